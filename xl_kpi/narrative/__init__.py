"""Figures to sentences: what an analyst would write of them, and can be held against them."""
