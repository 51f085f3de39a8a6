"""Events of two actors gathered by month: who did what kind of thing to whom, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
from ibis import _

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEY = (
    "subject", "object", "relation", "means", "modality", "negated", "standing", "month",
)  # fmt: skip
"""What a dyad-month is one of: offers are never drawn as deeds, a denial counts for its means."""


def dyad_months(events: ir.Table) -> ir.Table:
    """The dyad-months of events, as one expression that means the same on every engine.

    An event that is undirected (`both`) counts once each way. Sums are of whole numbers, so that
    they do not depend on the order of the rows.

    Returns:
        the columns of `KEY`; `events`, how many; `reports`, their sum; `intensity`, the sum in
        thousandths, null where no event has one; `row`, the smallest id of a row; `published`,
        the latest day, since the whole is known when its last event was.
    """
    gathered = directed(events).mutate(month=_.day.cast("string").substr(0, 7)).group_by(KEY)
    return gathered.aggregate(
        events=_.count(),
        reports=_.reports.sum(),
        intensity=_.intensity.sum(),
        row=_.row.min(),
        published=_.published.max(),
    )


def directed(events: ir.Table) -> ir.Table:
    """The events with one row for each direction."""
    ways = ibis.ifelse(events.both, ibis.array([False, True]), ibis.array([False]))
    unfolded = events.mutate(turned=ways.unnest())
    return unfolded.mutate(
        subject=ibis.ifelse(_.turned, _.object, _.subject),
        object=ibis.ifelse(_.turned, _.subject, _.object),
    ).drop("turned", "both")
