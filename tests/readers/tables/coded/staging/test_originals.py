"""Bad rows are given back as they stand in their files, with all their cells."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from belligraph.readers.tables.coded.staging.originals import cells_at
from belligraph.readers.tables.files import LIMITS
from quarrels import BARE, COLUMNS, LISTED, ROW, write_bare


def cells(dataset, file: Path, *lines: int) -> dict[int, tuple[str, ...]]:
    return dict(cells_at(dataset, file, lines, LIMITS))


def test_rows_of_plain_text_are_found_by_their_lines(tmp_path) -> None:
    file = write_bare(tmp_path / "a.tsv", {}, {"note": '"x'}, {})
    assert cells(BARE, file, 2, 1) == {
        1: tuple(ROW.values()), 2: tuple((ROW | {"id": "2", "note": '"x'}).values()),
    }  # fmt: skip
    packed = tmp_path / "b.tsv.gz"
    packed.write_bytes(gzip.compress(file.read_bytes().replace(b"\n", b"\r\n")))
    assert cells(BARE, packed, 3) == cells(BARE, file, 3)


def test_rows_may_go_over_several_lines(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f'{",".join(COLUMNS)},more\n1,"a\nb",x\n2,c,"d, e"\n')
    assert cells(LISTED, file, 2, 4) == {2: ("1", "a\nb", "x"), 4: ("2", "c", "d, e")}


def test_rows_of_a_workbook_are_found(tmp_path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (COLUMNS, ["x"], [1, "y"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert cells(LISTED, tmp_path / "a.xlsx", 3) == {3: ("1", "y", *[""] * 7)}
