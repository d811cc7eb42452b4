"""What goes out: sheets described as data, then written by one renderer."""
