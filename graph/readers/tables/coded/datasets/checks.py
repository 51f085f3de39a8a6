"""What is wrong with the cells of a staged table, found by the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
from ibis import _

from .....errors import Problem
from ...records import MAX_PROBLEMS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ..engines import Engine


@dataclass(frozen=True, slots=True)
class Check:
    """What the cells of a column must be.

    Attributes:
        column: of the staged table.
        ok: whether the cell is good; null = it is not.
        expected: what a cell should be, as a message says it.
    """

    column: str
    ok: ir.BooleanValue
    expected: str


def bad_cells(raw: ir.Table, checks: Sequence[Check]) -> ir.Table:
    """The bad cells, one row each, in the order of files, lines and checks.

    Returns:
        columns `file`, `line`, `column`, `value`, `expected`, and `number` of the check.
    """
    found = [_failing(raw, check, number) for number, check in enumerate(checks)]
    return ibis.union(*found, distinct=False).order_by("file", "line", "number")


def good_rows(raw: ir.Table, checks: Sequence[Check]) -> ir.Table:
    """The rows none of whose cells is bad."""
    return raw.filter([check.ok for check in checks])


def problems(
    engine: Engine, raw: ir.Table, checks: Sequence[Check], most: int = MAX_PROBLEMS
) -> Iterator[Problem]:
    """The bad cells as problems, and one more where there are more than `most`."""
    if size(engine, good_rows(raw, checks)) == size(engine, raw):
        return  # which one look at each row tells; where cells are bad each check takes one more
    rows = engine.rows(bad_cells(raw, checks).limit(most + 1))
    for row in rows[:most]:
        yield Problem(row["file"], row["line"], row["column"], row["value"], row["expected"])
    if len(rows) > most:
        last = rows[most]
        yield Problem(last["file"], last["line"], None, "", "fewer problems before reading on")


def size(engine: Engine, table: ir.Table) -> int:
    """How many rows a table has."""
    return int(engine.rows(table.aggregate(rows=_.count()))[0]["rows"])


def _failing(raw: ir.Table, check: Check, number: int) -> ir.Table:
    return raw.filter(~check.ok.fill_null(False)).select(
        "file",
        "line",
        column=ibis.literal(check.column),
        value=raw[check.column],
        expected=ibis.literal(check.expected),
        number=ibis.literal(number, "int64"),
    )
