"""A page for every actor, and an index of them."""
