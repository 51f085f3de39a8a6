"""Three camps and more, or any number of them (correlation clustering)."""

from __future__ import annotations

from math import inf
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from ...network import SignedGraph
from .assignment import assign
from .cores import Camps, Core, Mask, Reals, blocks, core_of
from .covering import Division, Search
from .cycles import Cycles
from .deadlines import Effort, part
from .moves import Movers
from .reductions import Kernel
from .two_camps import two_camps

EXACT = 3000
"""Edges up to which a given number of camps is searched through to the end."""


def any_camps(
    graph: SignedGraph, *, seed: int = 0, deadline: float = inf, effort: Effort | None = None
) -> tuple[NDArray[np.int64], int]:
    """A camp for each node of a cheapest division into any number, and what any costs at least.

    An edge is only ever broken for the sake of a cycle with exactly one negative edge, so that
    each biconnected block of the edges on such cycles can be divided by itself.
    """
    effort = effort or Effort()
    broken = np.zeros(len(graph.signs), dtype=bool)
    edges = core_of(graph).keys(len(graph))
    bound = 0
    for core in tangles(graph, deadline):
        division = divide(core, seed, deadline, effort)
        bound += round(division.bound)
        places = np.searchsorted(edges, core.keys(len(graph)))
        broken[places] = core.frustrated(division.camps)
    return friends(len(graph), graph.ends, (graph.signs > 0) & ~broken), bound


def friends(size: int, ends: NDArray[np.integer], kept: Mask) -> NDArray[np.int64]:
    """The components that the edges kept make: numbers from 0."""
    first, second = ends[kept].T
    matrix = csr_array((np.ones(len(first)), (first, second)), shape=(size, size))
    return np.asarray(connected_components(matrix, directed=False)[1], dtype=np.int64)


def tangles(graph: SignedGraph, deadline: float) -> list[Core]:
    """The blocks in which a division into any number of camps has to break an edge."""
    together = friends(len(graph), graph.ends, graph.signs > 0)
    first, second = graph.ends.T
    kernel = Kernel.of(graph)
    for a, b in graph.ends[together[first] != together[second]].tolist():
        del kernel.rows[a][b], kernel.rows[b][a]
    if perf_counter() > deadline:
        return [core_of(graph)] if len(first) else []
    mixed = [core for core in blocks(kernel) if core.weights.min() < 0 < core.weights.max()]
    return sorted(mixed, key=lambda core: (core.size, core.nodes))


def divide(core: Core, seed: int, deadline: float, effort: Effort) -> Division:
    """The cheapest division of a block into any number of camps that time and effort allow."""
    if perf_counter() > deadline:
        whole = friends(core.size, core.ends, core.weights > 0)
        return Division.of(core, whole.astype(float))
    movers = Movers(core, None)

    def rounding(broken: Reals) -> Camps:
        kept = (core.weights > 0) & (broken < 0.5)
        return movers.settle(friends(core.size, core.ends, kept).astype(float), deadline)

    def better() -> Camps:
        return movers.shake(start, seed=seed, deadline=deadline)

    start = rounding(np.zeros(len(core.ends)))
    cycles, first = Cycles.of(core, two_camps=False), Division.of(core, start)
    return Search(core, cycles, rounding, better, first, deadline, effort).run()


def many_camps(
    graph: SignedGraph, most: int, *, seed: int = 0, deadline: float = inf
) -> tuple[NDArray[np.int64], int]:
    """A camp for each node of a cheapest division into at most so many, and a lower bound.

    Any number of camps costs no more and two no less. Between them a search by moves and, where
    they do not meet and the graph has at most `EXACT` edges, an integer program decide.
    """
    free, bound = any_camps(graph, seed=seed, deadline=part(deadline, 0.4))
    if not len(graph.signs):
        return np.zeros(len(graph), dtype=np.int64), 0
    core = core_of(graph)
    best = Division.of(core, fold(core, free, most, seed, deadline))
    if perf_counter() < deadline:
        movers = Movers(core, most)
        two, _ = two_camps(graph, seed=seed, deadline=part(deadline, 0.4))
        for start in (best.camps, two.astype(float)):
            if not best.excludes(bound):
                best.offer(core, start)
                best.offer(core, movers.shake(start, seed=seed, deadline=deadline))
    if not best.excludes(bound) and len(core.ends) <= EXACT and perf_counter() < deadline:
        camps, lowest = assign(core, most, deadline)
        bound = max(bound, lowest)
        if camps is not None:
            best.offer(core, camps)
    best.prove(bound)
    return best.camps.astype(np.int64), round(best.bound)


def fold(core: Core, camps: NDArray[np.int64], most: int, seed: int, deadline: float) -> Camps:
    """At most so many camps made of others, those that pull each other put together."""
    count = int(camps.max()) + 1
    first, second = np.sort(camps[core.ends], axis=1).T
    apart = first != second
    keys, places = np.unique(first[apart] * count + second[apart], return_inverse=True)
    weights = np.bincount(places, core.weights[apart]).astype(float)
    ends = np.stack([keys // count, keys % count], axis=1)
    quotient = Core(list(range(count)), ends, weights)
    movers = Movers(quotient, most)
    folded = movers.shake(np.zeros(count), seed=seed, deadline=deadline)
    return np.asarray(folded[camps])
