"""JSON lines key by key: every bad value becomes a problem, and reading goes on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ....dates import PartialDate, parse_date, parse_interval
from ....errors import DateError, Problem, TableError, did_you_mean, quoted

E = TypeVar("E", bound=StrEnum)


class KeyProblem(Problem):
    """One bad value of a line: `column` is its key."""

    __slots__ = ()

    def __str__(self) -> str:
        key = f", key {self.column}" if self.column else ""
        return f"{self.file}, line {self.row}{key}: {quoted(self.value)}; expected {self.expected}"


@dataclass(slots=True)
class Line:
    """One JSON object while it is read; bad values are noted in `problems`.

    Attributes:
        within: where the object lies in its line: "claims[0]."
    """

    file: str
    number: int
    data: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    within: str = ""

    def bad(self, key: str, value: object, expected: str) -> None:
        """Note a bad value."""
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.problems.append(KeyProblem(self.file, self.number, self.within + key, shown, expected))

    def only(self, keys: Sequence[str]) -> None:
        """Note every key that is not one of these."""
        for key in self.data:
            if key not in keys:
                near = did_you_mean(get_close_matches(key, keys, 1))
                self.bad(key, key, f"one of {', '.join(keys)}{near}")

    def text(self, key: str, default: str | None = "") -> str:
        """A text; without a default it must be there and not empty."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.bad(key, value, "a text" if default is not None else "a text that is not empty")
            return ""
        if any("\ud800" <= c <= "\udfff" for c in value):
            self.bad(key, value, "characters of Unicode, without halves of surrogate pairs")
            return ""
        return value

    def number_of(self, key: str) -> int | None:
        """A whole number from 0; None where there is none."""
        value = self.data.get(key)
        if value is None or (type(value) is int and value >= 0):
            return value
        self.bad(key, value, "a whole number from 0")
        return None

    def flag(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            self.bad(key, value, "true or false")
        return value is True

    def choice(self, key: str, terms: type[E], default: E | None = None) -> E | None:
        """One of the terms of an enumeration."""
        value = self.data.get(key)
        if default is not None and value in (None, ""):
            return default
        known = [term.value for term in terms]
        if value in known:
            return terms(value)
        near = did_you_mean(get_close_matches(str(value), known, 1))
        self.bad(key, value, f"one of {', '.join(known)}{near}")
        return None

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        value = self.data.get(key) or []
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return value
        self.bad(key, value, "a list of texts")
        return []

    def objects(self, key: str) -> Iterator[Line]:
        """A list of objects, each read like a line."""
        value = self.data.get(key) or []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.bad(key, value, "a list of objects")
            return
        for place, one in enumerate(value):
            yield Line(self.file, self.number, one, self.problems, f"{self.within}{key}[{place}].")

    def day(self, key: str) -> PartialDate | None:
        """A date, which must be there."""
        try:
            return parse_date(self.text(key))
        except DateError:
            self.bad(key, self.data.get(key), "an EDTF date such as 2014-01-06")
            return None

    def interval(self, key: str) -> str:
        """A date or an interval, as written; empty where there is none."""
        value = self.text(key)
        try:
            return value and parse_interval(value).text
        except DateError:
            self.bad(key, value, "an EDTF date or interval such as 2014-01-05 or 2013/..")
            return ""


def read_lines(file: Path, problems: list[Problem]) -> Iterator[Line]:
    """The objects of a file with one JSON object a line; empty lines are left out.

    What is wrong with a line, and what the reader of the line notes, goes into `problems`.

    Raises:
        TableError: the file cannot be read.
    """
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield from _line(file.name, number, line, problems)
    except OSError as error:
        raise TableError(
            [Problem(str(file), None, None, error.strerror or "", "a file to read")]
        ) from None


def _line(file: str, number: int, line: bytes, problems: list[Problem]) -> Iterable[Line]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        return (Line(file, number, data, problems),)
    shown = line.decode("utf-8", "replace").strip()
    problems.append(KeyProblem(file, number, None, shown, "a JSON object in UTF-8"))
    return ()
