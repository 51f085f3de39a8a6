"""Rows of event tables as events: what their codes say, who their sides are, which give none.

The look-up tables are small and made in Python; the rows stay with the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import ibis
from ibis import _

from ....model import Standing
from ..narrowing import AFTER, BEFORE, OTHER_ACTORS, OTHER_PLACES, Narrowing
from ..tally import LISTED

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from .datasets.dataset import CodedDataset

SAME_ROW = "the same row came before"
NO_CLAIM = "its code says nothing of support or opposition"
NO_SIDE = "a side is missing"
UNKNOWN = "a side is nobody the tables know"
ONE_ACTOR = "both sides are one actor"
HAPPENING = ("day", "valid", "subject", "object", "code", "place")
"""What reports must share to tell of the same event."""
MEANING = ("both", "relation", "means", "modality", "negated", "intensity")
"""What the code of an event says of it."""
EVENT = (
    "event", "row", "rows", "day", "valid", "published", "subject", "object", *MEANING, "standing",
    "code", "place", "theatre", "reports", "deaths", "note",
)  # fmt: skip
FULL = len("2014-01-05")
ONE = ibis.literal(1, "int64")


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the keys of entries mean, as small tables of the engine.

    Attributes:
        codes: `code`, `relation`, `means`, `modality`, `negated`, `reversed`, `both`, and
            `intensity` in thousandths; only those that say something.
        sides: `key`, `first` and `last` day, `actor` (null = unknown then), without overlap.
        spots: `key`, `first` and `last` day, `place` and `theatre`, of which either may be null.
    """

    codes: ir.Table
    sides: ir.Table
    spots: ir.Table


def again(entries: ir.Table) -> ir.Table:
    """Where the same row came before, in the order of files and lines: `file` and `line`."""
    counted = entries.group_by("row").aggregate(times=_.count()).filter(_.times > 1)
    repeated = entries.semi_join(counted, "row").select("row", "file", "line")
    order = ibis.window(group_by="row", order_by=["file", "line"])
    ranked = repeated.mutate(before=ibis.row_number().over(order))
    return ranked.filter(_.before > 0).select("file", "line")


def silent(entries: ir.Table, repeated: ir.Table | None) -> ir.Table:
    """Entries whose codes say nothing, as set aside: `row` and `aside`."""
    aside = ibis.ifelse(_.came_before, SAME_ROW, NO_CLAIM)
    return _marked(entries, repeated).select("row", aside=aside)


def decided(
    entries: ir.Table, lookups: Lookups, narrowing: Narrowing, repeated: ir.Table | None = None
) -> ir.Table:
    """Entries with what they say, and why those that give nothing are set aside.

    Args:
        entries: those whose codes say something.
        narrowing: its `places` with all that lies in them.
        repeated: what `again` gave; None = no row came twice.

    Returns:
        the columns of the entries and of the codes; `one_actor` and `other_actor` (null =
        unknown); `place`, `theatre`; `aside`, null where the row gives a claim. Keys and notes
        stay only where they are needed.
    """
    found = entries.inner_join(lookups.codes, "code")
    found = _dated(found, lookups.sides, "one", one_actor="actor")
    found = _dated(found, lookups.sides, "other", other_actor="actor")
    found = _dated(found, lookups.spots, "spot", place="place", theatre="theatre")
    found = _marked(found, repeated)
    reasons = [(met.fill_null(False), reason) for met, reason in _reasons(found, narrowing)]
    return _lean(found.mutate(aside=ibis.cases(*reasons)))


def events(decided: ir.Table, dataset: CodedDataset, *, by_report: bool = False) -> ir.Table:
    """The events of the rows that give claims.

    Where rows of the dataset may repeat each other, those that agree in `HAPPENING` tell of one.

    Args:
        decided: as `decided` gives it.
        by_report: whether an event has as many reports as its rows name different ones, else as
            many as they count together.

    Returns:
        the columns of `EVENT`, one row an event: `event` is its id; `row` the smallest id of its
        `rows` rows, and `note` what that one says; `published` the earliest day; `deaths` the
        most that a row has; `both` that it is also the other way round.
    """
    giving = _turned(decided.filter(_.aside.isnull()))
    found = _gathered(giving, by_report) if dataset.repeats else giving.mutate(rows=ONE)
    return found.mutate(
        event=ibis.literal(f"{dataset.reader}-") + found.row.lower(),
        code=ibis.literal(f"{dataset.scheme}:") + found.code,
        standing=ibis.literal(Standing.STATED.value),
    ).select(EVENT)


def _gathered(giving: ir.Table, by_report: bool) -> ir.Table:
    return giving.group_by(HAPPENING).aggregate(
        rows=_.count(),
        reports=_.report.nunique() if by_report else _.reports.sum(),
        published=_.published.min(),
        deaths=_.deaths.max(),
        note=_.note.argmin(_.row),
        row=_.row.min(),
        **{name: _[name].arbitrary() for name in (*MEANING, "theatre")},
    )


