"""Files of any form become one Parquet file of texts, each row with its file and its line."""

from __future__ import annotations

import csv
import gzip
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from belligraph.readers.tables.coded.datasets import gdelt
from belligraph.readers.tables.coded.datasets.cells import SEPARATOR
from belligraph.readers.tables.coded.engines import GROUP
from belligraph.readers.tables.coded.staging import forms
from belligraph.readers.tables.coded.staging.stage import UNPACKED, labelled, stage
from belligraph.readers.tables.files import Limits
from belligraph.readers.tables.refused import Refused
from quarrels import BARE, COLUMNS, LISTED, ROW, rows, write_bare

TITLE = BARE.title
SAMPLE = Path(__file__).parents[6] / "shared" / "data" / "gdelt" / "events_sample.tsv"


def staged(
    *files: Path, dataset=BARE, refused: Refused | None = None, limits: Limits = UNPACKED
) -> list[dict[str, Any]]:
    """The staged rows, in order; nothing is wrong unless the refused are looked at."""
    parquet = files[0].parent / "staged.parquet"
    found = refused or Refused()
    count = stage(dataset, files, parquet, found, limits)
    if refused is None:
        assert found.problems == []
    table = pq.read_table(parquet)
    assert count == len(table) + len(found.rows)
    return sorted(table.to_pylist(), key=lambda row: (row["file"], row["line"]))


def told(*files: Path, dataset=BARE, limits: Limits = UNPACKED) -> list[str]:
    """What is wrong with files."""
    refused = Refused()
    staged(*files, dataset=dataset, refused=refused, limits=limits)
    return [str(problem) for problem in refused.problems]


def as_text(changes: list[dict[str, str]]) -> str:
    return "".join("\t".join(row.values()) + "\n" for row in rows(*changes))


def test_rows_keep_their_cells_file_and_line(tmp_path) -> None:
    one = write_bare(tmp_path / "a.tsv", {"one": "Árcadia"}, {"note": '"x"'})
    other = write_bare(tmp_path / "b.tsv", {})
    assert staged(one, other) == [
        ROW | {"one": "Árcadia", "file": "a.tsv", "line": 1},
        ROW | {"id": "2", "note": '"x"', "file": "a.tsv", "line": 2},
        ROW | {"file": "b.tsv", "line": 1},
    ]


def test_cells_lose_the_blanks_around_them(tmp_path) -> None:
    (row,) = staged(
        write_bare(tmp_path / "a.tsv", {"one": "  A  b ", "other": "\u00a0c", "note": " "})
    )
    assert (row["one"], row["other"], row["note"]) == ("A  b", "c", "")


def test_packed_files_give_what_plain_ones_do(tmp_path) -> None:
    text = as_text([{}, {"note": "x"}]).encode()
    files = [tmp_path / name for name in ("a.tsv", "b.tab.gz", "20140105.export.CSV.zip", "d.txt")]
    files[0].write_bytes(text)
    files[1].write_bytes(gzip.compress(text))
    with zipfile.ZipFile(files[2], "w") as archive:
        archive.writestr("20140105.export.CSV", text)
    files[3].write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    found = [[row | {"file": ""} for row in staged(file)] for file in files]
    assert len(found[0]) == 2
    assert all(rows == found[0] for rows in found)


def test_rows_of_all_layouts_may_stand_in_one_file(tmp_path) -> None:
    lines = [as_text([{"id": str(n), "note": "x"}]) for n in range(1, 5)]
    shorter = [line.replace("\tx\n", "\n") if n in (0, 2) else line for n, line in enumerate(lines)]
    file = tmp_path / "a.tsv"
    for some in (shorter, shorter[1:]):  # the first row has eight cells, then nine
        file.write_text("".join(some))
        found = staged(file)
        assert [row["line"] for row in found] == list(range(1, len(some) + 1))
        assert [row["note"] for row in found] == ["", "x", "", "x"][-len(some) :]


def test_columns_are_found_by_name_and_those_that_are_missing_are_empty(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        'else,day,ID,one,other,code\nz,2014-01-05,7,"Arcadia, the\nsecond","B ""x""",190\n'
        "z,2014-01-06,8,a,b,c\n"
    )
    first, second = staged(file, dataset=LISTED)
    assert first == dict.fromkeys(COLUMNS, "") | {
        "id": "7", "day": "2014-01-05", "one": "Arcadia, the\nsecond", "other": 'B "x"',
        "code": "190", "file": "a.csv", "line": 2,
    }  # fmt: skip
    assert (second["id"], second["line"]) == ("8", 4)


