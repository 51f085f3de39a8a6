"""Bad rows of all files are told at once and in their order, whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.readers.tables.coded.engines import Engine, duckdb_engine
from belligraph.readers.tables.coded.staging import checking
from belligraph.readers.tables.coded.staging.checking import staged
from belligraph.readers.tables.refused import Refused
from quarrels import BARE, rows, write_bare


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(threads=1) as found:
        yield found


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files: the first with a bad cell, a ragged row and two bad cells; the second with one."""
    one = write_bare(tmp_path / "b.tsv", {}, {"day": "5 January"}, {}, {"reports": "0", "id": "?"})
    lines = one.read_text().splitlines(keepends=True)
    one.write_text("".join([*lines[:2], "ragged\n", *lines[2:]]))
    return [one, write_bare(tmp_path / "a.tsv", {"id": "=1"}, {})]


def test_good_files_have_no_bad_rows(engine, tmp_path) -> None:
    refused = Refused()
    found = staged(BARE, [write_bare(tmp_path / "a.tsv", {}, {})], engine, refused)
    assert (found.rows, found.bad, refused.problems) == (2, 0, [])
    assert [row["id"] for row in engine.rows(found.raw)] == ["1", "2"]


def test_everything_that_is_wrong_is_told_in_the_order_of_the_files(engine, files) -> None:
    refused = Refused()
    found = staged(BARE, files, engine, refused)
    assert [str(problem) for problem in refused.problems] == [
        "b.tsv, line 2, column day: '5 January'; expected a day, YYYY-MM-DD",
        "b.tsv, line 3: 'ragged'; expected 8 or 9 cells, not 1",
        "b.tsv, line 5, column id: '?'; expected letters and digits",
        "b.tsv, line 5, column reports: '0'; expected a whole number from 1",
        "a.tsv, line 1, column id: '=1'; expected letters and digits",
    ]
    assert (found.rows, found.bad) == (7, 4)
    with pytest.raises(TableError):
        refused.check()


def test_bad_rows_that_are_left_out_keep_all_their_cells(engine, files) -> None:
    refused = Refused(skip=True)
    found = staged(BARE, files, engine, refused)
    refused.check()
    good = engine.rows(found.raw.order_by("file", "line"))
    assert [(row["file"], row["line"]) for row in good] == [
        ("a.tsv", 2), ("b.tsv", 1), ("b.tsv", 4),
    ]  # fmt: skip
    assert found.rows == found.bad + len(good)
    as_given = rows({}, {"day": "5 January"}, {}, {"reports": "0", "id": "?"})
    assert [row.cells for row in refused.rows] == [
        tuple(as_given[1].values()), ("ragged",), tuple(as_given[3].values()),
        tuple(rows({"id": "=1"})[0].values()),
    ]  # fmt: skip
    assert [len(row.problems) for row in refused.rows] == [1, 1, 2, 1]


def test_a_column_of_another_kind_is_not_told_to_its_end(engine, tmp_path) -> None:
    count = checking.MAX_PROBLEMS + 5
    file = write_bare(tmp_path / "a.tsv", *[{"day": "2014"}] * count)
    refused = Refused()
    staged(BARE, [file], engine, refused)
    assert len(refused.problems) == checking.MAX_PROBLEMS + 1
    assert refused.problems[-1].expected == "fewer problems before reading on"
    left_out = Refused(skip=True)
    assert staged(BARE, [file], engine, left_out).bad == count


def test_a_file_that_cannot_be_read_stops_all_even_where_bad_rows_are_left_out(
    engine, files
) -> None:
    refused = Refused(skip=True)
    staged(BARE, [*files, files[0].with_name("gone.tsv")], engine, refused)
    with pytest.raises(TableError, match=r"gone\.tsv"):
        refused.check()
    assert len(refused.rows) == 4
