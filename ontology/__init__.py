"""The ontology as package data: terms, schemes, shapes, rules and queries."""
