"""Files that are whole, or not there."""

from __future__ import annotations

import os
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
    place = Path(os.path.realpath(path))  # a link goes on leading to the file
    if not place.parent.is_dir():
        folder = place.parent if path.parent.is_dir() else path.parent
        raise InputError(f"{path} cannot be written: there is no folder {folder}")
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as out:
                yield out
            return
        with TemporaryDirectory(dir=place.parent, prefix=".export-") as beside:
            made = Path(beside) / place.name
            with made.open("wb") as out:
                yield out
            made.replace(place)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
