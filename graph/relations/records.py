"""Relations as people read them: records, a data frame, a table in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from ..columns import NONE, RELATIONS, Rows
from ..errors import MissingExtraError
from ..markup import SHORT_ID, SHOWN, table

if TYPE_CHECKING:
    from pandas import DataFrame

    from .table import EdgeTable

COLUMNS = (
    "subject", "relation", "object", "sign", "score", "roots", "parties", "certain", "alleged",
    "disputed", "corroborated", "first", "last", "claims", "denials",
)  # fmt: skip


def records(edges: EdgeTable, chosen: Rows) -> Iterator[dict[str, Any]]:
    """Some edges by `COLUMNS`: ids and words for codes, dates for ordinals, claims by their ids."""
    disputed, corroborated = edges.disputed, edges.corroborated
    for edge in chosen.tolist():
        relation = RELATIONS[edges.relation[edge]]
        yield {
            "subject": edges.names[edges.subject[edge]],
            "relation": relation.value,
            "object": edges.names[edges.object[edge]],
            "sign": relation.sign,
            "score": float(edges.score[edge]),
            "roots": int(edges.roots[edge]),
            "parties": int(edges.parties[edge]),
            "certain": bool(edges.certain[edge]),
            "alleged": bool(edges.alleged[edge]),
            "disputed": bool(disputed[edge]),
            "corroborated": bool(corroborated[edge]),
            "first": _day(edges.begins[edge]),
            "last": _day(edges.ends[edge]),
            "claims": edges.columns.hex_ids(edges.claims[edge]),
            "denials": edges.columns.hex_ids(edges.denials[edge]),
        }


def frame(edges: EdgeTable) -> DataFrame:
    """All edges as a data frame; raises as `EdgeTable.to_dataframe` says."""
    try:
        from pandas import DataFrame
    except ImportError:
        raise MissingExtraError("pandas", "notebooks") from None
    return DataFrame(list(records(edges, np.arange(len(edges)))), columns=list(COLUMNS))


def html(edges: EdgeTable) -> str:
    """The first edges as a table, with the claims behind them by the starts of their ids."""
    shown = records(edges, np.arange(min(len(edges), SHOWN)))
    rows = ([_short(name, row[name]) for name in COLUMNS] for row in shown)
    none = "" if len(edges) else ". That no report says so does not make it untrue."
    return table(COLUMNS, rows, total=len(edges), caption=f"{summary(edges)}{none}")


def summary(edges: EdgeTable) -> str:
    """How many edges there are, and of when."""
    counted = f"{len(edges):,} relation{'' if len(edges) == 1 else 's'}"
    view = edges.view
    if view.as_of is None:
        return f"{counted}, all dates"
    days = f"{view.window} day{'' if view.window == 1 else 's'}"
    return f"{counted}, as of {view.as_of}, window {days}"


def _day(ordinal: int) -> date | None:
    return None if ordinal == NONE else date.fromordinal(int(ordinal))


def _short(name: str, value: Any) -> Any:
    return [id_[:SHORT_ID] for id_ in value] if name in ("claims", "denials") else value
