"""One writer at a time, who says who it is.

The engine locks the folder that it has open for writing, and lets go when its process ends however
it ends. So the lock is an empty store of the engine, `snapshots/next`, and nothing is built in it:
it is held until what was built beside it is published.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from ...errors import StoreError, StoreLockedError
from ..engine import Store
from .snapshots import DATABASE, SNAPSHOTS, STAGED, check_format, make_folder

NEXT, NEW, GONE = "next", "new-", "gone-"
"""The lock; how the names of what is being built begin, and of what is being removed."""
HOLDER = "writer.json"
LOCKED = ("lock hold by", "While lock file")
"""How the engine says that somebody else has its lock."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes to the store in a folder within the block; the folder is made if absent.

    Raises:
        StoreForeignError: the folder is no store.
        StoreLockedError: another process is writing.
        StoreError: the disk refuses, here or within the block.
    """
    guard = folder / SNAPSHOTS / NEXT
    with disk_errors(folder):
        above = [parent for parent in folder.parents if not parent.exists()]
        stood = folder.exists()
        made = not stood or not any(folder.iterdir())
        if made:
            make_folder(folder)
        check_format(folder)
        lock = Store(_lock(guard / DATABASE, folder))
        try:
            _sign(folder)
            for left in leftovers(folder):
                if left != guard:
                    shutil.rmtree(left, ignore_errors=True)
            yield
        except BaseException:
            kept = (folder / SNAPSHOTS / STAGED).exists()
            _release(folder, folder if made and not kept else guard, lock)
            if stood:
                folder.mkdir(exist_ok=True)
            for parent in above:
                with suppress(OSError):  # not empty
                    parent.rmdir()
            raise
        _release(folder, guard, lock)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """What the disk refuses within the block, as our error."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store at {folder} cannot be written: {error}") from None


def leftovers(folder: Path) -> list[Path]:
    """What a writer is building or removing, or what one left that was cut off."""
    inside = folder / SNAPSHOTS
    return sorted(
        p for p in inside.glob("*") if p.name == NEXT or p.name.startswith((NEW, GONE))
    )  # fmt: skip


def remove(folder: Path) -> None:
    """Remove a folder: under another name first, so that no half of it is taken for the whole."""
    gone = folder.with_name(f"{GONE}{folder.name}-{os.getpid()}")
    with suppress(OSError):
        folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def holder(folder: Path) -> str:
    """Who writes to the store in a folder, by its own word; `another process` if it said nothing.

    The word of a writer on this machine that is no more is not taken.
    """
    try:
        said = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        pid, host, since = int(said["pid"]), str(said["host"]), str(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
    if host == socket.gethostname() and not _is_running(pid):
        return "another process"
    return f"process {pid} on {host}, since {since},"


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _lock(database: Path, folder: Path) -> ox.Store:
    for last in (False, True):
        database.mkdir(parents=True, exist_ok=True)
        try:
            return ox.Store(str(database))
        except (OSError, RuntimeError) as error:
            if any(words in str(error) for words in LOCKED):
                raise StoreLockedError(
                    f"{holder(folder)} is writing to the store at {folder}; "
                    "try again when it is done"
                ) from None
            shutil.rmtree(database.parent, ignore_errors=True)  # damaged when one was cut off
            if last:
                raise OSError(str(error)) from None
    raise AssertionError("the second attempt returns or raises")


def _sign(folder: Path) -> None:
    """Say who writes."""
    said = {"pid": os.getpid(), "host": socket.gethostname(), "since": now()}
    (folder / HOLDER).write_text(json.dumps(said) + "\n", encoding="utf-8")


def _release(folder: Path, unneeded: Path, lock: Store) -> None:
    """Let go: the signature first, while nobody else can have written one."""
    with suppress(OSError):
        (folder / HOLDER).unlink(missing_ok=True)
    gone = unneeded.with_name(f"{GONE}{unneeded.name}-{os.getpid()}")
    with suppress(OSError):
        unneeded.rename(gone)
    lock.close()
    shutil.rmtree(gone, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
