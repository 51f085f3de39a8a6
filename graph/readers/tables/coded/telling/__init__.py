"""Events and dyad-months as claims of the model, or as N-Quads in a stream."""
