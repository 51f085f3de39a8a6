"""Public datasets of conflict as claims: UCDP's, read row by row, and coded event tables.

Each dataset has a module of its own, with its columns by name. Bad cells are reported all at once,
and then nothing is loaded unless bad rows are skipped; a row that gives nothing is counted with the
reason.
"""

from .files import files_called
from .imports import READERS, Imported, read_imports
from .intake import CODED, GRAINS, Import
from .narrowing import Narrowing
from .refused import BadRow, write_bad_rows
from .tally import Aside, Tally

__all__ = [
    "CODED",
    "GRAINS",
    "READERS",
    "Aside",
    "BadRow",
    "Import",
    "Imported",
    "Narrowing",
    "Tally",
    "files_called",
    "read_imports",
    "write_bad_rows",
]
