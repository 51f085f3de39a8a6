"""Columns are found by name, and every bad cell is noted with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import ModelError
from belligraph.readers.tables.headers import needed, optional
from belligraph.readers.tables.records import (
    MAX_PROBLEMS,
    Record,
    read_records,
    read_rows,
)
from belligraph.readers.tables.refused import BadRow, Refused

COLUMNS = (needed("id"), needed("best", "best_est"), *optional("note"))


def read(tmp_path: Path, text: str, name: str = "a.csv") -> tuple[list[Record], list[str]]:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    refused = Refused()
    rows = list(read_records(tmp_path / name, COLUMNS, refused))
    return rows, [str(p) for p in refused.problems]


def record(**cells: str) -> Record:
    return Record("a.csv", 2, cells, {name: name.upper() for name in cells})


def test_columns_are_found_under_any_of_their_names_in_any_order(tmp_path) -> None:
    for text in ("id,best\n7,3\n", "BEST_EST,more,Id\n3,x,7\n", "\ufeffid,x,best\n7,,3\n"):
        rows, problems = read(tmp_path, text)
        assert [(r.whole("id"), r.whole("best"), r.text("note")) for r in rows] == [(7, 3, "")]
        assert problems == []


def test_tags_and_empty_rows_are_no_rows(tmp_path) -> None:
    rows, problems = read(tmp_path, "id,best,note\n,#affected+killed,#x\n,,\n\n7,3,\n")
    assert [(r.line, r.whole("id")) for r in rows] == [(5, 7)]
    assert problems == []


def test_a_row_of_errors_is_bad_and_not_taken_for_tags(tmp_path) -> None:
    ((row,), _) = read(tmp_path, "id,best,note\n#N/A,#REF!,#N/A\n")
    assert {p.expected for p in row.problems} == {"a value, not a formula or its error"}


def test_lines_are_counted_through_cells_of_several_lines(tmp_path) -> None:
    rows, _ = read(tmp_path, 'id,best,note\n1,2,"a\nb"\n3,4,\n')
    assert [(r.line, r.text("note")) for r in rows] == [(2, "a b"), (4, "")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "a.csv, line 1: ''; expected a header line"),
        ("id,note\n1,2\n", "column best: 'id, note'; expected a column 'best or best_est'"),
        ("id,best,ID\n1,2,3\n", "column id: 'id'; expected each column once"),
        ("id;best\n1;2\n", "expected a column 'id' in the header"),
        ("id,best\n1,2,3\n4,5\n", "line 2: '1'; expected 2 cells as in the header, not 3"),
        ('id,best\n1,"2\n', "a.csv, line 2: 'unexpected end of data'"),
        ("id,best\n1," + "9" * 200_000 + "\n", "line 2: 'field larger than field limit"),
    ],
)
def test_a_table_of_bad_form_says_where(tmp_path, text, complaint) -> None:
    _, problems = read(tmp_path, text)
    assert any(complaint in p for p in problems), problems


def test_all_ragged_rows_are_told_and_the_others_read(tmp_path) -> None:
    rows, problems = read(tmp_path, "id,best\n1\n2,3\n4,5,6\n")
    assert [r.whole("id") for r in rows] == [2]
    assert len(problems) == 2


def test_a_file_that_is_wrong_throughout_is_not_read_to_its_end(tmp_path) -> None:
    _, problems = read(tmp_path, "id,best\n" + "1\n" * (2 * MAX_PROBLEMS))
    assert len(problems) == MAX_PROBLEMS + 1
    assert "fewer problems" in problems[-1]


@pytest.mark.parametrize("cell", ["645", "645.0", " 645 ", "645.00"])
def test_whole_numbers_may_look_as_spreadsheets_write_them(cell) -> None:
    assert record(id=cell).whole("id") == 645


@pytest.mark.parametrize("cell", ["64.5", "six", "=3", "1e3", "6_4", "٣", "NaN"])
def test_what_is_no_whole_number_is_a_problem(cell) -> None:
    row = record(id=cell)
    assert row.whole("id") is None
    assert [str(p) for p in row.problems] == [
        f"a.csv, line 2, column ID: '{cell}'; expected a whole number"
    ]


@pytest.mark.parametrize("cell", ["=1+1", " =A1", "#REF!", "#N/A", "#NAME?", "#DIV/0!"])
@pytest.mark.parametrize("column", ["id", "best", "note"])
def test_a_formula_is_no_value_of_a_column_that_is_read(tmp_path, cell, column) -> None:
    cells = {"id": "7", "best": "4", "note": "x", "other": cell} | {column: cell}
    text = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    ((row,), _) = read(tmp_path, text)
    assert [str(p) for p in row.problems] == [
        f"a.csv, line 2, column {column}: '{cell}'; expected a value, not a formula or its error"
    ]


@pytest.mark.parametrize("cell", ["@sum(a)", "+cmd", "-A1", "-2+3+cmd", "＝cmd", "＠sum"])
def test_what_may_be_a_formula_is_no_name(cell) -> None:
    row = record(side=cell)
    row.name("side")
    assert "expected a name, not a formula" in str(row.problems[0])


@pytest.mark.parametrize("cell", ["I\x07S", "I␟S", "I\x85S"])
def test_control_characters_are_in_no_cell(tmp_path, cell) -> None:
    ((row,), _) = read(tmp_path, f"id,best,note\n7,4,{cell}\n")
    assert "column note" in str(row.problems[0])
    assert "expected a text without control characters" in str(row.problems[0])


def test_a_text_of_several_lines_may_have_one_that_looks_like_a_formula(tmp_path) -> None:
    ((row,), _) = read(tmp_path, 'id,best,note\n7,4,"headline\n= end ="\n')
    assert row.problems == []


def test_a_name_is_not_endless() -> None:
    row = record(side="x" * 10_001)
    row.name("side")
    assert "expected at most 10,000 characters" in str(row.problems[0])


def test_a_cell_is_told_once() -> None:
    row = record(best="four")
    assert row.whole("best") is row.whole("best") is None
    assert len(row.problems) == 1


@pytest.mark.parametrize("cell", ["234", "33.5", "-"])
def test_a_number_is_no_name(cell) -> None:
    row = record(side=cell)
    row.name("side")
    assert "expected a name, not a number" in str(row.problems[0])


def test_a_name_is_needed_unless_it_may_lack() -> None:
    row = record(side="")
    row.name("side", required=False)
    assert row.problems == []
    row.name("side")
    assert "expected a name" in str(row.problems[0])


def test_ids_are_joined_by_commas() -> None:
    assert record(ext="3, 28,3,116").keys("ext") == [3, 28, 116]
    assert record(ext="57.0").keys("ext") == [57]
    assert record(ext="900.0; 200.0").keys("ext") == [900, 200]
    assert record(ext="").keys("ext") == []
    row = record(ext="3,usa")
    assert row.keys("ext") == []
    assert "expected whole numbers joined by commas" in str(row.problems[0])


@pytest.mark.parametrize("cell", ["2014-01-03", "2014-01-03 00:00:00", "2014-01-03 00:00:00.000"])
def test_days_may_have_a_midnight(cell) -> None:
    assert record(day=cell).day("day") == date(2014, 1, 3)


@pytest.mark.parametrize("cell", ["", "03/01/2014", "2014-02-30", "2014-01-03 13:00:00", "41642"])
def test_other_days_are_problems(cell) -> None:
    row = record(day=cell)
    assert row.day("day") is None
    assert "expected a day, YYYY-MM-DD" in str(row.problems[0])


@pytest.mark.parametrize("cell", ["north", "91", "nan", "inf", "1_0", "١", "."])
def test_degrees_lie_on_the_globe(cell) -> None:
    row = record(latitude=cell)
    assert row.degrees("latitude", 90) is None
    assert "expected degrees between -90 and 90" in str(row.problems[0])


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=30), st.sampled_from(["whole", "keys", "day"]))
def test_a_cell_is_read_or_told_of(cell, method) -> None:
    row = record(x=cell)
    found = getattr(row, method)("x")
    empty = not row.text("x") and method != "day"
    assert (found in (None, [])) == (empty or bool(row.problems))
    assert all(p.column == "X" and p.row == 2 for p in row.problems)


def numbers(tmp_path: Path, text: str, *, skip: bool) -> tuple[list[int | None], Refused]:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    refused = Refused(skip=skip)
    rows = read_rows(tmp_path / "a.csv", COLUMNS, lambda record: record.whole("best"), refused)
    return [row for _, row in rows], refused


@pytest.mark.parametrize("skip", [True, False])
def test_good_rows_are_read_beside_bad_ones_which_keep_their_cells(tmp_path, skip) -> None:
    text = "id,best,more\n1,2,x\n3,four, y \n5\n6,7,z\n"
    good, refused = numbers(tmp_path, text, skip=skip)
    assert good == [2, 7]
    assert [(row.line, row.cells) for row in refused.rows] == [
        (3, ("3", "four", " y ")), (4, ("5",)),
    ]  # fmt: skip
    assert [p for row in refused.rows for p in row.problems] == refused.problems


def test_all_bad_rows_of_a_file_are_read_where_they_are_skipped(tmp_path) -> None:
    text = "id,best\n" + "1\n" * (2 * MAX_PROBLEMS) + "1,2\n"
    good, refused = numbers(tmp_path, text, skip=True)
    assert (good, len(refused.rows), refused.broken) == ([2], 2 * MAX_PROBLEMS, [])


def test_what_is_wrong_with_a_whole_file_is_no_bad_row(tmp_path) -> None:
    for text in ("id\n1\n", 'id,best\n1,"2\n', ""):
        _, refused = numbers(tmp_path, text, skip=True)
        assert (refused.rows, len(refused.broken)) == ([], 1)


def test_what_the_model_forbids_makes_a_row_bad() -> None:
    row = Record("a.csv", 2, {"id": "7"}, {"id": "ID"}, ["7", "x"])
    bad = row.refused(ModelError("name", "x", "a text"))
    assert (bad.file, bad.line, bad.cells) == ("a.csv", 2, ("7", "x"))
    assert [str(p) for p in bad.problems] == ["a.csv, line 2, column name: 'x'; expected a text"]
    assert isinstance(bad, BadRow)
