"""Where a file has the columns that a dataset uses, as its first row tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....errors import Problem, TableError
from ..datasets.layouts import Layout, chosen
from .texts import Form

if TYPE_CHECKING:
    from ..datasets.dataset import CodedDataset

Places = dict[str, int]
"""Where columns stand in a row, from 0, by the dataset's names."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a file are laid out.

    Attributes:
        widths: how many cells a row may have, and where the columns stand then; the first is that
            of the first row.
        header: whether the first row holds the names of the columns.
    """

    widths: dict[int, Places]
    header: bool

    @property
    def width(self) -> int:
        """How many cells the first row has."""
        return next(iter(self.widths))

    @property
    def expected(self) -> str:
        """What rows should have, as a message says it."""
        widths = " or ".join(map(str, sorted(self.widths)))
        return f"{widths} cells{' as in the header' if self.header else ''}"


def shape_of_text(dataset: CodedDataset, label: str, first: str) -> tuple[Shape, Form]:
    """The shape of a text table by its first line, and how its rows are written.

    Raises:
        TableError: columns are missing, or there twice.
    """
    forms = {(layout.delimiter, layout.quoted): None for layout in dataset.layouts}
    tried = [Form(0, delimiter, quoted) for delimiter, quoted in forms]
    fitting = [form for form in tried if _fits(dataset, form.cells(first))]
    form = (fitting or tried)[0]
    shape = shape_of(dataset, label, form.cells(first))
    return shape, Form(shape.width, form.delimiter, form.quoted)


def shape_of(dataset: CodedDataset, label: str, first: Sequence[str]) -> Shape:
    """The shape of a table by the cells of its first row.

    Raises:
        TableError: columns are missing, or there twice.
    """
    bare = [layout for layout in dataset.layouts if not layout.header]
    if bare and not _names_columns(dataset, first):
        layout = chosen(bare, first) or bare[0]
        ordered = [layout, *(one for one in bare if one is not layout)]
        return Shape({len(one.columns): _places(dataset, one.columns) for one in ordered}, False)
    problems = list(_header_problems(dataset, label, first))
    if problems:
        raise TableError(problems)
    return Shape({len(first): _places(dataset, first)}, True)


def _names_columns(dataset: CodedDataset, first: Sequence[str]) -> bool:
    return dataset.used[0].casefold() in map(_folded, first)


def _fits(dataset: CodedDataset, first: Sequence[str]) -> bool:
    return _names_columns(dataset, first) or chosen(dataset.layouts, first) is not None


def _places(dataset: CodedDataset, columns: Sequence[str]) -> Places:
    folded = [_folded(column) for column in columns]
    names = ((name, name.casefold()) for name in dataset.used)
    return {name: folded.index(known) for name, known in names if known in folded}


def _header_problems(dataset: CodedDataset, label: str, first: Sequence[str]) -> Iterator[Problem]:
    folded = [_folded(cell) for cell in first]
    layout = chosen(dataset.layouts, first) or dataset.layouts[0]
    required = [name for name in dataset.used if _is_required(dataset, layout, name)]
    missing = [name for name in required if name.casefold() not in folded]
    if len(missing) == len(required):
        expected = f"a line that names the columns of {dataset.title}: {', '.join(required)}"
        yield Problem(label, 1, None, ", ".join(first), expected)
        return
    for name in missing:
        yield Problem(label, 1, name, ", ".join(first), f"a column '{name}' in the header")
    for name in dataset.used:
        if folded.count(name.casefold()) > 1:
            yield Problem(label, 1, name, name, "each column once")


def _is_required(dataset: CodedDataset, layout: Layout, name: str) -> bool:
    """Whether a file must have a column; where no layout says so, those that all layouts have."""
    if layout.header:
        return name in layout.required
    return all(name in one.columns for one in dataset.layouts)


def _folded(cell: str) -> str:
    return cell.strip().casefold()
