"""What a query answered: rows as tuples or dictionaries, as a data frame, in Arrow, in HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..markup import SHORT_ID, table
from .catalogue import Column, NamedQuery
from .rows import Rows

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table


@dataclass(frozen=True, repr=False)
class Answer:
    """The rows of a query, with the parameters it was asked with.

    Iterating gives the rows as tuples, in the order of the columns.

    Attributes:
        parameters: resolved to ids, as text.
        columns: as the query declares them; else as it selects them, of type `value`.
        found: the rows; values are made of those that are read.
    """

    query: NamedQuery
    parameters: Mapping[str, str]
    columns: tuple[Column, ...]
    found: Rows

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """One dictionary a row, by column.

        Ids, terms and texts are `str`, flags `bool`, numbers `int` or `float`, columns of several
        values sorted lists, and nothing is None.
        """
        return tuple(dict(zip(self.names, row, strict=True)) for row in self)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples."""
        lists = [place for place, column in enumerate(self.columns) if column.several]
        if not lists:
            yield from self.found
            return
        for row in self.found:
            yield tuple([list(v) if n in lists else v for n, v in enumerate(row)])

    def to_dataframe(self) -> DataFrame:
        """The rows as a pandas data frame of shape (rows, columns).

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            from pandas import DataFrame
        except ImportError:
            raise MissingExtraError("pandas", "notebooks") from None
        return DataFrame(dict(enumerate(self._values()))).set_axis(list(self.names), axis=1)

    def to_arrow(self) -> Table:
        """The rows as an Arrow table; a column in which numbers and texts mix becomes one of texts.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        try:
            from pyarrow import Table
        except ImportError:
            raise MissingExtraError("pyarrow", "tables") from None
        return Table.from_arrays([_array(column) for column in self._values()], list(self.names))

    def _values(self) -> list[list[Any]]:
        columns = self.found.columns()
        return [
            list(map(list, values)) if column.several else values
            for column, values in zip(self.columns, columns, strict=True)
        ]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.found)

    def __repr__(self) -> str:
        """What was asked, and how many rows came."""
        asked = "".join(f", {name}={value!r}" for name, value in self.parameters.items())
        return f"<Answer to {self.query.name!r}{asked}: {len(self):,} rows>"

    def _repr_html_(self) -> str:
        """The columns that hold something."""
        columns = [c for c in self.columns if any(_holds(row[c.name]) for row in self.rows)]
        caption = self.query.title or self.query.name
        if not self.rows:
            caption += ": no rows. That no report says so does not make it untrue."
        rows = ([_short(c, row[c.name]) for c in columns] for row in self.rows)
        return table([c.name for c in columns], rows, total=len(self.rows), caption=caption)


def _array(values: list[Any]) -> Any:
    """A column of Arrow; texts where it cannot hold all of it as it is."""
    from pyarrow import ArrowException, array

    try:
        return array(values)
    except (ArrowException, OverflowError):
        return array([None if value is None else str(value) for value in values])


def _short(column: Column, value: Any) -> Any:
    """A cell as people read it: of the id of a claim, as much as tells it apart."""
    if column.type == "claims":
        return [id_[:SHORT_ID] for id_ in value]
    return value[:SHORT_ID] if column.type == "claim" and value else value


def _holds(value: Any) -> bool:
    return value not in (None, "", [])
