"""What each import and load brought into a store, so that an import can be taken out again.

Beside a snapshot's files, `brought/K.npz` tells of the change that made snapshot K: the claims that
were new, those that were there before and that it brought again, and the same of entries of the
registry. Claims go by the first eight bytes of their ids. Snapshots that follow share the file,
until the import is undone or the store built anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...columns import UNREADABLE, Columns
from ...errors import StoreError
from ..former import Former
from .disk import link_file

FOLDER = "brought"
Starts = NDArray[np.uint64]
"""The first eight bytes of ids of claims, as numbers."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import or a load brought.

    Attributes:
        new: claims that were not there.
        met: claims that were there already.
        entries: ends of the IRIs of new entries of the registry, such as `event/ged-1`.
        entries_met: those of entries that were there already and that a load brought again.
    """

    new: Starts
    met: Starts
    entries: tuple[str, ...] = ()
    entries_met: tuple[str, ...] = ()

    def handed(self, other: Brought) -> tuple[Brought, Brought]:
        """Both, when what another brought again is that one's alone."""
        claims = np.intersect1d(self.new, other.met)
        again = set(self.entries) & set(other.entries_met)
        if not len(claims) and not again:
            return self, other
        left = tuple(one for one in self.entries if one not in again)
        more = tuple(one for one in self.entries if one in again)
        return (
            replace(self, new=np.setdiff1d(self.new, claims), entries=left),
            replace(other, new=np.union1d(other.new, claims), entries=other.entries + more),
        )

    def save(self, snapshot: Path, number: int) -> None:
        """Write it beside a snapshot's files; a file that snapshots share is left alone."""
        folder = snapshot / FOLDER
        folder.mkdir(exist_ok=True)
        file = folder / f"{number}.npz"
        file.unlink(missing_ok=True)
        entries, again = _bytes(self.entries), _bytes(self.entries_met)
        np.savez(file, new=self.new, met=self.met, entries=entries, entries_met=again)


def starts(ids: NDArray[np.uint8]) -> Starts:
    """The starts of ids, of shape (n, 32): those of a million hashes differ."""
    return np.ascontiguousarray(ids[:, :8]).view(">u8").ravel().astype(np.uint64)


def starts_in(columns: Path) -> Starts | None:
    """The starts of the ids in a file of columns; None = there is no such file, or no sound one."""
    try:
        with columns.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return starts(stored["ids"])
    except UNREADABLE:
        return None


def noted(former: Former, new: Starts) -> Brought:
    """What came into a store, as it was noted when it did."""
    met = np.frombuffer(former.met.tobytes(), np.uint64)
    return Brought(new, np.unique(met), _words(former.entries), _words(former.entries_met))


def recall(former: Former, one: Brought) -> None:
    """Note once more what came in before; the inverse of `noted`."""
    former.met.frombytes(one.met.tobytes())
    for notes, ends in ((former.entries, one.entries), (former.entries_met, one.entries_met)):
        notes += "".join(f"{end}\n" for end in ends).encode()


def _bytes(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words(text: bytes | bytearray) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.decode().split()))


def brought(snapshot: Path) -> dict[int, Brought]:
    """What each import and load brought that is still there, by its number.

    Raises:
        StoreError: a file is damaged.
    """
    numbers = (p for p in (snapshot / FOLDER).glob("*.npz") if p.stem.isdigit())
    return {int(file.stem): _load(file) for file in sorted(numbers, key=lambda p: int(p.stem))}


def _load(file: Path) -> Brought:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            entries = _words(stored["entries"].tobytes())
            # Files of earlier versions tell of no entries that were met.
            again = _words(stored["entries_met"].tobytes()) if "entries_met" in stored else ()
            return Brought(stored["new"], stored["met"], entries, again)
    except UNREADABLE as error:
        raise StoreError(f"{file} is damaged: {error}") from None


def carry(former: Path, snapshot: Path, *, without: Iterable[int] = ()) -> None:
    """Give a snapshot what a former one has, but for some numbers; by links where there are any."""
    skipped = {f"{number}.npz" for number in without}
    (snapshot / FOLDER).mkdir(exist_ok=True)
    for file in (former / FOLDER).glob("*.npz"):
        if file.name not in skipped:
            link_file(file, snapshot / FOLDER / file.name)


def claims_hash(columns: Columns) -> str:
    """The sha256 of the ids of all claims, in their order."""
    order = np.argsort(starts(columns.ids), kind="stable")
    return hashlib.sha256(columns.ids[order].tobytes()).hexdigest()
