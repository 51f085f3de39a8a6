"""The linear program that bounds from below what a division costs."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

from .cores import Mask, Reals
from .cycles import Cycle


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """An optimum of the relaxation.

    Attributes:
        bound: its weight; infinite where the edges that are held leave a cycle uncovered.
        broken: shape (edges,), how far each edge is broken, 0 to 1.
        prices: shape (edges,), what it costs to break an edge more, per unit; below 0 what it
            costs to break it less.
    """

    bound: float
    broken: Reals
    prices: Reals

    @property
    def feasible(self) -> bool:
        """Whether there is any."""
        return bool(np.isfinite(self.bound))


class Relaxation:
    """Least weight of edges that cover all cycles added so far, edges taken in parts.

    Variables are how far each edge is broken, 0 to 1; each cycle asks for a total of 1. The
    solver keeps its basis, so that a few rows more cost a few pivots.
    """

    def __init__(self, weights: Reals) -> None:
        # `highspy.Highs` prints a banner to standard output as soon as it is made; its base does
        # not.
        self.solver = _Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("presolve", "off")
        self.solver.setOptionValue("threads", 1)
        self.columns = np.arange(len(weights), dtype=np.int32)
        self.solver.addVars(len(weights), np.zeros(len(weights)), np.ones(len(weights)))
        self.solver.changeColsCost(len(weights), self.columns, weights)

    def add(self, cycles: list[Cycle], turned: Mask) -> None:
        """Ask that each cycle be covered; of turned edges, by what they are not broken."""
        starts = np.cumsum([0, *(len(cycle) for cycle in cycles[:-1])], dtype=np.int32)
        edges = np.concatenate([np.array(cycle, dtype=np.int32) for cycle in cycles])
        values = np.where(turned[edges], -1.0, 1.0)
        lower = 1 - np.add.reduceat(turned[edges].astype(float), starts)
        upper = np.full(len(cycles), np.inf)
        self.solver.addRows(len(cycles), lower, upper, len(edges), starts, edges, values)

    @property
    def crowded(self) -> bool:
        """Whether there are more cycles than edges twice over."""
        return bool(self.solver.getNumRow() > 2 * len(self.columns))

    def drop_loose(self) -> None:
        """Forget the cycles that do not bind."""
        statuses = self.solver.getBasis().row_status
        basic = highspy.HighsBasisStatus.kBasic
        loose = [row for row, status in enumerate(statuses) if status == basic]
        self.solver.deleteRows(len(loose), np.array(loose, dtype=np.int32))

    def fix(self, held: NDArray[np.int8]) -> None:
        """Hold edges at 0 or 1, and free those that are neither."""
        lower = np.where(held == 1, 1.0, 0.0)
        upper = np.where(held == 0, 0.0, 1.0)
        self.solver.changeColsBounds(len(held), self.columns, lower, upper)

    def solve(self, deadline: float) -> Solution | None:
        """The optimum; None if it was not found before `perf_counter()` passed the deadline."""
        remaining = max(0.0, deadline - perf_counter())
        # The solver counts the time of all its runs together.
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + remaining)
        self.solver.run()
        status = self.solver.getModelStatus()
        nothing = np.zeros(len(self.columns))
        if status == highspy.HighsModelStatus.kInfeasible:
            return Solution(np.inf, nothing, nothing)
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.solver.getSolution()
        broken = np.clip(np.array(solution.col_value), 0.0, 1.0)
        weight = self.solver.getInfo().objective_function_value
        return Solution(weight, broken, np.array(solution.col_dual))
