"""Everything that can go wrong, as one tree.

    BelligraphError
    ├── InputError            what was given is wrong (also a ValueError)
    │   ├── DateError         not an EDTF date or interval
    │   ├── ModelError        a value that the data model forbids
    │   ├── TableError        bad rows of a table, all of them
    │   ├── UnknownNameError  a name that no table knows, with the nearest known
    │   ├── AmbiguousNameError  a name that several things bear
    │   ├── ProjectError      belligraph.toml
    │   ├── TextError         a document that cannot be read
    │   ├── QueryError        a query that cannot be parsed or lacks a parameter
    │   └── CheckError        the graph breaks a shape or a consistency rule
    ├── StoreError            the store cannot be used
    │   ├── StoreLockedError  another process is writing to it
    │   └── StoreForeignError not a store of ours, or one that holds other people's batches
    └── MissingExtraError     an optional package is not installed

Each carries what a person needs to mend it; the command line prints `str(error)` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN_PROBLEMS = 50


class BelligraphError(Exception):
    """Base of all errors raised on purpose."""


class InputError(BelligraphError, ValueError):
    """What was given is wrong."""


class DateError(InputError):
    """A text that is no EDTF date or interval."""


class ModelError(InputError):
    """A value that the data model forbids.

    Attributes:
        field: name of the field.
        value: the value as given.
        expected: what would have been right.
    """

    def __init__(self, field: str, value: object, expected: str) -> None:
        self.field = field
        self.value = value
        self.expected = expected
        super().__init__(f"{field}: {quoted(value)}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad cell of a table: where it is, what stands there, and what was expected."""

    file: str
    row: int | None
    column: str | None
    value: str
    expected: str

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", line {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        return f"{where}: {quoted(self.value)}; expected {self.expected}"


class TableError(InputError):
    """Bad rows of one or more tables, all of them at once.

    Attributes:
        problems: every bad cell, in the order of the files.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(listing(self.problems, "problem", "nothing of these files was loaded"))


class UnknownNameError(InputError):
    """A name that no table knows.

    Attributes:
        kind: what was looked for (`actor`, `place`, `source`).
        name: the name as given.
        nearest: the nearest known names, best first.
    """

    def __init__(self, kind: str, name: str, nearest: Sequence[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)
        super().__init__(f"no {kind} is called {quoted(name)}{did_you_mean(self.nearest)}")


class AmbiguousNameError(InputError):
    """A name that several things bear at that date; `ids` says which."""

    def __init__(self, kind: str, name: str, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        super().__init__(
            f"several {kind}s are called {quoted(name)}: {', '.join(ids)}; give the id instead"
        )


class ProjectError(InputError):
    """The project file is missing, broken, or names something that is not there."""


class TextError(InputError):
    """A document that cannot be read as text."""


class QueryError(InputError):
    """A query that cannot be parsed, or a parameter that is missing, unknown or malformed."""


class CheckError(InputError):
    """The graph breaks a shape or a consistency rule.

    Attributes:
        findings: one line each.
    """

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = tuple(findings)
        super().__init__(listing(self.findings, "finding", "nothing was replaced"))


class StoreError(BelligraphError):
    """The store cannot be used."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


class StoreForeignError(StoreError):
    """A folder that is no store of ours, or a store that holds batches of other origin."""


class MissingExtraError(BelligraphError):
    """An optional package is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} is not installed; add it with: pip install 'belligraph[{extra}]'")


def quoted(value: object) -> str:
    """The value as it should appear in a message: quoted, on one line, not endless."""
    text = repr(value) if not isinstance(value, str) else f"'{value}'"
    text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return text if len(text) <= 120 else f"{text[:117]}..."


def did_you_mean(nearest: Sequence[str]) -> str:
    """The nearest known names as the tail of a message; empty where there are none."""
    return f"; nearest known: {', '.join(nearest)}" if nearest else ""


def listing(lines: Sequence[object], noun: str, outcome: str) -> str:
    """A counted list of lines, cut after `SHOWN_PROBLEMS`, closed by what came of it."""
    count = f"{len(lines)} {noun}{'' if len(lines) == 1 else 's'}"
    shown = [f"  {line}" for line in lines[:SHOWN_PROBLEMS]]
    if len(lines) > SHOWN_PROBLEMS:
        shown.append(f"  ... and {len(lines) - SHOWN_PROBLEMS} more")
    return "\n".join([f"{count}:", *shown, outcome])
