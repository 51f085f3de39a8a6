"""Files of N-Quads as what the engine reads from."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar, cast

from ..errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

ZIPPED = ".gz"
BUFFER, AT_ONCE = 2**18, 500
"""Bytes, and lines, some 100,000 bytes, that are read at once."""
PORTION = 500_000
_PLACE = re.compile(r" at line \d+ column \d+| \(line \d+[^()]*\)$")
T = TypeVar("T")


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """A file of lines, open; unpacked where it is packed."""
    with gzip.open(file) if file.suffix == ZIPPED else file.open("rb") as found:
        yield cast(IO[bytes], found)


@contextmanager
def file_errors(file: Path) -> Iterator[None]:
    """What is wrong with a file, as our error.

    Raises:
        InputError: it is not there, damaged, or not N-Quads.
    """
    try:
        yield
    except SyntaxError as error:
        said = _PLACE.sub("", str(error))  # counted from where a portion began
        raise InputError(f"{file} is not N-Quads: {said}") from None
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error, ValueError) as error:
        raise InputError(f"{file} cannot be read: {error}") from None


def files_hash(files: Iterable[Path]) -> str:
    """The sha256 of files, one after the other; who reads them tells if one is not there."""
    found = hashlib.sha256()
    for file in files:
        with suppress(OSError), file.open("rb") as stream:
            while data := stream.read(BUFFER):
                found.update(data)
    return found.hexdigest()


def portions(things: Iterable[T]) -> Iterator[Iterator[T]]:
    """Things in portions; each is to be used up before the next is asked for.

    The engine's bulk loader keeps what it is given until a million quads or so are together, for
    each of several threads: given portions it takes a third of the memory, and no longer.
    """
    rest = iter(things)
    for first in rest:
        yield chain([first], islice(rest, PORTION - 1))


def stream(lines: Iterable[bytes]) -> IO[bytes]:
    """Lines as a file to read from."""
    return BufferedReader(_Lines(lines), BUFFER)


class _Lines(RawIOBase):
    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines, self._rest = iter(lines), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        data = self._rest or b"".join(islice(self._lines, AT_ONCE))
        room = memoryview(buffer)
        size = min(len(data), len(room))
        room[:size], self._rest = data[:size], data[size:]
        return size
