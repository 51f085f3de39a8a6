"""The cheapest divisions into two camps that contradict a given tie, one tie after another.

All of them are found over one linear program: a cycle that asks for a broken tie does so whichever
tie is held broken, so that what was learnt for one tie serves the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...network import SignedGraph
from ..frustration.cores import Camps, Core, Mask, Reals, core_of
from ..frustration.covering import Division, Search
from ..frustration.cycles import Cycles
from ..frustration.deadlines import Effort

MOST = 1
"""By how much more than the reference a division may cost that is asked for."""


class Cutoff(Division):
    """A cost that bounds, and no division."""

    __slots__ = ()

    def offer(self, core: Core, camps: Camps) -> None:
        """Take nothing: what contradicts no tie in particular is not asked for."""


class Contradicting:
    """Divisions of a graph that contradict one tie.

    Args:
        graph: connected.
        camps: the camp of each node in a division that the fewest ties contradict.
        deadline: when to stop, by `perf_counter()`.
        effort: how much work may be done.
    """

    def __init__(
        self, graph: SignedGraph, camps: Sequence[int], deadline: float, effort: Effort
    ) -> None:
        self.core = core_of(graph)
        self.reference = Division.of(self.core, np.array(camps, dtype=float))
        self._edges = {(a, b): number for number, (a, b, _) in enumerate(graph.edges())}
        self._edge = 0
        cycles = Cycles.of(self.core, two_camps=True)
        nothing = np.zeros(len(self.core.ends))
        self._search = Search(
            self.core, cycles, self._rounded, lambda: self._rounded(nothing), self.reference,
            deadline, effort,
        )  # fmt: skip
        self._least = [self._prices(within) for within in range(MOST + 1)]

    def cheapest(self, tie: tuple[str, str], within: int) -> tuple[Camps | None, bool]:
        """A cheapest division that contradicts a tie.

        Args:
            tie: the names of its ends, the lower first.
            within: by how much more than the reference it may cost.

        Returns:
            the camp of each node, None if none was found, and whether that is proven.
        """
        self._edge = self._edges[tie]
        too_dear = self.reference.value + within + 1
        if self._least[within][self._edge]:
            return None, True
        self._search.best = Division(self.reference.camps, too_dear)
        held = self._search.free()
        held[self._edge] = 1
        found = self._search.run(held)
        proven = found.bound == found.value
        return (found.camps if found.value < too_dear else None), proven

    def _prices(self, within: int) -> Mask:
        """Which ties the relaxation alone tells that contradicting them costs more than that."""
        self._search.best = Cutoff(self.reference.camps, self.reference.value + within + 1)
        held = self._search.free()
        self._search.tighten(0.0, held)
        return np.asarray(held == 0)

    def _rounded(self, broken: Reals) -> Camps:
        """Two camps that follow a relaxation, and contradict the tie at whatever cost."""
        camps = self.core.divide(broken)
        if not self.core.frustrated(camps)[self._edge]:
            camps[self.core.ends[self._edge, 0]] *= -1
        return camps
