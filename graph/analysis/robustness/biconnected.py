"""The biconnected blocks of a signed graph: the index is additive over them.

Blocks share single actors, on which whole parts of the graph may hang.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ...network import SignedGraph
from .packing import Tie


@dataclass(frozen=True, slots=True)
class Block:
    """A biconnected block.

    Attributes:
        signs: the sign of each tie.
        camp: the camp of each actor in the reference.
        near: for each actor, the others that it has ties with here.
        weights: for each actor, how many move when it does: itself and those who hang on it.
    """

    signs: dict[Tie, int]
    camp: dict[str, int]
    near: dict[str, list[str]]
    weights: dict[str, int]

    def respected(self, tie: Tie) -> bool:
        """Whether the reference respects a tie."""
        return (self.camp[tie[0]] == self.camp[tie[1]]) == (self.signs[tie] > 0)

    def cut(self, moved: set[str]) -> list[Tie]:
        """The ties between a set and the rest."""
        return [(min(a, b), max(a, b)) for a in moved for b in self.near[a] if b not in moved]

    def weight(self, moved: set[str]) -> int:
        """How many actors move with a set, or with the rest if those are fewer."""
        all_ = sum(self.weights.values())
        some = sum(self.weights[node] for node in moved)
        return min(some, all_ - some)

    def piece(self, start: str, within: set[str]) -> set[str]:
        """The part of a set that is connected with one of its nodes."""
        found, todo = {start}, [start]
        while todo:
            new = within.intersection(self.near[todo.pop()]) - found
            found |= new
            todo += sorted(new)
        return found


def blocks(graph: SignedGraph, camps: Sequence[int]) -> Iterator[Block]:
    """The blocks of a graph with its division into two camps, in the order of their ties.

    Args:
        camps: of each actor of the graph, in its order.
    """
    import networkx as nx

    camp = dict(zip(graph.nodes, camps, strict=True))
    sign = {(a, b): s for a, b, s in graph.edges()}
    pieces = nx.biconnected_component_edges(graph.to_networkx())
    found = sorted(sorted((min(pair), max(pair)) for pair in piece) for piece in pieces)
    for ties, weights in zip(found, _weights(found), strict=True):
        inside = nx.Graph(ties)
        near = {v: list(inside[v]) for v in inside}
        yield Block({t: sign[t] for t in ties}, {v: camp[v] for v in inside}, near, weights)


def _weights(blocks: list[list[Tie]]) -> list[dict[str, int]]:
    """For each block, how many actors hang on each of its own, that one included.

    Sums over the tree of blocks (numbers) and actors (names).
    """
    import networkx as nx

    tree: nx.Graph[int | str] = nx.Graph()
    tree.add_edges_from((i, v) for i, ties in enumerate(blocks) for v in chain(*ties))
    above = nx.dfs_predecessors(tree)
    size = {node: int(isinstance(node, str)) for node in tree}
    for node in nx.dfs_postorder_nodes(tree):
        if node in above:
            size[above[node]] += size[node]
    whole: dict[int | str, int] = {}
    for node in nx.dfs_preorder_nodes(tree):
        whole[node] = whole[above[node]] if node in above else size[node]
    return [
        {v: size[v] if above.get(v) == i else whole[i] - size[i] for v in chain(*ties)}
        for i, ties in enumerate(blocks)
    ]
