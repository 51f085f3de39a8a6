"""Where entries are: keys resolved to places, and to theatres for the days of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .....dates import parse_interval
from ...places import Places
from ..datasets.dataset import CodedDataset
from .lookups import edges
from .sides import Days, cleaned, cut, merged


@dataclass(frozen=True, slots=True)
class Spotted:
    """Which place and theatre a key means from a first to a last day; None = none."""

    key: str
    first: date
    last: date
    place: str | None
    theatre: str | None


def resolve(
    keys: Iterable[Days], places: Places, dataset: CodedDataset, source: str
) -> Iterator[Spotted]:
    """Where each key is, for all its days, without overlap, in the order of keys and days.

    Args:
        keys: as `dataset.entries` makes them, each once.
        places: finds places; grows by those that no table has, which rest on `source`.
    """
    for key, first, last in sorted(keys):
        spot = dataset.place(cleaned(key))
        place = places.find(spot, source) if spot else None
        for start, end, theatre in _theatres(place, first, last, places):
            yield Spotted(key, start, end, place, theatre)


def _theatres(
    place: str | None, first: date, last: date, places: Places
) -> Iterator[tuple[date, date, str | None]]:
    around = set(places.live.within(place)) if place else set()
    near = [t for t in places.live.theatres.values() if around.intersection(t.places)]
    if not near:
        yield first, last, None
        return
    starts = cut(first, last, edges(t.valid for t in near))
    days = ((day, parse_interval(day.isoformat())) for day in starts)
    yield from merged(((day, places.live.theatre(place, on)) for day, on in days), last)
