"""What comes in: one declaration a list, readers, cleaning, problems."""
