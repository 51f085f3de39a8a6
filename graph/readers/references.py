"""Cells that name what no table has, told so that one mistake is one error.

Where a whole table is missing or was refused, or only the row that is meant, every cell that names
something in it would be an error of its own, and none of these the one to mend.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import Problem, quoted
from ..registry import normalised
from .cells import Row


@dataclass(frozen=True, slots=True)
class Unknown(Problem):
    """A cell that names what no table has.

    Attributes:
        table: the kind of table that should have it, such as `sources`.
    """

    table: str = ""


@dataclass(frozen=True, slots=True)
class Missing(Problem):
    """A table that is not there, though cells name what should stand in it.

    `column` and `value` are those of the first such cell.
    """

    def __str__(self) -> str:
        return f"{self.file} is missing; expected {self.expected}"


def unknown(row: Row, column: str, value: str, expected: str, table: str) -> None:
    """Note a cell that names what no table has."""
    row.problems.append(Unknown(row.file, row.line, column, value, expected, table))


def mended_first(
    problems: Iterable[Problem],
    missing: Mapping[str, Iterable[str]],
    refused: Mapping[str, frozenset[str]],
) -> list[Problem]:
    """The problems without those that are gone when others are mended.

    Args:
        missing: the columns that a table needs, by the kinds of table that are not there.
        refused: what stands in refused rows of a kind of table, normalised; "" = in all of it.
    """
    lacking: defaultdict[str, list[Unknown]] = defaultdict(list)
    left = []
    for problem in problems:
        if not isinstance(problem, Unknown):
            left.append(problem)
        elif problem.table in missing:
            lacking[problem.table].append(problem)
        elif not {"", normalised(problem.value)} & refused.get(problem.table, frozenset()):
            left.append(problem)
    return [*(_missing(kind, missing[kind], lacking[kind]) for kind in missing if lacking[kind]),
            *left]  # fmt: skip


def _missing(kind: str, columns: Iterable[str], cells: list[Unknown]) -> Missing:
    first = cells[0]
    where = f"{quoted(first.value)} in {first.file}, line {first.row}, column {first.column}"
    lack = f"{len(cells):,} cells name what no table has, first" if cells[1:] else "no table has"
    expected = f"a table with the columns {', '.join(columns)}: {lack} {where}"
    return Missing(f"{kind}.csv", None, first.column, first.value, expected)
