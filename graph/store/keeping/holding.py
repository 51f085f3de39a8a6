"""A snapshot is kept for as long as somebody reads it.

The engine opens most of a snapshot's files only when it needs them. So who reads one shares a lock
on its folder (flock), and only what nobody has locked is removed. The lock asks for no right but
to read, leaves nothing on the disk, and ends with the process that has it. Where there are no such
locks, or the folder may not be listed, a snapshot is read all the same, and then not kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize


class Hold:
    """A snapshot that is not removed until this is closed, or nothing refers to it any more.

    Attributes:
        snapshot: its folder.
        handle: an open file that has the lock, as do processes that inherit it; None = there is
            no lock to be had.
    """

    def __init__(self, snapshot: Path) -> None:
        """Hold a snapshot.

        Raises:
            FileNotFoundError: it is gone, or about to be.
        """
        self.snapshot = snapshot
        try:
            self.handle = _locked(snapshot, alone=False)
        except (FileNotFoundError, BlockingIOError):
            why = f"snapshot {snapshot.name} is gone, others took its place"
            raise FileNotFoundError(why) from None
        self._end = None if self.handle is None else finalize(self, os.close, self.handle)

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        if self._end is not None:
            self._end()


@contextmanager
def unread(snapshot: Path) -> Iterator[bool]:
    """Whether nobody reads a snapshot; nobody begins to within the block then."""
    try:
        handle = _locked(snapshot, alone=True)
    except (FileNotFoundError, BlockingIOError):
        yield False
        return
    try:
        yield True
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, *, alone: bool) -> int | None:
    """A folder, open and locked; None = that cannot be done here.

    Raises:
        BlockingIOError: another has the lock.
        FileNotFoundError: the folder is not there.
    """
    try:
        import fcntl
    except ImportError:  # not on every system
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        raise
    except OSError:
        return None
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(handle), folder.stat()):
            raise FileNotFoundError(folder)
    except (BlockingIOError, FileNotFoundError):
        os.close(handle)
        raise
    except OSError:  # a disk without locks
        os.close(handle)
        return None
    return handle
