"""The rows of a text table in blocks of columns, each with the line of the file it begins on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow.csv import ConvertOptions, InvalidRow, ParseOptions, ReadOptions, open_csv

from ..ahead import CORES, ahead
from .texts import BLOCK, Form, Text, UnreadableError, check


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

    def behind(self, lines: int) -> Block:
        """The same rows with so many lines before them."""
        odd = [Odd(one.line + lines, one.cells) for one in self.odd]
        return Block(self.columns, self.lines + lines, odd)


def read_blocks(text: Text, form: Form, places: Sequence[int], line: int) -> Iterator[Block]:
    """The rows of a table from a line on; blank lines are left out.

    Args:
        places: of the columns asked for, from 0.
        line: the number of the line that is read first.

    Raises:
        UnreadableError: no UTF-8, or a row that does not fit into a block.
    """
    if form.quoted:  # a line may end within a cell, so nobody knows where to cut
        yield from _blocks(text, BLOCK, form, places, _Count(form, line))
        return
    parse = partial(_portion, form=form, places=places)
    try:
        with ThreadPoolExecutor(CORES) as pool:
            for portion in ahead(pool, parse, text.portions()):
                yield from (block.behind(line) for block in portion.blocks)
                line += portion.lines
    except UnreadableError as error:
        raise UnreadableError(None if error.line is None else line + error.line) from None


@dataclass(frozen=True, slots=True)
class _Portion:
    """The blocks of some whole lines, counted from 0, and how many lines these are."""

    blocks: list[Block]
    lines: int


def _portion(data: bytes, form: Form, places: Sequence[int]) -> _Portion:
    check(data)
    count = _Count(form, 0)
    blocks = list(_blocks(BytesIO(data), len(data), form, places, count))
    return _Portion(blocks, count.line)


def _blocks(
    source: Text | BytesIO, size: int, form: Form, places: Sequence[int], count: _Count
) -> Iterator[Block]:
    try:
        with open_csv(source, *_options(size, form, places, count)) as reader:
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
    size: int, form: Form, places: Sequence[int], count: _Count
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
    return ReadOptions(use_threads=False, block_size=size, column_names=names), parse, convert
