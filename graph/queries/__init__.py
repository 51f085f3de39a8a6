"""Named queries (`ontology/queries/*.rq`): typed parameters in, typed rows out."""

from .answer import Answer
from .answers import ask, terms_of
from .catalogue import NamedQuery, named_query, names, read_query

__all__ = ["Answer", "NamedQuery", "ask", "named_query", "names", "read_query", "terms_of"]
