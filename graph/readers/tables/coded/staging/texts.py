"""The bytes of a text table: that they are text, how its rows are written, where they are cut."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa

from ...files import LONGEST_LINE

BLOCK = 2**20
"""How many bytes a row may have that may go over several lines."""


class UnreadableError(Exception):
    """A row that begins on a line and is too long; or (`line` is None) no text, or a long line."""

    def __init__(self, line: int | None = None) -> None:
        self.line = line
        super().__init__(line)


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of a text table are written.

    Attributes:
        width: how many cells each has.
        quoted: whether cells may stand in quotation marks, with delimiters and line ends inside.
    """

    width: int
    delimiter: str
    quoted: bool

    def cells(self, line: str) -> list[str]:
        """The cells of one row."""
        if not self.quoted:
            return line.split(self.delimiter)
        try:
            return next(csv.reader([line], delimiter=self.delimiter), [])
        except csv.Error:  # a quotation mark that is never closed makes cells without end
            return [line]


class Text:
    """Bytes that are checked to be text as they are read."""

    closed = False

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._ahead = self._unchecked = b""

    def first_line(self) -> str:
        """The first line, which is read again afterwards."""
        raw = self._source.readline(BLOCK + 1).removeprefix(codecs.BOM_UTF8)
        if len(raw) > BLOCK:
            raise UnreadableError(1)
        check(raw)
        self._ahead = raw
        return raw.decode().rstrip("\r\n")

    def skip(self) -> None:
        """Leave the first line out."""
        self._ahead = b""

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end."""
        ahead, self._ahead = self._ahead, b""
        data = self._source.read(size - len(ahead))
        self._check_lines(data)
        return ahead + data

    def portions(self) -> Iterator[bytes]:
        """The bytes in portions of whole lines, not checked yet.

        Raises:
            UnreadableError: a line is longer than `LONGEST_LINE`.
        """
        rest, self._ahead = self._ahead, b""
        while data := self._source.read(LONGEST_LINE):
            whole = rest + data
            first, cut = whole.find(b"\n"), whole.rfind(b"\n") + 1
            if (first if cut else len(whole)) > LONGEST_LINE:  # no other line can be
                raise UnreadableError
            if cut:
                yield whole[:cut]
            rest = whole[cut:]
        if rest:
            yield rest

    def close(self) -> None:
        """Nothing: who opened the file closes it."""

    def _check_lines(self, data: bytes) -> None:
        """Check whole lines; what is behind the last waits, since it may end within a letter."""
        cut = data.rfind(b"\n") + 1
        if cut or not data:
            check(self._unchecked + data[:cut])
            self._unchecked = data[cut:]
        else:
            self._unchecked += data


def check(data: bytes) -> None:
    """Refuse what is no text.

    Raises:
        UnreadableError: it is not.
    """
    try:
        pa.array([data], pa.binary()).cast(pa.string())  # five times as fast as Python's decoder
    except pa.ArrowInvalid:
        raise UnreadableError from None
    if b"\0" in data:
        raise UnreadableError
