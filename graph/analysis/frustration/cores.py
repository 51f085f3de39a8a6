"""A block of a kernel as arrays: what search and cutting planes work on."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
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

    def pairs(self) -> list[tuple[int, int]]:
        """The ends of each edge as the kernel numbers them."""
        nodes = self.nodes
        return [(nodes[a], nodes[b]) for a, b in self.ends.tolist()]

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
    edges = sorted((a, b) for a, row in kernel.rows.items() for b in row if a < b)
    return [core(kernel, edges)] if edges else []


def blocks(kernel: Kernel) -> list[Core]:
    """The biconnected blocks of a kernel: what they cost adds up."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((a, b) for a, row in kernel.rows.items() for b in row if a < b)
    return [
        core(kernel, sorted((min(edge), max(edge)) for edge in edges))
        for edges in nx.biconnected_component_edges(graph)
    ]


def core(kernel: Kernel, edges: list[tuple[int, int]]) -> Core:
    """Some edges of a kernel, in order, as arrays."""
    nodes, places = np.unique(np.array(edges, dtype=np.int64), return_inverse=True)
    weights = np.array([kernel.rows[a][b] for a, b in edges])
    return Core(nodes.tolist(), places.reshape(-1, 2), weights)


def core_of(graph: SignedGraph) -> Core:
    """A whole signed graph, nodes without edges included."""
    nodes = list(range(len(graph)))
    return Core(nodes, graph.ends.astype(np.int64), graph.signs.astype(float))
