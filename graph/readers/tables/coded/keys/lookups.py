"""Ways to find who a side is on a day; each dataset says in which order they are tried."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from .....dates import Interval
from .....model import Actor, ActorKind
from ...actors import Actors, civilians_of
from .known import Country, Group, countries

DAY = timedelta(days=1)
GOVERNING = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})


class Lookup(Hashable, Protocol):
    """One way to find who a side is."""

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """The id of the actor on a day, where this way leads to one."""

    def turns(self, actors: Actors) -> Iterator[date]:
        """The days on which the answer may become another."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An actor of the tables by a code of theirs, `cameo:IRQGOV`."""

    code: str

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """The one that has the code on the day, for the shortest time if several have it."""
        return _shortest(actors.coded(self.code), on)

    def turns(self, actors: Actors) -> Iterator[date]:
        """Where somebody gets or loses the code."""
        return edges(valid for _, valid in actors.coded(self.code))


@dataclass(frozen=True, slots=True)
class Called:
    """An actor of the tables by name; who holds one office then is who it is held in.

    Coded datasets give one name for all times, so a name from another time does where its bearer
    exists on the day and nobody else is called so.

    Attributes:
        country: alpha-3 code that the dataset gives the side; the government of another is not
            meant then.
        people: whether persons may be meant.
        governments: whether the government of a country may be meant.
    """

    name: str
    country: str = ""
    people: bool = True
    governments: bool = True

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """The only one of that name on the day; a person by one word is nobody for sure."""
        found = [actors[id_] for id_ in actors.bearers(self.name, on, dated=False)]
        if len(found) != 1:
            return None
        (one,) = found
        if one.kind is not ActorKind.PERSON:
            return one.id if self.governments or one.kind not in GOVERNING else None
        if not self.people or len(self.name.split()) < 2:
            return None
        return self._office(one, on, actors)

    def turns(self, actors: Actors) -> Iterator[date]:
        """Where a name, its bearer or an office of the bearer begins or ends."""
        for name in actors.named(self.name):
            held = (o.valid for o in actors[name.id].offices)
            yield from edges((name.valid, name.exists, *held))

    def _office(self, person: Actor, on: date, actors: Actors) -> str | None:
        held = {
            o.actor for o in person.offices if o.valid is None or o.valid.may_meet(on, on)
        }  # fmt: skip
        if len(held) != 1:
            return person.id
        office = actors[held.pop()]
        return office.id if self._fits(office) else None

    def _fits(self, office: Actor) -> bool:
        """Whether the dataset does not say that the person belongs to another country."""
        if not self.country or office.kind not in GOVERNING:
            return True
        codes = {c.value for c in office.codes if c.value.startswith("cameo:")}
        return not codes or f"cameo:{self.country}" in codes


@dataclass(frozen=True, slots=True)
class State:
    """The government of a country; one that no table has becomes provisional."""

    country: Country

    @property
    def codes(self) -> tuple[str, ...]:
        """Its codes in CAMEO, the present one first."""
        return tuple(f"cameo:{code}" for code in (self.country.code, *self.country.former))

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """By code, then by name; nobody where the tables have it at other times only."""
        coded = [one for code in self.codes for one in actors.coded(code)]
        if coded:
            return _shortest(coded, on)
        names = [n for name in self._names() for n in actors.named(name)]
        holding = {n.id for n in names if n.holds(on)}
        governing = sorted(i for i in holding if actors[i].kind in GOVERNING)
        if governing:
            return governing[0] if len(governing) == 1 else None
        if any(actors[n.id].kind in GOVERNING for n in names):
            return None
        return self._made(on, actors, source)

    def turns(self, actors: Actors) -> Iterator[date]:
        """Where somebody gets or loses the code or a name."""
        yield from edges(valid for code in self.codes for _, valid in actors.coded(code))
        for name in self._names():
            for known in actors.named(name):
                yield from edges((known.valid, known.exists))

    def _names(self) -> tuple[str, ...]:
        return (*self.country.names, self.country.government)

    def _made(self, on: date, actors: Actors, source: str) -> str:
        if made := actors.made_for(self.codes[0]):
            return made
        if other := actors.bearers(self.country.government, on):
            return min(other)
        return actors.make(
            self.country.name,
            self.country.kind,
            source,
            tail=f"cameo-{self.country.code.lower()}",
            codes=self.codes,
            aliases=(self.country.government,),
            locator=f"country {self.country.code}",
        )


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation with a code of its own in CAMEO; one that no table has is provisional."""

    group: Group

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """By code, then by name; nobody where the tables have it at other times only."""
        code = f"cameo:{self.group.code}"
        if coded := actors.coded(code):
            return _shortest(coded, on)
        if made := actors.made_for(code):
            return made
        bearers = {i for n in self.group.names for i in actors.bearers(n, on, dated=False)}
        if bearers or any(actors.named(name) for name in self.group.names):
            return bearers.pop() if len(bearers) == 1 else None
        return actors.make(
            self.group.name, self.group.kind, source, tail=f"cameo-{self.group.code.lower()}",
            codes=(code,), aliases=self.group.aliases, locator=f"group {self.group.code}",
        )  # fmt: skip

    def turns(self, actors: Actors) -> Iterator[date]:
        """Where somebody gets or loses the code or a name."""
        yield from edges(valid for _, valid in actors.coded(f"cameo:{self.group.code}"))
        for name in self.group.names:
            for known in actors.named(name):
                yield from edges((known.valid, known.exists))


@dataclass(frozen=True, slots=True)
class Made:
    """A group or population that the dataset names; one that no table has is provisional.

    Attributes:
        tail: of its id, where another actor has that.
        short: the name without what the dataset hangs on it.
    """

    name: str
    kind: ActorKind
    tail: str
    short: str = ""

    def at(self, on: date, actors: Actors, source: str) -> str | None:
        """By name; nobody where the tables have it at other times only."""
        bearers = actors.bearers(self.name, on, dated=False)
        if bearers or actors.named(self.name) or actors.named(self.short):
            return next(iter(bearers)) if len(bearers) == 1 else None
        return actors.make(self.name, self.kind, source, tail=self.tail, locator=self.name)

    def turns(self, actors: Actors) -> Iterator[date]:
        """Where somebody of the tables gets or loses the name."""
        for name in actors.named(self.name):
            yield from edges((name.valid, name.exists))


def civilians(country: Country) -> Made:
    """The people of a country as victims."""
    return Made(civilians_of(country.name), ActorKind.POPULATION, country.code.lower())


def of_country(code: str) -> tuple[State, ...]:
    """The state with a code, where it is one of a country."""
    known = countries().get(code)
    return (State(known),) if known else ()


def _shortest(coded: Iterable[tuple[str, Interval | None]], on: date) -> str | None:
    """Who has a code on a day; of several who has it for the shortest time, if that is one."""
    lasting = {
        id_: date.max.toordinal() if valid is None else valid.days
        for id_, valid in coded
        if valid is None or valid.may_meet(on, on)
    }
    least = [id_ for id_, days in lasting.items() if days == min(lasting.values())]
    return least[0] if len(least) == 1 else None


def edges(intervals: Iterable[Interval | None]) -> Iterator[date]:
    """The first days of intervals and the days after their last."""
    for interval in intervals:
        if interval is not None and interval.earliest_start is not None:
            yield interval.earliest_start
        if interval is not None and interval.latest_end not in (None, date.max):
            yield interval.latest_end + DAY
