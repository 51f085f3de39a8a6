"""Public datasets of conflict as claims: UCDP's events, external support and actors.

Each dataset has a module of its own, with its columns by name. Bad cells are reported all at once
and then nothing is loaded; a row that gives nothing is counted with the reason.
"""

from .imports import READERS, Imported, read_imports
from .intake import Import
from .tally import Tally

__all__ = ["READERS", "Import", "Imported", "Tally", "read_imports"]
