"""The rows of a file, whatever its form: text, workbook or Parquet.

Rows that have too few or too many cells are refused here; where nothing else comes, so is the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from .....errors import Problem, TableError
from ...files import SHEETS, WHOLE, Limits, opened, refusal, said, stream, suffix
from ...records import MAX_PROBLEMS
from ...refused import BadRow, Refused
from ...sheets import rows as sheet_rows
from ..engines import BATCH
from .blocks import read_blocks
from .shapes import Places, Shape, shape_of, shape_of_text
from .texts import BLOCK, Text, UnreadableError

if TYPE_CHECKING:
    from ..datasets.dataset import CodedDataset

ROWS = 10_000
"""Rows of a sheet that are taken together."""
FOREIGN = 20
"""A file that begins with so many bad rows is of another kind."""
MOST_BAD = 100_000
"""Bad rows of a file that may be left out; one with more is of another kind."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a file: the columns that it has, by name, and the lines they begin on."""

    columns: dict[str, pa.Array]
    lines: NDArray[np.int64]


@dataclass(slots=True)
class File:
    """A file while it is staged.

    Attributes:
        label: what it is called.
        good, bad: how many of its rows have as many cells as they should, and how many have not.
        first: the bad ones that came before any good one.
    """

    path: Path
    label: str
    dataset: CodedDataset
    refused: Refused
    limits: Limits
    good: int = 0
    bad: int = 0
    first: list[BadRow] = field(default_factory=list)

    def take(self, rows: int) -> None:
        """Note good rows, or that there will be none."""
        self.good += rows
        for row in self.first:
            self.refused.add_row(row)
        self.first.clear()

    def refuse(self, line: int, cells: Sequence[str], shape: Shape) -> None:
        """Note a row of another width.

        Raises:
            TableError: there are too many, or nothing but such rows.
        """
        expected = f"{shape.expected}, not {len(cells)}"
        problem = Problem(self.label, line, None, cells[0], expected)
        self.bad += 1
        self.first.append(BadRow(self.label, line, tuple(cells), (problem,)))
        if self.good:
            self.take(0)
        if len(self.first) == FOREIGN:
            start = self.first[0]
            self.first.clear()
            self.bad = 0  # they are not rows of the dataset
            what = f"rows of {shape.expected}, as in {self.dataset.title}, not {len(start.cells)}"
            raise refusal(self.label, start.line, start.cells[0], what)
        if self.bad == (MOST_BAD if self.refused.skip else MAX_PROBLEMS):
            raise refusal(self.label, line, "", "fewer problems before reading on")


def read(file: File) -> Iterator[Rows]:
    """The rows of a file, in portions; what is wrong with it goes to what is refused."""
    try:
        for rows in _rows(file):
            if len(rows.lines):
                file.take(len(rows.lines))
            yield rows
        file.take(0)
    except TableError as error:
        file.take(0)
        file.refused.add_file(error.problems)


def _rows(file: File) -> Iterator[Rows]:
    with stream(file.path, file.limits) as (name, source):
        if suffix(name) not in SHEETS:
            yield from _of_text(file, source)
            return
        plain = suffix(name) == ".parquet" and file.path.suffix == ".parquet"
    yield from _of_parquet(file) if plain else _of_sheet(file)


def _of_text(file: File, source: BinaryIO) -> Iterator[Rows]:
    try:
        text = Text(source)
        first = text.first_line()
        shape, form = shape_of_text(file.dataset, file.label, first)
        if shape.header:
            text.skip()
        places = shape.widths[shape.width]
        for block in read_blocks(text, form, list(places.values()), 1 + shape.header):
            yield Rows(dict(zip(places, block.columns, strict=False)), block.lines)
            yield from _of_cells(file, shape, ((odd.line, odd.cells) for odd in block.odd))
    except UnreadableError as error:
        raise _reason(file, error.line) from None


def _of_sheet(file: File) -> Iterator[Rows]:
    """The rows of a workbook, or of a Parquet file with columns that are no plain texts."""
    found = enumerate(sheet_rows(file.path, file.limits), 1)
    line, first = next(found, (0, []))
    shape = shape_of(file.dataset, file.label, first)
    if not shape.header:
        yield from _of_cells(file, shape, [(line, first)])
    while rows := list(islice(found, ROWS)):
        yield from _of_cells(file, shape, rows)


def _of_cells(
    file: File, shape: Shape, rows: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[Rows]:
    """Rows of cells, those of one width together."""
    by_width: dict[int, list[tuple[int, Sequence[str]]]] = {}
    for line, cells in rows:
        if any(map(str.strip, cells)):
            by_width.setdefault(len(cells), []).append((line, cells))
    odd = [row for width, some in by_width.items() if width not in shape.widths for row in some]
    for width in sorted(by_width.keys() & shape.widths.keys()):
        some = by_width[width]
        columns = {
            name: pa.array([cells[place] for _, cells in some], pa.string())
            for name, place in shape.widths[width].items()
        }
        yield Rows(columns, np.array([line for line, _ in some], np.int64))
    for line, cells in sorted(odd, key=itemgetter(0)):  # whether all are odd is known now
        file.refuse(line, cells, shape)


def _of_parquet(file: File) -> Iterator[Rows]:
    """The rows of a Parquet file, whose line 1 is the names of its columns."""
    try:
        with pq.ParquetFile(file.path) as table:
            places = _plain_places(file, table)
            for start, batch in _batches(table, list(places.values())):
                texts = (column.cast(pa.string()).fill_null("") for column in batch.columns)
                lines = np.arange(start, start + len(batch), dtype=np.int64)
                yield Rows(dict(zip(places, texts, strict=True)), lines)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refusal(file.label, None, said(error), WHOLE) from None
    if not places:
        yield from _of_sheet(file)


def _plain_places(file: File, table: pq.ParquetFile) -> Places:
    """Where the columns stand; none where some are of kinds that need more care than a cast."""
    schema = table.schema_arrow
    file.limits.check(file.label, file.path.stat().st_size, _declared(table.metadata))
    shape = shape_of(file.dataset, file.label, schema.names)
    places = shape.widths[shape.width]
    plain = all(_is_plain(schema.field(place).type) for place in places.values())
    return places if shape.header and plain else {}


def _batches(table: pq.ParquetFile, places: Sequence[int]) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The batches of some columns, with the line of the first row; the names are line 1."""
    line = 2
    names = [table.schema_arrow.names[place] for place in places]
    for batch in table.iter_batches(BATCH, columns=names) if names else ():
        yield line, batch.select(names)
        line += len(batch)


def _declared(metadata: pq.FileMetaData) -> int:
    """How many bytes a Parquet file says that it holds."""
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return sum(group.total_byte_size for group in groups)


def _is_plain(kind: pa.DataType) -> bool:
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_integer, pa.types.is_date32)
    return any(test(kind) for test in tests)


def _reason(file: File, line: int | None) -> TableError:
    """Why a text table cannot be read on: the exact reader says where and what, if it is text."""
    try:
        with opened(file.path, file.limits) as (_, lines):
            for _ in lines:
                pass
    except TableError as error:
        return error
    return refusal(file.label, line, "", f"rows of at most {BLOCK:,} bytes, with quotes closed")
