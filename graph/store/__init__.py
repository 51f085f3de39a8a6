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
    journal_nquads,
    open_snapshot,
    open_store,
    replacing,
    restore,
    resuming,
    save_snapshot,
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
    "text_of",
    "undo",
    "value",
    "verify",
]
