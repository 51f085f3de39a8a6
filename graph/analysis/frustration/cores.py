"""A block of a kernel as arrays: what search and cutting planes work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

from ...network import SignedGraph
from .reductions import Kernel

Camps = NDArray[np.float64]
"""A number for each node: nodes of one camp share it; where there are two camps, 1 and -1."""
Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """A weighted signed graph.

    Attributes:
        nodes: the numbers its nodes have in the kernel, in order.
        ends: shape (edges, 2), places in `nodes`, the lower first.
        weights: shape (edges,), none 0; an edge costs its size where it is frustrated.
    """

    nodes: list[int]
    ends: Numbers
    weights: Reals

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.nodes)

    def keys(self, size: int) -> Numbers:
        """A number for each edge of a graph of so many nodes: `a * size + b` for its ends there."""
        first, second = np.array(self.nodes, dtype=np.int64)[self.ends].T
        return np.asarray(first * size + second)

    def frustrated(self, camps: Camps) -> Mask:
        """Which edges divisions break, shape (edges, ...) for camps of shape (nodes, ...)."""
        together = camps[self.ends[:, 0]] == camps[self.ends[:, 1]]
        negative = self.weights < 0
        return np.asarray((negative == together.T).T)

    def cost(self, camps: Camps) -> Reals:
        """What divisions cost, shape (...) for camps of shape (nodes, ...)."""
        return np.asarray(self.frustrated(camps).T @ np.abs(self.weights))

    def adjacency(self) -> csr_array:
        """The symmetric matrix of weights."""
        first, second = self.ends.T
        rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
        values = np.concatenate([self.weights, self.weights])
        return csr_array((values, (rows, columns)), shape=(self.size, self.size))

    def divide(self, broken: Reals) -> Camps:
        """Two camps that follow the edges thought to be frustrated the least, as a forest of them.

        Args:
            broken: shape (edges,), how far each edge is thought to be frustrated, 0 to 1.
        """
        first, second = self.ends.T
        # A stored zero would be no edge at all.
        lengths = csr_array((1.0 + broken, (first, second)), shape=(self.size, self.size))
        forest = minimum_spanning_tree(lengths).tocoo()
        keys = first * self.size + second
        kept = np.searchsorted(keys, forest.row.astype(np.int64) * self.size + forest.col)
        signs = np.where(broken > 0.5, -self.weights, self.weights)[kept]
        return unfold(self.size, first[kept], second[kept], signs)


def unfold(size: int, first: Numbers, second: Numbers, signs: Reals) -> Camps:
    """Camps that satisfy all edges of a balanced graph.

    Each node has two places in the double cover; the one in the first of the two components that
    a component of the graph unfolds to says on which side the node is.
    """
    cross = np.where(signs < 0, size, 0)
    rows = np.concatenate([first, first + size])
    columns = np.concatenate([second + cross, (second + size + cross) % (2 * size)])
    cover = csr_array((np.ones(len(rows)), (rows, columns)), shape=(2 * size, 2 * size))
    _, component = connected_components(cover, directed=False)
    return np.where(component[:size] < component[size:], 1.0, -1.0)


def whole(kernel: Kernel) -> list[Core]:
    """All edges of a kernel as one core, if there are any."""
    tails, heads, weights = arcs(kernel)
    order = np.lexsort((heads, tails))
    return [packed(tails[order], heads[order], weights[order])] if len(order) else []


def blocks(kernel: Kernel) -> list[Core]:
    """The biconnected blocks of a kernel: what they cost adds up."""
    return [part for one in whole(kernel) for part in split(one, biconnected(one))]


def biconnected(core: Core) -> Numbers:
    """The number of the biconnected block that each edge is in."""
    graph: rx.PyGraph[None, None] = rx.PyGraph()
    graph.add_nodes_from([None] * core.size)
    graph.extend_from_edge_list(list(map(tuple, core.ends.tolist())))
    found = rx.biconnected_components(graph)
    number = {(min(pair), max(pair)): block for pair, block in found.items()}
    return np.array([number[a, b] for a, b in core.ends.tolist()])


def split(core: Core, labels: Numbers) -> Iterator[Core]:
    """The edges of each label as a core of its own."""
    tails, heads = np.array(core.nodes)[core.ends].T
    order = np.argsort(labels, kind="stable")
    for edges in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        yield packed(tails[edges], heads[edges], core.weights[edges])


def arcs(kernel: Kernel) -> tuple[Numbers, Numbers, Reals]:
    """The ends of the edges of a kernel, the lower first, and their weights, in any order."""
    rows = kernel.rows
    degrees = np.fromiter(map(len, rows.values()), dtype=np.int64, count=len(rows))
    tails = np.repeat(np.fromiter(rows, dtype=np.int64, count=len(rows)), degrees)
    heads = np.fromiter(chain.from_iterable(rows.values()), dtype=np.int64, count=len(tails))
    each = chain.from_iterable(row.values() for row in rows.values())
    weights = np.fromiter(each, dtype=float, count=len(tails))
    once = tails < heads
    return tails[once], heads[once], weights[once]


def packed(tails: Numbers, heads: Numbers, weights: Reals) -> Core:
    """Some edges of a kernel, in order, with nodes of their own."""
    nodes, places = np.unique(np.stack([tails, heads], axis=1), return_inverse=True)
    return Core(nodes.tolist(), places.reshape(-1, 2), weights)


def core_of(graph: SignedGraph) -> Core:
    """A whole signed graph, nodes without edges included."""
    nodes = list(range(len(graph)))
    return Core(nodes, graph.ends.astype(np.int64), graph.signs.astype(float))
