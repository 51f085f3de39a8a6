"""What each import brought into a store, so that it can be taken out again.

Beside a snapshot's files, `brought/K.npz` tells of the import that made snapshot K: the claims that
were new, those that were there before and that it brought again, and the entries of the registry
that were new. Claims go by the first eight bytes of their ids. Snapshots that follow share the
file, until the import is undone or the store built anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ...columns import Columns
from ...errors import StoreError

FOLDER = "brought"
Starts = NDArray[np.uint64]
"""The first eight bytes of ids of claims, as numbers."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought.

    Attributes:
        new: claims that were not there.
        met: claims that were there already.
        entries: ends of the IRIs of new entries of the registry, such as `event/ged-1`.
    """

    new: Starts
    met: Starts
    entries: tuple[str, ...] = ()

    def save(self, snapshot: Path, number: int) -> None:
        """Write it beside a snapshot's files; a file that snapshots share is left alone."""
        folder = snapshot / FOLDER
        folder.mkdir(exist_ok=True)
        file = folder / f"{number}.npz"
        file.unlink(missing_ok=True)
        text = np.frombuffer("\n".join(self.entries).encode(), np.uint8)
        np.savez(file, new=self.new, met=self.met, entries=text)


def starts(ids: NDArray[np.uint8]) -> Starts:
    """The starts of ids, of shape (n, 32): those of a million hashes differ."""
    return np.ascontiguousarray(ids[:, :8]).view(">u8").ravel().astype(np.uint64)


def starts_in(columns: Path) -> Starts | None:
    """The starts of the ids in a file of columns; None = there is no such file, or no sound one."""
    try:
        with columns.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return starts(stored["ids"])
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def brought(snapshot: Path) -> dict[int, Brought]:
    """What each import brought that can still be taken out, by its number.

    Raises:
        StoreError: a file is damaged.
    """
    numbers = (p for p in (snapshot / FOLDER).glob("*.npz") if p.stem.isdigit())
    return {int(file.stem): _load(file) for file in sorted(numbers, key=lambda p: int(p.stem))}


def _load(file: Path) -> Brought:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            text = stored["entries"].tobytes().decode()
            return Brought(stored["new"], stored["met"], tuple(text.split()))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise StoreError(f"{file} is damaged: {error}") from None


def carry(former: Path, snapshot: Path, *, without: Iterable[int] = ()) -> None:
    """Give a snapshot what a former one has, but for some numbers; by links where there are any."""
    skipped = {f"{number}.npz" for number in without}
    (snapshot / FOLDER).mkdir(exist_ok=True)
    for file in (former / FOLDER).glob("*.npz"):
        if file.name in skipped:
            continue
        with suppress(OSError):
            os.link(file, snapshot / FOLDER / file.name)
            continue
        shutil.copyfile(file, snapshot / FOLDER / file.name)


def claims_hash(columns: Columns) -> str:
    """The sha256 of the ids of all claims, in their order."""
    order = np.argsort(starts(columns.ids), kind="stable")
    return hashlib.sha256(columns.ids[order].tobytes()).hexdigest()
