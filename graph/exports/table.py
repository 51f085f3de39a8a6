"""Claims as one flat table: CSV for spreadsheets, Parquet for columns with types."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, BinaryIO, TextIO

from ..errors import MissingExtraError
from ..model import Claim, to_json
from ..readers.formulas import inert

EXPANDED = {
    "speaker": ("name", "actor"),
    "evidence": ("locator", "document", "paragraph", "start", "end"),
    "retracted": ("on", "reason"),
    "volume": ("events", "reports", "intensity"),
}
LISTS = frozenset({"against", "via", "disputes", "derived_from", "supersedes"})
NUMBERS = frozenset({"amount", "confidence", "volume_intensity"})
WHOLE = frozenset(
    {"evidence_paragraph", "evidence_start", "evidence_end", "volume_events", "volume_reports"}
)
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
"""The days that a partial date may mean; Parquet has them beside the date as it was written."""


def write_table(claims: Iterable[Claim], out: TextIO) -> None:
    """Write CSV, one line a claim, by id; sets are joined with `;`, fields of fields with `_`.

    A text that a spreadsheet would run as a formula is marked as text with a leading `'`.
    """
    names = ["id", *_columns()]
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    for claim in _in_order(claims):
        values = _values(claim)
        writer.writerow([_cell(values[name]) for name in names])


def write_parquet(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Write Parquet: the columns of the CSV, and the bounds of the dates as days.

    Texts are as they are, sets are lists, and what is not stated is null.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("pyarrow, which writes Parquet,", "tables") from None
    columns = [("id", pa.string()), *((name, _type(pa, name)) for name in _columns())]
    columns += [(f"valid_{bound}", pa.date32()) for bound in BOUNDS]
    schema = pa.schema(columns)
    rows = [_values(claim) | _bounds(claim) for claim in _in_order(claims)]
    arrays = [
        pa.array([_or_null(row[field.name]) for row in rows], type=field.type) for field in schema
    ]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out)


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim.id)


def _columns() -> list[str]:
    return [c for field in fields(Claim) for c in _parts(field.name)]


def _parts(name: str) -> list[str]:
    return [f"{name}_{part}" for part in EXPANDED.get(name, ())] or [name]


def _values(claim: Claim) -> dict[str, Any]:
    """What a claim says, by column."""
    values: dict[str, Any] = {"id": claim.id}
    for name, value in to_json(claim).items():
        if name in EXPANDED:
            values |= {f"{name}_{part}": (value or {}).get(part) for part in EXPANDED[name]}
        else:
            values[name] = value
    return values


def _bounds(claim: Claim) -> dict[str, Any]:
    return {f"valid_{bound}": claim.valid and getattr(claim.valid, bound) for bound in BOUNDS}


def _type(pa: Any, name: str) -> Any:
    kinds: dict[bool, Callable[[], Any]] = {
        name in LISTS: lambda: pa.list_(pa.string()),
        name in NUMBERS: pa.float64,
        name in WHOLE: pa.int64,
        name == "negated": pa.bool_,
    }
    return kinds.get(True, pa.string)()


def _or_null(value: Any) -> Any:
    return None if value == "" else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return inert(";".join(value))
    return inert(value) if isinstance(value, str) else str(value)
