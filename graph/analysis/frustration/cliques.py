"""Groups of nodes of which every three are at odds, so that two camps break many edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .cores import Core, Mask, Reals

Clique = tuple[int, ...]

MOST = 500
"""Cliques that are returned at once."""
SLACK = 0.01
"""By how much a clique has to be violated."""


@dataclass(frozen=True, slots=True, eq=False)
class Cliques:
    """The cliques of a core in which every triangle has an odd number of negative edges.

    But for switching they are all negative: of the pairs of `n` nodes two camps keep apart at
    most a quarter of `n` squared, and break the rest. For odd `n` this tells more than triangles
    do (F. Barahona and A. R. Mahjoub, "On the cut polytope", Mathematical Programming 36, 1986).

    Attributes:
        core: the graph.
        near: for each node its neighbours and the edges to them.
    """

    core: Core
    near: list[dict[int, int]]

    @classmethod
    def of(cls, core: Core) -> Cliques:
        """The cliques of a core."""
        near: list[dict[int, int]] = [{} for _ in core.nodes]
        for edge, (a, b) in enumerate(core.ends.tolist()):
            near[a][b] = near[b][a] = edge
        return cls(core, near)

    def violated(self, broken: Reals, turned: Mask) -> list[tuple[Clique, int]]:
        """Edges of cliques that are broken by less in total than two camps have to.

        From each edge a clique is grown by the node whose edges to it are broken least.

        Args:
            broken: shape (edges,), 0 to 1.
            turned: edges taken with the opposite sign, and so with 1 less what they are broken.

        Returns:
            the edges of each clique and how many of them any two camps break, turned edges
            counting where they are whole; the most violated first.
        """
        negative = ((self.core.weights < 0) != turned).tolist()
        lengths = np.where(turned, 1 - broken, broken).tolist()
        found: dict[Clique, tuple[float, int]] = {}
        for a, b in self.core.ends.tolist():
            for nodes, total in self.grow(a, b, lengths, negative):
                pairs = len(nodes) * (len(nodes) - 1) // 2
                least = pairs - len(nodes) ** 2 // 4
                if len(nodes) % 2 and total < least - SLACK:
                    edges = sorted(self.near[x][y] for x, y in combinations(nodes, 2))
                    found[tuple(edges)] = (total - least, least)
        first = sorted(found, key=lambda clique: (found[clique], clique))[:MOST]
        return [(clique, found[clique][1]) for clique in first]

    def grow(
        self, a: int, b: int, lengths: list[float], negative: list[bool]
    ) -> Iterator[tuple[list[int], float]]:
        """Ever larger cliques of five nodes and more from an edge, and how far they are broken."""
        nodes, near = [a, b], self.near
        total = lengths[near[a][b]]
        further = {
            c: lengths[near[a][c]] + lengths[near[b][c]]
            for c in near[a].keys() & near[b].keys()
            if negative[near[a][b]] ^ negative[near[a][c]] ^ negative[near[b][c]]
        }
        while further:
            c = min(further, key=lambda node: (further[node], node))
            total += further.pop(c)
            nodes.append(c)
            if len(nodes) > 4:
                yield nodes, total
            sign = negative[near[a][c]]
            further = {
                d: much + lengths[near[c][d]]
                for d, much in further.items()
                if d in near[c] and sign ^ negative[near[a][d]] ^ negative[near[c][d]]
            }