def test_workbooks_give_rows_with_their_lines(tmp_path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for cells in (COLUMNS, list(ROW.values()), [], [2, date(2014, 1, 6), *list(ROW.values())[2:]]):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    first, second = staged(tmp_path / "a.xlsx", dataset=LISTED)
    assert first == ROW | {"file": "a.xlsx", "line": 2}
    assert second == ROW | {"id": "2", "day": "2014-01-06", "file": "a.xlsx", "line": 4}


@pytest.mark.parametrize("dataset", [BARE, LISTED])
def test_parquet_gives_cells_as_text(tmp_path, dataset) -> None:
    columns: dict[str, Any] = {name: [value, value] for name, value in ROW.items()}
    columns |= {"id": pa.array([1, 2], pa.int32()), "day": [date(2014, 1, 5)] * 2}
    columns |= {"note": ["x", None], "else": [1.5, 2.5]}
    table = pa.table(columns).select([*reversed(COLUMNS), "else"])
    pq.write_table(table, tmp_path / "a.parquet")
    expected = [
        ROW | {"note": "x", "file": "a.parquet", "line": 2},
        ROW | {"id": "2", "note": "", "file": "a.parquet", "line": 3},
    ]
    assert staged(tmp_path / "a.parquet", dataset=dataset) == expected
    odd = table.set_column(table.schema.get_field_index("reports"), "reports", pa.array([1.0, 1.0]))
    pq.write_table(odd, tmp_path / "a.parquet")
    found = staged(tmp_path / "a.parquet", dataset=dataset)
    assert found == [row | {"reports": "1.0"} for row in expected]


def test_ragged_rows_are_bad_rows_and_the_others_are_staged(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(as_text([{"note": "x"}]) + "a\tb\n\n  \n" + as_text([{}]))
    refused = Refused()
    assert [row["line"] for row in staged(file, refused=refused)] == [1, 5]
    (bad,) = refused.rows
    assert (bad.file, bad.line, bad.cells) == ("a.tsv", 2, ("a", "b"))
    assert [str(p) for p in bad.problems] == ["a.tsv, line 2: 'a'; expected 8 or 9 cells, not 2"]


def test_a_file_of_another_kind_is_not_read_to_its_end(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("a,b\n" * 5_000)
    (found,) = told(file)
    assert found.startswith(f"a.tsv, line 1: 'a,b'; expected rows of 8 or 9 cells, as in {TITLE}")


def test_good_rows_after_some_bad_ones_make_these_bad_rows(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("a,b\n" * (forms.FOREIGN - 1) + as_text([{}]) + "a,b\n" * 5_000)
    found = told(file)
    assert len(found) == forms.MAX_PROBLEMS + 1
    assert found[0] == "a.tsv, line 1: 'a,b'; expected 8 or 9 cells, not 1"
    assert found[-1] == "a.tsv, line 1001: ''; expected fewer problems before reading on"


def test_a_file_of_few_bad_rows_has_bad_rows(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("a,b\n" * (forms.FOREIGN - 1))
    refused = Refused()
    assert staged(file, refused=refused) == []
    assert [row.line for row in refused.rows] == list(range(1, forms.FOREIGN))


def test_a_column_that_is_missing_is_told_and_other_files_are_read(tmp_path) -> None:
    bad, good = tmp_path / "a.csv", tmp_path / "b.csv"
    bad.write_text("id,day,one,other\n1,2014-01-05,a,b\n")
    with good.open("w", newline="") as out:
        csv.writer(out).writerows([COLUMNS, ROW.values()])
    refused = Refused()
    assert len(staged(bad, good, dataset=LISTED, refused=refused)) == 1
    (problem,) = refused.broken
    assert str(problem).startswith("a.csv, line 1, column code: ")
    assert "expected a column 'code' in the header" in str(problem)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (b"\xff\n", "a.tsv, line 3: 'byte 0xff'; expected text in UTF-8"),
        (b"\0\n", "a.tsv, line 3: '\\x00'; expected text, not null characters"),
        (b"x" * 5 * 2**20, "a.tsv, line 3: ''; expected lines of at most 4,194,304 bytes"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path, tail, expected) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(as_text([{}, {}]).encode() + tail)
    (found,) = told(file)
    assert found.startswith(expected)


def test_a_row_over_lines_that_is_too_long_is_told_with_its_line(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(",".join(COLUMNS).encode() + b'\n"' + b"x\n" * 2**20 + b'"\n')
    (found,) = told(file, dataset=LISTED)
    assert found.startswith("a.csv, line 2: ''; expected rows of at most 1,048,576 bytes")


def test_no_name_can_pass_for_two_fields_of_a_key(tmp_path) -> None:
    file = write_bare(tmp_path / "a.tsv", {"one": f"IRAQ{SEPARATOR}USA"}, {"one": "é"})
    assert [row["one"] for row in staged(file)] == ["IRAQ USA", "é"]


def test_a_quotation_mark_that_is_never_closed_is_a_bad_row(tmp_path) -> None:
    file = tmp_path / "a.csv"
    line = ",".join(ROW.values()) + "\n"
    file.write_text(",".join(COLUMNS) + "\n" + line + f'"{line}' + line * 3)
    (found,) = told(file, dataset=LISTED)
    assert found.startswith("a.csv, line 3: ")
    assert "expected 9 cells as in the header, not 1" in found


def test_utf_16_is_named(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(as_text([{}]), encoding="utf-16")
    assert told(file) == [
        "a.tsv, line 1: 'UTF-16'; expected text in UTF-8: export it again as CSV UTF-8"
    ]


def test_a_bomb_is_refused(tmp_path) -> None:
    file = tmp_path / "a.tsv.gz"
    file.write_bytes(gzip.compress(as_text([{}]).encode() * 50_000))
    assert "expected at most 1,000,000 bytes when unpacked" in told(file, limits=Limits(10**6))[0]
    (found,) = told(file, limits=Limits(ratio=20, slack=10**6))
    assert "expected at most 20 bytes for each packed one" in found


@pytest.mark.parametrize("name", ["a.tsv.gz", "a.zip", "a.xlsx", "a.parquet"])
def test_broken_files_are_told(tmp_path, name) -> None:
    file = tmp_path / name
    file.write_bytes(
        gzip.compress(as_text([{}] * 99).encode())[:-20] if "gz" in name else b"PK\3\4"
    )
    (found,) = told(file)
    assert found.startswith(f"{name}")
    assert "expected a whole and readable file" in found


def test_a_missing_file_is_told(tmp_path) -> None:
    (tmp_path / "there").mkdir()
    assert told(tmp_path / "there" / "a.tsv") == [
        "a.tsv: 'No such file or directory'; expected a whole and readable file"
    ]


def test_files_are_staged_once_and_told_apart(tmp_path) -> None:
    (tmp_path / "b").mkdir()
    one, other = write_bare(tmp_path / "a.tsv", {}), write_bare(tmp_path / "b" / "a.tsv", {}, {})
    again = tmp_path / "b" / ".." / "a.tsv"
    assert list(labelled([one, other, again])) == [str(again), str(other)]
    assert list(labelled([other, other])) == ["a.tsv"]
    assert {row["file"] for row in staged(one, other)} == {str(one), str(other)}


def test_many_rows_are_written_in_groups_that_one_thread_reads(tmp_path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(as_text([{}]) * (2 * GROUP + 10))
    found = staged(file)
    assert [row["line"] for row in found] == list(range(1, 2 * GROUP + 11))
    metadata = pq.ParquetFile(tmp_path / "staged.parquet").metadata
    sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert len(sizes) > 1
    assert all(GROUP <= size <= 2 * GROUP for size in sizes[:-1])


def test_the_sample_of_gdelt_is_staged_whole(tmp_path) -> None:
    if not SAMPLE.is_file():
        pytest.skip(f"GDELT's sample is not at {SAMPLE}")
    with SAMPLE.open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines]
    found = Refused()
    parquet = tmp_path / "staged.parquet"
    assert stage(gdelt.DATASET, [SAMPLE], parquet, found) == len(cells)
    rows = sorted(pq.read_table(parquet).to_pylist(), key=lambda row: row["line"])
    assert found.problems == []
    assert [row["line"] for row in rows] == list(range(1, len(cells) + 1))
    assert [row["GLOBALEVENTID"] for row in rows] == [row[0] for row in cells]
    assert [row["SOURCEURL"] for row in rows] == [row[57] if len(row) > 57 else "" for row in cells]
    assert {len(row) for row in cells} == {57, 58}
