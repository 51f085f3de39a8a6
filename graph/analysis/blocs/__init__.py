"""Blocs: partitions by several methods, how far they agree, and how firm they are."""

from .agreement import agreement
from .partitions import (
    METHODS,
    Agreement,
    Firmness,
    Partition,
    adjusted_rand,
    blocs,
    compare,
    stability,
)

__all__ = [
    "METHODS",
    "Agreement",
    "Firmness",
    "Partition",
    "adjusted_rand",
    "agreement",
    "blocs",
    "compare",
    "stability",
]
