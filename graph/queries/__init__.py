"""Named queries (`ontology/queries/*.rq`): typed parameters in, typed rows out."""

from .answers import Answer, ask, ask_raw
from .catalogue import NamedQuery, named_query, names, read_query

__all__ = ["Answer", "NamedQuery", "ask", "ask_raw", "named_query", "names", "read_query"]
