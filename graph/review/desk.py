"""The claims that were read and the tables of a project side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..errors import Problem
from ..model import Actor, ActorKind, Claim, Place, PlaceKind, Publisher, Source
from ..readers.curated import Tables
from ..readers.text.documents.document import slug
from ..registry import Registry
from .passages import Passage, Texts
from .records import Found, plain
from .rows import Checked, Held, check, draft
from .saying import Saying, saying
from .sources import Given, source_of
from .strangers import Cells, Newcomer, Stranger, strangers

KEY_DIGITS = (8, 16, 64)


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries that go into the tables of a project."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Of all of them."""
        publishers, sources = [p.id for p in self.publishers], [s.id for s in self.sources]
        return [*publishers, *sources, *(one.id for one in self.newcomers)]

    @property
    def newcomers(self) -> tuple[Newcomer, ...]:
        """The actors and places."""
        return *self.actors, *self.places


@dataclass(frozen=True, slots=True)
class Look:
    """What a row says, what is wrong with it, and which actors and places no table has."""

    saying: Saying
    problems: tuple[Problem, ...]
    strangers: tuple[Stranger, ...]


class Desk:
    """What the tables hold, as they grow, and what they make of the claims that were read.

    Attributes:
        registry: of the tables, with the sources and publishers of all claims that were read.
    """

    def __init__(
        self, tables: Tables, agent: str, found: Iterable[Found], texts: Texts, given: Given
    ) -> None:
        self._texts = texts
        self._agent = agent
        self._rows: dict[str, list[Claim]] = {}
        for claim in tables.claims:
            self._rows.setdefault(claim.row, []).append(claim)
        self._keys = {claim.id: claim.row for claim in tables.claims}
        self._held_sources = set(tables.registry.sources)
        self._held_publishers = set(tables.registry.publishers)
        # All strangers met so far; kept together, because a registry is slow to make.
        self._guests: dict[tuple[str, bool], Newcomer] = {}
        self._with_guests: Registry | None = None
        self._sources: dict[str, Source] = {}
        self._publishers: dict[str, Publisher] = {}
        for one in found:
            self._note(one, tables.registry, given)
        self.registry = replace(
            tables.registry,
            sources={**tables.registry.sources, **{s.id: s for s in self._sources.values()}},
            publishers={**self._publishers, **tables.registry.publishers},
        )

    def _note(self, found: Found, registry: Registry, given: Given) -> None:
        if found.origin.id not in self._sources:
            title = self.passage(found).title
            source, publisher = source_of(found.origin, registry, given, title)
            self._sources[found.origin.id] = source
            self._publishers[publisher.id] = publisher
        for name in found.of("via"):
            if name.id:
                self._publishers.setdefault(name.id, Publisher(id=name.id, name=name.label))

    def passage(self, found: Found) -> Passage:
        """The words around a claim."""
        return self._texts.passage(found)

    def source(self, found: Found) -> Source:
        """The source that an accepted claim is one of."""
        return self._sources[found.origin.id]

    def draft(self, found: Found) -> Cells:
        """The row of a claim as it was read."""
        key = next(k for n in KEY_DIGITS if (k := f"rv-{found.key[:n]}") not in self._rows)
        number, span = self.passage(found).paragraph, found.claim.evidence
        locator = f"paragraph {number}" if number else "in the text"
        if not number and span.start is not None:
            locator = f"characters {span.start} to {span.end}"
        return draft(found, self.registry, self.source(found).id, locator) | {"row": key}

    def strangers(self, found: Found, cells: Cells) -> list[Stranger]:
        """The actors and places of a row that no table has."""
        new = list(strangers(found, cells, self.registry))
        for one in new:
            key = slug(one.mention), one.is_place
            if key not in self._guests:
                name = plain(one.name) or "?"
                self._guests[key] = (
                    Place(id=key[0], name=name, kind=PlaceKind.SITE)
                    if one.is_place
                    else Actor(id=key[0], name=name, kind=ActorKind.ORGANISATION)
                )
                self._with_guests = None
        return new

    def check(
        self, cells: Cells, new: Iterable[Newcomer] = (), file: str = "", line: int = 0
    ) -> Checked:
        """What the reader of tables makes of a row, once what it brings is in them."""
        return check(cells, self._tables(self._with(new)), file, line)

    def look(self, found: Found, cells: Cells) -> Look:
        """What a row says, and what is wrong with it, as if all that it names were known."""
        new = self.strangers(found, cells)
        if self._with_guests is None:
            actors, places = self.registry.actors, self.registry.places
            unknown = [
                guest
                for (id_, is_place), guest in self._guests.items()
                if id_ not in (places if is_place else actors)
            ]
            self._with_guests = self._with(unknown)
        checked = check(cells, self._tables(self._with_guests))
        if not checked.claims:
            ends = self._label(cells["subject"]), cells["relation"], self._label(cells["object"])
            return Look(Saying(*ends, ""), checked.problems, tuple(new))
        told = saying(checked.claims[0], self._with_guests)
        if more := len(checked.claims) - 1:
            told = replace(told, rest=f"{told.rest}; and {more} more of the same row")
        return Look(told, (), tuple(new))

    def _tables(self, registry: Registry) -> Held:
        return Held(registry, self._agent, self._rows, self._keys)

    def _label(self, id_: str) -> str:
        """The name of an actor or a place, strangers included."""
        actor, place = self.registry.actors.get(id_), self.registry.places.get(id_)
        guest = self._guests.get((id_, False)) or self._guests.get((id_, True)) or place
        return actor.label if actor else guest.name if guest else id_

    def saying(self, claim: Claim, new: Iterable[Newcomer] = ()) -> Saying:
        """A claim in words."""
        return saying(claim, self._with(new))

    def lacking(self, claims: Sequence[Claim]) -> Entries:
        """The sources and publishers of claims that the tables do not have."""
        sources = {c.source for c in claims} - self._held_sources
        publishers = {p for c in claims for p in (c.publisher, *c.via)} - self._held_publishers
        return Entries(
            publishers=tuple(self.registry.publishers[id_] for id_ in sorted(publishers)),
            sources=tuple(self.registry.sources[id_] for id_ in sorted(sources)),
        )

    def add(self, claims: Sequence[Claim], entries: Entries) -> None:
        """Take note of what went into the tables."""
        for claim in claims:
            self._rows.setdefault(claim.row, []).append(claim)
            self._keys[claim.id] = claim.row
        self._held_sources |= {s.id for s in entries.sources}
        self._held_publishers |= {p.id for p in entries.publishers}
        if entries.newcomers:
            self.registry, self._with_guests = self._with(entries.newcomers), None

    def remove(self, claims: Sequence[Claim], entries: Entries) -> None:
        """Take note that it was taken out of the tables again."""
        for claim in claims:
            self._rows.pop(claim.row, None)
            self._keys.pop(claim.id, None)
        self._held_sources -= {s.id for s in entries.sources}
        self._held_publishers -= {p.id for p in entries.publishers}
        if entries.newcomers:
            actors, places = ({one.id for one in some} for some in (entries.actors, entries.places))
            self._with_guests = None
            self.registry = replace(
                self.registry,
                actors={i: a for i, a in self.registry.actors.items() if i not in actors},
                places={i: p for i, p in self.registry.places.items() if i not in places},
            )

    def _with(self, new: Iterable[Newcomer]) -> Registry:
        newcomers = list(new)
        actors = {one.id: one for one in newcomers if isinstance(one, Actor)}
        places = {one.id: one for one in newcomers if isinstance(one, Place)}
        if not newcomers:
            return self.registry
        return replace(
            self.registry,
            actors={**self.registry.actors, **actors},
            places={**self.registry.places, **places},
        )
