"""What stands beside a claim follows from the claim: its id, bounds, days, sign and root.

Queries trust these facts, and reading a claim back ignores them. So what a claim says is worked out
once more and held against what stands there: only what nobody of ours wrote differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..columns import Columns, ColumnWriter
from ..errors import StoreError
from ..model import Claim
from ..rdf import (
    Description,
    Term,
    called_claims,
    claim_statements,
    described_claim,
    descriptions,
    node,
    registry_quads,
)
from ..registry import Registry
from ..store import Store
from ..vocabulary import BG, DERIVED_GRAPH, ID, REGISTRY_GRAPH, graph_iri, iri
from .reading import Part, described
from .report import Finding, claim_name, compact, thing
from .terms import text_of
from .unread import UNREADABLE, unread

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


@dataclass(frozen=True, slots=True)
class Passed:
    """What the claims of a part leave to be looked at.

    Attributes:
        columns: of the claims.
        found: what differs from them.
        left: what stands there beside them, by address.
        names: what should be said of speakers that are no actors.
        unread: what kept claims from being read.
    """

    graph: str
    columns: Columns
    found: Sequence[Finding]
    left: dict[str, Said]
    names: dict[str, Said]
    unread: set[Finding]


class Written:
    """Takes what stands in the graphs of claims, and holds it against the claims.

    Attributes:
        unread: what kept claims from being read.
    """

    def __init__(self, store: Store) -> None:
        self.unread = set[Finding]()
        self._store = store
        self._writer = ColumnWriter()
        self._columns: list[Columns] = []
        self._found: list[Finding] = []
        self._graph = ""
        self._left: dict[str, Said] = {}
        self._names: dict[str, Said] = {}

    def claims(self, part: Part) -> Iterator[Claim]:
        """The claims of a part of a graph; each is held against what stands there as it passes."""
        self._graph, left = part.graph, dict(part.found)
        for address, claim in self._read(part, left):
            evidence = _PIECES + claim.id
            self._writer.add(claim)
            if address != _CLAIMS + claim.id:
                self._misnamed(address)
            elif not _follows(claim, part.graph, part.found, self._names):
                at_home = part.graph == graph_iri(claim.source, claim.method)
                said = _said(claim) if at_home else {}
                for one in (address, evidence):
                    self._compare(one, said.pop(one, {}), part.found.get(one, {}), claim.row)
                self._names |= said
            left.pop(address, None)
            left.pop(evidence, None)
            yield claim
        self._left |= left

    def _read(self, part: Part, left: dict[str, Said]) -> Iterator[tuple[str, Claim]]:
        """The claims of a part that can be read, each with the IRI it bears there.

        Args:
            left: loses those that cannot.
        """
        found = self._with_evidence(part)
        for address in called_claims(part.found):
            try:
                claim = described_claim(address, found)
            except UNREADABLE as error:
                self.unread.add(unread(address, error, _row(found[address])))
                del left[address]
                continue
            yield address, claim

    def passed(self) -> Passed:
        """What is left of the claims of a part."""
        columns = self._writer.columns()
        return Passed(self._graph, columns, self._found, self._left, self._names, self.unread)

    def take(self, passed: Passed) -> None:
        """Take in what is left of each part, in their order."""
        if passed.graph != self._graph:
            self._end_graph()
            self._graph = passed.graph
        self._columns.append(passed.columns)
        self._found += passed.found
        self.unread |= passed.unread
        self._left |= passed.left
        self._names |= passed.names

    def _with_evidence(self, part: Part) -> Mapping[str, Description]:
        """A part with the evidence that its claims point to, wherever in the graph that stands."""
        pointed = (v for said in part.found.values() for v in said.get(_EVIDENCE, ()))
        elsewhere = {str(v.value) for v in pointed if v.value not in part.found}
        more = {a: described(self._store, a, part.graph) for a in elsewhere if a.startswith(ID)}
        return part.found | more if more else part.found

    def _end_graph(self) -> None:
        """Look at what a graph says of no claim: the names of speakers, and what is astray."""
        for address in sorted(self._left.keys() | self._names.keys()):
            expected, there = self._names.get(address, {}), self._left.get(address, {})
            if expected or self._is_elsewhere(address, self._graph):
                self._compare(address, expected, there)
            elif address.startswith(_CLAIMS):
                self._misnamed(address)
        self._left, self._names = {}, {}

    def findings(self, registry: Registry, columns: Callable[[], Columns]) -> list[Finding]:
        """What differs, when all parts were taken.

        Args:
            columns: the store's own.
        """
        self._end_graph()
        for _, quads in groupby(registry_quads(registry), _entry):
            for address, said in descriptions(quads).items():
                there = self._store.engine.quads_for_pattern(node(address), None, None, _REGISTRY)
                self._compare(address, said, descriptions(there).get(address, {}))
        for (stray,) in self._store.select(_AMONG_ENTRIES):
            self._misnamed(str(stray.value))
        return self._found or ([] if self.unread else self._in_columns(columns))

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

    def _in_columns(self, columns: Callable[[], Columns]) -> list[Finding]:
        """The columns that relations are worked out from say what the quads say."""
        try:
            differing = columns().differing(Columns.joined(self._columns))
        except StoreError as error:
            return [Finding("violation", "graph", "columns", _COLUMNS, str(error))]
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
    both = [found.get(start + claim.id, _NOTHING) for start in (_CLAIMS, _PIECES)]
    left = sum(sum(map(len, said.values())) for said in both)
    last, address, said = None, "", None
    for subject, property_, value in claim_statements(claim):
        if subject is not last:
            last, address = subject, subject.value
            said = None if address.startswith(_NAMES) else found.get(address, _NOTHING)
        if said is None:
            names[address] = {property_.value: [value]}
        elif value in said.get(property_.value, ()):
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


def _row(said: Said) -> str:
    """The row that a claim says it stands in; empty = it says none."""
    rows = (text_of(value) or "" for value in said.get(BG + "row", ()))
    return min(rows, default="")


def _same(expected: Sequence[Term], there: Sequence[Term]) -> bool:
    if len(expected) == len(there) == 1:
        return bool(expected[0] == there[0])
    return set(expected) == set(there)


def _entry(quad: Quad) -> str:
    """The entry of the registry that a quad tells of, be it through a part of it."""
    return str(getattr(quad.subject, "value", "")).partition("#")[0]


_REGISTRY = node(REGISTRY_GRAPH)
_CLAIMS, _PIECES, _NAMES = iri("claim", ""), iri("evidence", ""), iri("name", "")
_EVIDENCE = BG + "evidence"
_NOTHING: Description = {}
