"""Branch and cut: the cheapest division into camps, with proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from .cliques import Cliques
from .cores import Camps, Core, Mask, Reals
from .cycles import Cycles
from .deadlines import Effort, part
from .relaxation import Demand, Relaxation

Held = NDArray[np.int8]
Node = tuple[float, int, Held]
"""A bound, when it was made, and which edges are held whole (0), broken (1) or not (FREE)."""

FREE = -1
CLOSE = 1e-4
"""Costs differ by whole numbers; relaxations are not as exact."""
PATIENCE = 4
"""Rounds of cuts that may bring little before a node is branched on."""
LITTLE = 0.02
"""The share of the gap that counts as little."""
THOROUGH = 3000
"""Edges up to which cycles are looked for through all of them, and cliques at all."""
FEW = 0.1
"""Cycles, by edges, below which cliques are looked for too."""


@dataclass(slots=True)
class Division:
    """The best division known, and how little any may cost.

    Costs of divisions differ by whole numbers, so that a better one is cheaper by 1 at least.
    """

    camps: Camps
    value: float
    bound: float = 0.0

    @classmethod
    def of(cls, core: Core, camps: Camps) -> Division:
        """What camps cost."""
        return cls(camps, float(core.cost(camps)))

    def offer(self, core: Core, camps: Camps) -> None:
        """Take other camps if they are cheaper."""
        value = float(core.cost(camps))
        if value < self.value - 0.5:
            self.camps, self.value = camps, value

    def excludes(self, bound: float) -> bool:
        """Whether nothing that costs as much as a bound, or more, is better."""
        return bound > self.value - 1 + CLOSE

    def prove(self, bound: float) -> None:
        """Take over a bound, raised to the next cost that there can be."""
        self.bound = self.value - max(0.0, np.floor(self.value - bound + CLOSE))


@dataclass(slots=True)
class Search:
    """A tree of relaxations over one core.

    Attributes:
        core: the graph.
        cycles: of which each division has to break an edge.
        rounding: camps from how far each edge is broken in a relaxation.
        better: camps that are dearer to find, asked for once if the first relaxation proves
            nothing.
        best: the best division so far.
        deadline: when to stop, by `perf_counter()`.
        effort: how much work may be done.
    """

    core: Core
    cycles: Cycles
    rounding: Callable[[Reals], Camps]
    better: Callable[[], Camps]
    best: Division
    deadline: float
    effort: Effort = field(default_factory=Effort)
    relaxation: Relaxation = field(init=False)
    cliques: Cliques | None = field(init=False)

    def __post_init__(self) -> None:
        self.relaxation = Relaxation(np.abs(self.core.weights))
        small = self.cycles.two_camps and len(self.core.weights) <= THOROUGH
        self.cliques = Cliques.of(self.core) if small else None

    @property
    def over(self) -> bool:
        """Whether time is up, or the effort spent."""
        return self.effort.over or perf_counter() >= self.deadline

    def free(self) -> Held:
        """No edge held."""
        return np.full(len(self.core.weights), FREE, dtype=np.int8)

    def run(self, first: Held | None = None) -> Division:
        """Branch where the bound is lowest until nothing can be better or the search is over.

        Args:
            first: which edges are held in all divisions that are asked for; None = none.
        """
        heap: list[Node] = [(0.0, 0, self.free() if first is None else first)]
        made = 0
        while heap and not self.best.excludes(heap[0][0]) and not self.over:
            bound, number, held = heappop(heap)
            bound, broken = self.tighten(bound, held)
            if number == 0 and not self.best.excludes(bound):
                self.best.offer(self.core, self.better())
            if self.over:
                heappush(heap, (bound, number, held))
            elif not self.best.excludes(bound):
                for child in self.children(held, broken):
                    made += 1
                    heappush(heap, (bound, made, child))
        self.best.prove(heap[0][0] if heap else np.inf)
        return self.best

    def tighten(self, bound: float, held: Held) -> tuple[float, Reals]:
        """Add violated cycles until there are none, they bring little, or nothing is better.

        Holds edges (in place) that no better division of this node has otherwise.
        """
        self.relaxation.fix(held)
        broken = np.zeros(len(held))
        little = 0
        while little < PATIENCE and (solved := self.relaxation.solve(self.deadline, self.effort)):
            rise = solved.bound - bound
            little = 0 if rise > LITTLE * (self.best.value - bound) else little + 1
            bound, broken = max(bound, solved.bound), solved.broken
            if solved.feasible:
                self.best.offer(self.core, self.rounding(broken))
            if self.best.excludes(bound):
                break
            hold(held, solved.prices, self.best.value - 1 + CLOSE - bound)
            turned = held == 1
            pause = part(self.deadline, 0.5)
            cycles = self.cycles.violated(broken, self.among(turned), turned, pause)
            self.effort.spend(self.core.size * len(held) / 2)
            demands: list[Demand] = [(cycle, 1) for cycle in cycles]
            if self.cliques and len(cycles) < FEW * len(held):
                demands += self.cliques.violated(broken, turned)
            if not demands:
                break
            if rise > CLOSE and self.relaxation.crowded:
                self.relaxation.drop_loose()
            self.relaxation.add(demands, turned)
        return bound, broken

    def among(self, turned: Mask) -> Mask:
        """Edges of which every cycle that asks for a broken edge has at least one."""
        if len(turned) <= THOROUGH:
            return np.ones(len(turned), dtype=bool)
        return np.asarray(self.core.frustrated(self.best.camps) != turned)

    def children(self, held: Held, broken: Reals) -> tuple[Held, ...]:
        """Both ways to hold one more edge; none where all are held, and what is left is offered."""
        edge = self.split(held, broken)
        if edge is None:
            self.best.offer(self.core, self.rounding((held == 1).astype(float)))
            return ()
        return branches(held, edge)

    def split(self, held: Held, broken: Reals) -> int | None:
        """The edge to branch on: free, and as far as may be half broken and heavy."""
        free = np.flatnonzero(held == FREE)
        if not len(free):
            return None
        doubt = np.abs(self.core.weights) * np.minimum(broken, 1 - broken)
        return int(free[np.argmax(doubt[free])])


def hold(held: Held, prices: Reals, worth: float) -> None:
    """Hold free edges (in place) whose change costs more than a better division is worth."""
    free = held == FREE
    held[free & (prices > worth)] = 0
    held[free & (-prices > worth)] = 1


def branches(held: Held, edge: int) -> tuple[Held, Held]:
    """Both ways to hold one more edge."""
    whole, broken = held.copy(), held.copy()
    whole[edge], broken[edge] = 0, 1
    return whole, broken
