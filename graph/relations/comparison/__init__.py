"""Two sets of claims beside each other: where they agree, where not, where only one speaks.

The sets come from sources of one store: datasets, outlets, or ways in which claims were made.
"""

from .comparing import Comparison, Side, compare
from .lines import Line, Said
from .sides import apart, claims_of, may_be_of
from .verdicts import AGREEMENTS, DIRECTIONS, kappa

__all__ = [
    "AGREEMENTS",
    "DIRECTIONS",
    "Comparison",
    "Line",
    "Said",
    "Side",
    "apart",
    "claims_of",
    "compare",
    "kappa",
    "may_be_of",
]
