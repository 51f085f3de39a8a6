"""What cannot be read is gathered, told together, and written for whoever mends it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import InputError, Problem, TableError
from belligraph.exports import table
from belligraph.readers.formulas import inert
from belligraph.readers.tables.refused import BadRow, Refused, write_bad_rows


def bad(line: int, *cells: str, **expected: str) -> BadRow:
    found = expected or {"best": "a whole number"}
    problems = tuple(Problem("a.csv", line, c, cells[0], words) for c, words in found.items())
    return BadRow("a.csv", line, cells, problems)


def written(tmp_path: Path, *rows: BadRow) -> list[list[str]]:
    write_bad_rows(rows, tmp_path / "bad.csv")
    with (tmp_path / "bad.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def test_a_bad_row_is_written_with_its_place_and_what_was_expected(tmp_path) -> None:
    one = bad(3, "four", "Hīt", best="a whole number", date_start="a day, YYYY-MM-DD")
    ragged = BadRow("b.csv", 9, ("x",), (Problem("b.csv", 9, None, "x", "2 cells"),))
    assert written(tmp_path, one, ragged) == [
        ["file", "line", "columns", "expected", "cell 1", "cell 2"],
        ["a.csv", "3", "best; date_start", "a whole number; a day, YYYY-MM-DD", "four", "Hīt"],
        ["b.csv", "9", "", "2 cells", "x", ""],
    ]


def test_cells_are_written_as_they_stood_but_for_formulas(tmp_path) -> None:
    cells = (" two\nlines ", 'a "quoted", one', "=HYPERLINK(1)", "\t@x", "-5", "I\x07S", "\ud800")
    (_, row) = written(tmp_path, bad(3, *cells))
    assert row[4:] == [
        " two\nlines ", 'a "quoted", one', "'=HYPERLINK(1)", "'\t@x", "'-5", "I\x07S", "\\ud800",
    ]  # fmt: skip


def test_no_bad_rows_are_a_file_with_a_header(tmp_path) -> None:
    assert written(tmp_path) == [["file", "line", "columns", "expected"]]


def test_no_file_is_overwritten(tmp_path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("mine")
    with pytest.raises(InputError, match="is there already; name a file that is not"):
        write_bad_rows([bad(3, "four")], file)
    assert file.read_text() == "mine"


def test_a_folder_that_is_missing_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        write_bad_rows([], tmp_path / "gone" / "bad.csv")


def test_bad_rows_stop_unless_they_are_skipped_and_bad_files_always() -> None:
    broken = Problem("b.csv", 1, None, "", "a header line")
    for skip in (True, False):
        refused = Refused(skip=skip)
        refused.check()
        refused.add_row(bad(3, "four"))
        if skip:
            refused.check()
        else:
            with pytest.raises(TableError, match="a whole number"):
                refused.check()
        refused.add_file([broken])
        with pytest.raises(TableError) as caught:
            refused.check()
        told = [p.expected for p in caught.value.problems]
        assert told == ["a header line"] if skip else ["a whole number", "a header line"]


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("=+-@＝＋－＠ \t\r\nx1'"), max_size=4))
def test_formulas_are_made_inert_as_in_other_tables(text) -> None:
    assert inert(text) == table.inert(text)
