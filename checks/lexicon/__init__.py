"""Words as data with their source and licence, and the look-ups over them; SOURCES.md names every file."""
