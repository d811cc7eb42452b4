"""Each indicator's own words, by chapters."""
