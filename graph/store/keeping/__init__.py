"""Keeping a store in a folder: snapshots, a lock, a journal, undoing, saving, verifying."""

from .backups import restore, save_snapshot
from .journal import Doing, Entry, journal_nquads
from .resuming import Staged, resuming
from .snapshots import check_replaceable, existing, history, open_snapshot, open_store
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
    "journal_nquads",
    "open_snapshot",
    "open_store",
    "replacing",
    "restore",
    "resuming",
    "save_snapshot",
    "undo",
    "verify",
]
