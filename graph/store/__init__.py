"""The store: an index of the files, in memory or in a folder, asked with SPARQL."""

from .asking import engine_errors
from .contents import About, Batch
from .engine import MEMORY, Store
from .results import claims_turtle, plain_rows, results_json, results_turtle
from .snapshots import check_replaceable, extending, open_store, replacing

__all__ = [
    "MEMORY",
    "About",
    "Batch",
    "Store",
    "check_replaceable",
    "claims_turtle",
    "engine_errors",
    "extending",
    "open_store",
    "plain_rows",
    "replacing",
    "results_json",
    "results_turtle",
]
