"""The linear program that bounds from below what a division costs."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

from .cores import Mask, Reals
from .deadlines import Effort

Demand = tuple[tuple[int, ...], int]
"""Edges, and how many of them any division breaks."""

PIVOTS = 10_000
"""Steps of the simplex method after which interior points are quicker."""
INTERIOR = 100
"""Pivots that one step by interior points is worth."""
NO_LIMIT = 2**31 - 1
FREE = 1e-6
"""A demand of a lower price does not bind."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """An optimum of the relaxation.

    Attributes:
        bound: its weight; infinite where the edges that are held leave a demand unmet.
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
    """Least weight of edges that meet all demands added so far, edges taken in parts.

    Variables are how far each edge is broken, 0 to 1; a cycle asks for a total of 1. The
    solver keeps its basis, so that a few rows more cost a few pivots. Where pivots become too
    many, as they do with many equally good covers, it goes on by interior points.
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

    def add(self, demands: list[Demand], turned: Mask) -> None:
        """Ask that of some edges so many be broken; of turned edges, that they be whole."""
        starts = np.cumsum([0, *(len(edges) for edges, _ in demands[:-1])], dtype=np.int32)
        edges = np.concatenate([np.array(edges, dtype=np.int32) for edges, _ in demands])
        values = np.where(turned[edges], -1.0, 1.0)
        least = np.array([least for _, least in demands], dtype=float)
        lower = least - np.add.reduceat(turned[edges].astype(float), starts)
        upper = np.full(len(demands), np.inf)
        self.solver.addRows(len(demands), lower, upper, len(edges), starts, edges, values)

    @property
    def crowded(self) -> bool:
        """Whether there are more demands than edges twice over."""
        return bool(self.solver.getNumRow() > 2 * len(self.columns))

    def drop_loose(self) -> None:
        """Forget the demands that do not bind."""
        prices = np.array(self.solver.getSolution().row_dual)
        loose = np.flatnonzero(prices < FREE).astype(np.int32)
        self.solver.deleteRows(len(loose), loose)

    def fix(self, held: NDArray[np.int8]) -> None:
        """Hold edges at 0 or 1, and free those that are neither."""
        lower = np.where(held == 1, 1.0, 0.0)
        upper = np.where(held == 0, 0.0, 1.0)
        self.solver.changeColsBounds(len(held), self.columns, lower, upper)

    def solve(self, deadline: float, effort: Effort) -> Solution | None:
        """The optimum; None if time or effort do not suffice to find it.

        Args:
            deadline: when to stop, by `perf_counter()`.
            effort: how much work may be done; what was done is taken from it.
        """
        status = self.run(deadline, effort)
        if status == highspy.HighsModelStatus.kIterationLimit:
            self.solver.setOptionValue("solver", "ipm")
            self.solver.setOptionValue("run_crossover", "off")
            status = self.run(deadline, effort)
        nothing = np.zeros(len(self.columns))
        if status == highspy.HighsModelStatus.kInfeasible:
            return Solution(np.inf, nothing, nothing)
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.solver.getSolution()
        broken = np.clip(np.array(solution.col_value), 0.0, 1.0)
        weight = self.solver.getInfo().objective_function_value
        return Solution(weight, broken, np.array(solution.col_dual))

    def run(self, deadline: float, effort: Effort) -> highspy.HighsModelStatus | None:
        """Let the solver work until it is done, or time or effort are spent."""
        if effort.over:
            return None
        rows = self.solver.getNumRow() + 1
        most = effort.left / rows + 1
        self.solver.setOptionValue("simplex_iteration_limit", int(min(PIVOTS, most)))
        self.solver.setOptionValue("ipm_iteration_limit", int(min(NO_LIMIT, most / INTERIOR + 1)))
        remaining = max(0.0, deadline - perf_counter())
        # The solver counts the time of all its runs together.
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + remaining)
        self.solver.run()
        info = self.solver.getInfo()
        steps = max(0, info.simplex_iteration_count) + INTERIOR * max(0, info.ipm_iteration_count)
        effort.spend(rows * (steps + 1))
        return self.solver.getModelStatus()
