"""Tables cell by cell: whatever is wrong is named by file, line, column, value and expectation."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import Problem
from belligraph.model import Dated, Means, Modality, Office, Speaker
from belligraph.readers import cells
from belligraph.readers.cells import Row, read_rows

COLUMNS, REQUIRED = ("row", "subject", "date", "note"), ("row", "subject")


@dataclass
class Bytes:
    """A packaged resource: a name and bytes."""

    content: bytes
    name: str = "t.csv"

    def read_bytes(self) -> bytes:
        return self.content


def read(content: bytes | str) -> tuple[list[Row], list[Problem]]:
    problems: list[Problem] = []
    raw = content.encode() if isinstance(content, str) else content
    return read_rows(Bytes(raw), COLUMNS, REQUIRED, problems), problems


def row(**values: str) -> Row:
    return Row("t.csv", 7, values)


def only(problems: list[Problem]) -> tuple[Any, ...]:
    (problem,) = problems
    assert problem.file == "t.csv"
    return problem.row, problem.column, problem.value


# --- form


def test_rows_carry_their_file_line_and_trimmed_cells() -> None:
    rows, problems = read("row, subject ,note\na-1, usa ,\n")
    assert problems == []
    assert rows == [Row("t.csv", 2, {"row": "a-1", "subject": "usa", "note": ""})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_understood(end: str) -> None:
    rows, problems = read(end.join(["row,subject", "a,usa", "b,iraq"]))
    assert problems == []
    assert [(r.line, r.text("row")) for r in rows] == [(2, "a"), (3, "b")]


def test_blank_lines_are_passed_over_and_still_counted() -> None:
    rows, problems = read("row,subject\n\na,usa\n,,,\n , \nb,iraq\n,\n,\n\n")
    assert problems == []
    assert [(r.line, r.text("row")) for r in rows] == [(3, "a"), (6, "b")]


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    rows, problems = read('row,subject,note\na,usa,"one\ntwo\r\nthree"\nb,iraq,x\nc\n')
    assert [(r.line, r.text("row")) for r in rows] == [(2, "a"), (5, "b")]
    assert rows[0].text("note") == "one\ntwo\r\nthree"
    assert only(problems) == (6, None, "c")


def test_quoted_commas_and_quotes_are_text() -> None:
    rows, _ = read('row,subject,note\na,usa,"He said ""no"", twice"\n')
    assert rows[0].text("note") == 'He said "no", twice'


def test_a_header_alone_is_an_empty_table() -> None:
    assert read("row,subject\n") == ([], [])


def test_the_mark_that_spreadsheets_write_is_passed_over() -> None:
    rows, problems = read(b"\xef\xbb\xbfrow,subject\na,b\n")
    assert not problems
    assert [row.cells for row in rows] == [{"row": "a", "subject": "b"}]


@pytest.mark.parametrize(
    ("content", "line", "column", "value", "expected"),
    [
        (b"", 1, None, "", "a header line"),
        (b"row,subject\na,b\nc,caf\xe9\n", 3, None, "byte 0xe9", "text in UTF-8"),
        ("row,subject\na,b\n".encode("utf-16"), 1, None, "byte 0xff", "text in UTF-8"),
        (b"row,subject\na,b\nc,\xed\xa0\x80\n", 3, None, "byte 0xed", "text in UTF-8"),
        (b"row,subject\na,b\nc,d\0\n", 3, None, "\0", "not null characters"),
        (b"row;subject\na;b\n", 1, None, "row;subject", "commas between the cells"),
        (b"row\tsubject\na\tb\n", 1, None, "row\tsubject", "commas between the cells"),
        (b"row|subject\na|b\n", 1, None, "row|subject", "commas between the cells"),
        (b"row,subject,sbject\n", 1, "sbject", "sbject", "nearest known: subject"),
        (b"row,subject,Date\n", 1, "Date", "Date", "one of the columns row, subject, date, note"),
        (b"row,subject,\n", 1, "", "", "one of the columns"),
        (b"row,note\n", 1, "subject", "", "the column 'subject' in the header"),
        (b"row,subject\na,b,c\n", 2, None, "a,b,c", "2 cells as in the header, not 3"),
        (b"row,subject\na\n", 2, None, "a", "2 cells as in the header, not 1"),
        (b'row,subject\na,b\nc,"d\n', 3, None, "unexpected end of data", "comma-separated cells"),
        (b'row,subject\na,"b"c\n', 2, None, "',' expected after '\"'", "comma-separated cells"),
        (b"row,subject\na," + b"x" * 200_000, 2, None, "field larger", "comma-separated cells"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_form(
    content: bytes, line: int, column: str | None, value: str, expected: str
) -> None:
    _, problems = read(content)
    found_line, found_column, found_value = only(problems)
    assert (found_line, found_column) == (line, column)
    assert found_value.startswith(value)
    assert expected in problems[0].expected


def test_a_doubled_column_is_named() -> None:
    rows, problems = read("row,subject,row\na,b,c\n")
    assert rows == []
    assert {(p.row, p.column, p.expected) for p in problems} == {(1, "row", "each column once")}


def test_all_that_is_wrong_with_a_header_is_said_at_once() -> None:
    rows, problems = read("rows,note,colour\na,b,c\n")
    assert rows == []
    assert [p.column for p in problems] == ["rows", "colour", "row", "subject"]


def test_ragged_rows_are_all_named_and_the_others_are_read() -> None:
    rows, problems = read("row,subject\na\nb,usa\nc,d,e\n")
    assert [r.text("row") for r in rows] == ["b"]
    assert [p.row for p in problems] == [2, 4]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_rows(tmp_path / "t.csv", COLUMNS, REQUIRED, problems) == []
    assert only(problems) == (None, None, "No such file or directory")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MAX_ROWS", 3)
    assert len(read("row,subject\na,b\nc,d\n")[0]) == 2
    rows, problems = read("row,subject\na,b\nc,d\ne,f\n")
    assert rows == []
    assert problems[0].expected == "at most 3 rows"


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    rows, problems = read(b"row,subject\n" + noise)
    assert all(len(r.cells) == 2 and r.line >= 2 for r in rows)
    assert all(p.file == "t.csv" and p.expected for p in problems)


# --- cells


def test_a_required_cell_must_not_be_empty() -> None:
    one = row(a="x", b="")
    assert one.required("a") == "x"
    assert one.problems == []
    assert one.required("b", "a name") == ""
    assert one.problems == [Problem("t.csv", 7, "b", "", "a name")]


def test_several_values_are_split_by_semicolons() -> None:
    assert row(a="x; y ;;z;").texts("a") == ["x", "y", "z"]
    assert row(a="").texts("a") == row().texts("a") == []
    empty = row(a=" ; ;")
    assert empty.texts("a") == []
    assert only(empty.problems)[:2] == (7, "a")


def test_choices_are_words_of_the_model() -> None:
    one = row(a="weapons; troops", b="", c="Weapons", d="offered; promised")
    assert one.choices("a", Means) == [Means.WEAPONS, Means.TROOPS]
    assert one.choices("b", Means, Means.UNKNOWN) == [Means.UNKNOWN]
    assert one.choice("b", Means) is None
    assert one.problems == []
    assert one.choice("c", Means) is None
    assert only(one.problems) == (7, "c", "Weapons")
    assert "weapons, materiel" in one.problems[0].expected
    one.problems.clear()
    assert one.choice("d", Modality) is Modality.OFFERED
    assert one.problems[0].expected == "one value"


@pytest.mark.parametrize(
    ("value", "default", "expected"),
    [("yes", False, True), ("no", True, False), ("", True, True), ("", False, False)],
)
def test_yes_and_no(value: str, default: bool, expected: bool) -> None:
    one = row(a=value)
    assert one.yes("a", default=default) is expected
    assert one.problems == []


@pytest.mark.parametrize("value", ["Yes", "true", "1", "y"])
def test_other_words_for_yes_are_refused(value: str) -> None:
    one = row(a=value)
    one.yes("a")
    assert only(one.problems) == (7, "a", value)
    assert one.problems[0].expected == "yes or no"


def test_numbers() -> None:
    assert row(a="34").number("a", int) == 34
    assert row(a="33.35").number("a", float) == 33.35
    assert row(a="").number("a", int) is None
    for value, kind, expected in (
        ("3.5", int, "a whole number"),
        ("about 30", float, "a number"),
        ("9" * 5_000, int, "a whole number"),
    ):
        bad = row(a=value)
        assert bad.number("a", kind) is None
        assert bad.problems[0].expected == expected


@pytest.mark.parametrize("value", ["05/01/2014", "41644", "5-Jan", "2014/1/5", "2014-02-30"])
def test_mangled_dates_are_refused_by_cell(value: str) -> None:
    one = row(a=value)
    assert one.interval("a", unknown=True) is None
    assert one.date("a") is None
    assert [(p.row, p.column, p.value) for p in one.problems] == [(7, "a", value)] * 2
    assert all(p.expected.startswith("an EDTF date: YYYY") for p in one.problems)


def test_unknown_dates_are_a_word_of_their_own() -> None:
    one = row(a="unknown", b="", c="2013-12/..")
    assert one.interval("a", unknown=True) is None
    assert one.date("a") is one.date("b") is one.interval("b") is None
    assert str(one.interval("c")) == "2013-12/.."
    assert one.problems == []
    assert one.interval("a") is None
    assert one.problems[0].value == "unknown"


def test_dated_values() -> None:
    one = row(a="ISI @ 2006-10/2013-04; Daesh;a@b @ 2014", b="ISI @ long ago", c="@ 2014")
    found = one.dated("a")
    assert [(d.value, d.valid and str(d.valid)) for d in found] == [
        ("ISI", "2006-10/2013-04"), ("Daesh", None), ("a@b", "2014"),
    ]  # fmt: skip
    assert one.problems == []
    assert one.dated("b") == (Dated("ISI", None),)
    assert one.dated("c") == ()
    assert [(p.column, p.value) for p in one.problems] == [("b", "long ago"), ("c", "@ 2014")]


def test_offices() -> None:
    one = row(a="usa: Secretary of State @ 2013/2017; iraq: guest", b="usa; :x", c="usa:")
    office = one.offices("a")[0]
    assert (office.actor, office.title, str(office.valid)) == (
        "usa",
        "Secretary of State",
        "2013/2017",
    )
    assert one.offices("a")[1] == Office("iraq", "guest")
    assert one.problems == []
    assert one.offices("c") == ()
    assert only(one.problems) == (7, "c", "usa:")
    assert "actor id: office" in one.problems[0].expected


@pytest.mark.parametrize("cell", ["No Id: title", ": title"])
def test_an_office_in_nothing_is_a_bad_cell(cell: str) -> None:
    one = row(a=cell)
    assert one.offices("a") == ()
    assert only(one.problems)[:2] == (7, "a")


def test_what_the_model_forbids_becomes_a_bad_cell() -> None:
    one = row(name="")
    assert one.make(Speaker, name="John Kerry") == Speaker("John Kerry")
    assert one.make(Speaker, name="") is None
    assert one.make(Speaker, name="x", actor="No Id") is None
    assert [(p.column, p.value) for p in one.problems] == [("name", ""), (None, "No Id")]
