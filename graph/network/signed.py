"""An undirected signed graph: what balance, frustration and blocs are worked out on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError

if TYPE_CHECKING:
    from networkx import Graph

Ends = NDArray[np.int32]
Signs = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class SignedGraph:
    """An undirected signed graph without loops and without parallel edges.

    Attributes:
        nodes: names, sorted; a node's number is its place here.
        ends: shape (edges, 2), the numbers of both ends, the lower first; rows in order.
        signs: shape (edges,), 1 for friends and -1 for enemies.

    >>> graph = SignedGraph.of([("usa", "iraq", 1), ("iran", "iraq", 1), ("iran", "usa", -1)])
    >>> graph.nodes, graph.negative
    (('iran', 'iraq', 'usa'), 1)
    >>> graph.edges()
    [('iran', 'iraq', 1), ('iran', 'usa', -1), ('iraq', 'usa', 1)]
    """

    nodes: tuple[str, ...]
    ends: Ends
    signs: Signs

    @classmethod
    def of(cls, edges: Iterable[tuple[str, str, int]], nodes: Iterable[str] = ()) -> SignedGraph:
        """The graph of some edges, and of nodes that may have none.

        Raises:
            InputError: a loop, a pair that is given twice, or a sign other than 1 and -1.
        """
        given = {}
        for a, b, sign in edges:
            pair = (min(a, b), max(a, b))
            if a == b or pair in given or sign not in (1, -1):
                raise InputError(
                    f"edge {a!r}, {b!r}, {sign!r}: each pair once, two nodes, sign 1 or -1 expected"
                )
            given[pair] = sign
        names = tuple(sorted({*nodes, *(end for pair in given for end in pair)}))
        number = {name: i for i, name in enumerate(names)}
        rows = sorted((number[a], number[b], sign) for (a, b), sign in given.items())
        table = np.array(rows, dtype=np.int32).reshape(-1, 3)
        return cls(names, np.ascontiguousarray(table[:, :2]), table[:, 2].astype(np.int8))

    @classmethod
    def from_networkx(cls, graph: Graph[str], sign: str = "sign") -> SignedGraph:
        """The same of an undirected NetworkX graph whose edges carry their sign."""
        edges = ((str(a), str(b), int(data[sign])) for a, b, data in graph.edges(data=True))
        return cls.of(edges, map(str, graph))

    def to_networkx(self) -> Graph[str]:
        """An undirected NetworkX graph; edges carry `sign`."""
        import networkx as nx

        graph: Graph[str] = nx.Graph()
        graph.add_nodes_from(self.nodes)
        graph.add_edges_from((a, b, {"sign": sign}) for a, b, sign in self.edges())
        return graph

    @property
    def negative(self) -> int:
        """How many edges are negative."""
        return int((self.signs < 0).sum())

    @property
    def parts(self) -> int:
        """How many connected parts there are, single nodes included."""
        count = len(self)
        parent = list(range(count))
        for a, b in self.ends.tolist():
            one, other = _root(parent, a), _root(parent, b)
            parent[max(one, other)] = min(one, other)
            count -= one != other
        return count

    def edges(self) -> list[tuple[str, str, int]]:
        """All edges with the names of their ends, in order."""
        names = self.nodes
        signs = self.signs.tolist()
        return [
            (names[a], names[b], s) for (a, b), s in zip(self.ends.tolist(), signs, strict=True)
        ]

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self.nodes)


def _root(parent: list[int], node: int) -> int:
    """Who stands for a node's part; the way there is halved for the next who asks."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
