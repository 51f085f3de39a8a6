"""What stands in each graph, some nodes at a time.

A quad is four terms, and making them is what takes longest. So the engine makes one text of all
that it says of a node, and while Python takes that apart, the engine makes the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar, cast

from ..model import Claim
from ..rdf import Description, Term, descriptions, node
from ..store import Store
from ..vocabulary import RDF
from .terms import BlankNode, NamedNode, literal

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, QuerySolutions
    from pyoxigraph import Store as Engine

T = TypeVar("T")
Fits = Callable[[str, Term], bool]
MANY = 2_000
"""How many nodes are read at a time."""
KEPT = 65_536
"""How many statements are kept at hand, once made; most come again."""
REFERRED = "SELECT DISTINCT ?to { ?claim cito:disputes|prov:wasDerivedFrom|prov:wasRevisionOf ?to }"
NODES = "SELECT DISTINCT ?node {{ {} }}"
BETWEEN = "\x1e"
TOLD = """SELECT ?node (COUNT(*) AS ?statements) (GROUP_CONCAT(CONCAT(
    STR(?property), " ", IF(isIRI(?value), "", STR(DATATYPE(?value))), " ", STR(?value)
); separator="\\u001e") AS ?told) {{ VALUES ?node {{ {} }} {} }} GROUP BY ?node"""
"""Nothing is told where a value has no text, as of a node without a name."""


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
    """A part as the engine tells it: by node, the number of statements and their text."""

    graph: str
    nodes: dict[str, tuple[int, str]]
    apart: Sequence[NamedNode | BlankNode]


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
        part = Part(told.graph, apart=[*told.apart])
        for address, (number, text) in told.nodes.items():
            said, fit = self._once.described(number, text)
            if said is None:
                part.apart.append(node(address))
                said = described(self._store, address, told.graph)
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
    found = (str(to.value).rpartition("/")[2] for (to,) in store.select(REFERRED))
    return {claim.id: claim for claim in store.claims_with(found)}


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
        return _Told(batch.graph, {}, batch.apart)
    nodes = " ".join(f"<{one}>" for one in batch.addresses)
    rows = _rows(engine, TOLD.format(nodes, _within(batch.graph)))
    return _Told(batch.graph, dict(map(_told_of_one, rows)), batch.apart)


def _within(graph: str) -> str:
    said = "?node ?property ?value"
    return f"GRAPH <{graph}> {{ {said} }}" if graph else said


def _rows(engine: Engine, query: str) -> QuerySolutions:
    return cast("QuerySolutions", engine.query(query))


def _told_of_one(row: QuerySolution) -> tuple[str, tuple[int, str]]:
    node_, number, text = row
    return str(node_.value), (int(number.value), text.value if text is not None else "")


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
        self._unfit = set[str]()

    def described(self, number: int, text: str) -> tuple[Description | None, bool]:
        """What a text says of a node, and whether all values fit.

        None = what is said cannot be told from the text.

        Args:
            number: of statements; there are more pieces where a value holds what stands between.
        """
        pieces = text.split(BETWEEN)
        if len(pieces) != number or _UNTOLD in text:
            return None, False
        made = [self[piece] for piece in pieces]
        said = dict(made)
        if len(said) < number:
            for several in {name for name, value in made if said[name] is not value}:
                said[several] = tuple(value for name, (value,) in made if name == several)
        return said, self._unfit.isdisjoint(pieces)

    def __missing__(self, piece: str) -> tuple[str, tuple[Term, ...]]:
        property_, type_, text = piece.split(" ", 2)
        value = literal(text, type_) if type_ else NamedNode(text)
        if not self._fits(property_, value):
            self._unfit.add(piece)
        if len(self) == KEPT:
            self.clear()
        self[piece] = made = property_, (value,)
        return made


def _ahead(made: Iterator[T]) -> Iterator[T]:
    """The same; while one is looked at, another thread makes the next."""
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(next, made, None)
        while (one := coming.result()) is not None:
            coming = beside.submit(next, made, None)
            yield one


_UNTOLD = f" {RDF}"
"""How the types of texts in a language begin, which is not told."""
