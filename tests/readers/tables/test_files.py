"""A table's file gives its lines, however packed; what cannot be read says so in one line."""

from __future__ import annotations

import gzip
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import TableError
from belligraph.readers.tables.files import LIMITS, Limits, opened, stream

TABLE = "id,name\n1,Al Fallūjah\n2,Ramādī\n"


def lines(file: Path, limits: Limits = LIMITS) -> tuple[str, list[str]]:
    with opened(file, limits) as (delimiter, found):
        return delimiter, list(found)


def zipped(file: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return file


def refused(file: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(TableError) as caught:
        lines(file, limits)
    return str(caught.value)


def test_plain_and_packed_files_give_the_same_lines(tmp_path) -> None:
    plain = tmp_path / "a.csv"
    plain.write_text(TABLE, encoding="utf-8")
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(TABLE.encode()))
    archive = zipped(tmp_path / "a.zip", a_csv=TABLE.encode(), readme_txt=b"cite us")
    assert lines(plain) == (",", TABLE.splitlines(keepends=True))
    assert lines(packed) == lines(plain) == lines(archive)


@pytest.mark.parametrize("suffix", [".tsv", ".tab", ".TSV", ".txt", ".Txt"])
def test_the_delimiter_follows_from_the_name(tmp_path, suffix) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_text("id\tname\n")
    assert lines(file)[0] == "\t"


def test_a_mark_of_utf_8_is_left_out(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"\xef\xbb\xbfid\n1\n")
    assert lines(file)[1] == ["id\n", "1\n"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", "id\n".encode("utf-16"), "line 1: 'UTF-16'; expected text in UTF-8"),
        ("a.csv", "id\nAl Fallūjah\nRamādī é".encode("iso8859-13"), "line 2: 'byte 0xfb'"),
        ("a.csv", b"id\n\0\n", "line 2: '\\x00'; expected text, not null characters"),
        ("a.xlsx", b"PK", "expected a table of text"),
        ("a.ods", b"PK", "expected a .csv, .tsv, .tab, .txt, .xlsx or .parquet table"),
        ("a.zip", b"PK\x03\x04 no archive", "expected a whole and readable file"),
        ("a.csv.gz", b"no archive", "expected a whole and readable file"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, content, complaint) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert complaint in refused(file)
    assert name in refused(file)


def test_a_missing_file_is_one_problem(tmp_path) -> None:
    assert "gone.csv: 'No such file or directory'" in refused(tmp_path / "gone.csv")


@pytest.mark.parametrize("name", ["a.zip", "a.csv.gz"])
def test_a_truncated_archive_is_refused(tmp_path, name) -> None:
    table = "".join(f"{n},{n * 7919 % 10007}\n" for n in range(20_000)).encode()
    file = tmp_path / name
    if name.endswith(".zip"):
        zipped(file, a_csv=table)
    else:
        file.write_bytes(gzip.compress(table))
    file.write_bytes(file.read_bytes()[:-2_000])
    assert "expected a whole and readable file" in refused(file)


def test_a_damaged_archive_is_refused(tmp_path) -> None:
    table = "".join(f"{n},{n * 7919 % 10007}\n" for n in range(20_000)).encode()
    file = zipped(tmp_path / "a.zip", a_csv=table)
    content = bytearray(file.read_bytes())
    content[2_000:2_050] = bytes(50)
    file.write_bytes(bytes(content))
    assert "expected a whole and readable file" in refused(file)


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.csv.gz"])
def test_a_bomb_is_refused_before_it_unfolds(tmp_path, name) -> None:
    content = (b"1,2,3," * 1_000 + b"\n") * 4_000
    file = tmp_path / name
    if name.endswith(".zip"):
        zipped(file, a_csv=content)
    else:
        file.write_bytes(gzip.compress(content))
    assert "expected at most 200 bytes for each packed one" in refused(file)


def test_the_size_when_unpacked_is_limited(tmp_path) -> None:
    file = zipped(tmp_path / "a.zip", a_csv=TABLE.encode())
    assert "at most 20 bytes when unpacked" in refused(file, Limits(size=20))
    assert lines(file, Limits(size=len(TABLE.encode())))


def test_a_line_without_end_is_refused(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"x" * (5 * 2**20))
    assert "line 1" in refused(file)
    assert "lines of at most" in refused(file)


def test_an_archive_must_hold_one_table(tmp_path) -> None:
    two = zipped(tmp_path / "two.zip", a_csv=b"", b_csv=b"")
    assert "'a.csv, b.csv'; expected an archive that holds one" in refused(two)
    none = zipped(tmp_path / "none.zip", a_pdf=b"")
    assert "expected an archive that holds one" in refused(none)


def test_a_text_beside_the_table_is_its_description(tmp_path) -> None:
    both = zipped(tmp_path / "both.zip", events_CSV=TABLE.encode(), codes_txt=b"1 is one")
    assert lines(both) == (",", TABLE.splitlines(keepends=True))
    alone = zipped(tmp_path / "alone.zip", a_txt=TABLE.encode())
    assert lines(alone)[0] == "\t"


def test_of_a_table_in_several_forms_the_text_is_read(tmp_path) -> None:
    forms = {"a_csv": TABLE.encode(), "a_xlsx": b"PK", "a_dta": b"<stata_dta>", "a_txt": b"codes"}
    assert lines(zipped(tmp_path / "all.zip", **forms)) == (",", TABLE.splitlines(keepends=True))
    with stream(zipped(tmp_path / "sheet.zip", a_xlsx=b"PK", a_txt=b"codes")) as (inside, source):
        assert (inside, source.read()) == ("a.xlsx", b"PK")


@pytest.mark.parametrize("name", ["a.csv", "A.CSV.GZ", "b.Zip", "day.export.CSV.zip"])
def test_the_bytes_of_a_table_come_with_its_name(tmp_path, name) -> None:
    file = tmp_path / name
    if name.lower().endswith("zip"):
        zipped(file, a_CSV=TABLE.encode())
    else:
        file.write_bytes(gzip.compress(TABLE.encode()) if "GZ" in name else TABLE.encode())
    with stream(file) as (inside, source):
        assert inside.lower() == "a.csv"
        assert source.read(3) == b"id,"
        assert source.readline() == b"name\n"
        assert source.read() == TABLE.partition("\n")[2].encode()


def test_bytes_are_counted_however_they_are_read(tmp_path) -> None:
    file = zipped(tmp_path / "a.zip", a_csv=b"1\n" * 1_000_000)
    for read in (lambda s: s.read(), lambda s: s.readline(), lambda s: s.readinto(bytearray(9))):
        with (
            stream(file, Limits(size=1)) as (_, source),
            pytest.raises(TableError, match="at most 1 bytes when unpacked"),
        ):
            read(source)


def test_what_is_not_packed_may_be_of_any_size(tmp_path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE)
    assert lines(file, Limits(size=1)) == lines(file)


def test_what_goes_wrong_with_the_reader_is_not_laid_to_the_file(tmp_path) -> None:
    file = zipped(tmp_path / "a.zip", a_csv=TABLE.encode())
    with pytest.raises(OSError, match="the disk is full"), stream(file):
        raise OSError("the disk is full")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(place=st.integers(0, 399), value=st.binary(min_size=1, max_size=4),
       kind=st.sampled_from(["a.zip", "a.csv.gz"]))  # fmt: skip
def test_a_damaged_archive_is_read_or_refused(place, value, kind) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / kind
        if kind == "a.zip":
            zipped(file, a_csv=TABLE.encode(), b_txt=b"cite us")
        else:
            file.write_bytes(gzip.compress(TABLE.encode()))
        content = bytearray(file.read_bytes())
        place %= len(content)
        content[place : place + len(value)] = value
        file.write_bytes(bytes(content))
        with suppress(TableError):
            lines(file)


def test_an_archive_with_a_password_is_refused(tmp_path) -> None:
    file = zipped(tmp_path / "locked.zip", a_csv=TABLE.encode())
    content = bytearray(file.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1  # the bit of encrypted members
    file.write_bytes(bytes(content))
    assert "expected an archive without a password" in refused(file)
