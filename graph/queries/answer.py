"""What a query answered: rows, as a table in a notebook, and as a data frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..markup import SHORT_ID, table
from .catalogue import Column, NamedQuery

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The rows of a query, with the parameters it was asked with.

    Attributes:
        parameters: resolved to ids, as text.
        columns: as the query declares them; else as it selects them, of type `value`.
        rows: one dictionary a row, by column: ids, terms and texts as `str`, flags as `bool`,
            numbers as `int` or `float`, columns of several values as sorted lists, nothing as None.
    """

    query: NamedQuery
    parameters: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Any], ...]

    def to_dataframe(self) -> DataFrame:
        """The rows as a pandas data frame of shape (rows, columns).

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            from pandas import DataFrame
        except ImportError:
            raise MissingExtraError("pandas", "notebooks") from None
        return DataFrame(list(self.rows), columns=[column.name for column in self.columns])

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __repr__(self) -> str:
        """What was asked, and how many rows came."""
        asked = "".join(f", {name}={value!r}" for name, value in self.parameters.items())
        return f"<Answer to {self.query.name!r}{asked}: {len(self.rows):,} rows>"

    def _repr_html_(self) -> str:
        """The columns that hold something."""
        columns = [c for c in self.columns if any(_holds(row[c.name]) for row in self.rows)]
        caption = self.query.title or self.query.name
        if not self.rows:
            caption += ": no rows. That no report says so does not make it untrue."
        rows = ([_short(c, row[c.name]) for c in columns] for row in self.rows)
        return table([c.name for c in columns], rows, total=len(self.rows), caption=caption)


def _short(column: Column, value: Any) -> Any:
    """A cell as people read it: of the id of a claim, as much as tells it apart."""
    if column.type == "claims":
        return [id_[:SHORT_ID] for id_ in value]
    return value[:SHORT_ID] if column.type == "claim" and value else value


def _holds(value: Any) -> bool:
    return value not in (None, "", [])
