"""RDF files of a whole store, in an order that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ..model import Claim
from ..relations import DEFAULT_VIEW
from ..vocabulary import expand, graph_iri, iri, term

if TYPE_CHECKING:
    from ..store import Store

FORMATS = ("turtle", "trig", "nquads", "jsonld")


def write_rdf(store: Store, format_: str, out: BinaryIO) -> None:
    """Write every quad, sorted; Turtle and only Turtle leaves the named graphs out.

    Args:
        format_: one of `FORMATS`.
    """
    out.write(store.dump(format_))


def write_triple_terms(store: Store, out: BinaryIO) -> None:
    """Write N-Quads 1.2: every quad, and what claims report as triple terms.

    `rdf:reifies` binds a claim to the triple that it states and asserts nothing. Only claims of
    deeds have one, retracted and derived claims not: a query for the triple finds neither offers
    nor denials.
    """
    lines = store.dump("nquads").decode().splitlines()
    lines += map(_reified, filter(DEFAULT_VIEW.counts, store.claims()))
    out.writelines(f"{line}\n".encode() for line in sorted(lines))


def _reified(claim: Claim) -> str:
    kind = "place" if claim.relation.takes_place else "actor"
    triple = (iri("actor", claim.subject), term(claim.relation), iri(kind, claim.object))
    return " ".join(
        [
            f"<{iri('claim', claim.id)}>",
            f"<{expand('rdf:reifies')}>",
            f"<<( {' '.join(f'<{address}>' for address in triple)} )>>",
            f"<{graph_iri(claim.source, claim.method)}>",
            ".",
        ]
    )
