"""A given number of camps as an integer program."""

from __future__ import annotations

from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, kron

from .cores import Camps, Core, Reals


def assign(core: Core, most: int, deadline: float) -> tuple[Camps | None, int]:
    """A cheapest division into at most so many camps, if one is found, and a lower bound.

    A variable for each node and camp says whether the node is in it; one for each edge, whether
    it is broken. Camps are numbered in the order of their first node, nodes of high degree first.
    """
    size, edges = core.size, len(core.ends)
    remaining = max(0.0, deadline - perf_counter())
    costs = np.concatenate([np.zeros(size * most), np.abs(core.weights)])
    result = milp(
        costs,
        constraints=[one_camp_each(core, most), broken_or_not(core, most), *triangles(core, most)],
        integrality=np.concatenate([np.ones(size * most), np.zeros(edges)]),
        bounds=Bounds(0, np.concatenate([allowed(core, most).ravel(), np.ones(edges)])),
        options={"mip_rel_gap": 0.0, "time_limit": remaining},
    )
    bound = 0 if result.mip_dual_bound is None else int(np.ceil(result.mip_dual_bound - 1e-4))
    if result.x is None:
        return None, bound
    return result.x[: size * most].reshape(size, most).argmax(axis=1).astype(float), bound


def one_camp_each(core: Core, most: int) -> LinearConstraint:
    """Each node is in exactly one camp."""
    sums = kron(eye_array(core.size), np.ones((1, most)))
    nothing = csr_array((core.size, len(core.ends)))
    return LinearConstraint(hstack([sums, nothing], format="csr"), 1, 1)


def broken_or_not(core: Core, most: int) -> LinearConstraint:
    """A positive edge with one end alone in a camp is broken, a negative one with both."""
    edges = np.arange(len(core.ends))
    shape = (len(edges), core.size)
    first = csr_array((np.ones(len(edges)), (edges, core.ends[:, 0])), shape=shape)
    second = csr_array((np.sign(core.weights), (edges, core.ends[:, 1])), shape=shape)
    # Broken + x(second) - x(first) >= 0 or broken - x(second) - x(first) >= -1, for every camp.
    ends = kron(second - first, eye_array(most))
    marks = kron(eye_array(len(edges)), np.ones((most, 1)))
    lowest = np.repeat(np.where(core.weights > 0, 0.0, -1.0), most)
    return LinearConstraint(hstack([ends, marks], format="csr"), lowest, np.inf)


def triangles(core: Core, most: int) -> list[LinearConstraint]:
    """Of two friends of a node who are enemies, one edge is broken."""
    friends: dict[int, dict[int, int]] = {node: {} for node in range(core.size)}
    for edge, (a, b) in enumerate(core.ends.tolist()):
        if core.weights[edge] > 0:
            friends[a][b] = friends[b][a] = edge
    rows = [
        (edge, friends[a][node], friends[b][node])
        for edge, (a, b) in enumerate(core.ends.tolist())
        if core.weights[edge] < 0
        for node in sorted(friends[a].keys() & friends[b].keys())
    ]
    if not rows:
        return []
    columns = np.array(rows).ravel() + core.size * most
    places = np.repeat(np.arange(len(rows)), 3)
    shape = (len(rows), core.size * most + len(core.ends))
    matrix = csr_array((np.ones(len(columns)), (places, columns)), shape=shape)
    return [LinearConstraint(matrix, 1, np.inf)]


def allowed(core: Core, most: int) -> Reals:
    """Which camps a node may be in, shape (nodes, camps): the first in one, the second in two."""
    degree = np.bincount(core.ends.ravel(), minlength=core.size)
    rank = np.empty(core.size, dtype=np.int64)
    rank[np.argsort(-degree, kind="stable")] = np.arange(core.size)
    return (np.arange(most) <= rank[:, None]).astype(float)
