"""The rows of an answer: cells as the engine wrote them, converted when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any

Convert = Callable[[str], Any]


class Rows:
    """Rows of equal length.

    A cell is converted once however often it comes: in a column of answers most come many times.
    """

    def __init__(
        self, lines: Sequence[tuple[Any, ...]], reads: Sequence[tuple[int, Convert | None]]
    ) -> None:
        """Take rows.

        Args:
            lines: all cells of each row.
            reads: for each column, which cell it is, and what it holds; None = it is a value.
        """
        self._lines = lines
        self._columns = [(place, _Known(convert) if convert else None) for place, convert in reads]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples, each made when it is asked for."""
        return zip(*self._read(), strict=True) if self._columns else repeat((), len(self))

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same rows in the same order."""
        return isinstance(other, Rows) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def columns(self) -> list[list[Any]]:
        """The same, column by column."""
        return [list(column) for column in self._read()]

    def _read(self) -> Iterator[Iterator[Any]]:
        """What stands in each column, read row by row."""
        for place, known in self._columns:
            cells = map(itemgetter(place), self._lines)
            yield cells if known is None else map(known.__getitem__, cells)

    def sorted(self, key: Callable[[Any], str]) -> Rows:
        """The same by the keys of their values; rows that hold nothing are left out."""
        keys = [map(_Known(key).__getitem__, column) for column in self._read()]
        keyed = zip(zip(*keys, strict=True), range(len(self)), self, strict=True)
        order = sorted(one[:2] for one in keyed if any(map(_holds, one[2])))
        found = Rows([self._lines[number] for _, number in order], ())
        found._columns = self._columns
        return found


def _holds(value: Any) -> bool:
    return value is not None and value != ()


class _Known(dict[str, Any]):
    """What cells hold, by the cell."""

    def __init__(self, convert: Convert) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, cell: str) -> Any:
        found = self[cell] = self._convert(cell)
        return found
