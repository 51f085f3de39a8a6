"""What stands in each graph, some nodes at a time.

A quad is four terms, and making them is what takes longest. So the engine writes what it says of
nodes as one text, and while Python takes that apart, the engine writes the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar, cast

from ..model import Claim
from ..rdf import Description, Term, descriptions, node
from ..store import Store
from ..store.cells import term_of, written
from .terms import BlankNode, NamedNode
from .unread import readable_claims

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions
    from pyoxigraph import Store as Engine

T = TypeVar("T")
Fits = Callable[[str, Term], bool]
MANY = 2_000
"""How many nodes are read at a time."""
KEPT = 65_536
"""How many statements are kept at hand, once made; most come again."""
REFERRED = "SELECT DISTINCT ?to { ?claim cito:disputes|prov:wasDerivedFrom|prov:wasRevisionOf ?to }"
NODES = "SELECT DISTINCT ?node {{ {} }}"
TOLD = "SELECT ?number ?property ?value {{ VALUES (?number ?node) {{ {} }} {} }}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the nodes that a graph speaks of, with all that it says of them.

    Attributes:
        graph: its IRI; empty = the default graph.
        found: what is said of nodes with an IRI.
        unfit: those of them that have a value which may not fit.
        apart: nodes that more may be said of, or that have no IRI.
    """

    graph: str
    found: dict[str, Description] = field(default_factory=dict)
    unfit: set[str] = field(default_factory=set)
    apart: list[NamedNode | BlankNode] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes that a graph speaks of: some that have an IRI, or those that have none."""

    graph: str
    addresses: Sequence[str]
    apart: Sequence[NamedNode | BlankNode] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the engine tells of a batch.

    Attributes:
        text: below a line of names, one a statement: number of the node, property, value.
    """

    batch: Batch
    text: str


def parts(store: Store, fits: Fits = lambda *_: True) -> Iterator[Part]:
    """All that stands in the store, graph by graph, in the order of the last part of IRIs.

    So a claim and its evidence, which share it, come together.

    Args:
        fits: whether a value fits a property.
    """
    yield from read_ahead(store, Reader(store, fits))


def read_ahead(store: Store, reader: Reader) -> Iterator[Part]:
    """The same by a reader, which may read other parts as well."""
    engine = store.engine
    yield from map(reader.part, _ahead(tell(engine, batch) for batch in batches(engine)))


class Reader:
    """Takes apart what the engine tells."""

    def __init__(self, store: Store, fits: Fits) -> None:
        self._store = store
        self._once = _Statements(fits)

    def part(self, told: _Told) -> Part:
        """A part as it was told."""
        batch = told.batch
        part = Part(batch.graph, apart=[*batch.apart])
        pieces: defaultdict[str, list[str]] = defaultdict(list)
        for line in told.text.split("\n")[1:-1]:
            number, _, piece = line.partition("\t")
            pieces[number].append(piece)
        for number, of_one in pieces.items():
            address = batch.addresses[int(number)]
            said, fit = self._once.described(of_one)
            if said is None:
                part.apart.append(node(address))
                said = described(self._store, address, batch.graph)
            if not fit:
                part.unfit.add(address)
            part.found[address] = said
        return part


def described(store: Store, address: str, graph: str) -> Description:
    """What a graph says of a node."""
    where = node(graph) if graph else None
    quads = store.engine.quads_for_pattern(node(address), None, None, where)
    here = (q for q in quads if graph or not isinstance(q.graph_name, NamedNode | BlankNode))
    return {name: tuple(said) for name, said in descriptions(here).get(address, {}).items()}


def claims_referred_to(store: Store) -> dict[str, Claim]:
    """By id, the claims that others deny, supersede or follow from, as far as they are there."""
    found = (to.value for (to,) in store.select(REFERRED) if isinstance(to, NamedNode))
    ids = (address.rpartition("/")[2] for address in found)
    return {claim.id: claim for claim in readable_claims(store, ids)}


def batches(engine: Engine) -> Iterator[Batch]:
    """All nodes that graphs speak of, some at a time, in order."""
    named = [graph for graph in engine.named_graphs() if isinstance(graph, NamedNode)]
    for graph in ["", *sorted(graph.value for graph in named)]:
        nodes = [row[0] for row in _rows(engine, NODES.format(_within(graph)))]
        for some in _batches(one.value for one in nodes if isinstance(one, NamedNode)):
            yield Batch(graph, some)
        if blank := [one for one in nodes if isinstance(one, BlankNode)]:
            yield Batch(graph, (), blank)
    for nameless in engine.named_graphs():
        if isinstance(nameless, BlankNode):
            quads = engine.quads_for_pattern(None, None, None, nameless)
            subjects = [q.subject for q in quads if isinstance(q.subject, NamedNode | BlankNode)]
            yield Batch(f"_:{nameless.value}", (), subjects)


def tell(engine: Engine, batch: Batch) -> _Told:
    """What a graph says of some nodes."""
    if not batch.addresses:
        return _Told(batch, "")
    nodes = " ".join(f"({number} <{one}>)" for number, one in enumerate(batch.addresses))
    return _Told(batch, written(_rows(engine, TOLD.format(nodes, _within(batch.graph)))))


def _within(graph: str) -> str:
    said = "?node ?property ?value"
    return f"GRAPH <{graph}> {{ {said} }}" if graph else said


def _rows(engine: Engine, query: str) -> QuerySolutions:
    return cast("QuerySolutions", engine.query(query))


def _batches(addresses: Iterable[str]) -> Iterator[list[str]]:
    """The addresses in order, some at a time; those that share their last part stay together."""
    batch: list[str] = []
    for _, same in groupby(sorted(addresses, key=_by_last), key=lambda a: _by_last(a)[0]):
        batch += same
        if len(batch) >= MANY:
            yield batch
            batch = []
    if batch:
        yield batch


def _by_last(address: str) -> tuple[str, str]:
    return address.rpartition("/")[2], address


class _Statements(dict[str, tuple[str, tuple[Term, ...]]]):
    """Property and value by text; keeps those made last, which saves time and memory."""

    def __init__(self, fits: Fits) -> None:
        self._fits = fits
        self._unfit, self._untold = set[str](), set[str]()

    def described(self, pieces: Sequence[str]) -> tuple[Description | None, bool]:
        """What some pieces of text say of a node, and whether all values fit.

        None = what is said cannot be told from the text.
        """
        said: dict[str, tuple[Term, ...]] = {}
        for piece in pieces:
            property_, value = self[piece]
            said[property_] = said[property_] + value if property_ in said else value
        if self._unfit.isdisjoint(pieces):
            return said, True
        return said if self._untold.isdisjoint(pieces) else None, False

    def __missing__(self, piece: str) -> tuple[str, tuple[Term, ...]]:
        property_, _, cell = piece.partition("\t")
        path, value = property_[1:-1], term_of(cell)
        if value is None:
            self._untold.add(piece)
        if value is None or not self._fits(path, value):
            self._unfit.add(piece)
        if len(self) == KEPT:
            self.clear()
        self[piece] = made = path, () if value is None else (value,)
        return made


def _ahead(made: Iterator[T]) -> Iterator[T]:
    """The same; while one is looked at, another thread makes the next."""
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, made, None)
        while (one := coming.result()) is not None:
            coming = beside.submit(next, made, None)
            yield one
