"""Lists that come from a file, a folder or a database instead of being pasted."""
