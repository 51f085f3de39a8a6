"""Files of quads put into a store, and the claims in them taken for what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from ..columns import Columns, ColumnWriter
from ..errors import BelligraphError, InputError
from ..model import Claim
from ..rdf import claim_quads, claims_from_quads
from ..vocabulary import RDF, graph_iri, iri, local_id
from .bulk import load_quads, load_texts, texts
from .contents import Batch
from .engine import Store
from .reading import CLAIM, CLAIM_GRAPHS, quads_in
from .syntax import QuadFile

TYPE = ox.NamedNode(RDF + "type")
AT_ONCE = 500
PARTS = ("claim", "evidence")
T = TypeVar("T")
Tell = Callable[[int], None]
UNREADABLE = (BelligraphError, LookupError, TypeError, ValueError)
"""What is raised where quads make no claim."""
_MISSING = re.compile(r"missing \d+ required keyword-only argument\w*: '(\w+)'")


def fill(store: Store, file: QuadFile, tell: Tell) -> int:
    """Put a file into a store; nothing is taken again of what the store had.

    Args:
        tell: is told now and then how many quads were read.

    Returns:
        How many quads were new, as far as that is seen without looking for each.

    Raises:
        InputError: the file is damaged, or not in its syntax; some of it is in the store.
    """
    count = _Count(file, tell)
    try:
        if file.has_lines:
            load_texts(store.engine, texts(count.passed(store.former.lines(file.lines()))))
        else:
            load_quads(store.engine, count.passed(store.former.quads(file.quads())))
    except SyntaxError:
        file.check()  # the engine saw a part of it, and counts lines from there
        raise
    return count.number


def settle(store: Store, origin: str) -> int:
    """Take the claims in for which files brought quads; tells how many there are.

    Claims that stand elsewhere, as in files without graphs, go to the graphs that they belong to.

    Raises:
        InputError: what is called a claim is none of our model, or has another's name.
    """
    before: dict[str, int] = {}
    for batch in store.batches:
        before[batch.graph] = before.get(batch.graph, 0) + batch.claims
    for graph in sorted(store.counted()):
        if not graph.startswith(CLAIM_GRAPHS):
            _move(store, graph)
    now = store.counted()
    grown = {graph: n - before.get(graph, 0) for graph, n in sorted(now.items())}
    grown = {graph: n for graph, n in grown.items() if n > 0}
    parts = [_columns(store, graph) for graph in grown]
    store.take(parts, [Batch(graph, origin, n) for graph, n in grown.items()])
    return sum(grown.values())


def claims_in(engine: ox.Store, graph: str) -> Iterator[Claim]:
    """The claims of a graph, in the order of their names; a few are in memory at a time.

    Raises:
        InputError: what is called a claim is none, or has another's name.
    """
    node = ox.NamedNode(graph)
    found = engine.quads_for_pattern(None, TYPE, CLAIM, node)
    rest = iter(sorted(str(quad.subject.value) for quad in found))  # type: ignore[union-attr]
    while names := list(islice(rest, AT_ONCE)):
        made = {iri("claim", c.id): c for c in _made(engine, node, names)}
        for name in names:
            if name not in made:
                raise InputError(
                    f"{name} in {graph} says something else than what its id was worked out from"
                )
            yield made[name]


def _made(engine: ox.Store, graph: ox.NamedNode, names: list[str]) -> list[Claim]:
    """The claims of these names.

    Raises:
        InputError: one of them is none of our model; the first such is named.
    """
    try:
        return _read(engine, graph, names)
    except UNREADABLE as error:
        if len(names) == 1:
            why = _why(error)
            raise InputError(f"{names[0]} in {graph.value} is no claim: {why}") from None
    for name in names:
        _made(engine, graph, [name])
    raise InputError(f"claims in {graph.value} cannot be read together")


def _read(engine: ox.Store, graph: ox.NamedNode, names: list[str]) -> list[Claim]:
    things = [ox.NamedNode(iri(kind, local_id(name, "claim"))) for name in names for kind in PARTS]
    quads = (q for thing in things for q in engine.quads_for_pattern(thing, None, None, graph))
    return list(claims_from_quads(quads))


def _why(error: Exception) -> str:
    """What a claim lacks, or what is wrong with it."""
    missing = _MISSING.search(str(error))
    if missing:
        return f"it has no {missing[1]}"
    if isinstance(error, KeyError):
        sought = str(error.args[0])
        return f"{sought} is none of our terms" if ":" in sought else f"it has no {sought}"
    return str(error)


def _columns(store: Store, graph: str) -> Columns:
    writer = ColumnWriter()
    for claim in claims_in(store.engine, graph):
        if graph_iri(claim.source, claim.method) != graph:
            raise InputError(f"claim {claim.id} stands in {graph}, which is another's")
        writer.add(claim)
    return writer.columns()


def _move(store: Store, graph: str) -> None:
    """The claims of a graph go to theirs; the rest of it stays."""
    claims = list(claims_in(store.engine, graph))
    moved = {iri(kind, claim.id) for claim in claims for kind in PARTS}
    rest = [q for q in quads_in(store.engine, graph) if q.subject.value not in moved]  # type: ignore[union-attr]
    store.engine.remove_graph(ox.NamedNode(graph))
    store.engine.bulk_extend(rest)
    store.engine.bulk_extend(store.former.quads(_quads(claims)))


def _quads(claims: Iterable[Claim]) -> Iterator[ox.Quad]:
    return (quad for claim in claims for quad in claim_quads(claim))


class _Count:
    """Counts what passes."""

    def __init__(self, file: QuadFile, tell: Tell) -> None:
        self.number, self._file, self._tell = 0, file, tell

    def passed(self, things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            self.number += 1
            if not self.number % 10_000:
                self._file.tell()
                self._tell(self.number)
            yield thing
