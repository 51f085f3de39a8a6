"""The actors of a dataset found in the registry: by the dataset's id, by code, by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from itertools import chain, count

from ...dates import Interval
from ...model import Actor, ActorKind, Dated
from ...registry import Registry, normalised

CIVILIANS = 1
"""UCDP's actor of one-sided violence; it stands for the civilians of every country."""


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as a dataset names it.

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
        for actor in registry.actors.values():
            for code in actor.codes:
                self._coded[code.value].append((actor.id, code.valid))

    def __getitem__(self, id_: str) -> Actor:
        return self.made.get(id_) or self._registry.actors[id_]

    def has_code(self, code: str) -> bool:
        """Whether an actor of the tables has a code at any time."""
        return code in self._coded

    def called(self, name: str) -> bool:
        """Whether an actor of the tables bears a name at any time."""
        return bool(self._registry.actors_called(name))

    def find(self, side: Side, first: date, last: date, source: str) -> list[str]:
        """The ids of the actors that a side may be between two days, the longest there first.

        There are several only where the actor changed in that time. The one that is found nowhere
        becomes a provisional actor of `source`.
        """
        if side.ucdp == CIVILIANS:
            return [self._named(f"Civilians in {side.country}", side, first) or
                    self._make(side, source)]  # fmt: skip
        codes = [f"ucdp:{side.ucdp}"] + ([f"gw:{side.gw}"] if side.gw else [])
        for code in codes:
            if found := self._by_code(code, first, last):
                return found
        named = self._named(side.name, side, first)
        return [named or self._make(side, source)]

    def _by_code(self, code: str, first: date, last: date) -> list[str]:
        meeting = {
            id_: _days(valid, first, last)
            for id_, valid in self._coded.get(code, ())
            if valid is None or valid.may_meet(first, last)
        }
        return sorted(meeting, key=lambda id_: (-meeting[id_], id_))

    def _named(self, name: str, side: Side, on: date) -> str | None:
        """The one actor of that name at the date, unless another id of UCDP means it."""
        called = self._registry.actors_called(name, on)
        ids = {n.id for n in called if n.manner == "name"}
        if len(ids) != 1:
            return None
        id_ = ids.pop()
        codes = {c.value for c in self._registry.actors[id_].codes if c.value.startswith("ucdp:")}
        if codes and f"ucdp:{side.ucdp}" not in codes:
            return None
        return id_ if self._by_name.setdefault(id_, side.ucdp) == side.ucdp else None

    def _make(self, side: Side, source: str) -> str:
        key = (side.ucdp, side.country)
        if key not in self._provisional:
            actor = self._actor(side, source)
            self.made[actor.id] = actor
            self._provisional[key] = actor.id
        return self._provisional[key]

    def _actor(self, side: Side, source: str) -> Actor:
        civilians = side.ucdp == CIVILIANS
        name = f"Civilians in {side.country}" if civilians else side.name
        id_ = slug(name, f"ucdp-{side.ucdp}")
        return Actor(
            id=free_id(id_, f"ucdp-{side.ucdp}", self.made, self._registry.actors),
            name=name,
            kind=kind_of(side),
            codes=() if civilians else (Dated(f"ucdp:{side.ucdp}"),),
            sources=(source,),
            locator=f"actor {side.ucdp}",
            provisional=True,
        )


def kind_of(side: Side) -> ActorKind:
    """What an actor is, as far as its name and numbers tell."""
    if side.ucdp == CIVILIANS:
        return ActorKind.POPULATION
    state = side.gw is not None or side.name.startswith("Government of ")
    return ActorKind.STATE if state and side.nonstate is not True else ActorKind.ARMED_GROUP


def _days(valid: Interval | None, first: date, last: date) -> int:
    """How many of the days from `first` to `last` an interval may cover."""
    start = max(first, valid.earliest_start or first) if valid else first
    end = min(last, valid.latest_end or last) if valid else last
    return (end - start).days
