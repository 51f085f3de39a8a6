"""What is written in bulk is what claims and events are, part by part, on every engine."""

from __future__ import annotations

import gc
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.errors import InputError, StoreError
from belligraph.model import Claim
from belligraph.rdf import claim_quads, registry_quads
from belligraph.readers.tables.coded.engines import Engine, duckdb_engine
from belligraph.readers.tables.coded.telling.claims import event_claims, month_claim
from belligraph.readers.tables.coded.telling.rows import EventRow, MonthRow
from belligraph.readers.tables.coded.telling.writing import PART, Part, Writing, parts_of, write
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store
from event_rows import CODING, EVENT, MONTH, batches_of, event_rows, month_rows


def lines_of(parts: Iterable[Part]) -> list[str]:
    """All lines of some parts, in order."""
    text = b"".join(
        gzip.decompress(part.lines.read_bytes())
        if part.lines.suffix == ".gz"
        else part.lines.read_bytes()
        for part in parts
    )
    return sorted(text.decode().splitlines(keepends=True))


def lines_one_by_one(rows: Iterable[EventRow | MonthRow]) -> tuple[list[str], list[Claim]]:
    """What the claims and events of rows are as lines, in order; and the claims."""
    claims, quads = list[Claim](), list[ox.Quad]()
    for row in rows:
        if isinstance(row, MonthRow):
            claims.append(month_claim(row, CODING))
            continue
        found, event = event_claims(row, CODING)
        claims += found
        quads += registry_quads(Registry(events={event.id: event}))
    quads += [quad for claim in claims for quad in claim_quads(claim)]
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS).decode() if quads else ""
    return sorted(text.splitlines(keepends=True)), claims


