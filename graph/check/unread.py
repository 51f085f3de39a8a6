"""What cannot be read back from a store: a finding each, and all else is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model import Claim, Event
from ..rdf import TYPES, registry_from_quads
from ..registry import Registry
from ..store import Store
from ..store.entries import EVENT, GRAPH, TYPE, StoredEvents, quads_of
from ..store.reading import read_errors
from ..vocabulary import iri
from .report import Finding, claim_name, thing
from .terms import NamedNode

UNREADABLE = (LookupError, TypeError, ValueError)
"""What is raised where the model has no value for what stands there."""
_EXPECTED = "expected what can be read back"


def unread(address: str, error: Exception, row: str = "") -> Finding:
    """What kept something from being read.

    Args:
        address: its IRI.
        row: the row of a claim, where it says one.
    """
    kind, id_ = thing(address)
    name = claim_name(row, id_) if kind == "claim" else id_
    return Finding("violation", kind, name, _EXPECTED, str(error) or type(error).__name__)


def readable_claims(store: Store, ids: Iterable[str]) -> Iterator[Claim]:
    """The claims of some ids, as far as they can be read."""
    for id_ in ids:
        try:
            yield from list(store.claims_with([id_]))
        except UNREADABLE:
            continue  # told when the graph that it stands in is looked at


def readable_registry(store: Store, found: set[Finding]) -> Registry:
    """The registry as far as it can be read.

    Args:
        found: takes a finding for each entry that cannot; for events when they are asked for.
    """
    try:
        whole = store.registry()
    except UNREADABLE:
        whole = _by_entry(store, found)
    return replace(whole, events=ReadableEvents(whole.events, found))


def _by_entry(store: Store, found: set[Finding]) -> Registry:
    """The registry, each entry read by itself: one that cannot be read is in the way of all."""
    tables: dict[str, dict[str, Any]] = {name: {} for name in TYPES}
    for kind in TYPES.values():
        for entry in _of_kind(store, kind) if kind != EVENT else ():
            try:
                read = registry_from_quads(quads_of(store.engine, entry))
            except UNREADABLE as error:
                found.add(unread(entry.value, error))
                continue
            for name, entries in tables.items():
                entries |= getattr(read, name)
    ordered: dict[str, Any] = {name: dict(sorted(one.items())) for name, one in tables.items()}
    return Registry(**ordered | {"events": StoredEvents(lambda: store.engine)})


def _of_kind(store: Store, kind: NamedNode) -> list[NamedNode]:
    with read_errors():
        quads = store.engine.quads_for_pattern(None, TYPE, kind, GRAPH)
        return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


class ReadableEvents(Mapping[str, Event]):
    """Events as far as they can be read; each of the others is a finding once it is met."""

    def __init__(self, events: Mapping[str, Event], found: set[Finding]) -> None:
        self._events, self._found = events, found
        self._last: tuple[str, Event | None] = "", None

    def __getitem__(self, id_: str) -> Event:
        event = self._read(id_)
        if event is None:
            raise KeyError(id_)
        return event

    def __iter__(self) -> Iterator[str]:
        return (id_ for id_ in self._events if self._read(id_) is not None)

    def __len__(self) -> int:
        """How many can be read."""
        return sum(1 for _ in self)

    def _read(self, id_: str) -> Event | None:
        """An event; None = it is not there, or cannot be read."""
        if id_ != self._last[0]:
            self._last = id_, self._read_anew(id_)
        return self._last[1]

    def _read_anew(self, id_: str) -> Event | None:
        if id_ not in self._events:
            return None
        try:
            return self._events[id_]
        except UNREADABLE as error:
            self._found.add(unread(iri("event", id_), error))
            return None
