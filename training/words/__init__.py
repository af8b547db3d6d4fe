"""Words: which exist, which are attested, how they are run together and what slips make of them."""
