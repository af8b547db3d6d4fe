"""Plain paragraphs out of public texts."""
