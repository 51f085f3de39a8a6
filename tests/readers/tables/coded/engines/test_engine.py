"""Both engines compute the same, pass results in a stream, and leave nothing behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis import _

from belligraph.errors import BelligraphError
from belligraph.readers.tables.coded.engines import BATCH, Engine, duckdb_engine

TABLE = pa.table({
    "name": ["a", "b", "a"],
    "number": pa.array([1, 2, None], pa.int64()),
    "day": pa.array([date(2014, 1, 5), None, date(1900, 1, 1)], pa.date32()),
    "yes": pa.array([True, None, False]),
})  # fmt: skip


ON_SPARK = pytest.param("spark", marks=pytest.mark.slow)


@pytest.fixture(scope="module", params=["duckdb", ON_SPARK])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "spark":
        yield request.getfixturevalue("spark")
        return
    with duckdb_engine(threads=1) as found:
        yield found


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=100
    )  # fmt: skip


def test_tables_keep_their_types_and_gaps(engine) -> None:
    assert engine.rows(engine.lookup(TABLE).order_by("name", "day")) == sorted(
        TABLE.to_pylist(), key=lambda row: (row["name"], row["day"] or date.max)
    )


def test_sums_and_counts_are_whole_numbers(engine) -> None:
    table = engine.lookup(TABLE)
    found = table.group_by("name").aggregate(sum=_.number.sum(), rows=_.count()).order_by("name")
    assert engine.rows(found) == [
        {"name": "a", "sum": 1, "rows": 2}, {"name": "b", "sum": 2, "rows": 1},
    ]  # fmt: skip
    kept = engine.kept(found)
    assert kept.schema() == found.schema()
    assert engine.rows(kept.order_by("name")) == engine.rows(found)


def test_sums_of_large_numbers_are_exact(engine) -> None:
    large = 2**53 + 1
    table = engine.lookup(pa.table({"n": [large, 2]}))
    assert engine.rows(engine.kept(table.aggregate(n=_.n.sum()))) == [{"n": large + 2}]


def test_results_come_in_batches_in_the_order_asked_for(engine) -> None:
    count = 2 * BATCH + 7
    table = engine.lookup(pa.table({"n": range(count)}))
    before = set(engine.folder.iterdir())
    batches = list(engine.batches(table.order_by(ibis.desc("n"))))
    assert len(batches) > 2
    assert all(len(batch) <= BATCH for batch in batches)
    assert [n for batch in batches for n in batch["n"].to_pylist()] == list(range(count))[::-1]
    left = set(engine.folder.iterdir()) - before
    assert not [path for path in left for _ in path.rglob("*.parquet")]


def test_nothing_is_an_answer(engine) -> None:
    table = engine.lookup(TABLE)
    assert engine.rows(table.filter(table.name == "c")) == []


def test_a_result_may_be_asked_for_while_another_passes(engine) -> None:
    table = engine.lookup(pa.table({"n": range(2 * BATCH)}))
    batches = engine.batches(table)
    assert len(next(batches)) == BATCH
    assert engine.rows(table.aggregate(n=_.count())) == [{"n": 2 * BATCH}]
    assert sum(map(len, batches)) == BATCH


def test_what_an_engine_cannot_do_is_one_line(engine) -> None:
    path = engine.fresh()
    pq.write_table(TABLE, path)
    table = engine.table(path)
    path.unlink()
    with pytest.raises(BelligraphError, match=f"^{engine.name} could not do it: .+") as caught:
        engine.rows(table)
    assert "\n" not in str(caught.value)


def test_temporary_files_go_with_the_engine(tmp_path) -> None:
    with duckdb_engine(folder=tmp_path) as engine:
        engine.rows(engine.kept(engine.lookup(TABLE)))
        assert list(tmp_path.iterdir()) == [engine.folder]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RuntimeError), duckdb_engine(folder=tmp_path):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_more_than_memory_goes_to_disk(tmp_path) -> None:
    count = 1_000_000
    with duckdb_engine(memory="64MB", threads=1, folder=tmp_path) as engine:
        numbers = engine.lookup(pa.table({"n": range(count)}))
        texts = numbers.mutate(text=_.n.cast("string").lpad(100, "0")).order_by(ibis.desc("text"))
        assert next(engine.batches(texts))["n"][0].as_py() == count - 1


@pytest.mark.parametrize(
    ("module", "engine", "extra"),
    [("duckdb", "duckdb_engine", "tables"), ("pyspark", "spark_engine", "spark")],
)
def test_a_library_that_is_missing_is_named_with_its_extra(module, engine, extra) -> None:
    done = run(
        f"import sys; sys.modules['{module}'] = None\n"
        f"from belligraph.readers.tables.coded import {engine}\n"
        f"with {engine}(): pass"
    )
    assert done.stderr.splitlines()[-1].endswith(f"pip install 'belligraph[{extra}]'")


@pytest.mark.parametrize("module", ["ibis", "pyarrow"])
def test_without_its_libraries_the_package_names_their_extra(module) -> None:
    code = f"import sys; sys.modules['{module}'] = None\nimport belligraph.readers.tables.coded"
    done = run(code)
    assert done.stderr.splitlines()[-1].endswith(
        "Ibis, which reads coded event tables, is not installed; add it with: "
        "pip install 'belligraph[tables]'"
    )
