"""The template workbook: its sheets as declarations, reading it, and writing results back."""
