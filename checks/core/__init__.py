"""The machine: it knows no checker by name, no terminal and no browser."""
