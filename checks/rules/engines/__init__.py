"""Programs beside our own rules. Only here does a rule declare its category; elsewhere the folder is the category."""
