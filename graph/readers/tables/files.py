"""A table's file, plain or packed: its bytes, or the lines of its text, in a stream with limits."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from glob import glob
from io import BufferedReader, RawIOBase
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...errors import InputError, Problem, TableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
SHEETS = (".xlsx", ".parquet")
"""Tables that are no text; `sheets.rows` reads them."""
FORMS = "a .csv, .tsv, .tab, .txt, .xlsx or .parquet table, plain or packed as .gz or .zip"
WHOLE = "a whole and readable file"
MARK = b"\xef\xbb\xbf"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
LONGEST_LINE = 4 * 2**20
AHEAD = 2**18
"""How many bytes are read at a time."""
BROKEN = (
    BadZipFile, EOFError, NotImplementedError, OSError, lzma.LZMAError, zlib.error,
    UnicodeDecodeError,
)  # fmt: skip
"""What the standard library raises of files that are damaged, or packed in a way of their own."""


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

    def check(self, file: str, packed: int, unpacked: int) -> None:
        """Refuse a file of `packed` bytes of which `unpacked` came out so far."""
        if unpacked > self.size:
            raise refusal(file, None, "", f"at most {self.size:,} bytes when unpacked")
        if unpacked > self.slack and unpacked > self.ratio * packed:
            expected = f"at most {self.ratio} bytes for each packed one"
            raise refusal(file, None, f"{unpacked:,} bytes from {packed:,}", expected)


LIMITS = Limits()


def refusal(file: str, line: int | None, value: str, expected: str) -> TableError:
    """The error of a file that cannot be read on."""
    return TableError([Problem(file, line, None, value, expected)])


def suffix(name: str) -> str:
    """The end of a file's name, in lower case.

    >>> suffix("20140105.export.CSV")
    '.csv'
    """
    return PurePath(name).suffix.lower()


@contextmanager
def stream(file: Path, limits: Limits = LIMITS) -> Iterator[tuple[str, BinaryIO]]:
    """The name of the table in a file and its bytes, while the file is open.

    Args:
        file: a table, packed or not; an archive must hold one table.
        limits: for what is packed.

    Raises:
        TableError: no such file, another form, broken, or too large; the last two are found while
            the bytes are read.
    """
    with ExitStack() as held:
        try:
            raw = held.enter_context(file.open("rb"))
            name, source = _unpacked(file, raw, held)
        except BROKEN as error:
            raise refusal(file.name, None, said(error), WHOLE) from None
        if suffix(name) not in (*DELIMITERS, *SHEETS):
            raise refusal(file.name, None, name, FORMS)
        if source is raw:  # what lies on the disk as it is unfolds no further
            yield name, raw
        else:
            counted = _Counted(file.name, file.stat().st_size, source, limits)
            yield name, cast("BinaryIO", held.enter_context(BufferedReader(counted, AHEAD)))


@contextmanager
def opened(file: Path, limits: Limits = LIMITS) -> Iterator[tuple[str, Iterator[str]]]:
    """The delimiter and the lines of the text table in a file, while it is open.

    Raises:
        TableError: as for `stream`, or not UTF-8; found while the lines are read.
    """
    with stream(file, limits) as (name, source):
        delimiter = DELIMITERS.get(suffix(name))
        if delimiter is None:
            raise refusal(file.name, None, name, "a table of text")
        yield delimiter, _lines(file.name, source)


class _Counted(RawIOBase):
    """Bytes that are counted against the limits as they are read."""

    def __init__(self, file: str, packed: int, source: IO[bytes], limits: Limits) -> None:
        super().__init__()
        self._file, self._packed, self._source, self._limits = file, packed, source, limits
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        try:
            data = self._source.read(len(room))
        except BROKEN as error:
            raise refusal(self._file, None, said(error), WHOLE) from None
        self._total += len(data)
        self._limits.check(self._file, self._packed, self._total)
        room[: len(data)] = data
        return len(data)


def _unpacked(file: Path, raw: BinaryIO, held: ExitStack) -> tuple[str, IO[bytes]]:
    if suffix(file.name) == ".gz":
        return file.stem, cast("IO[bytes]", held.enter_context(gzip.open(raw)))
    if suffix(file.name) == ".zip":
        archive = held.enter_context(ZipFile(raw))
        member = _only_table(file.name, archive)
        return member.filename, held.enter_context(archive.open(member))
    return file.name, raw


def _only_table(file: str, archive: ZipFile) -> ZipInfo:
    """The table in an archive: of its forms the text, and a `.txt` only where nothing else is."""
    inside = [m for m in archive.infolist() if not m.filename.startswith("__MACOSX")]
    texts = tuple(end for end in DELIMITERS if end != ".txt")
    forms = (
        [m for m in inside if suffix(m.filename) in ends] for ends in (texts, SHEETS, (".txt",))
    )
    found = next(filter(None, forms), [])
    if len(found) != 1:
        names = ", ".join(m.filename for m in found)
        raise refusal(file, None, names, "an archive that holds one table, a .csv for example")
    if found[0].flag_bits & 1:
        raise refusal(file, None, found[0].filename, "an archive without a password")
    return found[0]


def _lines(file: str, source: BinaryIO) -> Iterator[str]:
    """The lines as text; a byte order mark of UTF-8 before the first is left out."""
    number = 0
    while raw := _line(file, source, number + 1):
        number += 1
        if number == 1:
            _check_marks(file, raw)
            raw = raw.removeprefix(MARK)
        yield _text(file, raw, number)


def _line(file: str, source: BinaryIO, number: int) -> bytes:
    try:
        raw = source.readline(LONGEST_LINE + 1)
    except TableError as error:  # says nothing of lines, since it comes from bytes
        raise TableError(replace(problem, row=number) for problem in error.problems) from None
    if len(raw) > LONGEST_LINE:
        raise refusal(file, number, "", f"lines of at most {LONGEST_LINE:,} bytes")
    return raw


def _check_marks(file: str, raw: bytes) -> None:
    if raw.startswith(WIDE_MARKS):
        raise refusal(file, 1, "UTF-16", "text in UTF-8: export it again as CSV UTF-8")


def _text(file: str, raw: bytes, number: int) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = raw[error.start : error.start + 1].hex()
        raise refusal(file, number, f"byte 0x{bad}", "text in UTF-8") from None
    if "\0" in text:
        raise refusal(file, number, "\0", "text, not null characters")
    return text


def said(error: Exception) -> str:
    """What an error of the standard library says, without the file's folder."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def files_called(patterns: Iterable[str], base: Path = Path()) -> tuple[Path, ...]:
    """The files that names, or patterns with `*`, mean: those of each in order, each file once.

    Raises:
        InputError: a name or pattern means no file.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        plain = base / pattern
        names = [pattern] if plain.is_file() else glob(pattern, root_dir=base)  # noqa: PTH207
        files = sorted(path for path in map(base.joinpath, names) if path.is_file())
        if not files:
            raise InputError(f"there is no file {plain}")
        found |= dict.fromkeys(files)
    return tuple(found)
