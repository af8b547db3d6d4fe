"""English as code: words, phrases, names, dates, and the readers of the lists in checks/data."""
