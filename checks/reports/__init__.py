"""Output formats: each module renders reports into one form, and knows nothing of where it goes."""
