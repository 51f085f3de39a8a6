"""The store: an index of the files, in memory or in a folder, asked with SPARQL."""

from .asking import engine_errors
from .cells import Line, lines, select_lines, text_of, value
from .contents import About, Batch
from .engine import MEMORY, Store
from .files import files_hash
from .filling import fill, settle
from .keeping import (
    Doing,
    Entry,
    Staged,
    Verified,
    check_replaceable,
    existing,
    extending,
    history,
    hold_current,
    is_new,
    journal_nquads,
    open_snapshot,
    open_store,
    replacing,
    restore,
    resuming,
    save_snapshot,
    share_all,
    sync,
    undo,
    verify,
)
from .results import claims_turtle, plain_rows, results_json, results_turtle
from .syntax import QuadFile

__all__ = [
    "MEMORY",
    "About",
    "Batch",
    "Doing",
    "Entry",
    "Line",
    "QuadFile",
    "Staged",
    "Store",
    "Verified",
    "check_replaceable",
    "claims_turtle",
    "engine_errors",
    "existing",
    "extending",
    "files_hash",
    "fill",
    "history",
    "hold_current",
    "is_new",
    "journal_nquads",
    "lines",
    "open_snapshot",
    "open_store",
    "plain_rows",
    "replacing",
    "restore",
    "results_json",
    "results_turtle",
    "resuming",
    "save_snapshot",
    "select_lines",
    "settle",
    "share_all",
    "sync",
    "text_of",
    "undo",
    "value",
    "verify",
]
