"""The project's public evaluation: articles with known defects, and how the checks do on them."""
