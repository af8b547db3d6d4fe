"""The anatomy of a web page around an article: its lines, vocabulary, breadcrumbs, credits and tags."""
