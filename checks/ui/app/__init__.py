"""The desk behind the pages: its state, its session, saving and checking."""
