"""Files of an event table staged, and their bad rows told, all of them, before anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from .....errors import Problem
from ...records import MAX_PROBLEMS
from ...refused import BadRow, Refused
from ..datasets.checks import good_rows, problems
from .forms import MOST_BAD
from .originals import cells_at
from .stage import UNPACKED, labelled, stage

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ..datasets.dataset import CodedDataset
    from ..engines import Engine


@dataclass(frozen=True, slots=True)
class Checked:
    """A staged table without its bad rows.

    Attributes:
        rows: how many rows the files have, bad ones included.
        bad: how many of them are bad.
    """

    raw: ir.Table
    rows: int
    bad: int


def staged(
    dataset: CodedDataset, files: Sequence[Path], engine: Engine, refused: Refused
) -> Checked:
    """The rows of files as a table of text, checked.

    Args:
        refused: grows by bad files and rows in their order; whether they may be left out is for
            the caller to decide, before the table is used.
    """
    path, ragged = engine.fresh(), Refused(skip=refused.skip)
    rows = stage(dataset, files, path, ragged)
    raw = engine.table(path)
    checks = dataset.checks(raw)
    most = MOST_BAD if refused.skip else MAX_PROBLEMS
    found = list(problems(engine, raw, checks, most))
    bad = [*ragged.rows, *_bad_rows(dataset, labelled(files), found[:most], refused.skip)]
    order = {label: number for number, label in enumerate(labelled(files))}
    for row in sorted(bad, key=lambda one: (order[one.file], one.line)):
        refused.add_row(row)
    refused.add_file([*ragged.broken, *found[most:]])
    return Checked(good_rows(raw, checks) if found else raw, rows, len(bad))


def _bad_rows(
    dataset: CodedDataset, files: Mapping[str, Path], found: Sequence[Problem], whole: bool
) -> Iterator[BadRow]:
    """Bad cells by rows, with all cells of the row where they are asked for."""
    for label, in_file in groupby(found, lambda problem: problem.file):
        rows = {line: tuple(some) for line, some in groupby(in_file, lambda problem: problem.row)}
        cells = dict(cells_at(dataset, files[label], rows, UNPACKED) if whole else ())
        for line, some in rows.items():
            yield BadRow(label, line, cells.get(line, ()), some)
