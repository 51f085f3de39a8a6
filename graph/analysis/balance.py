"""How balanced a signed network is: triangles, frustration and the division into two camps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..network import SignedGraph
from .census import Census, triad_census
from .frustration import Frustration, frustration


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of a signed network.

    Attributes:
        nodes: the names, in order.
        edges: how many ties there are.
        negative: how many of them are enmities.
        census: triangles by sign.
        frustration: the index, with two camps.
    """

    nodes: tuple[str, ...]
    edges: int
    negative: int
    census: Census
    frustration: Frustration

    @property
    def partition(self) -> tuple[tuple[str, ...], ...]:
        """The names in each camp, in order; one camp if nobody stands apart."""
        camps: dict[int, list[str]] = {}
        for name, camp in zip(self.nodes, self.frustration.camps, strict=True):
            camps.setdefault(camp, []).append(name)
        return tuple(tuple(camps[camp]) for camp in sorted(camps))

    def to_json(self) -> dict[str, Any]:
        """All of it as values that JSON has."""
        census, index = self.census, self.frustration
        return {
            "nodes": len(self.nodes),
            "edges": self.edges,
            "negative": self.negative,
            "triangles": {
                "ppp": census.ppp, "ppn": census.ppn, "pnn": census.pnn, "nnn": census.nnn,
            },
            "balanced_share": census.balanced_share,
            "frustration": {
                "value": index.value,
                "bound": index.bound,
                "proven": index.proven,
                "seconds": index.seconds,
            },
            "partition": [list(camp) for camp in self.partition],
            "frustrated_edges": [list(edge) for edge in index.frustrated],
        }  # fmt: skip


def balance(graph: SignedGraph, *, time_limit: float | None = None) -> Balance:
    """Census and frustration index of a signed graph.

    Args:
        graph: the signed graph.
        time_limit: seconds for the frustration index; None for as long as it takes.

    >>> balance(SignedGraph.of([("a", "b", 1), ("b", "c", -1)])).partition
    (('a', 'b'), ('c',))
    """
    return Balance(
        nodes=graph.nodes,
        edges=len(graph.signs),
        negative=graph.negative,
        census=triad_census(graph),
        frustration=frustration(graph, time_limit=time_limit),
    )
