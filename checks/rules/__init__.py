"""Every rule, in the folder of its category; a module in one is found by its presence."""
