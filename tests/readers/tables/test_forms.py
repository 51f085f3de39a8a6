"""Tables of every form are read alike, and refused alike."""

from __future__ import annotations

import csv
import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.readers.tables import Import, read_imports
from belligraph.registry import Registry

HEADER = (
    "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,where_coordinates,country,"
    "date_start,date_end,best,low,high\n"
)
GOOD = "{},1,116,Government of Iraq,234,IS,Hit town,Iraq,2014-01-03,2014-01-03,4,0,9\n"
BAD = {
    "a word for a number": GOOD.format(90).replace(",4,", ",four,"),
    "a formula": GOOD.format(91).replace("IS", "=A1"),
    "a name that is a number": GOOD.format(92).replace("IS", "645"),
    "ragged": "93,1,116\n",
    "too long": GOOD.format(94).replace("\n", ",10\n"),
}


def packed(folder: Path, name: str, text: str) -> Path:
    """A table of text in a file of some form."""
    rows = list(csv.reader(text.splitlines(keepends=True)))
    file = folder / name
    if name.endswith((".tsv", ".tab", ".txt")):
        file.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    elif name.endswith(".gz"):
        file.write_bytes(gzip.compress(text.encode()))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("ged.csv", text)
    elif name.endswith(".xlsx"):
        book = pytest.importorskip("openpyxl").Workbook()
        for row in rows:
            book.active.append([int(c) if c.isdigit() else c for c in row])
        book.save(file)
    elif name.endswith(".parquet"):
        table = dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True))
        arrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(arrow.table(table), file)
    else:
        file.write_text(text, encoding="utf-8")
    return file


FORMS = [".csv", ".CSV", ".tsv", ".tab", ".txt", ".csv.gz", ".zip", ".xlsx", ".parquet"]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_any_form_gives_the_same(tmp_path, form) -> None:
    text = HEADER + GOOD.format(1) + GOOD.format(2)
    said = read_imports([Import("ucdp-ged", (packed(tmp_path, "said.csv", text),))], Registry())
    got = read_imports([Import("ucdp-ged", (packed(tmp_path, f"x{form}", text),))], Registry())
    assert (got.registry, got.claims, got.tallies) == (said.registry, said.claims, said.tallies)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["a word for a number", "a formula", "a name that is a number"])
def test_bad_cells_are_told_whatever_the_form(tmp_path, form, kind) -> None:
    file = packed(tmp_path, f"x{form}", HEADER + GOOD.format(1) + BAD[kind] + BAD[kind])
    with pytest.raises(TableError) as caught:
        read_imports([Import("ucdp-ged", (file,))], Registry())
    assert [(p.file, p.row) for p in caught.value.problems] == [(file.name, 3), (file.name, 4)]
    got = read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)
    assert (got.tallies[0].giving, [row.line for row in got.bad]) == (1, [3, 4])


@pytest.mark.parametrize("form", [".csv.gz", ".zip", ".xlsx", ".parquet"])
def test_a_truncated_file_of_any_form_loads_nothing(tmp_path, form) -> None:
    text = HEADER + "".join(GOOD.format(n) for n in range(3_000))
    file = packed(tmp_path, f"x{form}", text)
    file.write_bytes(file.read_bytes()[:-900])
    with pytest.raises(TableError, match="expected a whole and readable file"):
        read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_column_is_told_whatever_the_form(tmp_path, form) -> None:
    file = packed(tmp_path, f"x{form}", "id,best\n1,2\n")
    with pytest.raises(TableError, match="expected a column 'type_of_violence' in the header"):
        read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)


TEXTS = [".csv", ".tsv", ".tab", ".txt", ".csv.gz", ".zip"]


def repacked(file: Path, change: Callable[[bytes], bytes]) -> Path:
    """The file with what is in it changed."""
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            (inside,) = archive.namelist()
            content = archive.read(inside)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(inside, change(content))
    elif file.suffix == ".gz":
        file.write_bytes(gzip.compress(change(gzip.decompress(file.read_bytes()))))
    else:
        file.write_bytes(change(file.read_bytes()))
    return file


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_told_with_its_line_and_loads_nothing(tmp_path, form, encoding) -> None:
    text = HEADER + GOOD.format(1).replace("Hit town", "Hît town")
    file = repacked(packed(tmp_path, f"x{form}", text), lambda b: b.decode().encode(encoding))
    line = 2 if encoding == "latin-1" else 1
    with pytest.raises(TableError, match=f"line {line}: .*expected text in UTF-8"):
        read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("kind", ["ragged", "too long"])
def test_ragged_rows_are_told_whatever_the_form(tmp_path, form, kind) -> None:
    file = packed(tmp_path, f"x{form}", HEADER + BAD[kind] + GOOD.format(1) + BAD[kind])
    with pytest.raises(TableError, match="expected 13 cells as in the header") as caught:
        read_imports([Import("ucdp-ged", (file,))], Registry())
    assert [p.row for p in caught.value.problems] == [2, 4]
    got = read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)
    assert (got.tallies[0].giving, [row.line for row in got.bad]) == (1, [2, 4])


def test_a_workbook_s_row_that_is_too_long_or_too_short_is_bad(tmp_path) -> None:
    text = HEADER + BAD["ragged"] + BAD["too long"] + GOOD.format(1)
    got = read_imports(
        [Import("ucdp-ged", (packed(tmp_path, "x.xlsx", text),))], Registry(), skip_bad=True
    )
    assert (got.tallies[0].giving, [row.line for row in got.bad]) == (1, [2, 3])


@pytest.mark.parametrize("form", [".csv.gz", ".zip", ".xlsx", ".parquet"])
def test_a_bomb_of_any_form_loads_nothing(tmp_path, form) -> None:
    long = "x" * 30_000
    text = HEADER + "".join(GOOD.format(n).replace("Hit town", long) for n in range(700))
    file = packed(tmp_path, f"x{form}", text)
    with pytest.raises(TableError, match="expected at most 200 bytes for each packed one"):
        read_imports([Import("ucdp-ged", (file,))], Registry(), skip_bad=True)
