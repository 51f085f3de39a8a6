"""The rows of a text table come in blocks of columns, each with the line it begins on."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.readers.tables.coded.staging import texts
from belligraph.readers.tables.coded.staging.blocks import read_blocks
from belligraph.readers.tables.coded.staging.texts import BLOCK, Form, Text, UnreadableError
from belligraph.readers.tables.files import LONGEST_LINE

Found = list[tuple[int, list[str]]]
BARE, QUOTED = Form(3, "\t", quoted=False), Form(3, ",", quoted=True)
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cc",)))


def read(content: bytes, form: Form = BARE, line: int = 1) -> tuple[Found, Found]:
    """The rows with their lines, and the odd ones."""
    good: Found = []
    odd: Found = []
    for block in read_blocks(Text(BytesIO(content)), form, range(form.width), line):
        rows = zip(*(column.to_pylist() for column in block.columns), strict=True)
        good += [(int(n), list(row)) for n, row in zip(block.lines, rows, strict=False)]
        odd += [(one.line, one.cells) for one in block.odd]
    return good, odd


def test_rows_have_the_lines_they_stand_on() -> None:
    good, odd = read(b"a\tb\tc\nd\te\tf\n")
    assert good == [(1, ["a", "b", "c"]), (2, ["d", "e", "f"])]
    assert odd == []
    assert read(b"a\tb\tc\r\nd\te\tf", line=2)[0] == [(2, ["a", "b", "c"]), (3, ["d", "e", "f"])]


def test_blank_lines_are_left_out_and_counted() -> None:
    good, odd = read(b"\na\tb\tc\n\n\t\t\nd\te\tf\n\n")
    assert good == [(2, ["a", "b", "c"]), (5, ["d", "e", "f"])]
    assert odd == []


def test_rows_of_another_width_are_told_apart() -> None:
    good, odd = read(b"x\na\tb\tc\nx\ty\n1\t2\t3\t4\nd\te\tf\nlast")
    assert good == [(2, ["a", "b", "c"]), (5, ["d", "e", "f"])]
    assert odd == [(1, ["x"]), (3, ["x", "y"]), (4, ["1", "2", "3", "4"]), (6, ["last"])]


def test_quotation_marks_are_text_where_nothing_is_quoted() -> None:
    assert read(b'"a\tb"\t"c\n')[0] == [(1, ['"a', 'b"', '"c'])]


def test_a_cell_over_several_lines_moves_those_behind_it() -> None:
    good, odd = read(b'a,"b\n\nb",c\n"x\ny",z\nd,"e ""f"", g",h\n', QUOTED)
    assert good == [(1, ["a", "b\n\nb", "c"]), (6, ["d", 'e "f", g', "h"])]
    assert odd == [(4, ["x\ny", "z"])]


def test_only_the_columns_asked_for_are_read() -> None:
    (block, _) = read_blocks(Text(BytesIO(b"a\tb\tc\n")), BARE, [2, 0], 1)
    assert [column.to_pylist() for column in block.columns] == [["c"], ["a"]]


def test_an_empty_table_has_no_rows() -> None:
    assert read(b"") == ([], [])


@pytest.mark.parametrize(
    "content", [b"a\tb\tc\nd\te\t\xff\n", b"a\tb\t\0\n", b"a\tb\t\xc3", b"x\xff\n"]
)
def test_what_is_no_text_is_refused(content) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(content)
    assert caught.value.line is None


def test_a_row_that_is_too_long_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(b"a,b,c\n" * 3 + b"d,e," + b"f" * 3 * BLOCK + b"\n", QUOTED)
    assert caught.value.line == 4


@given(st.integers(LONGEST_LINE - 2, LONGEST_LINE + 2), st.integers(0, 5))
@settings(max_examples=8, deadline=None)
def test_a_line_may_have_so_many_bytes_wherever_it_stands(length, before) -> None:
    content = b"a\tb\tc\n" * before * 100_000 + b"d\te\t" + b"f" * (length - 4) + b"\n"
    if length > LONGEST_LINE:
        with pytest.raises(UnreadableError):
            read(content)
    else:
        assert read(content)[0][-1][0] == before * 100_000 + 1


def test_lines_are_counted_on_over_portions() -> None:
    row, odd = b"a\tb\t" + b"c" * 990 + b"\n", b"a\tb\n"
    content = (row * 999 + odd) * 9
    good, left = read(content)
    assert len(content) > 2 * LONGEST_LINE
    assert [line for line, _ in left] == [1_000 * n for n in range(1, 10)]
    assert [line for line, _ in good] == [n for n in range(1, 9_001) if n % 1_000]


def test_the_first_line_is_read_again_unless_it_is_skipped() -> None:
    text = Text(BytesIO("\ufeffá\tb\r\nc\n".encode()))
    assert text.first_line() == "á\tb"
    assert text.read(100) == "á\tb\r\nc\n".encode()
    skipped = Text(BytesIO(b"a\nb\n"))
    skipped.first_line()
    skipped.skip()
    assert skipped.read(100) == b"b\n"


def test_a_letter_cut_in_two_by_reading_is_one_letter() -> None:
    text = Text(BytesIO("aé".encode()))
    assert text.read(2) + text.read(2) + text.read(2) == "aé".encode()


@given(
    st.lists(
        st.lists(
            CELL.map(lambda c: c.replace("\t", " ").replace("\n", " ")), min_size=1, max_size=5
        )
    )
)
def test_lines_are_those_of_the_file(rows) -> None:
    lines = ["\t".join(cells) for cells in rows]
    good, odd = read("".join(f"{line}\n" for line in lines).encode())
    numbered = [(n, line.split("\t")) for n, line in enumerate(lines, 1)]
    assert good == [(n, cells) for n, cells in numbered if len(cells) == 3 and any(cells)]
    assert odd == [(n, cells) for n, cells in numbered if len(cells) != 3 and cells != [""]]


@given(st.lists(st.lists(CELL | st.just("two\nlines"), min_size=2, max_size=4), max_size=8))
def test_quoted_rows_begin_where_the_csv_module_says(rows) -> None:
    out = StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    good, odd = read(out.getvalue().encode(), QUOTED)
    reader = csv.reader(StringIO(out.getvalue(), newline=""))
    starts: Found = []
    line = 1
    for cells in reader:
        starts.append((line, cells))
        line = reader.line_num + 1
    assert sorted([*good, *odd]) == [
        (n, cells) for n, cells in starts if len(cells) != 3 or any(cells)
    ]


def test_blocks_number_on_where_the_former_ended(monkeypatch) -> None:
    lines = [b"a\tb\tc", b"x", b"", b"d\te\tf\tg"]
    content = b"".join(lines[n % 4] + b"\n" for n in range(1_000))
    whole = read(content)
    monkeypatch.setattr(texts, "BLOCK", 64)
    assert read(content) == whole
    assert [n for n, _ in whole[0]] == list(range(1, 1_001, 4))
    assert [n for n, _ in whole[1]] == [n for n in range(1, 1_001) if n % 4 in (2, 0)]
