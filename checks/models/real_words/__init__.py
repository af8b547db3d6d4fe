"""Words that are spelt right and stand in another's place."""
