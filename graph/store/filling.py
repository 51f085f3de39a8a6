"""Files of quads put into a store, and the claims in them taken for what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from ..columns import Columns, ColumnWriter
from ..errors import BelligraphError, InputError, ModelError
from ..model import Claim
from ..rdf import (
    Description,
    Term,
    called_claims,
    claim_quads,
    exact_claim,
    in_words,
    is_ours,
    why_none,
)
from ..vocabulary import RDF, graph_iri, iri, local_id
from .arriving import Known, settle_entries, settle_view
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


def fill(store: Store, file: QuadFile, tell: Tell) -> int:
    """Put a file into a store; nothing is taken again of what the store had.

    Args:
        tell: is told now and then how many quads were read.

    Returns:
        How many quads were read; whether one was there already is not looked for.

    Raises:
        InputError: the file is damaged, or not in its syntax; some of it is in the store.
    """
    count = _Count(file, tell)
    try:
        if file.has_lines:
            load_texts(store.engine, texts(store.former.lines(count.passed(file.lines()))))
        else:
            load_quads(store.engine, store.former.quads(count.passed(file.quads())))
    except SyntaxError:
        file.check()  # the engine saw a part of it, and counts lines from there
        raise
    return count.number


def settle(store: Store, origin: str) -> int:
    """Take the claims in for which files brought quads; tells how many there are.

    Claims and entries of the registry that stand elsewhere, as in files without graphs, go to the
    graphs that they belong to.

    Raises:
        InputError: what is called a claim or an entry is none of our model, a claim has another's
            name, or names what the registry lacks.
    """
    settle_view(store.engine)
    settle_entries(store)
    before: dict[str, int] = {}
    for batch in store.batches:
        before[batch.graph] = before.get(batch.graph, 0) + batch.claims
    for graph in sorted(store.counted()):
        if not graph.startswith(CLAIM_GRAPHS):
            _move(store, graph)
    now = store.counted()
    grown = {graph: n - before.get(graph, 0) for graph, n in sorted(now.items())}
    grown = {graph: n for graph, n in grown.items() if n > 0}
    known = Known(store.engine)
    parts = [_columns(store, graph, known) for graph in grown]
    store.take(parts, [Batch(graph, origin, n) for graph, n in grown.items()])
    return sum(grown.values())


def claims_in(engine: ox.Store, graph: str, *, alone: bool) -> Iterator[Claim]:
    """The claims of a graph, in the order of their names; a few are in memory at a time.

    Args:
        alone: whether other graphs may say nothing of them in our terms.

    Raises:
        InputError: what is called a claim is none, or has another's name.
    """
    node = ox.NamedNode(graph)
    found = engine.quads_for_pattern(None, TYPE, CLAIM, node)
    rest = iter(sorted(str(quad.subject.value) for quad in found))  # type: ignore[union-attr]
    while names := list(islice(rest, AT_ONCE)):
        made = {iri("claim", c.id): c for c in _made(engine, node, names, alone)}
        for name in names:
            if name not in made:
                raise InputError(
                    f"{name} in {graph} says something else than what its id was worked out from"
                )
            yield made[name]


def _made(engine: ox.Store, graph: ox.NamedNode, names: list[str], alone: bool) -> list[Claim]:
    """The claims of these names.

    Raises:
        InputError: one of them is none of our model; the first such is named.
    """
    try:
        return _read(engine, graph, names, alone)
    except UNREADABLE as error:
        if len(names) == 1:
            why = why_none(error)
            raise InputError(f"{names[0]} in {graph.value} is no claim: {why}") from None
    for name in names:
        _made(engine, graph, [name], alone)
    raise InputError(f"claims in {graph.value} cannot be read together")


def _read(engine: ox.Store, graph: ox.NamedNode, names: list[str], alone: bool) -> list[Claim]:
    ids = [local_id(name, "claim") for name in names]
    things = [iri(kind, id_) for id_ in ids for kind in PARTS]
    found = {thing: _said(engine, thing, graph, alone) for thing in things}
    return [exact_claim(address, found) for address in called_claims(found)]


def _said(engine: ox.Store, thing: str, graph: ox.NamedNode, alone: bool) -> Description:
    """What a graph says of a thing; others may say what they like, but not in our terms."""
    said = defaultdict[str, list[Term]](list)
    for quad in engine.quads_for_pattern(ox.NamedNode(thing), None, None, None if alone else graph):
        value = quad.object
        if alone and quad.graph_name != graph:
            if is_ours(quad.predicate.value):
                there = f"{in_words([value])} in {quad.graph_name}"
                raise ModelError(in_words([quad.predicate]), there, "no other graph to say it")
        elif not isinstance(value, ox.Triple):
            said[quad.predicate.value].append(value)
    return said


def _columns(store: Store, graph: str, known: Known) -> Columns:
    writer = ColumnWriter()
    for claim in claims_in(store.engine, graph, alone=True):
        if graph_iri(claim.source, claim.method) != graph:
            raise InputError(f"claim {claim.id} stands in {graph}, which is another's")
        known.check(claim)
        writer.add(claim)
    return writer.columns()


def _move(store: Store, graph: str) -> None:
    """The claims of a graph go to theirs; the rest of it stays."""
    claims = list(claims_in(store.engine, graph, alone=False))
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
