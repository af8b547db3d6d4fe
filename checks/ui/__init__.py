"""The desk: what an editor sees and does. Nothing here decides what is wrong with a text."""
