"""Files of N-Quads as what the engine reads from."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from ..errors import InputError

ZIPPED = ".gz"
BUFFER = 2**18
"""Bytes that are read at once."""
PLACE = re.compile(
    r" at line \d+ (?:column \d+|between columns \d+ and (?:column )?\d+)| \(line \d+[^()]*\)$"
)


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """A file of lines, open; unpacked where it is packed."""
    with file.open("rb") as found, unpacked(found) as stream:
        yield stream


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """An open file, unpacked as it is read if its name says that it is packed."""
    if not str(file.name).endswith(ZIPPED):
        yield file
        return
    with gzip.GzipFile(fileobj=file) as found:
        yield cast(IO[bytes], found)


@contextmanager
def file_errors(file: Path) -> Iterator[None]:
    """What is wrong with a file, as our error.

    Raises:
        InputError: it is not there, damaged, or not N-Quads.
    """
    try:
        yield
    except InputError:  # a ValueError, too, which says already what is wrong and where
        raise
    except SyntaxError as error:
        said = PLACE.sub("", str(error))  # counted from where a portion began
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
