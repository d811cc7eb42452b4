"""One builder a kind of sheet: from judged figures to blocks."""
