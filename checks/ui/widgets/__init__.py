"""What pages are made of: charts, tables, the article's pane."""
