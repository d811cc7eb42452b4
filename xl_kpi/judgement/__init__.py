"""What figures are held against: targets with RAG, and comparators with their year."""
