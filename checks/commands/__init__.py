"""The commands: each module is one, and reads and prints what its own options say."""
