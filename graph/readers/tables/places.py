"""The places of a dataset found in the registry: by name, within what they lie in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import hypot

from ...model import Place, PlaceKind
from ...registry import Registry, normalised
from .actors import free_id, slug

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
        name: the place as the dataset names it; `province` and `district` likewise, or empty.
        precision: UCDP's `where_prec`: 1 the place itself, 2 near it, 3 the district, 4 the
            province, 5 part of a country or a line, 6 the country, 7 the sea or the air.
    """

    name: str
    country: str
    province: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: int = 1


class Places:
    """Finds places, and makes those that no table has.

    Attributes:
        made: new places, by id.
    """

    def __init__(self, registry: Registry) -> None:
        self.made: dict[str, Place] = {}
        self.known: dict[str, Place] = dict(registry.places)
        self.live = Registry(places=self.known, theatres=registry.theatres)
        self._registry = registry
        self._found: dict[tuple[str, PlaceKind, str | None], str] = {}
        self._spots: dict[Spot, str] = {}

    def find(self, spot: Spot, source: str) -> str:
        """The id of the place a row is in."""
        if spot not in self._spots:
            self._spots[spot] = self._find(spot, source)
        return self._spots[spot]

    def _find(self, spot: Spot, source: str) -> str:
        parent = self._place(spot.country, PlaceKind.COUNTRY, None, None, source)
        country = parent
        for name, kind in (
            (spot.province, PlaceKind.PROVINCE),
            (spot.district, PlaceKind.DISTRICT),
        ):
            if name:
                here = spot if _same(name, spot.name) else None
                parent = self._place(name, kind, parent, here, source)
        if any(_same(spot.name, n) for n in (spot.country, spot.province, spot.district) if n):
            return country if _same(spot.name, spot.country) else parent
        return self._place(spot.name, _kind(spot), parent, spot, source)

    def _place(
        self, name: str, kind: PlaceKind, parent: str | None, spot: Spot | None, source: str
    ) -> str:
        key = (normalised(name), kind, parent)
        if key not in self._found:
            known = self._known(name, kind, parent, spot)
            self._found[key] = known or self._make(name, kind, parent, spot, source)
        return self._found[key]

    def _known(
        self, name: str, kind: PlaceKind, parent: str | None, spot: Spot | None
    ) -> str | None:
        """The place of that name, of such a size, in the same province or country."""
        around = self._province(parent)
        for mention in dict.fromkeys((name, _TAIL.sub("", name))):
            ids = sorted({n.id for n in self._registry.places_called(mention)})
            fitting = [
                i
                for i in ids
                if _alike(self.known[i].kind, kind)
                and (around is None or around in self.live.within(i))
                and not (kind in _SMALL and self._distance(i, spot) > FAR)
            ]
            if fitting:
                return min(fitting, key=lambda i: (self._distance(i, spot), i))
        return None

    def _province(self, parent: str | None) -> str | None:
        """The province around: tables seldom name every district between."""
        chain = list(self.live.within(parent)) if parent else []
        provinces = [i for i in chain if self.known[i].kind is PlaceKind.PROVINCE]
        return provinces[0] if provinces else parent

    def _distance(self, id_: str, spot: Spot | None) -> float:
        place = self.known[id_]
        if spot is None or None in (spot.latitude, place.latitude):
            return 0.0
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
    return normalised(one) == normalised(other)


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
    exact = spot.precision <= 2 and bool(spot.province)
    return PlaceKind.SITE if exact else PlaceKind.REGION
