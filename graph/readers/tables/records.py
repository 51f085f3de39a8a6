"""The rows of a dataset, columns found by name: every bad cell is noted and reading goes on."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from ...errors import ModelError, Problem, TableError
from ...model.checks import MAX_TEXT, UNFIT
from ..cells import LONGEST_CELL
from ..formulas import FORMULA
from . import sheets
from .files import LIMITS, SHEETS, Limits, opened, stream, suffix
from .headers import Column, headed, places_of
from .refused import BadRow, Refused, problem_of

MAX_PROBLEMS = 1_000
"""Bad cells of one file that are kept; a column read wrongly would give one for each row."""
T = TypeVar("T")
_ERROR = r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A)"
_FORMULA = re.compile(rf"\s*(?:=|{_ERROR})")
_SUSPECT = re.compile(rf"^{_FORMULA.pattern}|{UNFIT.pattern}", re.MULTILINE)
_WHOLE = re.compile(r"(-?\d{1,15})(?:\.0+)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_DEGREES = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?", re.ASCII)
_IDS = re.compile(r"-?\d{1,15}(?:\.0)?(?:\s*[,;]\s*-?\d{1,15}(?:\.0)?)*", re.ASCII)


@dataclass(slots=True)
class Record:
    """One row of a dataset; what is wrong with its cells goes to `problems`.

    Attributes:
        cells: by the reader's name of the column.
        headers: the file's names of the same columns.
        row: all cells as they stand in the file.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]
    row: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)

    def bad(self, column: str, value: str, expected: str) -> None:
        """Note a bad cell; only what was wrong with it first is told."""
        header = self.headers.get(column, column)
        if all(problem.column != header for problem in self.problems):
            self.problems.append(Problem(self.file, self.line, header, value, expected))

    def refused(self, error: ModelError | None = None) -> BadRow:
        """The row as a bad one, for its cells or for what the model forbids."""
        problems = (problem_of(error, self.file, self.line),) if error else tuple(self.problems)
        return BadRow(self.file, self.line, tuple(self.row), problems)

    def text(self, column: str) -> str:
        """The cell, without the blanks around it and inside it collapsed."""
        return " ".join(self.cells.get(column, "").split())

    def name(self, column: str, *, required: bool = True) -> str:
        """A name of somebody or something."""
        value = self.text(column)
        if required and not value:
            self.bad(column, value, "a name")
        elif len(value) > MAX_TEXT:
            self.bad(column, value, f"at most {MAX_TEXT:,} characters")
        elif value and not any(c.isalpha() for c in value):
            self.bad(column, value, "a name, not a number")
        elif value.startswith(FORMULA):
            self.bad(column, value, "a name, not a formula")
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
        if (found is None and not self.text(column)) or (found or 0) < 0:
            self.bad(column, self.text(column), "a whole number, 0 or more")
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
            found = float(value if _DEGREES.fullmatch(value) else "")
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


def read_rows(
    file: Path,
    columns: Sequence[Column],
    parse: Callable[[Record], T | None],
    refused: Refused,
    layout: Sequence[str] = (),
) -> Iterator[tuple[Record, T]]:
    """The good rows of a file, each with what `parse` makes of it; the others are refused.

    Args:
        parse: notes bad cells in the record; what it makes of such a one is not used.
        layout: the columns of a file that begins with a row instead of a header.
    """
    for record in read_records(file, columns, refused, LIMITS, layout):
        row = parse(record)
        if record.problems:
            refused.add_row(record.refused())
        elif row is not None:
            yield record, row


def read_records(
    file: Path,
    columns: Sequence[Column],
    refused: Refused,
    limits: Limits = LIMITS,
    layout: Sequence[str] = (),
) -> Iterator[Record]:
    """The rows of a file; rows of HXL tags and empty rows are left out.

    Args:
        columns: those to be read; others are passed over.
        refused: gets what is wrong with the file, its header and the form of its rows.
        layout: the columns of a file that begins with a row instead of a header.
    """
    try:
        rows = headed(_rows(file, limits), columns, layout)
        yield from _records(file.name, rows, columns, refused)
    except TableError as error:
        refused.add_file(error.problems)


def _rows(file: Path, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of any form, each with the line on which it begins."""
    with stream(file, limits) as (name, _):
        sheet = suffix(name) in SHEETS
    if sheet:
        yield from enumerate(sheets.rows(file, limits), 1)
        return
    with opened(file, limits) as (delimiter, lines):
        csv.field_size_limit(LONGEST_CELL)  # other packages raise it for all
        reader, line = csv.reader(lines, delimiter=delimiter, strict=True), 1
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            problem = Problem(file.name, line, None, str(error), "cells as a CSV table has them")
            raise TableError([problem]) from None


def _records(
    file: str, rows: Iterator[tuple[int, list[str]]], columns: Sequence[Column], refused: Refused
) -> Iterator[Record]:
    before = len(refused.problems)
    _, header = next(rows, (1, None))
    if header is None:
        refused.add_file([Problem(file, 1, None, "", "a header line")])
        return
    header = [name.strip() for name in header]
    places, problems = places_of(file, header, columns)
    refused.add_file(problems)
    if problems:
        return
    headers = {name: header[place] for name, place in places.items()}
    for line, row in rows:
        if not refused.skip and len(refused.problems) - before >= MAX_PROBLEMS:
            refused.add_file([Problem(file, line, None, "", "fewer problems before reading on")])
            return
        if not any(map(str.strip, row)) or _is_tags(row):
            continue
        if len(row) != len(header):
            expected = f"{len(header)} cells as in the header, not {len(row)}"
            problem = Problem(file, line, None, row[0], expected)
            refused.add_row(BadRow(file, line, tuple(row), (problem,)))
        else:
            cells = {name: row[place] for name, place in places.items()}
            yield _checked(Record(file, line, cells, headers, row))


def _checked(record: Record) -> Record:
    """The record with what no cell may hold noted: formulas, their errors, control characters."""
    if _SUSPECT.search("\n".join(record.cells.values())):  # one search for nearly all rows
        for name, cell in record.cells.items():
            if _FORMULA.match(cell):
                record.bad(name, cell, "a value, not a formula or its error")
            elif UNFIT.search(cell):
                record.bad(name, cell, "a text without control characters and half characters")
    return record


def _is_tags(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags (https://hxlstandard.org), which stand below the header."""
    return all(c.startswith("#") and not _FORMULA.match(c) for c in map(str.strip, row) if c)
