"""The registry in a store: what is looked up often is read at once, events one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from ..model import Event
from ..model.checks import ID
from ..rdf import TYPES, node, registry_from_quads
from ..registry import Registry
from ..vocabulary import RDF, REGISTRY_GRAPH, iri, local_id
from .reading import read_errors

TYPE = ox.NamedNode(RDF + "type")
GRAPH = ox.NamedNode(REGISTRY_GRAPH)
EVENT = TYPES["events"]


def stored_registry(engine: Callable[[], ox.Store]) -> Registry:
    """The registry in a store; its events are read from there when they are asked for.

    Event tables bring a hundred events for every actor and place, and few questions need any.

    Args:
        engine: the store's; not held, so that a store can let go of it.
    """
    now = engine()
    kinds = [kind for kind in TYPES.values() if kind != EVENT]
    entries = [entry for kind in kinds for entry in _of_kind(now, kind)]
    quads = (quad for entry in entries for quad in quads_of(now, entry))
    return replace(registry_from_quads(quads), events=StoredEvents(engine))


class StoredEvents(Mapping[str, Event]):
    """The events of a store by id, in the order of their ids; each is read when it is asked for."""

    def __init__(self, engine: Callable[[], ox.Store]) -> None:
        self._engine = engine

    def __getitem__(self, id_: str) -> Event:
        if id_ not in self:
            raise KeyError(id_)
        with read_errors():
            quads = self._engine().quads_for_pattern(node(iri("event", id_)), None, None, GRAPH)
            return registry_from_quads(quads).events[id_]

    def __contains__(self, id_: object) -> bool:
        if not isinstance(id_, str) or not ID.fullmatch(id_):
            return False
        with read_errors():
            return ox.Quad(node(iri("event", id_)), TYPE, EVENT, GRAPH) in self._engine()

    def __iter__(self) -> Iterator[str]:
        start = iri("event", "")
        events = (str(event.value) for event in _of_kind(self._engine(), EVENT))
        return iter(sorted(local_id(e, "event") for e in events if e.startswith(start)))

    def __len__(self) -> int:
        """How many events there are."""
        return sum(1 for _ in self)


def _of_kind(engine: ox.Store, kind: ox.NamedNode) -> Iterator[ox.NamedNode]:
    with read_errors():
        for quad in engine.quads_for_pattern(None, TYPE, kind, GRAPH):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject


def quads_of(
    engine: ox.Store, entry: ox.NamedNode, graph: ox.NamedNode = GRAPH
) -> Iterator[ox.Quad]:
    """What a graph says of an entry and of its parts."""
    with read_errors():
        for quad in engine.quads_for_pattern(entry, None, None, graph):
            yield quad
            part = quad.object
            if isinstance(part, ox.NamedNode) and part.value.startswith(f"{entry.value}#"):
                yield from engine.quads_for_pattern(part, None, None, graph)
