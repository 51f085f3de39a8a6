"""A page for every source, and an index of them."""
