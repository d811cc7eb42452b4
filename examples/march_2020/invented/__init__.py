"""A council's invented children, and what happened to them, for the March 2020 report."""
