"""On which days a tie is sure: only while both of its actors are there.

A tie holds until its end is reported, and of a group that broke up nobody may have troubled to
report the ends. The registry knows when actors began and ended. Outside that time a tie still
counts, since no report ends it, but only possibly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from ..columns import RELATIONS, Codes, Columns
from ..dates import Interval, PartialDate
from ..model import Relation
from ..registry import Registry

_FOR_EVER = (Relation.SPLIT_FROM, Relation.MERGED_INTO)
"""What stays true of an actor that is no more."""
_ENDS = np.array([not one.is_act and one not in _FOR_EVER for one in RELATIONS])
_OF_TWO = np.array([not one.takes_place for one in RELATIONS])


def within_lives(columns: Columns, registry: Registry) -> Columns:
    """The same claims, of which ties are sure only on days on which their actors are there.

    An actor is there from the first day on which it may have begun, since whoever speaks of it
    then knows it, to the first on which it may have ended. Acts are told of a time of their own,
    and keep it.
    """
    ties = np.flatnonzero(_ENDS[columns.relation])
    between = ties[_OF_TWO[columns.relation[ties]]]
    ends = ((columns.subject, ties), (columns.object, between))
    starts, stops = _lives(columns.names, registry, [codes[rows] for codes, rows in ends])
    first, last = columns.sure_first.copy(), columns.sure_last.copy()
    for codes, rows in ends:
        first[rows] = np.maximum(first[rows], starts[codes[rows]])
        last[rows] = np.minimum(last[rows], stops[codes[rows]])
    return replace(columns, sure_first=first, sure_last=last)


def _lives(names: Sequence[str], registry: Registry, used: Iterable[Codes]) -> tuple[Codes, Codes]:
    """From when to when those of the names that are used are there, as ordinals, by code."""
    starts = np.full(len(names), date.min.toordinal(), np.int32)
    stops = np.full(len(names), date.max.toordinal(), np.int32)
    there = np.zeros(len(names), np.bool_)
    for codes in used:
        there[codes] = True
    for code in np.flatnonzero(there).tolist():
        actor = registry.actors.get(names[code])
        if actor and actor.active:
            starts[code], stops[code] = _life(actor.active)
    return starts, stops


def _life(active: Interval) -> tuple[int, int]:
    start, end = active.start, active.end
    return (
        (start.first if isinstance(start, PartialDate) else date.min).toordinal(),
        (end.first if isinstance(end, PartialDate) else date.max).toordinal(),
    )
