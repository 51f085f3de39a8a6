"""One writer at a time, who says who it is.

The lock is a lock of the system on the file `belligraph.lock` of a store's folder: it is let go of
when the process that has it ends, however it ends. The file stays when the lock is let go of; it
goes only with a store that never came to be.
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

from ...errors import StoreForeignError, StoreLockedError
from .disk import disk_errors, other_errors, share, sync
from .snapshots import (
    LOCK,
    SNAPSHOTS,
    STAGED,
    check_format,
    check_linked,
    current,
    is_new,
    make_folder,
    unmake_folder,
)

NEW, GONE = "new-", "gone-"
"""How the names of what is being built begin, and of what is being removed."""
TRIES = 10
"""How often a folder is made that others, of whose stores nothing came, remove."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes to the store in a folder within the block; the folder is made if absent.

    Raises:
        StoreForeignError: the folder is no store.
        StoreLockedError: another process is writing.
        StoreError: the disk refuses, here or within the block.
        InputError: a file that lies elsewhere is refused within the block.
    """
    with disk_errors(folder), _there(folder):
        with _staying(folder):
            _check(folder)
        with _lock(folder), _begun(folder), other_errors(folder):
            yield


def leftovers(folder: Path) -> list[Path]:
    """What a writer is building or removing, or what one left that was cut off."""
    inside = folder / SNAPSHOTS
    return sorted(p for p in inside.glob("*") if p.name.startswith((NEW, GONE)))


def remove(folder: Path) -> None:
    """Remove a folder: under another name first, so that no half of it is taken for the whole."""
    gone = folder.with_name(f"{GONE}{folder.name}-{os.getpid()}")
    with suppress(OSError):
        folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def holder(folder: Path) -> str:
    """Who writes to the store in a folder, by its own word; else `another process`."""
    return writer(folder) or "another process"


def writer(folder: Path) -> str | None:
    """Who says that it writes to the store in a folder; None = nobody does.

    The word of a writer on this machine that is no more is not taken.
    """
    try:
        said = json.loads((folder / LOCK).read_text(encoding="utf-8"))
        pid, host, since = int(said["pid"]), str(said["host"]), str(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if host == socket.gethostname() and not _is_running(pid):
        return None
    return f"process {pid} on {host}, since {since},"


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _there(folder: Path) -> Iterator[None]:
    """A folder is there within the block; what is made for it goes again if it is empty then."""
    made: list[Path] = []
    try:
        for tries in reversed(range(TRIES)):
            try:
                _make(folder, made)
                break
            except FileNotFoundError:  # another, of whose store nothing came, removed one above it
                if not tries:
                    raise
        yield
    finally:
        for one in reversed(made):
            with suppress(OSError):  # not empty
                one.rmdir()


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are not there, and tell which."""
    for one in (*reversed(folder.parents), folder):
        with suppress(FileExistsError):
            if not one.exists():
                one.mkdir()
                made.append(one)
                sync(one.parent)


@contextmanager
def _staying(folder: Path) -> Iterator[None]:
    """A folder that goes within the block was that of another, of whose store nothing came."""
    try:
        yield
    except FileNotFoundError:
        if os.path.lexists(folder):
            raise
        raise _refused(folder) from None


def _check(folder: Path) -> None:
    """Refuse what is no store, nor the beginning of one."""
    if not is_new(folder):
        try:
            check_format(folder)
        except StoreForeignError:
            if not is_new(folder):  # nothing came of it meanwhile
                raise


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Take the lock and say who has it."""
    with _staying(folder):
        handle = _opened(folder)
    try:
        _take(handle, folder)
        _say(handle, {"pid": os.getpid(), "host": socket.gethostname(), "since": now()})
        try:
            yield
        finally:
            _say(handle, None)
    finally:
        os.close(handle)


def _opened(folder: Path) -> int:
    """The file of the lock; to have the lock, it is enough to read it."""
    file = folder / LOCK
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except PermissionError:
        if not file.exists():
            raise
        return os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    share(file, folder)
    return handle


def _take(handle: int, folder: Path) -> None:
    """Have the lock, unless its file went with a store that never came to be."""
    import fcntl  # POSIX; where it is missing stores can be read

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), (folder / LOCK).lstat()):
                return
    except BlockingIOError:
        pass
    raise _refused(folder)


def _refused(folder: Path) -> StoreLockedError:
    return StoreLockedError(
        f"{holder(folder)} is writing to the store at {folder}; try again when it is done"
    )


def _say(handle: int, said: dict[str, object] | None) -> None:
    """Say who has the lock; None = nobody. Whoever may only read the file says nothing."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        if said:
            os.pwrite(handle, json.dumps(said).encode() + b"\n", 0)


@contextmanager
def _begun(folder: Path) -> Iterator[None]:
    """A store is in a folder within the block; if it was made for that, it goes unless filled."""
    new = is_new(folder)
    try:
        if new:
            make_folder(folder)
        check_format(folder)
        check_linked(folder)
        (folder / SNAPSHOTS).mkdir(exist_ok=True)
        for left in leftovers(folder):
            shutil.rmtree(left, ignore_errors=True)
        yield
    except BaseException:
        if new and current(folder) is None and not (folder / SNAPSHOTS / STAGED).exists():
            unmake_folder(folder)
        raise


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
