"""A store saved elsewhere, and brought back.

What is saved is a store folder of one snapshot, with its journal: it can be read, checked and
served like any other. The engine makes the copy, by hard links where it stays on the same disk, so
a copy that shall outlive the disk has to lie on another.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ...errors import StoreError
from .brought import carry
from .disk import disk_errors, sync, sync_all
from .journal import JOURNAL, Doing, Entry, read_journal
from .locking import locked
from .publishing import publish
from .snapshots import (
    BATCHES,
    COLUMNS,
    CURRENT,
    DATABASE,
    SNAPSHOTS,
    current,
    hold_current,
    make_folder,
    open_snapshot,
)
from .verifying import disagreeing
from .writing import beside, copy


def save_snapshot(path: Path | str, target: Path) -> Path:
    """Save a store as it is now; writers and readers are not disturbed.

    Args:
        target: a new folder, or an empty one.

    Returns:
        The snapshot that was saved.

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
        return hold.snapshot


def _save(snapshot: Path, making: Path) -> None:
    saved = making / SNAPSHOTS / snapshot.name
    saved.mkdir()
    copy(open_snapshot(snapshot, snapshot).engine, snapshot / DATABASE, saved / DATABASE)
    for name in (BATCHES, COLUMNS, JOURNAL):
        if (snapshot / name).exists():
            shutil.copyfile(snapshot / name, saved / name)
    carry(snapshot, saved)
    if not snapshot.exists():  # where there are no locks that keep it
        raise StoreError(f"{snapshot} was removed while it was saved; try again")
    (making / CURRENT).symlink_to(Path(SNAPSHOTS) / snapshot.name)
    if wrong := list(disagreeing(saved)):
        raise StoreError(f"{snapshot} is not whole and was not saved: {'; '.join(wrong)}")
    sync_all(making)


def restore(path: Path | str, saved: Path, who: str = "") -> Entry:
    """Make a store what another one is, which is a change that can be undone.

    Where there is no store yet, the journal of the saved one goes on.

    Args:
        path: the store; made if absent.
        saved: the folder of another store, such as `save_snapshot` made.
        who: empty = whoever is logged in.

    Raises:
        StoreLockedError: another process is writing.
        StoreError: what was saved cannot be read, or the disk refuses.
    """
    folder = Path(path)
    with (
        hold_current(saved) as hold,
        locked(folder),
        beside(folder, hold.snapshot) as (building, store),
    ):
        past, source = None, hold.snapshot
        if current(folder) is None:
            past = read_journal(source)
            carry(source, building)
        doing = Doing("restore", saved.absolute().name, who)
        return publish(folder, building, store, doing, anew=False, past=past)
