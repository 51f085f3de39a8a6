"""Actors, places, publishers, theatres, sources and events by id, and mentions resolved to ids.

A mention is resolved at a date: "Iraq" in January 2003 is another actor than in 2014.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Literal

from .dates import Interval
from .errors import AmbiguousNameError, UnknownNameError
from .model import Actor, Dated, Event, Place, Publisher, Source, Theatre

Manner = Literal["name", "adjective", "metonym"]
Named = Actor | Place | Publisher
NEAREST = 5
NEAR_ENOUGH = 60.0
IN_PART = 0.9
"""What a likeness of parts weighs: a misspelt whole goes before a shared word."""


def normalised(name: str) -> str:
    """The form in which names are compared: no case, accents, points, hyphens or leading article.

    >>> normalised("the U.S.")
    'us'
    >>> normalised("Al-Qā‘ida")
    'al qaida'
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Lm", "Cf"))
    plain = re.sub(r"[.'’‘`´]", "", plain.casefold())
    plain = re.sub(r"[\W_]+", " ", plain).strip()
    return re.sub(r"^(the )+", "", plain)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing: as written, how it points, and when."""

    id: str
    text: str
    manner: Manner
    valid: Interval | None
    exists: Interval | None

    def holds(self, on: date | None) -> bool:
        """Whether the name may be used at a date, for a thing that may exist then."""
        if on is None:
            return True
        return all(i is None or i.may_meet(on, on) for i in (self.valid, self.exists))

    @property
    def ongoing(self) -> bool:
        """Whether neither the name nor the thing is known to have ended."""
        return all(i is None or i.latest_end is None for i in (self.valid, self.exists))


@dataclass(frozen=True)
class Registry:
    """All that claims may speak of, by id.

    Attributes:
        actors, publishers, places, theatres, sources, events: entries by id.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    theatres: Mapping[str, Theatre] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)

    def __repr__(self) -> str:
        """How much there is; the entries would fill a screen, and counting events takes long."""
        return f"Registry({', '.join(_counted(n, what) for what, n in self.counts.items())})"

    @property
    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind, without the rules among the sources.

        A rule that derives claims is the source of these, but nothing that anybody reads.
        """
        kinds = ("actors", "publishers", "places", "theatres", "sources")
        rules = sum(map(_is_rule, self.sources.values()))
        return {kind: len(getattr(self, kind)) for kind in kinds} | {
            "sources": len(self.sources) - rules
        }

    def actor(self, mention: str, on: date | None = None) -> str:
        """The id of the actor that a mention means.

        Args:
            mention: an id or any known name; a metonym ("Baghdad") where nothing else fits.
            on: the date of the mention; None = whichever still exists.

        Raises:
            UnknownNameError: nobody is called so at that date; carries the nearest names.
            AmbiguousNameError: several actors are.
        """
        return self._resolve("actor", self.actors, self._actor_names, mention, on)

    def place(self, mention: str) -> str:
        """The id of the place that a mention means; errors as for `actor`."""
        return self._resolve("place", self.places, self._place_names, mention, None)

    def publisher(self, mention: str) -> str:
        """The id of the publisher that a mention means; errors as for `actor`."""
        return self._resolve("publisher", self.publishers, self._publisher_names, mention, None)

    def source(self, mention: str) -> str:
        """The id of a source, given its id, title or text file; errors as for `actor`."""
        if mention in self.sources:
            return mention
        file = PurePath(mention).name
        found = [
            s.id for s in self.sources.values() if mention == s.title or (file and file == s.path)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousNameError("source", mention, found)
        raise UnknownNameError("source", mention, nearest(mention, self.sources))

    def theatre_called(self, mention: str) -> str:
        """The id of a theatre, given its id or name; errors as for `actor`."""
        if mention in self.theatres:
            return mention
        found = [t.id for t in self.theatres.values() if normalised(t.name) == normalised(mention)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousNameError("theatre", mention, found)
        raise UnknownNameError("theatre", mention, nearest(mention, self.theatres))

    def actor_names(self) -> Iterator[Name]:
        """Every name of every actor, adjectives and metonyms included."""
        return (name for names in self._actor_names.values() for name in names)

    def actors_called(self, mention: str, on: date | None = None) -> list[Name]:
        """Every name that fits a mention at a date, however it points."""
        return [n for n in self._actor_names.get(normalised(mention), []) if n.holds(on)]

    def places_called(self, mention: str) -> list[Name]:
        """Every place name that fits a mention."""
        return list(self._place_names.get(normalised(mention), []))

    def nearest_actors(self, mention: str, count: int = NEAREST) -> list[str]:
        """The ids of the actors whose names are most like a mention, best first."""
        return nearest(mention, self._actor_names, count)

    def nearest_places(self, mention: str, count: int = NEAREST) -> list[str]:
        """The ids of the places whose names are most like a mention, best first."""
        return nearest(mention, self._place_names, count)

    def within(self, place: str) -> Iterator[str]:
        """The place itself and what it lies in, from the inside out."""
        seen: set[str] = set()
        current: str | None = place
        while current is not None and current not in seen:
            seen.add(current)
            yield current
            known = self.places.get(current)
            current = known.part_of if known else None

    def theatre(self, place: str | None, valid: Interval | None) -> str | None:
        """The theatre that a place lies in at a time.

        Of several it is the one whose places are nearest, then the one that lasts shortest. An
        unknown end of the time is the known one.
        """
        if place is None or valid is None:
            return None
        first = valid.earliest_start or valid.earliest_end or date.min
        last = valid.latest_end or valid.latest_start or date.max
        meeting = [t for t in self.theatres.values() if t.valid.may_meet(first, last)]
        for outer in self.within(place):
            if around := [t for t in meeting if outer in t.places]:
                return min(around, key=lambda t: (t.valid.days, t.id)).id
        return None

    def speaks_for(self, actor: str, on: date | None = None) -> set[str]:
        """The actor itself and those in whose office it speaks at a date."""
        known = self.actors.get(actor)
        offices = known.offices if known else ()
        held = {
            o.actor for o in offices if on is None or o.valid is None or o.valid.may_meet(on, on)
        }
        return {actor} | held

    def _resolve(
        self,
        kind: str,
        things: Mapping[str, Named],
        names: Mapping[str, list[Name]],
        mention: str,
        on: date | None,
    ) -> str:
        if mention in things:
            return mention
        every = names.get(normalised(mention), [])
        fitting = [n for n in every if n.holds(on)] or every  # else a name from another time
        for manners in (("name",), ("adjective", "metonym")):
            ids = {n.id for n in fitting if n.manner in manners}
            if len(ids) > 1 and on is None:
                ids = {n.id for n in fitting if n.manner in manners and n.ongoing} or ids
            if len(ids) == 1:
                return ids.pop()
            if ids:
                raise AmbiguousNameError(kind, mention, sorted(ids))
        raise UnknownNameError(kind, mention, nearest(mention, names))

    @cached_property
    def _actor_names(self) -> Mapping[str, list[Name]]:
        return _index(self.actors.values())

    @cached_property
    def _place_names(self) -> Mapping[str, list[Name]]:
        return _index(self.places.values())

    @cached_property
    def _publisher_names(self) -> Mapping[str, list[Name]]:
        return _index(self.publishers.values())


def nearest(
    mention: str, names: Mapping[str, object] | Mapping[str, list[Name]], count: int = NEAREST
) -> list[str]:
    """The ids whose names are most like a mention, best first; empty where none is near."""
    from rapidfuzz import fuzz, process  # heavy; only errors and look-ups need it

    def likeness(one: str, other: str, **_: object) -> float:
        return max(fuzz.ratio(one, other), IN_PART * fuzz.WRatio(one, other))

    close = process.extract(
        mention, list(names), scorer=likeness, processor=normalised, limit=3 * count,
        score_cutoff=NEAR_ENOUGH,
    )  # fmt: skip
    ids: dict[str, None] = {}
    for key, _, _ in close:
        value = names[key]
        ids.update(dict.fromkeys(n.id for n in value) if isinstance(value, list) else {key: None})
    return list(ids)[:count]


def _is_rule(source: Source) -> bool:
    """Whether a source is a rule of this package, as `derive` names them."""
    return source.publisher == "belligraph" and source.id.startswith("rule-")


def _counted(number: int, kind: str) -> str:
    return f"{number:,} {kind[:-1] if number == 1 else kind}"


def _index(things: Iterable[Named]) -> Mapping[str, list[Name]]:
    index: defaultdict[str, list[Name]] = defaultdict(list)
    for thing in things:
        for name in _names(thing):
            if key := normalised(name.text):
                index[key].append(name)
    return dict(index)


def _names(thing: Named) -> Iterator[Name]:
    exists = thing.active if isinstance(thing, Actor) else None
    groups: list[tuple[Manner, tuple[Dated, ...]]] = [("name", thing.aliases)]
    plain = [thing.name, thing.id]
    if isinstance(thing, Actor):
        plain.append(thing.short)
        groups += [("adjective", thing.adjectives), ("metonym", thing.metonyms)]
    for text in dict.fromkeys(filter(None, plain)):
        yield Name(thing.id, text, "name", None, exists)
    for manner, dated in groups:
        for one in dated:
            yield Name(thing.id, one.value, manner, one.valid, exists)
