"""The store: an index of the files, in memory or in a folder, asked with SPARQL."""

from .engine import MEMORY, About, Batch, Store, engine_errors
from .results import claims_turtle, plain_rows, results_json, results_turtle
from .snapshots import extending, open_store, replacing

__all__ = [
    "MEMORY",
    "About",
    "Batch",
    "Store",
    "claims_turtle",
    "engine_errors",
    "extending",
    "open_store",
    "plain_rows",
    "replacing",
    "results_json",
    "results_turtle",
]
