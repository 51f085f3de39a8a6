"""The actors of a dataset found in the registry, by code and by name; those that no table has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, count

from ...dates import Interval
from ...model import Actor, ActorKind, Dated
from ...registry import Name, Registry, normalised

folded = lru_cache(maxsize=2**16)(normalised)
"""Names as they are compared; most of a dataset come again and again."""
CIVILIANS = 1
"""UCDP's actor of one-sided violence; it stands for the civilians of every country."""


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as UCDP names it.

    Attributes:
        ucdp: UCDP's id of the actor.
        gw: Gleditsch-Ward number, for states.
        country: where, for civilians.
        nonstate: whether it is known to be no state.
    """

    ucdp: int
    name: str
    gw: int | None = None
    country: str = ""
    nonstate: bool | None = None


def slug(name: str, otherwise: str) -> str:
    """An id made of a name; `otherwise` where none of its letters are Latin.

    >>> slug("Qaḑā’ Tikrīt", "place")
    'qada-tikrit'
    """
    return re.sub(r"[^a-z0-9]+", "-", normalised(name)).strip("-")[:100].strip("-") or otherwise


def free_id(wanted: str, tail: str, *taken: Container[str]) -> str:
    """An id that nothing has: as wanted, else with a tail, else with a number behind that."""
    numbered = (f"{wanted}-{tail}-{n}" for n in count(2))
    candidates = chain((wanted, f"{wanted}-{tail}"), numbered)
    return next(one for one in candidates if not any(one in group for group in taken))


def civilians_of(country: str) -> str:
    """The name of the people of a country as victims; every dataset means the same by it."""
    return f"Civilians in {country}"


class Actors:
    """Finds actors, and makes provisional ones of those that no table has.

    Attributes:
        made: provisional actors, by id.
    """

    def __init__(self, registry: Registry) -> None:
        self.made: dict[str, Actor] = {}
        self._registry = registry
        self._by_name: dict[str, int] = {}
        self._provisional: dict[tuple[int, str], str] = {}
        self._coded: defaultdict[str, list[tuple[str, Interval | None]]] = defaultdict(list)
        self._made_codes: dict[str, str] = {}
        self._made_names: defaultdict[str, set[str]] = defaultdict(set)
        self._names: defaultdict[str, list[Name]] = defaultdict(list)
        for name in registry.actor_names():
            if name.manner == "name":
                self._names[folded(name.text)].append(name)
        for actor in registry.actors.values():
            for code in actor.codes:
                self._coded[code.value].append((actor.id, code.valid))

    def __getitem__(self, id_: str) -> Actor:
        return self.made.get(id_) or self._registry.actors[id_]

    def has_code(self, code: str) -> bool:
        """Whether an actor of the tables has a code at any time."""
        return code in self._coded

    def called(self, name: str) -> bool:
        """Whether an actor of the tables bears a name at any time, in whatever manner."""
        return bool(self._registry.actors_called(name))

    def coded(self, code: str) -> list[tuple[str, Interval | None]]:
        """Who has a code in the tables, and when; None = always."""
        return self._coded.get(code, [])

    def named(self, name: str) -> list[Name]:
        """The names of actors of the tables that fit; capitals and adjectives are none."""
        return self._names.get(folded(name), [])

    def bearers(self, name: str, on: date, *, dated: bool = True) -> set[str]:
        """Who bears a name on a day: actors of the tables, or else provisional ones.

        Args:
            dated: whether the name must be theirs on the day; else, where it is nobody's then,
                those are meant who exist on the day and bear it at another time.
        """
        names = self.named(name)
        known = {n.id for n in names if n.holds(on)}
        if not known and not dated:
            known = {n.id for n in names if n.exists is None or n.exists.may_meet(on, on)}
        return known or self._made_names.get(folded(name), set())

    def made_for(self, code: str) -> str | None:
        """The provisional actor that was made for a code."""
        return self._made_codes.get(code)

    def make(
        self,
        name: str,
        kind: ActorKind,
        source: str,
        *,
        tail: str,
        codes: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        locator: str = "",
    ) -> str:
        """The id of a new provisional actor.

        Args:
            tail: makes the id unlike that of another actor of the name; the id itself where no
                letter of the name is Latin.
        """
        actor = Actor(
            id=free_id(slug(name, tail), tail, self.made, self._registry.actors),
            name=name,
            kind=kind,
            aliases=tuple(Dated(a) for a in aliases),
            codes=tuple(Dated(c) for c in codes),
            sources=(source,),
            locator=locator,
            provisional=True,
        )
        self.made[actor.id] = actor
        self._made_codes.update(dict.fromkeys(codes, actor.id))
        for text in (name, actor.id, *aliases):
            self._made_names[folded(text)].add(actor.id)
        return actor.id

    def find(self, side: Side, first: date, last: date, source: str) -> list[str]:
        """The ids of the actors that a side of UCDP's may be between two days.

        The longest there goes first. There are several only where the actor changed in that time.
        The one that is found nowhere becomes a provisional actor of `source`.
        """
        if side.ucdp == CIVILIANS:
            return [self._named(civilians_of(side.country), side, first) or
                    self._make(side, source)]  # fmt: skip
        codes = [f"ucdp:{side.ucdp}"] + ([f"gw:{side.gw}"] if side.gw else [])
        for code in codes:
            if found := self.coded_between(code, first, last):
                return found
        named = self._named(side.name, side, first)
        return [named or self._make(side, source)]

    def coded_between(self, code: str, first: date, last: date) -> list[str]:
        """Who may have a code of the tables between two days; the longest there goes first."""
        meeting = {
            id_: _days(valid, first, last)
            for id_, valid in self.coded(code)
            if valid is None or valid.may_meet(first, last)
        }
        return sorted(meeting, key=lambda id_: (-meeting[id_], id_))

    def _named(self, name: str, side: Side, on: date) -> str | None:
        """The one actor of that name at the date, unless another id of UCDP means it."""
        ids = self.bearers(name, on)
        if len(ids) != 1:
            return None
        (id_,) = ids
        codes = {c.value for c in self[id_].codes if c.value.startswith("ucdp:")}
        if codes and f"ucdp:{side.ucdp}" not in codes:
            return None
        return id_ if self._by_name.setdefault(id_, side.ucdp) == side.ucdp else None

    def _make(self, side: Side, source: str) -> str:
        key = (side.ucdp, side.country)
        if key not in self._provisional:
            civilians = side.ucdp == CIVILIANS
            self._provisional[key] = self.make(
                civilians_of(side.country) if civilians else side.name,
                kind_of(side),
                source,
                tail=f"ucdp-{side.ucdp}",
                codes=() if civilians else (f"ucdp:{side.ucdp}",),
                locator=f"actor {side.ucdp}",
            )
        return self._provisional[key]


def kind_of(side: Side) -> ActorKind:
    """What an actor of UCDP's is, as far as its name and numbers tell."""
    if side.ucdp == CIVILIANS:
        return ActorKind.POPULATION
    named = side.gw is not None or side.name.startswith("Government of ")
    nonstate = not named if side.nonstate is None else side.nonstate
    return ActorKind.ARMED_GROUP if nonstate else ActorKind.STATE


def _days(valid: Interval | None, first: date, last: date) -> int:
    """How many of the days from `first` to `last` an interval may cover."""
    start = max(first, valid.earliest_start or first) if valid else first
    end = min(last, valid.latest_end or last) if valid else last
    return (end - start).days
