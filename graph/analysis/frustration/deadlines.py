"""When a step has to end: by the clock, or after so much work."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from time import perf_counter


def part(deadline: float, share: float) -> float:
    """The deadline of a step that may take a share of the time left.

    >>> part(float("inf"), 0.5)
    inf
    """
    now = perf_counter()
    return now + share * (deadline - now)


@dataclass(slots=True)
class Effort:
    """Work that may still be done, counted alike on every machine, so that results are alike too.

    Attributes:
        left: steps, each about what a pivot of the simplex method costs for each row of its
            program: half a microsecond.
    """

    left: float = inf

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def spend(self, steps: float) -> None:
        """Note work that was done."""
        self.left -= steps
