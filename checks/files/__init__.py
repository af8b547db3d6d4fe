"""Files: finding them, decoding them, writing them."""
