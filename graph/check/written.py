"""What stands beside a claim follows from the claim: its id, bounds, days, sign and root.

Queries trust these facts, and reading a claim back ignores them. So what a claim says is worked out
once more and held against what stands there: only what nobody of ours wrote differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..columns import Columns, ColumnWriter
from ..model import Claim
from ..rdf import (
    Description,
    Term,
    claim_statements,
    described_claims,
    descriptions,
    node,
    registry_quads,
)
from ..registry import Registry
from ..store import Store
from ..vocabulary import DERIVED_GRAPH, ID, REGISTRY_GRAPH, graph_iri, iri
from .report import Finding, claim_name, compact, thing

if TYPE_CHECKING:
    from pyoxigraph import Quad

_FOLLOWS = "expected in its named graph what follows from its fields, and only that"
_COLUMNS = "expected the columns that follow from the claims; build the store again"
_ID = "id: expected the sha256 of what the claim says; one of the two was changed"
_AMONG_ENTRIES = f"""SELECT DISTINCT ?node {{
  GRAPH <{REGISTRY_GRAPH}> {{ ?node ?property ?value }}
  FILTER(STRSTARTS(STR(?node), "{iri("claim", "")}"))
}}"""

Said = Mapping[str, Sequence[Term]]


class Written:
    """Takes what stands in the graphs of claims, and holds it against the claims."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns = ColumnWriter()
        self._found: list[Finding] = []

    def claims(self, graph: str, found: Mapping[str, Description]) -> Iterator[Claim]:
        """The claims of a graph; each is held against what stands there as it passes.

        Args:
            found: all that the graph says, by the IRI of the subject.
        """
        expected: dict[str, Said] = {}
        taken = set[str]()
        for address, claim in described_claims(found):
            self._columns.add(claim)
            if address != iri("claim", claim.id):
                self._misnamed(address)
            elif not _follows(claim, graph, found, expected):
                at_home = graph == graph_iri(claim.source, claim.method)
                said = _said(claim) if at_home else {}
                for one in (address, iri("evidence", claim.id)):
                    self._compare(one, said.pop(one, {}), found.get(one, {}), claim.row)
                expected |= said  # the names of speakers that are no actors
            taken |= {address, iri("evidence", claim.id)}
            yield claim
        for address in sorted((found.keys() | expected.keys()) - taken):
            if address in expected or self._is_elsewhere(address, graph):
                self._compare(address, expected.get(address, {}), found.get(address, {}))
            elif address.startswith(_CLAIMS):
                self._misnamed(address)

    def findings(self, registry: Registry, columns: Callable[[], Columns]) -> list[Finding]:
        """What differs, when the claims of all graphs were taken.

        Args:
            columns: the store's own.
        """
        for _, quads in groupby(registry_quads(registry), _entry):
            for address, said in descriptions(quads).items():
                there = self._store.engine.quads_for_pattern(node(address), None, None, _REGISTRY)
                self._compare(address, said, descriptions(there).get(address, {}))
        for (stray,) in self._store.select(_AMONG_ENTRIES):
            self._misnamed(str(stray.value))
        return self._found or self._in_columns(columns())

    def _compare(self, address: str, expected: Said, there: Said, row: str = "") -> None:
        """Hold what is said of a node against what should be; of what is not there, nothing is."""
        differing = {
            compact(property_)
            for property_ in expected.keys() | there.keys()
            if not _same(expected.get(property_, ()), there.get(property_, ()))
        }
        if there and differing:
            kind, id_ = thing(address)
            name = claim_name(row, id_) if kind == "claim" else id_
            told = ", ".join(sorted(differing))
            self._found.append(Finding("violation", kind, name, _FOLLOWS, told))

    def _misnamed(self, address: str) -> None:
        kind, id_ = thing(address)
        self._found.append(Finding("violation", kind, claim_name("", id_), _ID, id_))

    def _is_elsewhere(self, address: str, graph: str) -> bool:
        """Whether another graph of ours tells of a node."""
        quads = self._store.engine.quads_for_pattern(node(address), None, None, None)
        graphs = {str(getattr(quad.graph_name, "value", "")) for quad in quads}
        return any(one.startswith(f"{ID}graph/") for one in graphs - {graph, DERIVED_GRAPH})

    def _in_columns(self, columns: Columns) -> list[Finding]:
        """The columns that relations are worked out from say what the quads say."""
        differing = columns.differing(self._columns.columns())
        told = ", ".join(differing)
        return [Finding("violation", "graph", "columns", _COLUMNS, told)] if differing else []


def _follows(
    claim: Claim, graph: str, found: Mapping[str, Description], names: dict[str, Said]
) -> bool:
    """Whether a graph says of a claim and its evidence what it should, and only that.

    Args:
        names: takes what should be said of a speaker that is no actor.
    """
    if graph != graph_iri(claim.source, claim.method):
        return False
    both = [found.get(iri(kind, claim.id), {}) for kind in ("claim", "evidence")]
    left = sum(len(values) for said in both for values in said.values())
    for subject, property_, value in claim_statements(claim):
        address = subject.value
        if address.startswith(_NAMES):
            names[address] = {property_.value: [value]}
        elif value in found.get(address, _NOTHING).get(property_.value, ()):
            left -= 1
        else:
            return False
    return left == 0


def _said(claim: Claim) -> dict[str, Said]:
    """What should be said of a claim, its evidence and its speaker, by IRI."""
    found: defaultdict[str, dict[str, list[Term]]] = defaultdict(dict)
    for subject, property_, value in claim_statements(claim):
        found[subject.value].setdefault(property_.value, []).append(value)
    return dict(found)


def _same(expected: Sequence[Term], there: Sequence[Term]) -> bool:
    if len(expected) == len(there) == 1:
        return bool(expected[0] == there[0])
    return set(expected) == set(there)


def _entry(quad: Quad) -> str:
    """The entry of the registry that a quad tells of, be it through a part of it."""
    return str(getattr(quad.subject, "value", "")).partition("#")[0]


_REGISTRY = node(REGISTRY_GRAPH)
_CLAIMS, _NAMES = iri("claim", ""), iri("name", "")
_NOTHING: Description = {}
