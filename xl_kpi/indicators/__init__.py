"""What is counted: indicators as declarations, a module a chapter."""
