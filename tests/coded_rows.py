"""Rows of coded event tables for tests: real ones where they are at hand, made-up ones, staged."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from belligraph.readers.tables.coded.datasets import cells, layouts
from belligraph.readers.tables.coded.datasets.dataset import CodedDataset

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
Row = Mapping[str, str]


def staged(dataset: CodedDataset, rows: Sequence[Row]) -> Any:
    """A table of texts as staging makes it: trimmed; columns that a row lacks are null."""
    columns = {
        name: pc.utf8_trim_whitespace(pa.array([r.get(name) for r in rows], pa.string()))
        for name in dataset.used
    }
    columns["file"] = pa.array(["file"] * len(rows), pa.string())
    columns["line"] = pa.array(range(1, len(rows) + 1), pa.int64())
    return ibis.memtable(pa.table(columns))


def entries(dataset: CodedDataset, *rows: Row) -> list[dict[str, Any]]:
    """What rows say, in their order."""
    found = dataset.entries(staged(dataset, rows)).order_by("line")
    return list(found.to_pyarrow().to_pylist())


def written(dataset: CodedDataset, row: Row, folder: Path) -> dict[str, str]:
    """The columns of an entry and their types, as the engine itself has them in a file."""
    path = folder / "entries.parquet"
    ibis.duckdb.connect().to_parquet(dataset.entries(staged(dataset, [row])), path)
    found = ibis.schema(pq.read_schema(path).remove_metadata())
    return {name: str(kind).removeprefix("!") for name, kind in found.items()}


def bad(dataset: CodedDataset, *rows: Row) -> list[tuple[int, str]]:
    """Lines and columns of bad cells, in the order of the checks."""
    raw = staged(dataset, rows)
    checks = dataset.checks(raw)
    told = {str(n): ~check.ok.fill_null(False) for n, check in enumerate(checks)}
    found = raw.select("line", **told).order_by("line").to_pyarrow().to_pylist()
    return [
        (row["line"], check.column)
        for row in found
        for n, check in enumerate(checks)
        if row[str(n)]
    ]  # fmt: skip


def key(*fields: str) -> str:
    """A key as entries have it."""
    return cells.SEPARATOR.join(fields)


def given(file: str) -> Path:
    """A file of the shared data; the test is skipped where it is missing."""
    path = SHARED / file
    if not path.is_file():
        pytest.skip(f"the samples are not at hand: {path} is missing")
    return path


@cache
def gdelt_rows() -> list[Row]:
    """All rows of the sample of GDELT 1.0, of two layouts."""
    lines = given("gdelt/events_sample.tsv").read_text("utf-8").removesuffix("\n").split("\n")
    names = {len(layout.columns): layout.columns for layout in layouts.GDELT}
    parts = [line.split("\t") for line in lines]
    return [dict(zip(names[len(p)], p, strict=True)) for p in parts]


@cache
def icews_rows() -> list[Row]:
    """All rows of the sample of ICEWS."""
    with given("icews/events.2018.sample.tab").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def acled_row(**cells: str) -> Row:
    """A made-up row in the layout of ACLED's export of 2025."""
    return ACLED_ROW | cells


ACLED_ROW = {
    "event_id_cnty": "IRQ1234", "event_date": "5 January 2014", "year": "2014",
    "time_precision": "1", "disorder_type": "Political violence", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Iraq (2006-2014)",
    "assoc_actor_1": "", "inter1": "State forces", "actor2": "Islamic State (Iraq)",
    "assoc_actor_2": "", "inter2": "Rebel group", "interaction": "State forces-Rebel group",
    "civilian_targeting": "", "iso": "368", "region": "Middle East", "country": "Iraq",
    "admin1": "Al Anbar", "admin2": "Falluja", "admin3": "", "location": "Falluja",
    "latitude": "33.3500", "longitude": "43.7833", "geo_precision": "1", "source": "AFP; NINA",
    "source_scale": "National", "notes": "", "fatalities": "3", "tags": "",
    "timestamp": "1600000000",
}  # fmt: skip
