"""Code lists of the returns, and what a typed value means in them."""
