"""Keeping a store in a folder: snapshots, a lock, a journal, undoing, saving, verifying."""

from .backups import restore, save_snapshot
from .disk import share_all, sync
from .journal import Doing, Entry, journal_nquads
from .resuming import Staged, resuming
from .snapshots import (
    check_replaceable,
    existing,
    history,
    hold_current,
    is_new,
    open_snapshot,
    open_store,
)
from .undoing import undo
from .verifying import Verified, verify
from .writing import extending, replacing

__all__ = [
    "Doing",
    "Entry",
    "Staged",
    "Verified",
    "check_replaceable",
    "existing",
    "extending",
    "history",
    "hold_current",
    "is_new",
    "journal_nquads",
    "open_snapshot",
    "open_store",
    "replacing",
    "restore",
    "resuming",
    "save_snapshot",
    "share_all",
    "sync",
    "undo",
    "verify",
]
