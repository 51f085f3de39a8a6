"""What a load into a store stands on: the actors it knows, the rules and dates of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..derive import rules
from ..project import Project, sample
from ..registry import Registry
from ..store import About, open_store
from ..store.keeping.snapshots import current as snapshot_of
from ..timing import WINDOW_DAYS

if TYPE_CHECKING:
    from ..model import Event

TITLE = "Imported datasets"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a load stands on.

    Attributes:
        registry: finds actors and places.
        about: what the store says of itself.
        rules: names of those that derive claims in it; None = all packaged ones.
        curator: who makes the records.
        happened: the events of the store.
        snapshot: which state of the store this is; None = there is none yet.
    """

    registry: Registry
    about: About
    rules: tuple[str, ...] | None
    curator: str = ""
    happened: Mapping[str, Event] = field(default_factory=dict)
    snapshot: Path | None = None


def ground(store: Path, project: Project | None = None) -> Ground:
    """What a load into a store stands on.

    Args:
        store: a store folder, which need not be there.
        project: its tables go before what the store has; None = the store's own registry, else
            the actors and places of the sample, without its date and its events.

    Raises:
        TableError: bad cells of the project's tables.
        StoreError: the store cannot be read.
    """
    snapshot = snapshot_of(store)  # before it is read: what takes its place meanwhile is told later
    if snapshot is None:
        return _new(project)
    opened = open_store(store)
    stored = opened.registry()
    used = tuple(rule.name for rule in rules() if rule.source.id in stored.sources)
    found = _laid_over(project.tables().registry if project else Registry(), stored)
    curator = project.curator if project else ""
    return Ground(found, opened.about(), used, curator, stored.events, snapshot)


def _new(project: Project | None) -> Ground:
    """What a load into a store stands on that is not there yet."""
    if project is None:
        known = replace(sample().tables().registry, events={})
        return Ground(known, About(TITLE, None, WINDOW_DAYS), None)
    about = About(project.title, project.as_of, project.window)
    return Ground(project.tables().registry, about, project.rules, project.curator)


def _laid_over(tables: Registry, stored: Registry) -> Registry:
    """The tables before what is stored, without its events: there may be very many."""
    return replace(
        tables,
        actors={**stored.actors, **tables.actors},
        publishers={**stored.publishers, **tables.publishers},
        places={**stored.places, **tables.places},
        theatres={**stored.theatres, **tables.theatres},
        sources={**stored.sources, **tables.sources},
    )
