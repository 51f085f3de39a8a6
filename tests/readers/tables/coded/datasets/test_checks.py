"""Bad cells are found by the engine and told in the order of files and lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.readers.tables.coded.datasets.checks import Check, good_rows, problems
from belligraph.readers.tables.coded.engines import Engine, duckdb_engine

ALL = 1_000


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(threads=1) as found:
        yield found


def table(engine: Engine, cells: list[tuple[str, int, str, str | None]]) -> Any:
    names = ("file", "line", "word", "number")
    columns = dict(zip(names, zip(*cells, strict=True), strict=True)) if cells else {}
    types = (pa.string(), pa.int64(), pa.string(), pa.string())
    made = {n: pa.array(columns.get(n, ()), kind) for n, kind in zip(names, types, strict=True)}
    return engine.lookup(pa.table(made))


def checks(raw: Any) -> tuple[Check, ...]:
    return (
        Check("word", raw.word != "", "a word"),
        Check("number", raw.number.try_cast("int64") > 0, "a whole number from 1"),
    )


def told(engine: Engine, raw: Any, most: int = ALL) -> list[str]:
    return [str(problem) for problem in problems(engine, raw, checks(raw), most)]


def test_good_cells_are_no_problem(engine) -> None:
    raw = table(engine, [("a", 1, "x", "1"), ("a", 2, "y", "2")])
    assert told(engine, raw) == []


def test_bad_cells_are_told_with_what_was_expected(engine) -> None:
    raw = table(engine, [
        ("b", 2, "", "0"), ("b", 10, "x", "three"), ("a", 3, "", "1"), ("a", 1, "x", "1"),
    ])  # fmt: skip
    assert told(engine, raw) == [
        "a, line 3, column word: ''; expected a word",
        "b, line 2, column word: ''; expected a word",
        "b, line 2, column number: '0'; expected a whole number from 1",
        "b, line 10, column number: 'three'; expected a whole number from 1",
    ]


def test_a_check_that_says_nothing_says_no(engine) -> None:
    raw = table(engine, [("a", 1, "x", None)])
    assert [p.column for p in problems(engine, raw, checks(raw), ALL)] == ["number"]
    assert engine.rows(good_rows(raw, checks(raw))) == []


def test_no_more_are_told_than_asked_for(engine) -> None:
    raw = table(engine, [("a", line, "", "1") for line in range(1, 8)])
    found = list(problems(engine, raw, checks(raw), 3))
    assert [problem.row for problem in found] == [1, 2, 3, 4]
    assert found[-1].expected == "fewer problems before reading on"
    assert len(told(engine, raw, 7)) == 7


cells = st.tuples(
    st.sampled_from("ab"), st.integers(1, 99), st.sampled_from(["", "x"]),
    st.sampled_from(["1", "0", "x", ""]) | st.none(),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(cells, max_size=12, unique_by=lambda row: row[:2]))
def test_each_row_is_either_good_or_told(engine, rows) -> None:
    raw = table(engine, rows)
    good = {(row["file"], row["line"]) for row in engine.rows(good_rows(raw, checks(raw)))}
    bad = [(p.file, p.row) for p in problems(engine, raw, checks(raw), ALL)]
    assert good == {(f, n) for f, n, word, number in rows if word and number == "1"}
    assert bad == sorted(bad)
    assert good.isdisjoint(bad)
    assert good.union(bad) == {row[:2] for row in rows}
