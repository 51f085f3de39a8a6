"""Claims and what they speak of as RDF quads, and back: pure, and lossless both ways.

Terms are the engine's (pyoxigraph); making rdflib terms would cost more than storing them.
"""

from .claims import claim_quads, claims_from_quads, plain_quads
from .codecs import Term, literal, node
from .entities import registry_from_quads, registry_quads

__all__ = [
    "Term",
    "claim_quads",
    "claims_from_quads",
    "literal",
    "node",
    "plain_quads",
    "registry_from_quads",
    "registry_quads",
]
