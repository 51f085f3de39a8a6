"""A page for every claim: its fields, its words, how to cite it, its RDF."""
