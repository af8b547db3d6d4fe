"""Which unknown words are slips, and which word was meant."""
