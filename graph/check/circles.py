"""What comes round to itself: places in each other, copies of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ..registry import Registry
from .report import Finding


def circle_findings(registry: Registry) -> Iterator[Finding]:
    """One circle of each kind, if there is any."""
    places, sources, actors = registry.places, registry.sources, registry.actors
    yield from _circle("place", "part_of", {p.id: [p.part_of] for p in places.values()})
    yield from _circle("source", "copy_of", {s.id: [s.copy_of] for s in sources.values()})
    yield from _circle("actor", "predecessors", {a.id: a.predecessors for a in actors.values()})


def _circle(kind: str, field: str, edges: Mapping[str, Iterable[str | None]]) -> Iterator[Finding]:
    """One thing that comes round to itself, if any does."""
    graph = {id_: [e for e in ends if e is not None] for id_, ends in edges.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [str(id_) for id_ in error.args[1]]
        message = f"{field}: expected no circle"
        yield Finding("violation", kind, circle[0], message, " > ".join(circle))
