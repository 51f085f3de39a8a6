"""The rows of a dataset, columns found by name: every bad cell is noted and reading goes on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...errors import Problem, TableError
from .files import LIMITS, Limits, opened

MAX_PROBLEMS = 1_000
"""Bad cells of one file that are kept; a column read wrongly would give one for each row."""
_FORMULA = re.compile(r"[=@]|[+-][A-Za-z(]|#(REF|NAME|VALUE|DIV|NULL|NUM|N/A)")
_WHOLE = re.compile(r"(-?\d{1,15})(?:\.0+)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_IDS = re.compile(r"-?\d{1,15}(?:\.0)?(?:\s*[,;]\s*-?\d{1,15}(?:\.0)?)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a reader uses.

    Attributes:
        names: what the layouts call it; the reader uses the first.
        required: whether a file must have it.
    """

    names: tuple[str, ...]
    required: bool = False


def needed(*names: str) -> Column:
    """A column that every layout has, under one of these names."""
    return Column(names, required=True)


def optional(*names: str) -> list[Column]:
    """Columns that some layouts lack."""
    return [Column((name,)) for name in names]


@dataclass(slots=True)
class Record:
    """One row of a dataset; what is wrong with its cells goes to `problems`.

    Attributes:
        cells: by the reader's name of the column.
        headers: the file's names of the same columns.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]
    problems: list[Problem]

    def bad(self, column: str, value: str, expected: str) -> None:
        """Note a bad cell."""
        header = self.headers.get(column, column)
        self.problems.append(Problem(self.file, self.line, header, value, expected))

    def text(self, column: str) -> str:
        """The cell, without the blanks around it and inside it collapsed."""
        return " ".join(self.cells.get(column, "").split())

    def name(self, column: str, *, required: bool = True) -> str:
        """A name of somebody or something."""
        value = self.text(column)
        if required and not value:
            self.bad(column, value, "a name")
        elif _FORMULA.match(value):
            self.bad(column, value, "a name, not a formula or its error")
        elif value and not any(c.isalpha() for c in value):
            self.bad(column, value, "a name, not a number")
        return value

    def whole(self, column: str) -> int | None:
        """A whole number, or nothing; spreadsheets write 645 as 645.0."""
        value = self.text(column)
        if not value:
            return None
        found = _WHOLE.fullmatch(value)
        if found is None:
            self.bad(column, value, "a whole number")
            return None
        return int(found[1])

    def key(self, column: str) -> int:
        """A number that identifies something; 0 where it is missing or bad."""
        found = self.whole(column)
        if found is None and not self.text(column):
            self.bad(column, "", "a whole number")
        return found or 0

    def keys(self, column: str) -> list[int]:
        """Numbers that identify things, joined by commas; each once, in their order."""
        value = self.text(column)
        if value and not _IDS.fullmatch(value):
            self.bad(column, value, "whole numbers joined by commas")
            return []
        parts = re.split(r"\s*[,;]\s*", value) if value else []
        return list(dict.fromkeys(int(float(part)) for part in parts))

    def degrees(self, column: str, limit: int) -> float | None:
        """A latitude or longitude, or nothing."""
        value = self.text(column)
        if not value:
            return None
        try:
            found = float(value)
        except ValueError:
            found = limit + 1.0
        if not -limit <= found <= limit:
            self.bad(column, value, f"degrees between -{limit} and {limit}")
            return None
        return found

    def day(self, column: str) -> date | None:
        """A day; a time of midnight after it is left out."""
        value = self.text(column)
        found = _DAY.fullmatch(value)
        try:
            return date.fromisoformat(found[1] if found else "")
        except ValueError:
            self.bad(column, value, "a day, YYYY-MM-DD")
            return None


def read_records(
    file: Path, columns: Sequence[Column], problems: list[Problem], limits: Limits = LIMITS
) -> Iterator[Record]:
    """The rows of a file; rows of HXL tags and empty rows are left out.

    Args:
        columns: those to be read; others are passed over.
        problems: grows by what is wrong with the file, its header and the form of its rows.
    """
    try:
        with opened(file, limits) as (delimiter, lines):
            yield from _records(file.name, csv.reader(lines, delimiter=delimiter, strict=True),
                                columns, problems)  # fmt: skip
    except TableError as error:
        problems.extend(error.problems)


def _records(
    file: str, reader: Iterator[list[str]], columns: Sequence[Column], problems: list[Problem]
) -> Iterator[Record]:
    before, line = len(problems), 1
    places: Mapping[str, int] = {}
    header: list[str] = []
    try:
        for number, row in enumerate(reader):
            at, line = line, getattr(reader, "line_num", 0) + 1
            if number == 0:
                header = [name.strip() for name in row]
                places = _places(file, header, columns, problems)
                if len(problems) > before:
                    return
            elif len(row) != len(header) and any(map(str.strip, row)):
                expected = f"{len(header)} cells as in the header, not {len(row)}"
                problems.append(Problem(file, at, None, row[0], expected))
            elif any(map(str.strip, row)) and not _is_tags(row):
                cells = {name: row[place] for name, place in places.items()}
                headers = {name: header[place] for name, place in places.items()}
                yield Record(file, at, cells, headers, problems)
            if len(problems) - before >= MAX_PROBLEMS:
                problems.append(Problem(file, at, None, "", "fewer problems before reading on"))
                return
    except csv.Error as error:
        problems.append(Problem(file, line, None, str(error), "cells as a CSV table has them"))
    if not header and len(problems) == before:
        problems.append(Problem(file, 1, None, "", "a header line"))


def _is_tags(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags (https://hxlstandard.org), which stand below the header."""
    return all(cell.startswith("#") for cell in map(str.strip, row) if cell)


def _places(
    file: str, header: Sequence[str], columns: Sequence[Column], problems: list[Problem]
) -> dict[str, int]:
    """Where the columns stand, by the reader's names of them."""
    found: dict[str, int] = {}
    folded = [name.casefold() for name in header]
    for column in columns:
        known = [name for name in column.names if name.casefold() in folded]
        if known:
            found[column.names[0]] = folded.index(known[0].casefold())
            if folded.count(known[0].casefold()) > 1:
                problems.append(Problem(file, 1, known[0], known[0], "each column once"))
        elif column.required:
            expected = f"a column '{' or '.join(column.names)}' in the header"
            problems.append(Problem(file, 1, column.names[0], ", ".join(header), expected))
    return found
