"""Comparators made of the Department for Education's published files."""
