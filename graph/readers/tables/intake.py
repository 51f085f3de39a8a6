"""What the rows of datasets become, gathered: actors, places, events, sources, claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from ...errors import InputError, ModelError
from ...model import Actor, Claim, Event, Publisher, Source, SourceKind
from ...registry import Registry
from .actors import Actors
from .narrowing import Narrowing
from .places import Places
from .records import Record
from .refused import Refused

T = TypeVar("T")
CODED = ("gdelt", "icews", "acled")
"""Coded event tables, each a module of `coded` that is loaded when it is read."""
GRAINS = ("events", "dyads")
"""What becomes a claim of a coded event table: each event, or those of two actors in a month."""


@dataclass(frozen=True, slots=True)
class Import:
    """Files of one dataset to make claims of.

    Attributes:
        reader: name of the reader, `ucdp-ged`.
        files: in the order in which they are read.
        source: id of the source in the tables that the files are; empty = one is made.
        grain: of coded event tables, one of `GRAINS`.
        codes: for these, a CSV table of codes that go before those that are shipped.

    Raises:
        InputError: grain or codes for a dataset without codes.
    """

    reader: str
    files: tuple[Path, ...]
    source: str = ""
    grain: str = "events"
    codes: Path | None = None

    def __post_init__(self) -> None:
        if self.reader not in CODED and (self.codes or self.grain != GRAINS[0]):
            given = "codes" if self.codes else f"grain {self.grain}"
            raise InputError(f"{given}: {self.reader} has no event codes; {', '.join(CODED)} have")


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
        read: the outcomes of a file's good rows; what is wrong with others goes to the refused.
        gives: `claims` or `actors`.
    """

    reader: str
    title: str
    author: str
    cite: str
    publisher: Publisher
    licence: str
    version: re.Pattern[str]
    read: Callable[[Path, Source, Intake, Refused], Iterator[Outcome]]
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


class Published(Protocol):
    """A dataset that somebody publishes."""

    @property
    def publisher(self) -> Publisher:
        """Who does."""

    def source(self, file: Path) -> Source:
        """The source that a file is."""


class Intake:
    """Gathers what rows become; tells rows that came before.

    Attributes:
        narrowing: which rows are asked for.
        actors, places: find, and make what no table has.
        events: by id.
    """

    def __init__(
        self,
        registry: Registry,
        agent: str = "",
        narrowing: Narrowing | None = None,
        happened: Mapping[str, Event] | None = None,
    ) -> None:
        self.agent = agent
        self.narrowing = narrowing or Narrowing()
        self.actors = Actors(registry)
        self.places = Places(registry)
        self.events: dict[str, Event] = {}
        self._registry = registry
        self._happened = happened or {}
        self._sources: dict[str, Source] = {}
        self._publishers: dict[str, Publisher] = {}
        self._seen: dict[tuple[str, int | str], tuple[str, tuple[str, ...]]] = {}
        self._cells: tuple[str, ...] = ()

    def registry(self, claims: Iterable[Claim]) -> Registry:
        """The registry with what was made and is spoken of in claims.

        What only rows that gave nothing speak of is left out.
        """
        found = list(claims)
        actors = {a for c in found for a in (c.subject, c.object, *c.against)}
        places = {c.place for c in found if c.place}
        return self.registry_of(actors, places, {c.event for c in found if c.event})

    def registry_of(
        self, actors: Container[str], places: Iterable[str], events: Container[str] = ()
    ) -> Registry:
        """The registry with those of what was made that are named by their ids.

        Args:
            places: come with what they lie in, and with those of the events.
        """
        base, happened = self._registry, _only(self.events, events)
        spots = {*places, *(e.place for e in happened.values() if e.place)}
        around = {place for spot in spots for place in self.places.live.within(spot)}
        return replace(
            base,
            actors={**_only(self.actors.made, actors), **base.actors},
            places={**_only(self.places.made, around), **base.places},
            events={**happened, **base.events},
            sources={**self._sources, **base.sources},
            publishers={**self._publishers, **base.publishers},
        )

    def whole(self) -> Registry:
        """The registry with all that was made."""
        return self.registry_of(self.actors.made, self.places.made, self.events)

    def names(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Counts by the names of actors; two actors of one name are told apart by their ids."""
        names = {id_: self.actors[id_].name for id_ in counts}
        alone = Counter(names.values())
        return {
            names[id_] if alone[names[id_]] == 1 else id_: count for id_, count in counts.items()
        }

    def ids(self) -> Container[str]:
        """The ids of the actors that the tables have."""
        return self._registry.actors

    def add_actors(self, actors: dict[str, Actor]) -> None:
        """Put actors into the registry; only before anything else was found in it."""
        self._registry = replace(self._registry, actors={**actors, **self._registry.actors})
        self.actors = Actors(self._registry)

    def source(self, dataset: Published, file: Path, named: str) -> Source:
        """The source that a file is: as named, as the tables have it, else a new one."""
        self._publishers[dataset.publisher.id] = dataset.publisher
        source = dataset.source(file)
        known = self._registry.sources.get(named or source.id)
        if known is not None:
            return known
        return self._sources.setdefault(source.id, source)

    def take(
        self, record: Record, refused: Refused, make: Callable[[], Outcome]
    ) -> Iterator[Outcome]:
        """What a row gives, if it is not bad.

        Args:
            make: what comes of the row; a ModelError makes it a bad row.
        """
        seen, self._cells = len(self._seen), tuple(record.row)
        try:
            outcome = make()
        except ModelError as error:
            refused.add_row(record.refused(error))
            while len(self._seen) > seen:  # a good row of that id may follow
                self._seen.popitem()
            return
        yield outcome

    def first(self, reader: str, row: int | str, file: str) -> str:
        """Why a row is not taken again; empty = it comes for the first time.

        Raises:
            ModelError: another row of the same file has that id.
        """
        if (reader, row) not in self._seen:
            self._seen[reader, row] = file, self._cells
            return ""
        before, cells = self._seen[reader, row]
        if before == file and cells != self._cells:
            raise ModelError("id", row, "an id that no other row of the file has")
        return f"the same row came before, in {before}"

    def event(self, event: Event) -> str:
        """The id of the event; one that is there from the same row stays as it is."""
        known = self._registry.events.get(event.id) or self._happened.get(event.id)
        if known is not None and known.locator == event.locator:
            return known.id
        if known is not None:
            event = replace(event, id=f"{event.source}-{event.id}")
        self.events[event.id] = event
        return event.id


def _only(made: Mapping[str, T], wanted: Container[str]) -> dict[str, T]:
    return {id_: one for id_, one in made.items() if id_ in wanted}
