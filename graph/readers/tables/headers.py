"""The columns of a dataset, found by their names in the header of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...errors import Problem


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a reader uses.

    Attributes:
        names: what the layouts call it; the reader uses the first.
        required: whether a file must have it.
        why: what a file without it is, or lacks.
    """

    names: tuple[str, ...]
    required: bool = False
    why: str = ""


def needed(*names: str, why: str = "") -> Column:
    """A column that every layout has, under one of these names."""
    return Column(names, required=True, why=why)


def optional(*names: str) -> list[Column]:
    """Columns that some layouts lack."""
    return [Column((name,)) for name in names]


def headed(
    rows: Iterator[tuple[int, list[str]]], columns: Sequence[Column], layout: Sequence[str]
) -> Iterator[tuple[int, list[str]]]:
    """The rows with a header before them; one that names no column wanted is a row itself."""
    wanted = {name.casefold() for column in columns for name in column.names}
    for line, row in rows:
        bare = len(row) == len(layout) and wanted.isdisjoint(c.strip().casefold() for c in row)
        if bare:
            yield line, list(layout)
        yield line, row
        break
    yield from rows


def places_of(
    file: str, header: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[str, int], list[Problem]]:
    """Where the columns stand, by the reader's names of them, and what is wrong with the header."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    folded = [name.casefold() for name in header]
    for column in columns:
        known = [name for name in column.names if name.casefold() in folded]
        if known:
            found[column.names[0]] = folded.index(known[0].casefold())
            if folded.count(known[0].casefold()) > 1:
                problems.append(Problem(file, 1, known[0], known[0], "each column once"))
        elif column.required:
            why = f" ({column.why})" if column.why else ""
            expected = f"a column '{' or '.join(column.names)}' in the header{why}"
            problems.append(Problem(file, 1, column.names[0], ", ".join(header), expected))
    return found, problems
