"""The disk under a store: what it refuses, what has to be on it, and who else may use it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...errors import InputError, StoreError


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """What the disk refuses within the block, as our error."""
    try:
        yield
    except ConnectionError:  # whoever reads what is printed has gone
        raise
    except OSError as error:
        raise StoreError(f"the store at {folder} cannot be written: {error}") from None


@contextmanager
def other_errors(folder: Path) -> Iterator[None]:
    """What is refused within the block of a file that lies elsewhere is told of that file."""
    try:
        yield
    except OSError as error:
        name = error.filename
        if not isinstance(name, str | bytes) or _lies_in(os.fsdecode(name), folder):
            raise
        raise InputError(f"{os.fsdecode(name)}: {error.strerror}") from None


def _lies_in(name: str, folder: Path) -> bool:
    """Whether a file lies in a folder, by its name or by where that leads to."""
    ways = (os.path.abspath, os.path.realpath)
    return any(Path(way(name)).is_relative_to(way(folder)) for way in ways)


def copy_file(file: Path, target: Path) -> None:
    """Copy what is in a file; what the disk refuses then is told of the disk, not of the file."""
    with file.open("rb") as stream, target.open("xb") as copy:
        shutil.copyfileobj(stream, copy)


def link_file(file: Path, target: Path) -> None:
    """Give a file that nobody changes a second name; a copy where there are no such links."""
    try:
        os.link(file, target)
    except OSError:
        copy_file(file, target)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk.

    A folder can be opened for this on POSIX systems only; elsewhere it is left to the system.
    """
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_all(folder: Path) -> None:
    """Have a folder written to the disk, with all that is in it."""
    for file in sorted(folder.rglob("*")):
        sync(file)
    sync(folder)


def share(path: Path, folder: Path) -> None:
    """Let the group of a folder change a file or folder in it, if it may change that folder.

    What belongs to another group or person is left as it is.
    """
    shared = folder.stat()
    if not shared.st_mode & stat.S_IWGRP:
        return
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            found = os.fstat(handle)
            rights = stat.S_IRWXG if stat.S_ISDIR(found.st_mode) else stat.S_IRGRP | stat.S_IWGRP
            if found.st_gid == shared.st_gid and found.st_mode & rights != rights:
                os.fchmod(handle, stat.S_IMODE(found.st_mode) | rights)
        finally:
            os.close(handle)


def share_all(made: Path, folder: Path) -> None:
    """Share a folder in a folder, with all that is in it."""
    for path in (made, *sorted(made.rglob("*"))):
        share(path, folder)
