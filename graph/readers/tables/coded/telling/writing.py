"""Rows written as N-Quads in a stream, in parts, each with the columns of its claims beside it.

One process writes some 20,000 events a second with the memory of one part. Partitions know nothing
of each other, so the executors of a cluster can write them:
`parts_of(frame.mapInArrow(writing.in_spark, PART).collect())` in PySpark, where `PYSPARK_PYTHON`
names an interpreter that has this package, and all reach the folder.
"""

from __future__ import annotations

import gc
import gzip
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from .....columns import ColumnWriter
from .....errors import InputError, StoreError
from .....rdf import BulkClaims, BulkEvents
from ..ahead import ahead
from .claims import Coding, claim_pattern, event_pattern, tell_event, tell_month
from .rows import EventRow, Kind, MonthRow, rows_of

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_OF_A_PART = 100_000
PART = "lines string, columns string, rows bigint, claims bigint"
"""A `Part` as a schema of Spark."""
BUFFER = 2**20
QUICKEST = 1
"""Level of compression: the lines are so alike that more gains little."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """What was written of some rows.

    Attributes:
        lines: the file of N-Quads; `columns`: that of the claims' columns.
        rows, claims: how many.
    """

    lines: Path
    columns: Path
    rows: int
    claims: int


@dataclass(frozen=True, slots=True)
class Writing:
    """How rows are written; it can be pickled.

    Attributes:
        folder: where to; it is there.
        rows: of which kind they are.
        limit: how many a part has at most.
        zipped: as `.nq.gz`.
    """

    folder: Path
    coding: Coding
    rows: type[EventRow | MonthRow]
    limit: int = ROWS_OF_A_PART
    zipped: bool = False

    def partition(self, batches: Iterable[pa.RecordBatch], number: int = 0) -> Iterator[Part]:
        """Write the rows of a partition, part by part as the parts are asked for.

        The same rows in the same order give the same bytes. A file has its name once it is whole.

        Args:
            batches: with the columns of the rows; others are passed over.
            number: of the partition, which the names of its files bear.

        Raises:
            InputError: a row holds what the model forbids.
            StoreError: the disk refuses.
        """
        rows = chain.from_iterable(rows_of(batch, self.rows) for batch in batches)
        lines = _Lines(self.coding)
        for count, first in enumerate(rows):
            name = f"part-{number:05}-{count:05}"
            yield self._part(name, chain([first], islice(rows, self.limit - 1)), lines)

    def in_spark(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same for the partition that an executor of Spark is at, as rows of `PART`."""
        import pyarrow as pa
        from pyspark import TaskContext

        task = TaskContext.get()
        for part in self.partition(batches, task.partitionId() if task else 0):
            cells = str(part.lines), str(part.columns), part.rows, part.claims
            names = [column.split()[0] for column in PART.split(", ")]
            yield pa.RecordBatch.from_arrays([pa.array([cell]) for cell in cells], names)

    def _part(self, name: str, rows: Iterable[Any], lines: _Lines) -> Part:
        file = self.folder / f"{name}.nq{'.gz' if self.zipped else ''}"
        columns, count = ColumnWriter(), 0
        write = lines.of_event if self.rows is EventRow else lines.of_month
        with (
            _uncollected(),
            _whole(file) as unfinished,
            _opened(unfinished, zipped=self.zipped) as out,
        ):
            for row in rows:
                for text in _told(write, row, columns):
                    out.write(text.encode())
                count += 1
        kept = self.folder / f"{name}.npz"
        with _whole(kept) as unfinished:
            columns.columns().save(unfinished)
        return Part(file, kept, count, len(columns))


def write(
    batches: Iterable[pa.RecordBatch], writing: Writing, processes: int = 1
) -> Iterator[Part]:
    """Write rows, part by part as the parts are asked for.

    Args:
        processes: how many write at once, if there is more than one part. As every program that
            starts processes, the caller's must be fit to be imported.

    Raises:
        InputError: a row holds what the model forbids.
        StoreError: the disk refuses.
    """
    parts = _cut(batches, writing.limit)
    first = list(islice(parts, 2))
    if processes == 1 or len(first) < 2:
        yield from writing.partition(chain.from_iterable(chain(first, parts)))
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        numbered = enumerate(chain(first, parts))
        yield from chain.from_iterable(ahead(pool, partial(_written, writing), numbered, processes))


def parts_of(rows: Iterable[Iterable[Any]]) -> list[Part]:
    """The parts that rows of `PART` tell of, in the order of their files."""
    return sorted(Part(Path(f), Path(c), rows, claims) for f, c, rows, claims in rows)


class Sink(Protocol):
    """Takes bytes in."""

    def write(self, data: bytes, /) -> int:
        """How many bytes were taken."""


class _Lines:
    """The lines of rows, with what was learnt from the rows before."""

    def __init__(self, coding: Coding) -> None:
        self._coding = coding
        self._claims: dict[Kind, BulkClaims] = {}
        self._events: dict[str, BulkEvents] = {}

    def of_event(self, row: EventRow, columns: ColumnWriter) -> list[str]:
        told, happened = tell_event(row, self._coding)
        events = self._events.get(row.means)
        if events is None:
            events = self._events[row.means] = BulkEvents(event_pattern(row.means, self._coding))
        claims = self._claims_of(row.kind)
        return [events.lines(happened), *(claims.lines(one, columns) for one in told)]

    def of_month(self, row: MonthRow, columns: ColumnWriter) -> list[str]:
        return [self._claims_of(row.kind).lines(tell_month(row, self._coding), columns)]

    def _claims_of(self, kind: Kind) -> BulkClaims:
        claims = self._claims.get(kind)
        if claims is None:
            claims = self._claims[kind] = BulkClaims(claim_pattern(kind, self._coding))
        return claims


def _told(
    write: Callable[[Any, ColumnWriter], list[str]], row: Any, columns: ColumnWriter
) -> list[str]:
    """The lines of a row; what the model forbids in it is said with the row."""
    try:
        return write(row, columns)
    except InputError as error:
        raise InputError(f"row {row.row}: {error}") from None


def _written(writing: Writing, numbered: tuple[int, list[pa.RecordBatch]]) -> list[Part]:
    number, batches = numbered
    return list(writing.partition(batches, number))


def _cut(batches: Iterable[pa.RecordBatch], limit: int) -> Iterator[list[pa.RecordBatch]]:
    """Batches in lists of so many rows; only the last has fewer."""
    some, left = list[Any](), limit
    for batch in batches:
        start = 0
        while batch.num_rows - start >= left:
            yield [*some, batch.slice(start, left)]
            start, some, left = start + left, [], limit
        if start < batch.num_rows:
            some.append(batch.slice(start))
            left -= batch.num_rows - start
    if some:
        yield some


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: rows make none, and it would take a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """A file under another name until the block ends well; what was begun goes if it does not."""
    unfinished = file.with_name(f"{file.name}.part")
    try:
        yield unfinished
        unfinished.replace(file)
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error}") from None
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _opened(file: Path, *, zipped: bool) -> Iterator[Sink]:
    with file.open("wb", buffering=BUFFER) as raw:
        if not zipped:
            yield raw
            return
        with gzip.GzipFile("", "wb", QUICKEST, raw, mtime=0) as out:  # no name and no clock
            yield out
