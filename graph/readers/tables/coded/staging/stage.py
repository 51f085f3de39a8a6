"""Files of an event table, whatever their form, as one Parquet file of text columns.

Each row keeps its file and its line, so that what is found wrong with it later can be told as
exactly as if it had been read there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from ...files import Limits
from ...refused import Refused
from ..datasets.cells import SEPARATOR
from ..engines import GROUP
from .forms import File, Rows, read

if TYPE_CHECKING:
    from ..datasets.dataset import CodedDataset

UNPACKED = Limits(size=2**36)
"""How much a packed file may hold: what passes in a stream costs disk, not memory."""
BLANK, DELETE = 0x20, 0x7F
"""Bytes between them are letters, digits and signs of ASCII."""
SEPARATOR_BYTE = ord(SEPARATOR)


def stage(
    dataset: CodedDataset,
    files: Sequence[Path],
    parquet: Path,
    refused: Refused,
    limits: Limits = UNPACKED,
) -> int:
    """Write the rows of files as Parquet: the columns that the dataset uses, `file` and `line`.

    Cells are without the blanks around them, and blank rows are left out.

    Args:
        refused: grows by files that cannot be read and by rows with too few or too many cells.

    Returns:
        how many rows the files have, bad ones included.
    """
    names = [*dataset.used, "file"]
    schema = pa.schema([*((name, pa.string()) for name in names), ("line", pa.int64())])
    found = [File(path, label, dataset, refused, limits) for label, path in labelled(files).items()]
    count = 0
    batches = (_batch(file, rows, schema) for file in found for rows in read(file))
    with (
        pq.ParquetWriter(parquet, schema) as writer,
        ThreadPoolExecutor(1) as pool,
    ):
        written: Future[None] | None = None
        for group in _groups(batches):
            count += len(group)
            if written:
                written.result()
            written = pool.submit(_write, writer, group)
        if written:
            written.result()
    return count + sum(file.bad for file in found)


def labelled(files: Sequence[Path]) -> dict[str, Path]:
    """Files, each once, by what they are called: their names, with folders where two have one."""
    unique = list({file.resolve(): file for file in files}.values())
    names = Counter(file.name for file in unique)
    return {file.name if names[file.name] == 1 else str(file): file for file in unique}


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Batches that together are large enough to be read by one thread."""
    group: list[pa.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(map(len, group)) >= GROUP:
            yield pa.Table.from_batches(group)
            group = []
    if group:
        yield pa.Table.from_batches(group)


def _write(writer: pq.ParquetWriter, group: pa.Table) -> None:
    writer.write_table(group, 2 * GROUP)


def _batch(file: File, rows: Rows, schema: pa.Schema) -> pa.RecordBatch:
    count = len(rows.lines)
    missing, label = pa.repeat(pa.scalar(""), count), pa.repeat(pa.scalar(file.label), count)
    found = (rows.columns.get(name, missing) for name in schema.names[:-2])
    columns = map(_clean, found)  # engines would do it with each look at a cell
    return pa.record_batch([*columns, label, pa.array(rows.lines)], schema)


def _clean(column: pa.Array) -> pa.Array:
    """Cells without blanks around them and without what is put between the fields of keys."""
    begins, text = _inside(column)
    if (text == SEPARATOR_BYTE).any():
        column = pc.replace_substring(column, SEPARATOR, " ")
        begins, text = _inside(column)
    return column if _is_plain_at_ends(begins, text) else pc.utf8_trim_whitespace(column)


def _is_plain_at_ends(begins: NDArray[np.int32], text: NDArray[np.uint8]) -> bool:
    """Whether no cell has a blank at an end; to look takes a tenth of the time of trimming."""
    filled = begins[1:] > begins[:-1]
    ends = text[begins[:-1][filled]], text[begins[1:][filled] - 1]
    return all(((end > BLANK) & (end < DELETE)).all() for end in ends)


def _inside(column: pa.Array) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Where the cells of a column begin (and the last ends) in its bytes, and these bytes."""
    _, begins, text = column.buffers()
    offsets = np.frombuffer(begins, np.int32, len(column) + 1, 4 * column.offset)
    return offsets, np.frombuffer(text or b"", np.uint8)
