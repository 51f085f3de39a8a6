"""What a store tells of what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims that came in together: from where, by what, how many."""

    graph: str
    origin: str
    claims: int


@dataclass(frozen=True, slots=True)
class About:
    """A build's title, and the date and window of its plain triples; `as_of` None = all dates."""

    title: str
    as_of: date | None
    window: int
