"""Workbooks and Parquet files give the rows that a table of text would have."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import MissingExtraError, TableError
from belligraph.readers.tables import sheets
from belligraph.readers.tables.files import LIMITS, Limits

openpyxl = pytest.importorskip("openpyxl", reason="belligraph[tables] is not installed")
pa = pytest.importorskip("pyarrow", reason="belligraph[tables] is not installed")
pq = pytest.importorskip("pyarrow.parquet")

TABLE = [["id", "name", "best"], [7, "Al Fallūjah", 3.5], [8, "", 4], [9, "Ramādī", None]]
DAY = dt.datetime(2014, 1, 3)


def workbook(file: Path, *tables: Sequence[Sequence[object]], **merged: str) -> Path:
    """A workbook with a sheet for each table; `Sheet="A1:B2"` merges cells."""
    book = openpyxl.Workbook()
    for number, table in enumerate(tables):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in table:
            sheet.append(list(row))
    for name, cells in merged.items():
        book[name].merge_cells(cells)
    book.save(file)
    return file


def parquet(file: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), file)
    return file


def read(file: Path, limits: Limits = LIMITS) -> list[list[str]]:
    return list(sheets.rows(file, limits))


def refused(file: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(TableError) as caught:
        read(file, limits)
    assert file.name in str(caught.value)
    return str(caught.value)


def changed(file: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one of its parts changed by hand."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def test_a_workbook_gives_its_cells_as_text(tmp_path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", TABLE)) == [
        ["id", "name", "best"], ["7", "Al Fallūjah", "3.5"], ["8", "", "4"], ["9", "Ramādī", ""],
    ]  # fmt: skip


def test_a_parquet_file_gives_its_cells_as_text(tmp_path) -> None:
    file = parquet(
        tmp_path / "a.parquet",
        id=pa.array([7, None]),
        day=pa.array([dt.date(2014, 1, 3), None]),
        at=pa.array([DAY, dt.datetime(2014, 1, 3, 13)]),
        best=pa.array([645.0, float("nan")]),
        flag=pa.array([True, None]),
        share=pa.array([Decimal("1.50"), None]),
        name=pa.array(["Ramādī", "Hīt"]).dictionary_encode(),
        shape=pa.array([b"\0", None]),
        several=pa.array([["a"], None]),
    )
    assert read(file) == [
        ["id", "day", "at", "best", "flag", "share", "name", "shape", "several"],
        ["7", "2014-01-03", "2014-01-03", "645.0", "TRUE", "1.50", "Ramādī", "#VALUE!", "#VALUE!"],
        ["", "", "2014-01-03 13:00:00", "", "", "", "Hīt", "", ""],
    ]


@pytest.mark.parametrize("kind", ["gz", "zip"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet"])
def test_a_packed_one_gives_the_same(tmp_path, name, kind) -> None:
    file = tmp_path / name
    if name.endswith("xlsx"):
        workbook(file, TABLE)
    else:
        parquet(file, id=[7, 8], name=["a", "b"])
    packed = tmp_path / f"{name}.{kind}"
    if kind == "gz":
        packed.write_bytes(gzip.compress(file.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(file, name)
    assert read(packed) == read(file)


def test_dates_of_a_workbook_are_days(tmp_path) -> None:
    values = [DAY, dt.date(2014, 1, 3), dt.datetime(2014, 1, 3, 13, 5), dt.time(13, 5), True]
    (_, row) = read(workbook(tmp_path / "a.xlsx", [list("abcde"), values]))
    assert row == ["2014-01-03", "2014-01-03", "2014-01-03 13:05:00", "13:05:00", "TRUE"]


def test_a_formula_stands_as_it_is_written_and_not_as_what_it_gave(tmp_path) -> None:
    array = openpyxl.worksheet.formula.ArrayFormula("C2:C2", "=SUM(A1:A2)")
    file = workbook(tmp_path / "a.xlsx", [["id", "best", "low"], [1, "=1+1", array], [2, "#N/A"]])
    assert read(file)[1:] == [["1", "=1+1", "=SUM(A1:A2)"], ["2", "#N/A", ""]]


def test_the_first_visible_sheet_that_holds_anything_is_read(tmp_path) -> None:
    file = workbook(tmp_path / "a.xlsx", [["hidden"]], [], [["id"], [1]], [["other"]])
    book = openpyxl.load_workbook(file)
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    book.save(file)
    assert read(file) == [["id"], ["1"]]


def test_a_workbook_without_any_cell_has_no_rows(tmp_path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", [], [])) == []


def test_rows_keep_their_lines_and_their_width(tmp_path) -> None:
    table = [["id", "name", None], [], [1], [2, "b", None, "beyond"]]
    assert read(workbook(tmp_path / "a.xlsx", table)) == [
        ["id", "name"], ["", ""], ["1", ""], ["2", "b", "", "beyond"],
    ]  # fmt: skip


def test_merged_cells_are_refused_in_the_sheet_that_is_read(tmp_path) -> None:
    merged = workbook(tmp_path / "a.xlsx", TABLE, Sheet="B2:B3")
    assert "'Sheet'; expected a sheet without merged cells" in refused(merged)
    elsewhere = workbook(tmp_path / "b.xlsx", TABLE, [["notes"]], Sheet1="A1:B1")
    assert len(read(elsewhere)) == 4


def test_a_workbook_with_macros_is_refused(tmp_path) -> None:
    file = workbook(tmp_path / "a.xlsx", TABLE)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    assert "expected a workbook without macros" in refused(file)


def test_a_workbook_with_a_password_is_refused(tmp_path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "expected an .xlsx workbook of Excel 2007 on, unencrypted" in refused(file)


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet"])
@pytest.mark.parametrize("content", [b"", b"PK", b"id,name\n1,a\n", b"PAR1PAR1"])
def test_what_is_neither_is_refused(tmp_path, name, content) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert "expected a whole and readable file" in refused(file)


def test_a_text_is_no_sheet(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("id\n")
    assert "expected an .xlsx or .parquet table" in refused(tmp_path / "a.csv")


def test_a_bomb_within_a_workbook_is_refused_before_it_unfolds(tmp_path) -> None:
    file = workbook(tmp_path / "a.xlsx", TABLE)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", bytes(20 * 2**20))
    assert "expected at most 200 bytes for each packed one" in refused(file)


def test_the_size_of_a_workbook_when_unpacked_is_limited(tmp_path) -> None:
    file = workbook(tmp_path / "a.xlsx", TABLE)
    assert "at most 99 bytes when unpacked" in refused(file, Limits(size=99))


def test_a_parquet_file_that_unfolds_too_far_is_refused(tmp_path) -> None:
    file = parquet(tmp_path / "a.parquet", id=pa.array(["x" * 20_000] * 2_000))
    assert "expected at most 200 bytes for each packed one" in refused(file)
    assert "at most 999 bytes when unpacked" in refused(file, Limits(size=999))


def test_rows_that_only_a_number_says_are_there_are_not_counted_to(tmp_path) -> None:
    file = changed(
        workbook(tmp_path / "a.xlsx", TABLE), "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('<row r="4"', '<row r="99999999999"'),
    )  # fmt: skip
    assert "line 1048577: ''; expected at most 1,048,576 rows" in refused(file)


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path) -> None:
    file = changed(
        workbook(tmp_path / "a.xlsx", TABLE), "xl/worksheets/sheet1.xml",
        lambda xml: re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', xml),
    )  # fmt: skip
    assert len(read(file)) == 4


def test_too_many_columns_are_refused(tmp_path) -> None:
    wide = [["x"] * 1_001]
    assert "line 1: '1,001 columns'" in refused(workbook(tmp_path / "a.xlsx", wide))


def test_an_entity_that_unfolds_is_refused(tmp_path) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    start = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'
    file = changed(
        workbook(tmp_path / "a.xlsx", TABLE), "xl/worksheets/sheet1.xml",
        lambda xml: start + xml.replace("<t>name</t>", "<t>&a8;</t>"),
    )  # fmt: skip
    assert "expected a whole and readable file" in refused(file)


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch) -> None:
    files = [workbook(tmp_path / "a.xlsx", TABLE), parquet(tmp_path / "a.parquet", id=[1])]
    for library in ("openpyxl", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(__import__("sys").modules, library, None)
    for file in files:
        with pytest.raises(MissingExtraError, match=r"pip install 'belligraph\[tables\]'"):
            read(file)


CHANGE = st.tuples(st.floats(0, 0.999), st.integers(0, 255))
"""Where in a file, and the byte that stands there now."""


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(["a.xlsx", "a.parquet"]), st.lists(CHANGE, max_size=3), st.floats(0.2, 1))
def test_a_damaged_file_is_read_or_refused(name, changes, kept) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        if file.suffix == ".xlsx":
            workbook(file, TABLE)
        else:
            parquet(file, id=[7, 8], name=["a", "b"])
        content = bytearray(file.read_bytes())
        for place, byte in changes:
            content[int(place * len(content))] = byte
        file.write_bytes(content[: int(kept * len(content))])
        with suppress(TableError):
            read(file)
