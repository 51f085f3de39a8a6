"""Bad rows as they stand in their files, with the cells that no reader uses."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ...files import SHEETS, Limits, opened, stream, suffix
from ...sheets import rows as sheet_rows
from .shapes import shape_of_text

if TYPE_CHECKING:
    from ..datasets.dataset import CodedDataset


def cells_at(
    dataset: CodedDataset, file: Path, lines: Collection[int], limits: Limits
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The cells of the rows that begin on some lines of a file, which was read before."""
    wanted, last = frozenset(lines), max(lines, default=0)
    for line, cells in _rows(dataset, file, limits):
        if line in wanted:
            yield line, tuple(cells)
        if line >= last:
            return


def _rows(dataset: CodedDataset, file: Path, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    with stream(file, limits) as (name, _):
        sheet = suffix(name) in SHEETS
    if sheet:
        yield from enumerate(sheet_rows(file, limits), 1)
        return
    with opened(file, limits) as (_, lines):
        first = next(lines, "").rstrip("\r\n")
        _, form = shape_of_text(dataset, file.name, first)
        if form.quoted:
            yield from _quoted(lines, form.delimiter)
        else:
            cells = (form.cells(line.rstrip("\r\n")) for line in lines)
            yield from enumerate(chain([form.cells(first)], cells), 1)


def _quoted(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows behind the first line, which may go over several lines each."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        line = reader.line_num + 2
        cells = next(reader, None)
        if cells is None:
            return
        yield line, cells
