"""Where a text says the same thing twice."""
