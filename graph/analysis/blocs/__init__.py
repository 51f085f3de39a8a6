"""Blocs: partitions by several methods, how far they agree, and how firm they are."""

from .agreement import Agreement, agreement, compare
from .partitions import METHODS, Firmness, Partition, blocs, stability

__all__ = [
    "METHODS",
    "Agreement",
    "Firmness",
    "Partition",
    "agreement",
    "blocs",
    "compare",
    "stability",
]
