"""The places of a dataset found in the registry: by name, within what they lie in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, inf

from ...model import Place, PlaceKind
from ...registry import Registry
from .actors import folded, free_id, slug

_KINDS = {
    PlaceKind.TOWN: ("town", "city", "village"),
    PlaceKind.PROVINCE: ("province", "governorate", "state", "oblast", "department"),
    PlaceKind.DISTRICT: ("district", "county", "municipality", "subdistrict"),
}
_TAIL = re.compile(rf" (?:{'|'.join(w for words in _KINDS.values() for w in words)})$", re.I)
_SMALL = frozenset({PlaceKind.TOWN, PlaceKind.SITE})
PART = 5
"""UCDP's `where_prec` of what is only a part of a country, a road, a river or a border."""
FAR = 0.5
"""Degrees within which two towns of one name are one: UCDP's `near` means up to 25 kilometres."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row of a dataset is.

    Attributes:
        name: the place as the dataset names it; `province`, `district` and `subdistrict`
            likewise, or empty.
        precision: UCDP's `where_prec`: 1 the place itself, 2 near it, 3 the district, 4 the
            province, 5 part of a country or a line, 6 the country, 7 the sea or the air.
        kind: what it is, where the dataset tells more than its name does; a town or site is
            never the province or country of its name.
    """

    name: str
    country: str
    province: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: int = 1
    subdistrict: str = ""
    kind: PlaceKind | None = None

    @property
    def around(self) -> tuple[tuple[str, PlaceKind], ...]:
        """What it lies in within its country, from the outside in."""
        levels = (
            (self.province, PlaceKind.PROVINCE),
            (self.district, PlaceKind.DISTRICT),
            (self.subdistrict, PlaceKind.DISTRICT),
        )
        return tuple((name, kind) for name, kind in levels if name)


class Places:
    """Finds places, and makes those that no table has.

    Attributes:
        made: new places, by id.
    """

    def __init__(self, registry: Registry) -> None:
        self.made: dict[str, Place] = {}
        self.known: dict[str, Place] = dict(registry.places)
        self.live = Registry(places=self.known, theatres=registry.theatres)
        self._found: dict[tuple[str, PlaceKind, str | None], str] = {}
        self._spots: dict[Spot, str] = {}
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        self._shortened: defaultdict[str, set[str]] = defaultdict(set)
        for place in registry.places.values():
            for name in (place.name, place.id, *(a.value for a in place.aliases)):
                self._called[folded(name)].add(place.id)
                self._shortened[folded(_TAIL.sub("", name))].add(place.id)

    def find(self, spot: Spot, source: str) -> str:
        """The id of the place a row is in."""
        if spot not in self._spots:
            self._spots[spot] = self._find(spot, source)
        return self._spots[spot]

    def _find(self, spot: Spot, source: str) -> str:
        parent = self._place(spot.country, PlaceKind.COUNTRY, None, None, source)
        country = parent
        wide = spot.kind not in _SMALL
        for name, kind in spot.around:
            here = spot if wide and _same(name, spot.name) else None
            parent = self._place(name, kind, parent, here, source)
        if wide and _same(spot.name, spot.country):
            return country
        if wide and any(_same(spot.name, name) for name, _ in spot.around):
            return parent
        return self._place(spot.name, _kind(spot), parent, spot, source)

    def _place(
        self, name: str, kind: PlaceKind, parent: str | None, spot: Spot | None, source: str
    ) -> str:
        key = (folded(name), kind, parent)
        if key not in self._found:
            known = self._known(name, kind, parent, spot)
            self._found[key] = known or self._make(name, kind, parent, spot, source)
        return self._found[key]

    def _known(
        self, name: str, kind: PlaceKind, parent: str | None, spot: Spot | None
    ) -> str | None:
        """The place of that name, of such a size, in the same province or country.

        Where the province is one that no table has, which may be another spelling of theirs, a
        town of that name in the country is taken if it is near for sure.
        """
        shortened = folded(_TAIL.sub("", name))
        called = [self._called.get(folded(name)), self._called.get(shortened),
                  self._shortened.get(shortened)]  # fmt: skip
        if not any(called):
            return None
        around, outer = self._around(parent)
        for ids in filter(None, called):
            if found := self._nearest(ids, kind, around, spot, 0.0):
                return found
        if around in self.made and kind in _SMALL:
            return self._nearest(set().union(*filter(None, called)), kind, outer, spot, inf)
        return None

    def _nearest(
        self, ids: Iterable[str], kind: PlaceKind, around: str | None, spot: Spot | None,
        unknown: float,
    ) -> str | None:  # fmt: skip
        """The one of them that fits and is least far; `unknown` is how far if nobody knows."""
        fitting = [
            (distance, id_)
            for id_ in ids
            if _alike(self.known[id_].kind, kind)
            and (around is None or around in self.live.within(id_))
            and not ((distance := self._distance(id_, spot, unknown)) > FAR and kind in _SMALL)
        ]
        return min(fitting)[1] if fitting else None

    def _around(self, parent: str | None) -> tuple[str | None, str | None]:
        """The province around, since tables seldom name every district between; the country."""
        chain = list(self.live.within(parent)) if parent else []
        provinces = [i for i in chain if self.known[i].kind is PlaceKind.PROVINCE]
        return (provinces[0] if provinces else parent), (chain[-1] if chain else None)

    def _distance(self, id_: str, spot: Spot | None, unknown: float) -> float:
        place = self.known[id_]
        if spot is None or None in (spot.latitude, place.latitude):
            return unknown
        return hypot(
            (place.latitude or 0) - (spot.latitude or 0),
            (place.longitude or 0) - (spot.longitude or 0),
        )

    def _make(
        self, name: str, kind: PlaceKind, parent: str | None, spot: Spot | None, source: str
    ) -> str:
        tail = kind.value if kind is PlaceKind.COUNTRY else (parent or kind.value)
        wanted = slug(name, kind.value) + ("-country" if kind is PlaceKind.COUNTRY else "")
        both = spot is not None and spot.latitude is not None and spot.longitude is not None
        place = Place(
            id=free_id(wanted, tail, self.known),
            name=name,
            kind=kind,
            part_of=parent,
            latitude=spot.latitude if both and spot else None,
            longitude=spot.longitude if both and spot else None,
            sources=(source,),
        )
        self.made[place.id] = self.known[place.id] = place
        return place.id


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def _alike(one: PlaceKind, other: PlaceKind) -> bool:
    return one is other or {one, other} <= _SMALL


def _kind(spot: Spot) -> PlaceKind:
    """What a place is, by the last word of its name, else by how exactly it is known."""
    if spot.precision >= PART:
        return PlaceKind.REGION
    last = spot.name.rpartition(" ")[2].casefold()
    for kind, words in _KINDS.items():
        if last in words:
            return kind
    if spot.kind is not None:
        return spot.kind
    exact = spot.precision <= 2 and bool(spot.province)
    return PlaceKind.SITE if exact else PlaceKind.REGION
