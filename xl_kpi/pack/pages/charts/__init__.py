"""Charts of a page's tables: which of their cells, under what title, and what they show in words."""
