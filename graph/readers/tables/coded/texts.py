"""The rows of a text table in blocks of columns, each with the line of the file it begins on."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow.csv import ConvertOptions, InvalidRow, ParseOptions, ReadOptions, open_csv

BLOCK = 2**20
"""How many bytes are read at a time, and may be in a row; pyarrow reads up to 32 blocks ahead."""


class UnreadableError(Exception):
    """No text in UTF-8 (`line` is None), or a row that begins on a line and is too long."""

    def __init__(self, line: int | None = None) -> None:
        self.line = line
        super().__init__(line)


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a text table are written.

    Attributes:
        width: how many cells each has.
        quoted: whether cells may stand in quotation marks, with delimiters and line ends inside.
    """

    width: int
    delimiter: str
    quoted: bool

    def cells(self, line: str) -> list[str]:
        """The cells of one row."""
        if not self.quoted:
            return line.split(self.delimiter)
        try:
            return next(csv.reader([line], delimiter=self.delimiter), [])
        except csv.Error:  # a quotation mark that is never closed makes cells without end
            return [line]


@dataclass(frozen=True, slots=True)
class Odd:
    """A row that has another number of cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow each other.

    Attributes:
        columns: those asked for, as text, shape (rows,) each.
        lines: the lines on which the rows begin, shape (rows,).
        odd: the rows between them that have another number of cells.
    """

    columns: list[pa.Array]
    lines: NDArray[np.int64]
    odd: list[Odd]


class Text:
    """Bytes that are checked to be text as they are read."""

    closed = False

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._ahead = self._unchecked = b""

    def first_line(self) -> str:
        """The first line, which is read again afterwards."""
        raw = self._source.readline(BLOCK + 1).removeprefix(codecs.BOM_UTF8)
        if len(raw) > BLOCK:
            raise UnreadableError(1)
        _check(raw)
        self._ahead = raw
        return raw.decode().rstrip("\r\n")

    def skip(self) -> None:
        """Leave the first line out."""
        self._ahead = b""

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end."""
        ahead, self._ahead = self._ahead, b""
        data = self._source.read(size - len(ahead))
        self._check_lines(data)
        return ahead + data

    def close(self) -> None:
        """Nothing: who opened the file closes it."""

    def _check_lines(self, data: bytes) -> None:
        """Check whole lines; what is behind the last waits, since it may end within a letter."""
        cut = data.rfind(b"\n") + 1
        if cut or not data:
            _check(self._unchecked + data[:cut])
            self._unchecked = data[cut:]
        else:
            self._unchecked += data


def _check(data: bytes) -> None:
    try:
        pa.array([data], pa.binary()).cast(pa.string())  # five times as fast as Python's decoder
    except pa.ArrowInvalid:
        raise UnreadableError from None
    if b"\0" in data:
        raise UnreadableError


def read_blocks(text: Text, form: Form, places: Sequence[int], line: int) -> Iterator[Block]:
    """The rows of a table from a line on; blank lines are left out.

    Args:
        places: of the columns asked for, from 0.
        line: the number of the line that is read first.

    Raises:
        UnreadableError: no UTF-8, or a row that does not fit into a block.
    """
    count = _Count(form, line)
    try:
        with open_csv(text, *_options(form, places, count)) as reader:
            for batch in reader:
                yield _block(batch, form, places, count)
        yield Block([], np.zeros(0, np.int64), count.rest())
    except pa.ArrowInvalid as error:
        if "Empty CSV file" not in str(error):
            raise UnreadableError(count.line) from None


class _Count:
    """Numbers rows by the lines on which they begin, those that were passed over among them.

    Attributes:
        line: on which the next row begins.
    """

    def __init__(self, form: Form, line: int) -> None:
        self.line = line
        self._form = form
        self._row = 1
        self._skipped: list[tuple[int, str]] = []

    def skip(self, row: InvalidRow) -> str:
        """Note a row of another width; pyarrow goes on with the next."""
        self._skipped.append((row.number, row.text))
        return "skip"

    def rows(self, heights: NDArray[np.int64]) -> tuple[NDArray[np.int64], list[Odd]]:
        """The lines of the next rows, and the odd ones before the last of them.

        Args:
            heights: how many lines each takes.
        """
        taken = np.ones(len(heights) + len(self._skipped), bool)
        gaps = np.array([number - self._row for number, _ in self._skipped], np.int64)
        taken[gaps[gaps < len(taken)]] = False
        places = np.flatnonzero(taken)[: len(heights)]
        return self._upto(int(places[-1]) + 1 if len(places) else 0, places, heights)

    def rest(self) -> list[Odd]:
        """The odd rows at the end."""
        none = np.zeros(0, np.int64)
        return self._upto(len(self._skipped), none, none)[1]

    def _upto(
        self, end: int, places: NDArray[np.int64], heights: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], list[Odd]]:
        passed = [(n - self._row, text) for n, text in self._skipped if n - self._row < end]
        self._skipped = self._skipped[len(passed) :]
        all_heights = np.ones(end, np.int64)
        all_heights[places] = heights
        for place, text in passed:
            all_heights[place] += text.count("\n")
        starts = self.line + np.cumsum(all_heights) - all_heights
        self._row += end
        self.line += int(all_heights.sum())
        odd = [Odd(int(starts[place]), self._form.cells(text)) for place, text in passed]
        return starts[places], odd


def _block(batch: pa.RecordBatch, form: Form, places: Sequence[int], count: _Count) -> Block:
    heights = np.ones(len(batch), np.int64)
    if form.quoted:
        for column in batch.columns:
            heights += pc.count_substring(column, "\n").to_numpy(zero_copy_only=False)
    lines, odd = count.rows(heights)
    columns = [batch.column(str(place)) for place in places]
    filled = _filled(columns)
    if not filled.all():
        columns = [column.filter(pa.array(filled)) for column in columns]
    return Block(columns, lines[filled], odd)


def _filled(columns: Sequence[pa.Array]) -> NDArray[np.bool_]:
    """Which rows have anything in a column."""
    found = np.zeros(len(columns[0]), bool)
    for column in columns:
        found |= pc.not_equal(column, "").to_numpy(zero_copy_only=False)
        if found.all():
            break
    return found


def _options(
    form: Form, places: Sequence[int], count: _Count
) -> tuple[ReadOptions, ParseOptions, ConvertOptions]:
    names = [str(place) for place in range(form.width)]
    parse = ParseOptions(
        delimiter=form.delimiter,
        quote_char='"' if form.quoted else False,
        newlines_in_values=form.quoted,
        ignore_empty_lines=False,  # they count as lines
        invalid_row_handler=count.skip,
    )
    convert = ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        include_columns=names if form.quoted else [names[place] for place in places],
        strings_can_be_null=False,
        check_utf8=False,  # all bytes are checked as they are read
    )
    # with threads pyarrow does not say which row is a bad one
    return ReadOptions(use_threads=False, block_size=BLOCK, column_names=names), parse, convert
