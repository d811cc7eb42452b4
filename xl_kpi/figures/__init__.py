"""The engine: from declarations and extracts to one tidy table of figures."""
