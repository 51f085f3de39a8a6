"""What a build makes beside its store: all of it takes its place with the store, or none.

It is made in a folder of its own within the output folder. When all is there and written to the
disk, `complete` notes in it with which change of the store it goes; then that change is made, and
then everything is put in its place. Whoever comes after somebody that was cut off, at any moment,
looks whether the journal of the store tells of that change: if so, he puts the rest in its place,
and if not, throws it away.

Where two names can be exchanged in one step (Linux), there is no moment without the one or the
other. Elsewhere the old lies aside for as long as a renaming takes.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from .errors import StoreError
from .store import Entry, history, share_all, sync

STAGING, COMPLETE, ASIDE = ".next-", "complete.json", ".old"
"""How the names of what is being made begin; what says that it is complete; how the names end of
what lies aside in it."""
STORE, BUILD = "store", "build"
"""The store beside which it is made; the action in its journal."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2


@dataclass(frozen=True, slots=True)
class Complete:
    """What says that all is there.

    Attributes:
        made: the names that are to be put in their places, with the number that the disk knows each
            by: after an exchange the old has the same name and another number.
        after: the number of the last change of the store before the one that goes with it.
        inputs: sha256 of what was read for that change.
    """

    made: dict[str, int]
    after: int
    inputs: str


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder in `out` for what takes its place there once it is complete and its store is there.

    Raises:
        StoreError: the disk refuses, here or within the block.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = out / f"{STAGING}{token_hex(8)}"
        staging.mkdir()
        share_all(staging, out)
        with _held(staging):
            try:
                yield staging
            finally:
                _settle(staging, out)
    except OSError as error:
        raise StoreError(f"{out} cannot be written: {error}") from None


def complete(staging: Path, inputs: str) -> None:
    """All is there, and goes with the next change of the store, which is a build of these inputs.

    Only the holder of the store's lock says so.
    """
    made = {path.name: path.stat().st_ino for path in sorted(staging.iterdir())}
    past = _history(staging.parent)
    said = Complete(made, past[-1].number if past else 0, inputs)
    share_all(staging, staging.parent)
    _sync_all(staging)
    file = staging / f"{COMPLETE}.new"
    file.write_text(json.dumps(asdict(said)) + "\n", encoding="utf-8")
    sync(file)
    file.rename(staging / COMPLETE)
    sync(staging)
    sync(staging.parent)


def tidy(out: Path, staging: Path) -> None:
    """Finish or throw away what others left that were cut off.

    Only the holder of the store's lock does so: whoever else is at work is about to be refused that
    lock, or has let go of it and is putting things in their places, which is waited for.
    """
    for other in _staged(out):
        if other != staging:
            with _held(other):
                _settle(other, out)


def finish(out: Path) -> None:
    """Put in its place what somebody left complete that was cut off, for those who read it next.

    What is still being made is left alone, and so is all where the reader may not write.
    """
    for other in _staged(out):
        with suppress(OSError), _held(other, wait=False) as mine:
            if mine and _said(other, out):
                _settle(other, out)


def _staged(out: Path) -> list[Path]:
    return sorted(out.glob(f"{STAGING}*"))


@contextmanager
def _held(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Nobody else has the folder within the block; a process that ends lets go of it.

    Args:
        wait: for whoever has it; False = the block is told whether it has it.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, FileNotFoundError):  # not on every system; or it is gone
        yield wait
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _settle(left: Path, out: Path) -> None:
    """Put in their places what goes with the store as it is, and throw away all else."""
    if said := _said(left, out):
        for new in sorted(left.iterdir()):
            if new.stat().st_ino == said.made.get(new.name):
                _put(new, out / new.name)
        sync(left)
        sync(out)
    shutil.rmtree(left, ignore_errors=True)


def _said(left: Path, out: Path) -> Complete | None:
    """What says that all is there; None = it was not, or the store it goes with is not there."""
    try:
        read = json.loads((left / COMPLETE).read_text(encoding="utf-8"))
        made = {str(name): int(number) for name, number in read["made"].items()}
        said = Complete(made, int(read["after"]), str(read["inputs"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    builds = [entry for entry in _history(out) if entry.action == BUILD]
    is_there = builds and builds[-1].number > said.after and builds[-1].inputs == said.inputs
    return said if is_there else None


def _history(out: Path) -> list[Entry]:
    """The changes of the store; none where there is no store that can be read."""
    try:
        return history(out / STORE)
    except StoreError:
        return []


def _put(new: Path, old: Path) -> None:
    """Put the new in the place of the old."""
    if not old.is_dir():
        new.replace(old)
    elif not _exchange(new, old):
        old.rename(new.with_name(f"{new.name}{ASIDE}"))
        new.rename(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False = the system or the disk cannot."""
    call = _system_call("renameat2")
    names = os.fsencode(one), os.fsencode(other)
    return call is not None and not call(
        AT_FDCWD, names[0], AT_FDCWD, names[1], ctypes.c_uint(RENAME_EXCHANGE)
    )


def _sync_all(folder: Path) -> None:
    """Have all that is in a folder written to the disk.

    A large site has tens of thousands of files: where the system can write all of them at once
    (Linux), this takes a hundredth of the time.
    """
    call = _system_call("syncfs")
    if call is not None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            if call(handle) == 0:
                return
        finally:
            os.close(handle)
    for path in (*folder.rglob("*"), folder):
        sync(path)


def _system_call(name: str) -> Any:
    """What only Linux has; None elsewhere."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
