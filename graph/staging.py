"""What is made beside a folder's content, and takes its place whole, whatever cuts it off.

Where two names can be exchanged in one step (Linux), there is no moment without the one or the
other. Elsewhere the old lies aside for as long as a renaming takes, and who comes next puts the new
in its place if that is where it was cut off.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from .errors import StoreError

STAGING, ASIDE = ".next-", ".old"
"""How the names of what is being made begin; how those end of what lies aside in it."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder whose content replaces that of `out`, name by name, when the block ends well.

    Raises:
        StoreError: the disk refuses, here or within the block.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(mkdtemp(prefix=STAGING, dir=out))
        with _held(staging):
            try:
                yield staging
                for new in sorted(staging.iterdir()):
                    _put(new, out / new.name)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{out} cannot be written: {error}") from None


def tidy(out: Path, staging: Path) -> None:
    """Finish and remove what others left that were cut off.

    Only the holder of the store's lock does so: whoever else is at work is about to be refused that
    lock, or has let go of it and is putting things in their places, which is waited for.
    """
    for other in sorted(out.glob(f"{STAGING}*")):
        if other != staging:
            with _held(other):
                _finish(other, out)
                shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Nobody else has the folder within the block; a process that ends lets go of it."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, FileNotFoundError):  # not on every system; or it is gone
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _put(new: Path, old: Path) -> None:
    """Put the new in the place of the old."""
    if not old.is_dir():
        new.replace(old)
    elif not _exchange(new, old):
        old.rename(new.with_name(f"{new.name}{ASIDE}"))
        new.rename(old)


def _finish(left: Path, out: Path) -> None:
    """Where the old lies aside and nothing is in its place, the new goes there."""
    for aside in sorted(left.glob(f"*{ASIDE}")):
        name = aside.name.removesuffix(ASIDE)
        if not (out / name).exists():
            (left / name).rename(out / name)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False = the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return call is not None and not call(
        AT_FDCWD, names[0], AT_FDCWD, names[1], ctypes.c_uint(RENAME_EXCHANGE)
    )
