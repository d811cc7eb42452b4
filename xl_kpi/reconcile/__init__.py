"""Figures against each other: what must add up, and which figure is wrong where it does not."""