def counted(rows: ir.Table) -> ir.Table:
    """How many rows were set aside for each reason, and how many gave (`aside` null)."""
    return rows.group_by("aside").aggregate(rows=_.count())


def examples(rows: ir.Table, reasons: Iterable[str]) -> ir.Table:
    """The smallest ids of the rows set aside for each reason, at most `LISTED`."""
    named = (rows.filter(_.aside == reason).select("aside", "row") for reason in reasons)
    least = [some.order_by("row").limit(LISTED) for some in named]
    return ibis.union(*least).order_by("aside", "row")


def unknown(decided: ir.Table) -> ir.Table:
    """The keys of sides that are nobody, and how many of the rows set aside for that have them."""
    left = decided.filter(_.aside == UNKNOWN)
    one = left.filter(_.one_actor.isnull()).select(key=_.one)
    other = left.filter(_.other_actor.isnull(), (_.other != _.one)).select(key=_.other)
    return one.union(other, distinct=False).group_by("key").aggregate(rows=_.count())


def naming(decided: ir.Table) -> ir.Table:
    """How many of the rows that give claims name each actor."""
    giving = decided.filter(_.aside.isnull())
    both = giving.select(actor=_.one_actor).union(giving.select(actor=_.other_actor))
    return both.group_by("actor").aggregate(rows=_.count())


def _dated(table: ir.Table, lookup: ir.Table, key: str, **new: str) -> ir.Table:
    """A table with what a look-up says of a key on the day of the row."""
    known = lookup.select(key_="key", first_="first", last_="last", **new)
    fits = [table[key] == known.key_, table.day >= known.first_, table.day <= known.last_]
    return table.left_join(known, fits).drop("key_", "first_", "last_")


def _marked(table: ir.Table, repeated: ir.Table | None) -> ir.Table:
    """A table with `came_before`, whether the same row did."""
    if repeated is None:
        return table.mutate(came_before=ibis.literal(False))
    known = repeated.select(file_="file", line_="line")
    fits = [table.file == known.file_, table.line == known.line_]
    joined = table.left_join(known, fits)
    return joined.mutate(came_before=_.line_.notnull()).drop("file_", "line_")


def _reasons(table: ir.Table, asked: Narrowing) -> Iterator[tuple[ir.BooleanValue, str]]:
    """Why a row gives nothing; the first that is so is told.

    What nobody asked for comes first, so that the sides that are nobody are those of rows that
    would else have given something.
    """
    yield table.came_before, SAME_ROW
    if asked.since:
        yield _last(table.valid) < _day(asked.since, _last(table.valid)), BEFORE
    if asked.until:
        yield _first(table.valid) > _day(asked.until, _first(table.valid)), AFTER
    yield (table.one == "") | (table.other == ""), NO_SIDE
    if asked.actors:
        ids = sorted(asked.actors)
        one, other = table.one_actor.isin(ids), table.other_actor.isin(ids)
        yield ~(one.fill_null(False) | other.fill_null(False)), OTHER_ACTORS
    if asked.places:
        yield ~table.place.isin(sorted(asked.places)).fill_null(False), OTHER_PLACES
    yield table.one_actor.isnull() | table.other_actor.isnull(), UNKNOWN
    yield table.one_actor == table.other_actor, ONE_ACTOR


def _lean(table: ir.Table) -> ir.Table:
    """A table without the long texts of rows for which nobody will ask."""
    unknown = table.aside == UNKNOWN
    return table.mutate(
        one=ibis.ifelse(unknown, table.one, ibis.null("string")),
        other=ibis.ifelse(unknown, table.other, ibis.null("string")),
        note=ibis.ifelse(table.aside.isnull(), table.note, ibis.null("string")),
    ).drop("came_before", "file", "line", "spot")


def _first(valid: ir.StringValue) -> ir.StringValue:
    """The first day or month of an EDTF date or interval."""
    return valid.substr(0, FULL)


def _last(valid: ir.StringValue) -> ir.StringValue:
    return ibis.ifelse(valid.length() > FULL, valid.substr(FULL + 1), valid)


def _day(day: date, like: ir.StringValue) -> ir.StringValue:
    """A day as text, or its month where that is all that another text tells."""
    return ibis.literal(day.isoformat()).substr(0, like.length())


def _turned(table: ir.Table) -> ir.Table:
    """Entries with `subject` and `object`, in the order of their ids where direction says nothing.

    Without that order, reports that name the same two the other way round would be two events.
    """
    table = table.mutate(
        subject=ibis.ifelse(_.reversed, _.other_actor, _.one_actor),
        object=ibis.ifelse(_.reversed, _.one_actor, _.other_actor),
    )
    swapped = table.both & (table.subject > table.object)
    return table.mutate(
        subject=ibis.ifelse(swapped, _.object, _.subject),
        object=ibis.ifelse(swapped, _.subject, _.object),
    )
