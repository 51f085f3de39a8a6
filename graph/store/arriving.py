"""What files bring for the registry and the view of a store goes to their graphs, or is refused.

A file without graphs may hold a whole store. Its claims go to the graphs that they belong to, its
entries to the registry, and what it says of its own view gives way to the view of this store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..errors import InputError, quoted
from ..model import Claim, Relation
from ..rdf import STARTS, TYPES, node, prefixed, registry_from_quads
from ..vocabulary import DERIVED_GRAPH, ID, iri, term
from .engine import Store
from .entries import GRAPH, TYPE, quads_of

VIEW = node(DERIVED_GRAPH)
OF_VIEW = [prefixed(name) for name in ("rdfs:label", "bg:asOf", "bg:window")]
PLAIN = [node(term(relation)) for relation in Relation]
TABLES = {"actor": "actors", "publisher": "publishers", "place": "places", "theatre": "theatres",
          "source": "sources", "event": "events"}  # fmt: skip
CLASSES = {kind: TYPES[table] for kind, table in TABLES.items()}
OURS = set(TYPES.values())


def settle_view(engine: ox.Store) -> None:
    """What other graphs say of the view goes to its graph, and with it their plain triples."""
    stated = [q for one in OF_VIEW for q in engine.quads_for_pattern(VIEW, one, None, None)]
    for graph in {quad.graph_name for quad in stated} - {VIEW}:
        plain = [q for one in PLAIN for q in engine.quads_for_pattern(None, one, None, graph)]
        ours = [q for q in plain if str(q.subject.value).startswith(ID)]  # type: ignore[union-attr]
        _move(engine, [*(q for q in stated if q.graph_name == graph), *ours], VIEW)


def settle_entries(store: Store) -> None:
    """New entries of the registry go to its graph, wherever they stood.

    Raises:
        InputError: one of them is not whole; names it, and what it lacks.
    """
    engine = store.engine
    for told in _typed(store):  # as it was before anything is moved
        entry, graph = told.subject, told.graph_name
        if not isinstance(entry, ox.NamedNode) or not isinstance(graph, ox.NamedNode):
            continue
        if graph != GRAPH and ox.Quad(entry, TYPE, told.object, GRAPH) in engine:
            continue
        quads = list(quads_of(engine, entry, graph))
        try:
            registry_from_quads(quads)
        except InputError as error:
            raise InputError(f"in {graph.value}: {error}") from None
        if graph != GRAPH:
            _move(engine, quads, GRAPH)


def _typed(store: Store) -> Iterator[ox.Quad]:
    """What calls something an entry that is not known to have been one before."""
    if not store.former:
        for kind in OURS:
            found = store.engine.quads_for_pattern(None, TYPE, kind, None)
            yield from (q for q in found if str(q.subject.value).startswith(STARTS))  # type: ignore[union-attr]
        return
    for name in dict.fromkeys(bytes(store.former.entries).decode().split()):
        if (address := ID + name).startswith(STARTS):
            found = store.engine.quads_for_pattern(node(address), TYPE, None, None)
            yield from (q for q in found if q.object in OURS)


def _move(engine: ox.Store, quads: Iterable[ox.Quad], graph: ox.NamedNode) -> None:
    for quad in quads:
        engine.remove(quad)
        engine.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))


class Known:
    """Holds what claims name against the registry of a store."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._known = set[tuple[str, str]]()

    def check(self, claim: Claim) -> None:
        """Look whether all that a claim names is there.

        Raises:
            InputError: it is not; names the claim, and what is missing.
        """
        missing = [one for one in _named(claim) if one not in self._known and not self._has(*one)]
        if missing:
            told = ", ".join(f"{kind} {quoted(id_)}" for kind, id_ in dict.fromkeys(missing))
            raise InputError(
                f"claim {claim.id} names what the registry lacks: {told}; load the file that has "
                "these entries, too, such as an export to nquads, trig or turtle"
            )

    def _has(self, kind: str, id_: str) -> bool:
        there = ox.Quad(node(iri(kind, id_)), TYPE, CLASSES[kind], GRAPH) in self._engine
        if there and kind != "event":  # of which there may be as many as claims
            self._known.add((kind, id_))
        return there


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    """Kind and id of all entries that a claim names."""
    yield "actor", claim.subject
    yield "place" if claim.relation.takes_place else "actor", claim.object
    yield "source", claim.source
    yield "publisher", claim.publisher
    yield from (("actor", one) for one in claim.against)
    yield from (("publisher", one) for one in claim.via)
    if claim.speaker is not None and claim.speaker.actor:
        yield "actor", claim.speaker.actor
    for kind in ("place", "theatre", "event"):
        if id_ := getattr(claim, kind):
            yield kind, id_
