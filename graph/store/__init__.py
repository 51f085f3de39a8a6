"""The store: an index of the files, in memory or in a folder, asked with SPARQL."""

from .asking import engine_errors
from .backups import restore, save_snapshot
from .contents import About, Batch
from .engine import MEMORY, Store
from .files import files_hash
from .journal import Doing, Entry, journal_nquads
from .results import claims_turtle, plain_rows, results_json, results_turtle
from .snapshots import check_replaceable, history, open_store
from .undoing import undo
from .verifying import Verified, verify
from .writing import extending, replacing

__all__ = [
    "MEMORY",
    "About",
    "Batch",
    "Doing",
    "Entry",
    "Store",
    "Verified",
    "check_replaceable",
    "claims_turtle",
    "engine_errors",
    "extending",
    "files_hash",
    "history",
    "journal_nquads",
    "open_store",
    "plain_rows",
    "replacing",
    "restore",
    "results_json",
    "results_turtle",
    "save_snapshot",
    "undo",
    "verify",
]
