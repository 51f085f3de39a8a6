"""Busy rows of the timeline: near marks of a kind become one, so that a row can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from .marks import Mark, Span

PERIODS = ((1, "month"), (3, "three months"), (12, "year"), (120, "ten years"), (12_000, "kind"))
"""How many months are taken together, and what a row says of it."""


def gathered(
    group: Sequence[Mark], most: int, side: Callable[[Mark], str]
) -> tuple[list[Mark], str]:
    """The marks of a row, no more than there is room for, and by what they are gathered.

    Marks of one colour and one side that begin in the same period, and end in the same, become
    one, which reaches from the first to the last of their days. Nothing is left out. The longest
    period may leave a few more marks than there is room for, one for each kind.

    Args:
        group: marks by time.
        most: for how many there is room.
        side: what is kept apart, as the two directions of a pair.

    Returns:
        The same marks and an empty text where there is room for all.
    """
    found, by = list(group), ""
    for months, name in PERIODS:
        if len(found) <= most:
            break
        found, by = _merged(group, months, side), name
    return found, by


def _merged(group: Sequence[Mark], months: int, side: Callable[[Mark], str]) -> list[Mark]:
    parts: defaultdict[tuple[object, ...], list[Mark]] = defaultdict(list)
    for mark in group:
        span = mark.span
        ends = (_period(span.first, months), _period(span.last, months))
        parts[side(mark), mark.tone, span.open_start, span.open_end, *ends].append(mark)
    return [_one(part) if len(part) > 1 else part[0] for part in parts.values()]


def _period(day: date | None, months: int) -> int | None:
    return (day.year * 12 + day.month - 1) // months if day else None


def _one(part: Sequence[Mark]) -> Mark:
    claims = sorted((claim for mark in part for claim in mark.claims), key=lambda one: one.id)
    span = part[0].span
    reach = Span(
        _bound(min, [mark.span.first for mark in part]),
        _bound(max, [mark.span.last for mark in part]),
        open_start=span.open_start,
        open_end=span.open_end,
    )
    return Mark(part[0].tone, reach, tuple(claims), all(mark.pale for mark in part), gathered=True)


def _bound(which: Callable[[list[date]], date], days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return which(known) if len(known) == len(days) else None
