"""Names that lost their capitals."""
