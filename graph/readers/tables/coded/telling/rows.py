"""Rows of events and of dyad-months, as the engines give them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa


class Kind(NamedTuple):
    """What an event says of its two actors; words of the model's enumerations."""

    relation: str
    means: str
    modality: str
    negated: bool
    standing: str


class EventRow(NamedTuple):
    """One event.

    Attributes:
        event: its id.
        row: the smallest id of the `rows` rows that tell of it.
        valid: EDTF.
        published: when the dataset says that it appeared, at the earliest.
        both: also the other way round.
        code: with its scheme, `cameo:190`.
        intensity: in thousandths.
    """

    event: str
    row: str
    rows: int
    valid: str
    published: date | None
    subject: str
    object: str
    both: bool
    relation: str
    means: str
    modality: str
    negated: bool
    standing: str
    code: str
    intensity: int | None
    place: str | None
    theatre: str | None
    reports: int
    deaths: int | None
    note: str

    @property
    def kind(self) -> Kind:
        """What it says of its two actors."""
        return _kind(self, _IN_EVENT)


class MonthRow(NamedTuple):
    """The events of a month between two actors that say the same.

    Attributes:
        month: EDTF.
        intensity: the sum, in thousandths.
        row: the smallest id of a row.
        published: when the last was.
    """

    subject: str
    object: str
    relation: str
    means: str
    modality: str
    negated: bool
    standing: str
    month: str
    events: int
    reports: int
    intensity: int | None
    row: str
    published: date | None

    @property
    def kind(self) -> Kind:
        """What they say of the two actors."""
        return _kind(self, _IN_MONTH)


_IN_EVENT, _IN_MONTH = (row._fields.index(Kind._fields[0]) for row in (EventRow, MonthRow))


def rows_of(batch: pa.RecordBatch, kind: type[EventRow] | type[MonthRow]) -> Iterator[Any]:
    """The rows of a batch of columns; columns that the kind has not are passed over."""
    columns = [batch.column(name).to_pylist() for name in kind._fields]
    return (kind._make(cells) for cells in zip(*columns, strict=True))


def _kind(row: tuple[Any, ...], place: int) -> Kind:
    return Kind._make(row[place : place + len(Kind._fields)])
