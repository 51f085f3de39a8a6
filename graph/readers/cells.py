"""CSV tables cell by cell: every bad cell becomes a `Problem`, and reading goes on.

The `csv` module splits lines; what is added is the strictness that hand-typed tables need: one
encoding, one delimiter, known columns, and errors that name file, line, column and value.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from ..dates import Interval, PartialDate, parse_date, parse_interval
from ..errors import DateError, ModelError, Problem, did_you_mean, quoted
from ..model import Dated, Office

UNKNOWN = "unknown"
COMMAS = "commas between the cells: export it again as comma-separated"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What spreadsheets write before UTF-8; it says nothing, so it is passed over."""
MAX_ROWS = 1_000_000
LONGEST_CELL = 131_072
"""Characters."""
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_FOREIGN = re.compile(r"[;\t|]")


class Readable(Protocol):
    """A file or a packaged resource."""

    @property
    def name(self) -> str:
        """The file's name."""

    def read_bytes(self) -> bytes:
        """All of it."""


@dataclass(slots=True)
class Row:
    """One row of a table while it is read; bad cells are noted in `problems`."""

    file: str
    line: int
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def bad(self, column: str | None, value: str, expected: str) -> None:
        """Note a bad cell."""
        self.problems.append(Problem(self.file, self.line, column, value, expected))

    def text(self, column: str) -> str:
        """The cell, without the blanks around it."""
        return self.cells.get(column, "")

    def required(self, column: str, expected: str = "a value") -> str:
        """The cell, which must not be empty."""
        value = self.text(column)
        if not value:
            self.bad(column, value, expected)
        return value

    def texts(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by `;`."""
        cell = self.text(column)
        found = [v for v in (v.strip() for v in cell.split(";")) if v]
        if cell and not found:
            self.bad(column, cell, "values between the ';'")
        return found

    def choice(self, column: str, terms: type[E], default: E | None = None) -> E | None:
        """One of the terms of an enumeration."""
        found = self.choices(column, terms, default)
        if len(found) > 1:
            self.bad(column, self.text(column), "one value")
        return found[0] if found else None

    def choices(self, column: str, terms: type[E], default: E | None = None) -> list[E]:
        """Terms of an enumeration, separated by `;`; `default` where the cell is empty."""
        values = self.texts(column)
        if not values:
            return [] if default is None else [default]
        known = {term.value: term for term in terms}
        for value in values:
            if value not in known:
                self.bad(column, value, f"one of {', '.join(known)}")
        return [known[v] for v in values if v in known]

    def yes(self, column: str, *, default: bool = False) -> bool:
        """`yes` or `no`."""
        value = self.text(column)
        if value not in ("", "yes", "no"):
            self.bad(column, value, "yes or no")
        return value == "yes" if value else default

    def number(self, column: str, kind: Callable[[str], T]) -> T | None:
        """A number, or nothing."""
        value = self.text(column)
        if not value:
            return None
        return self._read(column, kind, value, "a number" if kind is float else "a whole number")

    def interval(self, column: str, *, unknown: bool = False) -> Interval | None:
        """An EDTF date or interval, or nothing; with `unknown` also that word."""
        value = self.text(column)
        if not value or (unknown and value == UNKNOWN):
            return None
        return self._read(column, parse_interval, value)

    def date(self, column: str) -> PartialDate | None:
        """One EDTF date, or nothing, or the word `unknown`."""
        value = self.text(column)
        return None if value in ("", UNKNOWN) else self._read(column, parse_date, value)

    def dated(self, column: str) -> tuple[Dated, ...]:
        """Values that may carry `@ interval`."""
        made = [self._part(column, Dated, v, i) for v, i in self._split_dated(column)]
        return tuple(one for one in made if one is not None)

    def offices(self, column: str) -> tuple[Office, ...]:
        """`actor: title @ interval`, several with `;`."""
        made = []
        for value, interval in self._split_dated(column):
            actor, colon, title = (part.strip() for part in value.partition(":"))
            if not colon or not title:
                self.bad(column, value, "actor id: office @ interval")
                continue
            made.append(self._part(column, Office, actor, title, interval))
        return tuple(one for one in made if one is not None)

    def make(self, kind: Callable[..., T], /, **values: object) -> T | None:
        """A model value from the cells; what the model forbids becomes a problem."""
        try:
            return kind(**values)
        except ModelError as error:
            column = error.field if error.field in self.cells else None
            if column is None or column not in {p.column for p in self.problems}:
                self.bad(column, str(error.value), error.expected)
            return None

    def _part(self, column: str, kind: Callable[..., T], *values: object) -> T | None:
        """One of several model values in a cell."""
        try:
            return kind(*values)
        except ModelError as error:
            self.bad(column, str(error.value), error.expected)
            return None

    def _split_dated(self, column: str) -> Iterator[tuple[str, Interval | None]]:
        for value in self.texts(column):
            name, at, interval = (part.strip() for part in value.rpartition("@"))
            if not at:
                yield value, None
            elif not name:
                self.bad(column, value, "a value before the '@'")
            else:
                yield name, self._read(column, parse_interval, interval)

    def _read(
        self, column: str, read: Callable[[str], T], value: str, expected: str = ""
    ) -> T | None:
        try:
            return read(value)
        except DateError as error:
            reason, _, expected = str(error).removeprefix(quoted(value)).partition("; expected ")
            self.bad(column, value, f"{expected}; this{reason}")
        except ValueError:
            self.bad(column, value, expected)
        return None


def read_rows(
    file: Readable, columns: Iterable[str], required: Iterable[str], problems: list[Problem]
) -> list[Row]:
    """The rows of a table; what is wrong with its form is added to `problems`.

    Args:
        file: a comma-separated UTF-8 file with one header line.
        columns: all columns the table may have.
        required: those it must have.
        problems: grows by what is wrong; bad cells found later go to the rows' own lists.
    """
    text = _decoded(file, problems)
    if text is None:
        return []
    records = _records(file.name, text, problems)
    if not records:
        return []
    header = [name.strip() for name in records[0][1]]
    if not _good_header(file.name, header, list(columns), list(required), problems):
        return []
    rows = []
    for line, record in records[1:]:
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(header):
            expected = f"{len(header)} cells as in the header, not {len(record)}"
            problems.append(Problem(file.name, line, None, ",".join(record), expected))
            continue
        rows.append(Row(file.name, line, dict(zip(header, map(str.strip, record), strict=True))))
    return rows


def _decoded(file: Readable, problems: list[Problem]) -> str | None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        problems.append(Problem(file.name, None, None, str(error.strerror), "a readable file"))
        return None
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = raw[error.start : error.start + 1].hex()
        problems.append(Problem(file.name, line, None, f"byte 0x{bad}", "text in UTF-8"))
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(file.name, line, None, "\0", "text, not null characters"))
        return None
    return text


def _records(name: str, text: str, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)  # other packages raise it for all
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for record in reader:
            records.append((line, record))
            line = reader.line_num + 1
            if len(records) > MAX_ROWS:
                problems.append(Problem(name, line, None, "", f"at most {MAX_ROWS:,} rows"))
                return []
    except csv.Error as error:
        if records and _is_foreign(records[0][1]):
            return records[:1]
        problems.append(Problem(name, line, None, str(error), "comma-separated cells"))
        return []
    if not records:
        problems.append(Problem(name, 1, None, "", "a header line"))
    return records


def _is_foreign(header: list[str]) -> bool:
    """Whether another delimiter than the comma seems to be used."""
    return len(header) == 1 and _FOREIGN.search(header[0]) is not None


def _good_header(
    name: str, header: list[str], columns: list[str], required: list[str], problems: list[Problem]
) -> bool:
    before = len(problems)
    if _is_foreign(header):
        problems.append(
            Problem(
                name,
                1,
                None,
                header[0],
                "commas between the cells: export it again as comma-separated",
            )
        )
        return False
    for column in header:
        if column not in columns:
            expected = f"one of the columns {', '.join(columns)}"
            problems.append(Problem(name, 1, column, column, expected + _near(column, columns)))
        elif header.count(column) > 1:
            problems.append(Problem(name, 1, column, column, "each column once"))
    problems.extend(
        Problem(name, 1, column, "", f"the column '{column}' in the header")
        for column in required
        if column not in header
    )
    return len(problems) == before


def _near(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    return did_you_mean(get_close_matches(name, names, n=1))
