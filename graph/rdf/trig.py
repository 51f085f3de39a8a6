"""A claim as TriG, the way of writing RDF that people read most easily."""

from __future__ import annotations

import pyoxigraph as ox

from ..model import Claim
from ..vocabulary import EDTF, ID, PREFIXES
from .claims import claim_quads

KINDS = (
    "actor", "agent", "claim", "event", "evidence", "name", "place", "publisher", "source",
    "theatre",
)  # fmt: skip
"""Of things of ours, each with a prefix of its own."""
SHORT = (
    {name: base for name, base in PREFIXES.items() if base != ID}
    | {"edtf": EDTF.removesuffix("EDTF")}
    | {kind: f"{ID}{kind}/" for kind in KINDS}
)
_DECLARED = {f"{name}:": f"@prefix {name}: <{SHORT[name]}> .\n" for name in sorted(SHORT)}


def claim_trig(claim: Claim) -> str:
    """The quads of a claim as TriG; only prefixes that are used are declared, in order."""
    written = ox.serialize(claim_quads(claim), format=ox.RdfFormat.TRIG, prefixes=SHORT)
    text = (written or b"").decode().replace("\t", "  ")  # in literals the engine escapes them
    body = text.split("\n", len(SHORT))[-1]  # the engine declares all, in no order
    used = (declared for name, declared in _DECLARED.items() if name in body)
    return f"{''.join(used)}\n{body}"
