"""Files told from others, and from what they were, by what they hold."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

BUFFER = 2**18
"""Bytes that are read at once."""
State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was hashed.

    Attributes:
        size: in bytes.
        state: differs once the file is another, or was written to.
    """

    path: Path
    size: int
    state: State

    def check(self) -> None:
        """Look whether it is still that file, for when it was read once more.

        Raises:
            InputError: it is not.
        """
        try:
            same = _state(self.path.stat()) == self.state
        except OSError:
            same = False
        if not same:
            raise InputError(f"{self.path} changed while it was read; load it again")


def hashed(files: Iterable[Path]) -> tuple[dict[str, Seen], str]:
    """Files by the sha256 of what each holds, and its name; and the sha256 of all, in their order.

    Raises:
        InputError: one cannot be read.
    """
    every, found = hashlib.sha256(), dict[str, Seen]()
    for path in files:
        own = hashlib.sha256()
        try:
            with path.open("rb") as stream:
                was = os.fstat(stream.fileno())
                while data := stream.read(BUFFER):
                    own.update(data)
                    every.update(data)
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}") from None
        found[f"{own.hexdigest()} {path.name}"] = Seen(path, was.st_size, _state(was))
    return found, every.hexdigest()


def _state(told: os.stat_result) -> State:
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
