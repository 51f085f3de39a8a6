"""What the rows of datasets become, gathered: actors, places, events, sources, claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ...errors import ModelError, Problem
from ...model import Actor, Claim, Event, Publisher, Source, SourceKind
from ...registry import Registry
from .actors import Actors
from .places import Places


@dataclass(frozen=True, slots=True)
class Import:
    """Files of one dataset to make claims of.

    Attributes:
        reader: name of the reader, `ucdp-ged`.
        files: in the order in which they are read.
        source: id of the source in the tables that the files are; empty = one is made.
    """

    reader: str
    files: tuple[Path, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one row gave.

    Attributes:
        row: the row's id in the dataset.
        claims: its claims; `actors`: its actors.
        aside: why it gave nothing.
    """

    row: str
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    aside: str = ""

    @property
    def given(self) -> int:
        """How many claims or actors."""
        return len(self.claims) + len(self.actors)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset and how its files are read.

    Attributes:
        reader: its name in `belligraph.toml`.
        cite: whom to cite.
        publisher: who publishes it, under which licence.
        version: matches the names of files that tell their version, as one group of digits, after
            an optional group that tells the grain of the rows (`ay`).
        read: the outcomes of a file's rows; bad cells go to the list of problems.
        gives: `claims` or `actors`.
    """

    reader: str
    title: str
    author: str
    cite: str
    publisher: Publisher
    licence: str
    version: re.Pattern[str]
    read: Callable[[Path, Source, Intake, list[Problem]], Iterator[Outcome]]
    gives: str = "claims"

    def source(self, file: Path) -> Source:
        """The source that a file is; it bears no date, since none of these files does."""
        grain, version = self.names(file)
        id_ = "-".join(filter(None, (self.reader, grain, version)))
        title = ", ".join(filter(None, (self.title, version and f"version {version}", grain)))
        said = "Version from the name of the file." if version else "The file names no version."
        return Source(
            id=id_,
            title=title,
            publisher=self.publisher.id,
            kind=SourceKind.DATASET,
            author=self.author,
            licence=self.licence,
            checked=True,
            note=f"{self.cite} {said}".strip(),
        )

    def names(self, file: Path) -> tuple[str, str]:
        """The grain and the version that a file's name tells, each empty where it does not.

        >>> from .ucdp.ged import DATASET
        >>> DATASET.names(Path("GEDEvent_v24_01_10.csv"))
        ('', '24.1.10')
        """
        found = self.version.match(file.name.lower())
        if found is None:
            return "", ""
        grain, digits = found["grain"] if "grain" in found.groupdict() else "", found["version"]
        parts = digits.strip("_").split("_") if "_" in digits else [digits[:2], digits[2:]]
        return grain, ".".join(str(int(part)) for part in parts)


class Intake:
    """Gathers what rows become; tells rows that came before.

    Attributes:
        actors, places: find, and make what no table has.
        events: by id.
    """

    def __init__(self, registry: Registry, agent: str = "") -> None:
        self.agent = agent
        self.actors = Actors(registry)
        self.places = Places(registry)
        self.events: dict[str, Event] = {}
        self._registry = registry
        self._sources: dict[str, Source] = {}
        self._publishers: dict[str, Publisher] = {}
        self._seen: dict[tuple[str, int], str] = {}

    def registry(self) -> Registry:
        """The registry with all that was made."""
        base = self._registry
        return replace(
            base,
            actors={**self.actors.made, **base.actors},
            places={**self.places.made, **base.places},
            events={**self.events, **base.events},
            sources={**self._sources, **base.sources},
            publishers={**self._publishers, **base.publishers},
        )

    def ids(self) -> Container[str]:
        """The ids of the actors that the tables have."""
        return self._registry.actors

    def add_actors(self, actors: dict[str, Actor]) -> None:
        """Put actors into the registry; only before anything else was found in it."""
        self._registry = replace(self._registry, actors={**actors, **self._registry.actors})
        self.actors = Actors(self._registry)

    def source(self, dataset: Dataset, file: Path, named: str) -> Source:
        """The source that a file is: as named, as the tables have it, else a new one."""
        self._publishers[dataset.publisher.id] = dataset.publisher
        source = dataset.source(file)
        known = self._registry.sources.get(named or source.id)
        if known is not None:
            return known
        return self._sources.setdefault(source.id, source)

    def first(self, reader: str, row: int, file: str) -> str:
        """Why a row is not taken again; empty = it comes for the first time."""
        before = self._seen.get((reader, row))
        self._seen.setdefault((reader, row), file)
        return f"the same row came before, in {before}" if before else ""

    def event(self, event: Event) -> str:
        """The id of the event; one that the tables took from the same row stays as it is."""
        known = self._registry.events.get(event.id)
        if known is not None and known.locator == event.locator:
            return known.id
        if known is not None:
            event = replace(event, id=f"{event.source}-{event.id}")
        self.events[event.id] = event
        return event.id


def problem_of(error: ModelError, file: str, line: int) -> Problem:
    """What the model forbids, as a problem of a row."""
    return Problem(file, line, error.field, str(error.value), error.expected)
