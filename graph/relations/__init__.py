"""Views of the claims: which of them count, and the relations they make.

Claims are never merged; a relation is worked out from them each time, for one view.
"""

from .accounts import Account, Voice, Word, account
from .coverage import Coverage, coverage
from .dyads import Dyad, dyad
from .edges import Edge, edges
from .lives import within_lives
from .table import EdgeTable, tabulate
from .views import DEFAULT_VIEW, View

__all__ = [
    "DEFAULT_VIEW",
    "Account",
    "Coverage",
    "Dyad",
    "Edge",
    "EdgeTable",
    "View",
    "Voice",
    "Word",
    "account",
    "coverage",
    "dyad",
    "edges",
    "tabulate",
    "within_lives",
]
