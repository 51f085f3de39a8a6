"""Claims, pairs and actors in words: what every kind of page tells in the same way."""