@settings(max_examples=25)
@given(
    rows=st.lists(event_rows(), min_size=1, max_size=8, unique_by=lambda row: row.event)
    | st.lists(month_rows(), min_size=1, max_size=8),
    limit=st.integers(1, 9),
    zipped=st.booleans(),
)
def test_the_lines_are_those_of_the_claims_and_so_are_the_columns(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[EventRow | MonthRow],
    limit: int,
    zipped: bool,
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    writing = Writing(folder, CODING, type(rows[0]), limit, zipped)
    parts = list(writing.partition(batches_of(rows), 3))
    lines, claims = lines_one_by_one(rows)
    assert lines_of(parts) == lines
    columns = Columns.joined(Columns.load(part.columns) for part in parts)
    assert columns.differing(Columns.of(claims)) == []
    assert [part.rows for part in parts[:-1]] == [limit] * (len(parts) - 1)
    assert sum(part.rows for part in parts) == len(rows)
    assert sum(part.claims for part in parts) == len(claims)
    assert {p for part in parts for p in (part.lines, part.columns)} == set(folder.iterdir())


def test_what_is_written_loads_into_a_store(tmp_path: Path) -> None:
    rows = [EVENT, EVENT._replace(event="gdelt-8", row="8", both=True)]
    parts = list(Writing(tmp_path, CODING, EventRow, 1).partition(batches_of(rows)))
    store = open_store(MEMORY)
    columns = [Columns.load(part.columns) for part in parts]
    assert store.load_nquads([part.lines for part in parts], "import", columns) == 3
    _, claims = lines_one_by_one(rows)
    assert sorted(c.id for c in store.claims()) == sorted(c.id for c in claims)
    assert store.registry().events["gdelt-8"] == event_claims(rows[1], CODING)[1]
    assert store.columns().differing(Columns.of(claims)) == []


@pytest.mark.parametrize("zipped", [False, True])
def test_the_same_rows_are_the_same_bytes_however_they_are_batched(
    tmp_path: Path, zipped: bool
) -> None:
    rows = [EVENT._replace(event=f"gdelt-{n}", row=str(n)) for n in range(7)]
    found = []
    for size in (1, 3, 7):
        folder = tmp_path / str(size)
        folder.mkdir()
        list(Writing(folder, CODING, EventRow, 4, zipped).partition(batches_of(rows, size)))
        found.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 4


def test_parts_are_written_when_they_are_asked_for(tmp_path: Path) -> None:
    rows = [EVENT._replace(event=f"gdelt-{n}", row=str(n)) for n in range(3)]
    parts = Writing(tmp_path, CODING, EventRow, 1).partition(batches_of(rows))
    assert list(tmp_path.iterdir()) == []
    first = next(parts)
    assert set(tmp_path.iterdir()) == {first.lines, first.columns}


def test_of_a_part_with_a_bad_row_nothing_is_left_and_the_row_is_named(tmp_path: Path) -> None:
    rows = [EVENT, EVENT._replace(event="gdelt-8", row="8", note="null\0")]
    with pytest.raises(InputError, match=r"row 8: note: 'null\\x00'; expected a text without"):
        list(Writing(tmp_path, CODING, EventRow).partition(batches_of(rows)))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere.part-.*\.nq cannot be written: .*No such file"):
        list(Writing(tmp_path / "nowhere", CODING, EventRow).partition(batches_of([EVENT])))


def test_no_rows_are_no_parts(tmp_path: Path) -> None:
    assert list(Writing(tmp_path, CODING, EventRow).partition([])) == []
    assert list(write([], Writing(tmp_path, CODING, EventRow), 2)) == []


def test_dyad_months_are_written_too(tmp_path: Path) -> None:
    (part,) = Writing(tmp_path, CODING, MonthRow).partition(batches_of([MONTH]))
    assert lines_of([part]) == lines_one_by_one([MONTH])[0]
    assert sum("DyadMonth" in line for line in lines_of([part])) == 1


# --- several processes, several engines

SEVERAL = """
if __name__ == "__main__":
    found = write(pq.ParquetFile(file).iter_batches(7), Writing(folder, CODING, EventRow, 10), 2)
    print(json.dumps([[str(p.lines), str(p.columns), p.rows, p.claims] for p in found]))
"""


def run(code: str, file: Path, folder: Path) -> list[Part]:
    """What a program of its own writes of the rows in a file."""
    folder.mkdir()
    script = folder.with_suffix(".py")
    script.write_text(
        "import json, sys\n"
        "from pathlib import Path\n"
        "import pyarrow.parquet as pq\n"
        "from event_rows import CODING\n"
        "from belligraph.readers.tables.coded.telling.rows import EventRow\n"
        "from belligraph.readers.tables.coded.telling.writing import Writing, write\n"
        f"file, folder = map(Path, sys.argv[1:])\n{code}",
        encoding="utf-8",
    )
    env = {"PYTHONPATH": str(Path(__file__).parents[4])}
    done = subprocess.run(
        [sys.executable, script, file, folder], capture_output=True, text=True, check=False,
        env={**os.environ, **env},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return parts_of(json.loads(done.stdout))


def many() -> list[EventRow]:
    return [
        EVENT._replace(
            event=f"gdelt-{n}", row=str(n), both=n % 5 == 0, place=None if n % 3 else "fallujah",
            valid=f"2014-01-{1 + n % 28:02}", note='a "note"\n' if n % 7 == 0 else "",
        )
        for n in range(64)
    ]  # fmt: skip


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    file = tmp_path / "events.parquet"
    pq.write_table(pa.Table.from_batches(batches_of(many())), file)
    return file


def test_two_processes_write_what_one_does(tmp_path: Path, parquet: Path) -> None:
    parts = run(SEVERAL, parquet, tmp_path / "parts")
    lines, claims = lines_one_by_one(many())
    assert lines_of(parts) == lines
    assert [part.rows for part in parts] == [10, 10, 10, 10, 10, 10, 4]
    assert sum(part.claims for part in parts) == len(claims)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_executors_of_spark_write_what_duckdb_s_rows_give(
    tmp_path: Path, parquet: Path, spark: Engine
) -> None:
    from pyspark.sql import SparkSession

    folders = [tmp_path / name for name in ("duckdb", "spark")]
    for folder in folders:
        folder.mkdir()
    with duckdb_engine(threads=1) as engine:
        batches = engine.batches(engine.table(parquet))
        ours = list(Writing(folders[0], CODING, EventRow, 10).partition(batches))
    frame = SparkSession.active().read.parquet(str(parquet)).repartition(3)
    writing = Writing(folders[1], CODING, EventRow, 10)
    theirs = parts_of(frame.mapInArrow(writing.in_spark, PART).collect())
    gc.collect()  # PySpark leaves it to others to close what it collects from
    assert lines_of(theirs) == lines_of(ours) == lines_one_by_one(many())[0]
    assert {part.lines.name[:10] for part in theirs} == {f"part-0000{n}" for n in range(3)}
    joined = [Columns.joined(Columns.load(p.columns) for p in parts) for parts in (ours, theirs)]
    assert joined[0].differing(joined[1]) == []
    assert sum(part.claims for part in theirs) == sum(part.claims for part in ours)
