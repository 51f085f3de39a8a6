"""The lines of a table's file, plain or packed, read in a stream with limits."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...errors import Problem, TableError

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
FORMS = "a .csv, .tsv or .tab table, plain or packed as .gz or .zip"
MARK = b"\xef\xbb\xbf"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
LONGEST_LINE = 4 * 2**20
Stream = IO[bytes] | gzip.GzipFile
_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold.

    Attributes:
        size: bytes when unpacked.
        ratio: bytes unpacked for each packed one, where more than `slack` bytes came out.
    """

    size: int = 2 * 2**30
    ratio: int = 200
    slack: int = 10 * 2**20


LIMITS = Limits()


def refusal(file: str, line: int | None, value: str, expected: str) -> TableError:
    """The error of a file that cannot be read on."""
    return TableError([Problem(file, line, None, value, expected)])


@contextmanager
def opened(file: Path, limits: Limits = LIMITS) -> Iterator[tuple[str, Iterator[str]]]:
    """The delimiter and the lines of the table in a file, while it is open.

    Args:
        file: a table, packed or not; an archive must hold one table and nothing else.

    Raises:
        TableError: no such file, another form, broken, too large, or not UTF-8; the last three
            are found while the lines are read.
    """
    try:
        with file.open("rb") as raw, _unpacked(file, raw) as (name, stream):
            delimiter = DELIMITERS.get(PurePath(name).suffix.lower())
            if delimiter is None:
                raise refusal(file.name, None, name, FORMS)
            yield delimiter, _lines(file, stream, limits)
    except _BROKEN as error:
        raise refusal(file.name, None, _said(error), "a whole and readable file") from None


@contextmanager
def _unpacked(file: Path, raw: BinaryIO) -> Iterator[tuple[str, Stream]]:
    suffix = file.suffix.lower()
    if suffix == ".gz":
        with gzip.open(raw) as stream:
            yield file.stem, stream
    elif suffix == ".zip":
        with ZipFile(raw) as archive:
            member = _only_table(file, archive)
            with archive.open(member) as stream:
                yield member.filename, stream
    else:
        yield file.name, raw


def _only_table(file: Path, archive: ZipFile) -> ZipInfo:
    found = [m for m in archive.infolist() if PurePath(m.filename).suffix.lower() in DELIMITERS]
    found = [m for m in found if not m.filename.startswith("__MACOSX")]
    if len(found) != 1:
        names = ", ".join(m.filename for m in found)
        raise refusal(file.name, None, names, "an archive that holds one .csv or .tsv table")
    if found[0].flag_bits & 1:
        raise refusal(file.name, None, found[0].filename, "an archive without a password")
    return found[0]


def _lines(file: Path, stream: Stream, limits: Limits) -> Iterator[str]:
    """The lines as text; a byte order mark of UTF-8 before the first is left out."""
    packed = file.stat().st_size
    total = number = 0
    while raw := _line(file, stream, number + 1):
        number += 1
        total += len(raw)
        if total > limits.size:
            raise refusal(file.name, number, "", f"at most {limits.size:,} bytes when unpacked")
        if total > limits.slack and total > limits.ratio * packed:
            expected = f"at most {limits.ratio} bytes for each packed one"
            raise refusal(file.name, number, f"{total:,} bytes from {packed:,}", expected)
        if number == 1:
            _check_marks(file, raw)
            raw = raw.removeprefix(MARK)
        yield _text(file, raw, number)


def _line(file: Path, stream: Stream, number: int) -> bytes:
    try:
        raw = stream.readline(LONGEST_LINE + 1)
    except _BROKEN as error:
        expected = "a whole and readable file"
        raise refusal(file.name, number, _said(error), expected) from None
    if len(raw) > LONGEST_LINE:
        raise refusal(file.name, number, "", f"lines of at most {LONGEST_LINE:,} bytes")
    return raw


def _check_marks(file: Path, raw: bytes) -> None:
    if raw.startswith(WIDE_MARKS):
        raise refusal(file.name, 1, "UTF-16", "text in UTF-8: export it again as CSV UTF-8")


def _text(file: Path, raw: bytes, number: int) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = raw[error.start : error.start + 1].hex()
        raise refusal(file.name, number, f"byte 0x{bad}", "text in UTF-8") from None
    if "\0" in text:
        raise refusal(file.name, number, "\0", "text, not null characters")
    return text


def _said(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
