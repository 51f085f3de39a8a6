"""Claims and what they speak of as RDF quads, and back: pure, and lossless both ways.

Terms are the engine's (pyoxigraph); making rdflib terms would cost more than storing them.
"""

from .bulk_claims import BulkClaims, Told, claim_of
from .bulk_events import BulkEvents, Happened, event_of
from .claims import (
    called_claims,
    claim_lines,
    claim_quads,
    claim_statements,
    claims_from_quads,
    described_claim,
    plain_quads,
    why_none,
)
from .codecs import Description, Term, descriptions, in_words, literal, node, prefixed
from .definitions import Definition, definitions
from .entities import STARTS, TYPES, registry_from_quads, registry_quads
from .exact import exact_claim, is_ours
from .trig import claim_trig

__all__ = [
    "STARTS",
    "TYPES",
    "BulkClaims",
    "BulkEvents",
    "Definition",
    "Description",
    "Happened",
    "Term",
    "Told",
    "called_claims",
    "claim_lines",
    "claim_of",
    "claim_quads",
    "claim_statements",
    "claim_trig",
    "claims_from_quads",
    "definitions",
    "described_claim",
    "descriptions",
    "event_of",
    "exact_claim",
    "in_words",
    "is_ours",
    "literal",
    "node",
    "plain_quads",
    "prefixed",
    "registry_from_quads",
    "registry_quads",
    "why_none",
]
