"""Analysis of signed networks: graphs and arrays in, plain results out; no RDF, no claims."""
