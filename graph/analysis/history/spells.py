"""When relations began, and when they were last reported.

A spell is a longest run of days on which a relation is in force in a view, day by day. It follows
from the claims' own intervals, so no step has to be chosen and no date is missed between two.

That reports stop is not that a relation ends. An act leaves a view when its window has passed; its
spell says when it was last reported. `ended` is said only where a claim states an end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ...columns import NONE, RELATIONS, Columns, Rows
from ...model import Relation
from ...registry import Registry
from ...relations import EdgeTable, View, tabulate
from ...score import UNRATED, Ratings

Days = NDArray[np.int64]
_EVER, _ALWAYS = date.min.toordinal(), date.max.toordinal()
_IS_ACT = np.array([relation.is_act for relation in RELATIONS])


@dataclass(frozen=True, slots=True)
class Spell:
    """A longest run of days on which a relation is in force.

    Attributes:
        first_reported: the first day on which it may have held; None = since ever. The day of
            publication where the claims bear no date.
        last_reported: the last day of which a claim speaks; None = reported as going on.
        in_force_until: the last day on which it counts in the view, for acts the window later.
        ended: whether the claims that reach furthest state an end. For an act, an end marked as
            approximate or uncertain is none.
        claims: the ids of the claims in it, in order.
    """

    subject: str
    relation: Relation
    object: str
    first_reported: date | None
    last_reported: date | None
    in_force_until: date | None
    ended: bool
    claims: tuple[str, ...]


def spells(
    columns: Columns,
    view: View,
    registry: Registry | None,
    *,
    ratings: Ratings = UNRATED,
    signed: bool = True,
) -> tuple[Spell, ...]:
    """The spells of every relation, by subject, object, relation and time.

    On a day D a relation is in a spell if, and only if, it is in the view as of D.

    Args:
        view: its own date is not used. A least score is asked of all that is said of a relation at
            any time, not of each day.
        signed: only support, opposition and alliance; else affiliation and descent as well.
    """
    table = tabulate(columns, replace(view, as_of=None), registry, ratings=ratings, signed=signed)
    edge, rows = np.repeat(np.arange(len(table)), table.claims.sizes), table.claims.rows
    possible = columns.first[rows] <= columns.last[rows]
    edge, rows = edge[possible], rows[possible]
    until = _until(columns, rows, view.window)
    order = np.lexsort((until, columns.first[rows], edge))
    edge, rows, until = edge[order], rows[order], until[order]
    starts = np.flatnonzero(_begins_anew(edge, columns.first[rows], until))
    runs = np.split(np.arange(len(rows)), starts[1:]) if len(rows) else []
    return tuple(_spell(table, int(edge[run[0]]), rows[run], int(until[run].max())) for run in runs)


def _until(columns: Columns, rows: Rows, window: int) -> Days:
    """The last day on which each claim counts."""
    last = columns.last[rows].astype(np.int64)
    is_act = _IS_ACT[columns.relation[rows]]
    return np.minimum(np.where(is_act, last + window, last), _ALWAYS)


def _begins_anew(edge: Rows, first: NDArray[np.integer], until: Days) -> NDArray[np.bool_]:
    """Where no claim before, of the same edge, reaches the day before a claim begins."""
    shift = edge.astype(np.int64) * (_ALWAYS + 2)
    reach = np.maximum.accumulate(until + shift)
    new = np.ones(len(edge), bool)
    new[1:] = first[1:] + shift[1:] > reach[:-1] + 1
    return new


def _spell(table: EdgeTable, edge: int, rows: Rows, until: int) -> Spell:
    columns = table.columns
    last = int(columns.last[rows].max())
    furthest = rows[columns.last[rows] == last]
    return Spell(
        table.names[table.subject[edge]],
        RELATIONS[table.relation[edge]],
        table.names[table.object[edge]],
        first_reported=_day(int(columns.first[rows].min())),
        last_reported=_day(last),
        in_force_until=_day(until),
        ended=last < _ALWAYS and bool(_states_end(columns, furthest).any()),
        claims=tuple(sorted(columns.hex_ids(rows))),
    )


def _states_end(columns: Columns, rows: Rows) -> NDArray[np.bool_]:
    """Whether claims tell of an end, and not only of one time at which something was so.

    One date of an act, however partial, is such a time: its days may be the first as well as the
    last. A single date of a tie opens it and never comes here as an end.
    """
    is_act = _IS_ACT[columns.relation[rows]]
    begins, ends = columns.begins[rows], columns.ends[rows]
    exact = columns.sure_last[rows] != NONE
    one_date = (columns.sure_first[rows] == ends) & (columns.sure_last[rows] == begins)
    stated: NDArray[np.bool_] = (ends != NONE) & (~is_act | (exact & ~one_date))
    return stated


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if _EVER < ordinal < _ALWAYS else None
