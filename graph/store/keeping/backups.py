"""A store saved elsewhere, and brought back.

What is saved is a store folder of one snapshot, with its journal: it can be read, checked and
served like any other. The engine's tables are not copied but linked where the copy stays on the
same disk, so one that shall outlive the disk has to lie on another.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ...errors import StoreError
from .brought import carry
from .disk import copy_file, disk_errors, link_file, sync, sync_all
from .journal import Doing, Entry, read_journal
from .listing import FILES, contents, differing, write_list
from .locking import locked
from .publishing import publish
from .snapshots import CURRENT, SNAPSHOTS, current, hold_current, make_folder
from .verifying import disagreeing
from .writing import beside

TABLES = ".sst"
"""Files that the engine never changes; of all others a store of its own has its own."""
MOST_TOLD = 3


def save_snapshot(path: Path | str, target: Path) -> Path:
    """Save a store as it is now; writers and readers are not disturbed.

    Args:
        target: a new folder, or an empty one.

    Returns:
        The snapshot in that folder.

    Raises:
        StoreError: the store cannot be read or is not whole, or the folder cannot be written or
            holds something, or lies in the store.
    """
    if target.resolve().is_relative_to(Path(path).resolve()):
        raise StoreError(f"{target} lies in the store itself; choose a folder outside it")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StoreError(f"{target} holds something; choose a new or empty folder")
    making = target.with_name(f"{target.name}.{os.getpid()}")
    with hold_current(Path(path)) as hold:
        try:
            with disk_errors(target):
                make_folder(making)
                _save(hold.snapshot, making)
                making.rename(target)
                sync(target.absolute().parent)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return (target / CURRENT).resolve()


def _save(snapshot: Path, making: Path) -> None:
    saved = making / SNAPSHOTS / _number(snapshot)
    saved.mkdir()
    try:
        copy_whole(snapshot, saved)
    except FileNotFoundError:
        if snapshot.exists():
            raise
    if not snapshot.exists():  # where there are no locks that keep it
        raise StoreError(f"{snapshot} was removed while it was saved; try again")
    (making / CURRENT).symlink_to(Path(SNAPSHOTS) / saved.name)
    if wrong := list(disagreeing(saved)):
        raise StoreError(f"{snapshot} is not whole and was not saved: {_told(wrong)}")
    if not (saved / FILES).exists():
        write_list(saved)
    sync_all(making)


def _number(snapshot: Path) -> str:
    """Its name, but where that is a copy of the link to it."""
    if snapshot.name.isdigit():
        return snapshot.name
    return str(max((entry.number for entry in read_journal(snapshot)), default=1))


def copy_whole(snapshot: Path, saved: Path) -> None:
    """Copy what was published, with its list; nobody changes it."""
    for name, file in contents(snapshot).items():
        target = saved / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (link_file if file.suffix == TABLES else copy_file)(file, target)
    if (snapshot / FILES).exists():
        copy_file(snapshot / FILES, saved / FILES)


def _told(wrong: list[str]) -> str:
    more = f"; and {len(wrong) - MOST_TOLD} more" if len(wrong) > MOST_TOLD else ""
    return "; ".join(wrong[:MOST_TOLD]) + more


def restore(path: Path | str, saved: Path, who: str = "") -> Entry:
    """Make a store what another one is, which is a change that can be undone.

    Where there is no store yet, the journal of the saved one goes on.

    Args:
        path: the store; made if absent.
        saved: the folder of another store, such as `save_snapshot` made.
        who: empty = whoever is logged in.

    Raises:
        StoreLockedError: another process is writing.
        StoreError: what was saved is not whole or cannot be read, or the disk refuses.
    """
    folder = Path(path)
    with hold_current(saved) as hold:
        if wrong := list(differing(hold.snapshot)):
            raise StoreError(f"{saved} is not whole and was not brought back: {_told(wrong)}")
        with locked(folder), beside(folder, hold.snapshot) as (building, store):
            after = None
            if current(folder) is None:
                after = hold.snapshot
                carry(after, building)
            doing = Doing("restore", saved.absolute().name, who)
            return publish(folder, building, store, doing, anew=False, after=after)
