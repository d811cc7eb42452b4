"""The published report's figures, and the example extracts from which they come out."""
