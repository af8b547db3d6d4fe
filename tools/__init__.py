"""What measures, documents and counts."""
