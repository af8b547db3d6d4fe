"""The model of real-word errors: words that are spelt right and stand in another's place."""
