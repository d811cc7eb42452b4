"""Who gets which pack: what each audience may see, and how it reaches them."""
