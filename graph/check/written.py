"""What stands beside a claim follows from the claim: its id, bounds, days, sign and root.

Queries trust these facts, and reading a claim back ignores them. So all that was read is written
once more, into a store in memory, and the two are compared: only what nobody of ours wrote differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..model import Claim
from ..registry import Registry
from ..store import MEMORY, Store, open_store
from ..vocabulary import DERIVED_GRAPH, ID, iri
from .report import Finding, claim_name, compact, thing

_FOLLOWS = "expected in its named graph what follows from its fields, and only that"
_COLUMNS = "expected the columns that follow from the claims; build the store again"
_ID = "id: expected the sha256 of what the claim says; one of the two was changed"


def written_findings(store: Store, claims: Sequence[Claim], registry: Registry) -> list[Finding]:
    """Ids and facts in the graphs of claims and registry that do not follow from what was read."""
    again = open_store(MEMORY)
    again.add_registry(registry)
    again.add_claims(claims, "check")
    return _quads(store, again, claims) or _columns(store, again)


def _columns(store: Store, again: Store) -> list[Finding]:
    """The columns that relations are worked out from say what the quads say."""
    differing = store.columns().differing(again.columns())
    told = ", ".join(differing)
    return [Finding("violation", "graph", "columns", _COLUMNS, told)] if differing else []


def _quads(store: Store, again: Store, claims: Sequence[Claim]) -> list[Finding]:
    expected, found = set(again.quads()), set(store.quads())
    differing: defaultdict[str, set[str]] = defaultdict(set)
    for quad in expected ^ found:
        if _ours(str(quad.graph_name)):
            differing[_address(quad.subject)].add(compact(quad.predicate.value))
    if not differing:
        return []
    known = {_address(quad.subject) for quad in expected}
    there = {_address(quad.subject) for quad in found}
    rows = {iri("claim", claim.id): claim.row for claim in claims}
    findings = []
    for address in sorted(differing.keys() & there):
        kind, id_ = thing(address)
        name = claim_name(rows.get(address, ""), id_) if kind == "claim" else id_
        if address in known:
            terms = ", ".join(sorted(differing[address]))
            findings.append(Finding("violation", kind, name, _FOLLOWS, terms))
        elif address.startswith(iri("claim", "")):
            findings.append(Finding("violation", kind, name, _ID, id_))
    return findings


def _ours(graph: str) -> bool:
    address = graph[1:-1]
    return address.startswith(f"{ID}graph/") and address != DERIVED_GRAPH


def _address(subject: object) -> str:
    return str(subject)[1:-1]
