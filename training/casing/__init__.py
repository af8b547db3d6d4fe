"""The casing model: which lower-case words are names, and which capitals are none."""
