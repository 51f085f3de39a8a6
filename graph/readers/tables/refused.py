"""What of a dataset cannot be read: bad rows, and what is wrong with whole files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import InputError, ModelError, Problem, TableError
from ..formulas import inert

PLACES = ("file", "line", "columns", "expected")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used.

    Attributes:
        line: the line of the file on which it begins.
        cells: as they stand in the file.
        problems: what is wrong with them, at least one.
    """

    file: str
    line: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Refused:
    """Gathers what cannot be read, so that all of it is told at once.

    Attributes:
        skip: whether bad rows are left out; else they stop the import, as bad files always do.
        problems: everything found, in the order in which it was found.
        rows: the bad rows.
        broken: what is wrong with whole files.
    """

    skip: bool = False
    problems: list[Problem] = field(default_factory=list)
    rows: list[BadRow] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)

    def add_row(self, row: BadRow) -> None:
        """Note a bad row."""
        self.rows.append(row)
        self.problems += row.problems

    def add_file(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong with a whole file."""
        found = list(problems)
        self.broken += found
        self.problems += found

    def check(self) -> None:
        """Stop where something was found that must not be left out.

        Raises:
            TableError: with all of it.
        """
        if found := self.broken if self.skip else self.problems:
            raise TableError(found)


def problem_of(error: ModelError, file: str, line: int) -> Problem:
    """What the model forbids, as a problem of a row."""
    return Problem(file, line, error.field, str(error.value), error.expected)


def write_bad_rows(rows: Iterable[BadRow], path: Path) -> None:
    """Write one line a bad row: where it stood, what was expected, and its cells as they stood.

    A text that a spreadsheet would run as a formula is marked as text with a leading `'`.

    Args:
        path: a CSV file that is not there yet.

    Raises:
        InputError: there is such a file already, or its folder is missing.
    """
    found = list(rows)
    width = max((len(row.cells) for row in found), default=0)
    try:
        out = path.open("x", encoding="utf-8", newline="", errors="backslashreplace")
    except FileExistsError:
        raise InputError(f"{path} is there already; name a file that is not") from None
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such folder") from None
    try:
        with out:
            writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow([*PLACES, *(f"cell {n}" for n in range(1, width + 1))])
            writer.writerows(_line(row, width) for row in found)
    except OSError:  # a full disk: half a file would look like all bad rows
        path.unlink(missing_ok=True)
        raise


def _line(row: BadRow, width: int) -> Iterator[str]:
    columns = (problem.column or "" for problem in row.problems)
    expected = (problem.expected for problem in row.problems)
    yield from map(inert, (row.file, str(row.line), _joined(columns), _joined(expected)))
    yield from map(inert, row.cells)
    yield from [""] * (width - len(row.cells))


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))
