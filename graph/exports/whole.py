"""Files that are whole, or not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from ..errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its place when the block ends; if it fails, the old one stays.

    What is no file, such as a pipe or `/dev/null`, is written as it is.

    Raises:
        InputError: it cannot be written.
    """
    place = path.resolve()  # a link goes on leading to the file
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as out:
                yield out
            return
        with TemporaryDirectory(dir=place.parent, prefix=".export-") as folder:
            made = Path(folder) / place.name
            with made.open("wb") as out:
                yield out
            made.replace(place)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
