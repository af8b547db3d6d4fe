"""What a desk keeps from day to day."""
