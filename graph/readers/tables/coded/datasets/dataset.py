"""A coded event table: whose it is, how its files are laid out, and what its rows say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .....model import Publisher, Source, SourceKind
from ...places import Spot
from ..keys.lookups import Coded, Lookup
from .cells import fields_of
from .checks import Check
from .layouts import Layout

if TYPE_CHECKING:
    import ibis.expr.types as ir

ENTRY = {
    "file": "string",
    "line": "int64",
    "row": "string",
    "day": "date",
    "valid": "string",
    "published": "date",
    "code": "string",
    "one": "string",
    "other": "string",
    "spot": "string",
    "reports": "int64",
    "report": "string",
    "deaths": "int64",
    "note": "string",
}
"""Columns of an entry, one a row of the file, and their types.

`row` is the dataset's id of it; `valid` EDTF; `published` when the dataset says it appeared;
`code` in its scheme; `one` and `other` keys of the sides and `spot` of where, empty = nobody and
nowhere; `report` the id of the report where each row is of one; `deaths` those of the event.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDataset:
    """A coded event table.

    Attributes:
        reader: its name in `belligraph.toml`.
        cite: whom to cite.
        scheme: of its codes, as `readers.codes` has it.
        layouts: how its files may be laid out.
        used: columns of a file that are read; a layout that lacks one has it empty.
        repeats: whether rows may tell of one event.
        entries: columns of `ENTRY` from a staged table of texts with `file` and `line`.
        checks: what the cells of such a table must be.
        lookups: ways to find who the fields of a side's key mean, in the order they are tried.
        place: where the fields of a spot's key mean.
        told: how many fields of a side's key a person should see.
    """

    reader: str
    title: str
    author: str
    cite: str
    publisher: Publisher
    licence: str
    scheme: str
    layouts: tuple[Layout, ...]
    used: tuple[str, ...]
    repeats: bool
    entries: Callable[[ir.Table], ir.Table]
    checks: Callable[[ir.Table], tuple[Check, ...]]
    lookups: Callable[[Sequence[str]], tuple[Lookup, ...]]
    place: Callable[[Sequence[str]], Spot | None]
    told: int = 1

    def source(self, file: Path) -> Source:
        """The source that its files are together: none tells a version, and rows are dated."""
        return Source(
            id=self.reader,
            title=self.title,
            publisher=self.publisher.id,
            kind=SourceKind.DATASET,
            author=self.author,
            licence=self.licence,
            checked=True,
            note=self.cite,
        )

    def label(self, key: str) -> str:
        """A side's key for people."""
        return " ".join(filter(None, fields_of(key)[: self.told]))

    def code(self, key: str) -> str:
        """The code by which a table may claim a side; empty where only names do.

        >>> from .gdelt import DATASET
        >>> DATASET.code("IRQREB\\x1fREBEL\\x1fIRQ\\x1f\\x1fREB\\x1f\\x1f")
        'cameo:IRQREB'
        """
        found = (way.code for way in self.lookups(fields_of(key)) if isinstance(way, Coded))
        return next(found, "")
