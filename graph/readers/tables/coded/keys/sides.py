"""Who the sides of entries are: keys resolved to actors, for the days on which each holds.

An actor of the tables may bear a code or a name for a time only: the Iraq of 2003 is not that of
2014, and Nuri al-Maliki speaks for its government from 2006 to 2014. So the days of a key are cut
where one of those times begins or ends, and each piece is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from .....model.checks import UNFIT
from ...actors import Actors
from ..datasets.cells import fields_of
from ..datasets.dataset import CodedDataset
from .lookups import DAY

LONGEST = 300
"""Characters of a name that are read."""
Days = tuple[str, date, date]
"""A key with the first and the last day on which it occurs."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """Who a key means from a first to a last day; `actor` None = nobody the tables know."""

    key: str
    first: date
    last: date
    actor: str | None


def resolve(
    keys: Iterable[Days], actors: Actors, dataset: CodedDataset, source: str
) -> Iterator[Side]:
    """Who each key means, for all its days, without overlap, in the order of keys and days.

    Args:
        keys: as `dataset.entries` makes them, each once.
        actors: finds actors; grows by provisional ones, which rest on `source`.
    """
    turns = cache(lambda way: tuple(way.turns(actors)))
    at = cache(lambda way, on: way.at(on, actors, source))  # most keys are of the same states
    for key, first, last in sorted(keys):
        ways = dataset.lookups(cleaned(key))
        starts = cut(first, last, (day for way in ways for day in turns(way)))
        found = ((on, _first(at(way, on) for way in ways)) for on in starts)
        for start, end, actor in merged(found, last):
            yield Side(key, start, end, actor)


def cleaned(key: str) -> tuple[str, ...]:
    """The fields of a key as texts that actors and places may bear."""
    return tuple(" ".join(UNFIT.sub(" ", field).split())[:LONGEST] for field in fields_of(key))


def cut(first: date, last: date, turns: Iterable[date]) -> list[date]:
    """The first days of the pieces into which turns cut a time.

    >>> cut(date(2014, 1, 1), date(2014, 12, 31), [date(2014, 9, 8), date(2015, 1, 1)])
    [datetime.date(2014, 1, 1), datetime.date(2014, 9, 8)]
    """
    return sorted({first, *(day for day in turns if first < day <= last)})


def merged(pieces: Iterable[tuple[date, T]], last: date) -> Iterator[tuple[date, date, T]]:
    """Pieces by their first days, as stretches of which no two in a row are alike."""
    kept: list[tuple[date, T]] = []
    for start, value in pieces:
        if not kept or kept[-1][1] != value:
            kept.append((start, value))
    ends = [*(start - DAY for start, _ in kept[1:]), last]
    yield from ((start, end, value) for (start, value), end in zip(kept, ends, strict=True))


def _first(found: Iterable[str | None]) -> str | None:
    return next((actor for actor in found if actor is not None), None)
