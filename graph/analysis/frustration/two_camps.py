"""Two camps: reduce, take apart, search, prove, put together."""

from __future__ import annotations

from math import inf
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from ...network import SignedGraph
from .cores import Camps, Core, Mask, Numbers, blocks, core_of, whole
from .covering import Division, Search
from .cycles import Cycles
from .deadlines import Effort
from .reductions import Kernel, reduce
from .search import anneal

LARGE = 300
"""Nodes from which on a good start is worth more than an early one."""
SWEEPS = 100
TOGETHER = 2.0
"""How long it takes to put a graph together again, in units of what it takes to take it apart."""
SLOWER = 10
"""How much slower a large graph is cooled when the first bound proves nothing."""


def two_camps(
    graph: SignedGraph, *, seed: int = 0, deadline: float = inf, effort: Effort | None = None
) -> tuple[NDArray[np.int64], int]:
    """A number, 0 or 1, for each node of a cheapest division, and what any costs at least.

    The search goes on until both meet or `perf_counter()` passes the deadline or
    the effort is spent.
    """
    effort = effort or Effort()
    start = perf_counter()
    kernel = Kernel.of(graph)
    deadline -= TOGETHER * (perf_counter() - start)
    reduce(kernel, deadline)
    keys, broken = [], []
    bound = kernel.cost
    for core in cores(kernel, deadline):
        division = divide(core, seed, deadline, effort)
        bound += division.bound
        keys.append(core.keys(len(graph)))
        broken.append(core.frustrated(division.camps))
    uncut = core_of(graph)
    best = Division.of(uncut, sides(kernel, joined(keys, broken)))
    # A search that was cut short may have ended where nobody apart is better.
    best.offer(uncut, np.zeros(len(graph)))
    return best.camps.astype(np.int64), round(bound)


def cores(kernel: Kernel, deadline: float) -> list[Core]:
    """The blocks of a kernel, small ones first; all in one when time is up."""
    if perf_counter() > deadline:
        return whole(kernel)
    return sorted(blocks(kernel), key=lambda core: (core.size, core.nodes))


def divide(core: Core, seed: int, deadline: float, effort: Effort) -> Division:
    """The cheapest division of one block that time and effort allow."""
    large = core.size > LARGE
    if perf_counter() > deadline:
        return Division.of(core, core.divide(np.zeros(len(core.ends))))

    def cooled(sweeps: int) -> Camps:
        return anneal(core, sweeps=sweeps, seed=seed, deadline=deadline)

    def better() -> Camps:
        return cooled(SLOWER * SWEEPS if large else SWEEPS)

    camps = cooled(SWEEPS) if large else core.divide(np.zeros(len(core.ends)))
    cycles, start = Cycles.of(core, two_camps=True), Division.of(core, camps)
    return Search(core, cycles, core.divide, better, start, deadline, effort).run()


def joined(keys: list[Numbers], broken: list[Mask]) -> Mask:
    """Which edges of a kernel are broken, in order, from which edges of its blocks are."""
    if not keys:
        return np.zeros(0, dtype=bool)
    return np.asarray(np.concatenate(broken)[np.argsort(np.concatenate(keys))])


def sides(kernel: Kernel, broken: Mask) -> Camps:
    """A number, 0 or 1, for each node of the graph, from which edges of its kernel are broken."""
    placed: dict[int, int] = {}
    for core in whole(kernel):
        found = core.divide(broken.astype(float))
        placed = dict(zip(core.nodes, found.astype(int).tolist(), strict=True))
    placed = {node: placed.get(node, 1) for node in kernel.rows}
    restored = kernel.restore(placed)
    return np.array([float(restored[node] < 0) for node in range(len(restored))])
