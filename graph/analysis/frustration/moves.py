"""Good divisions into several camps by moving one node at a time."""

from __future__ import annotations

from collections import defaultdict
from time import perf_counter

import numpy as np

from .cores import Camps, Core

ROUNDS = 40
SHAKEN = 0.1
"""The share of nodes that a round moves anywhere."""


class Movers:
    """The nodes of a core with their neighbours, for divisions into at most so many camps.

    Attributes:
        core: the graph.
        most: how many camps there may be; None for any number.
        rows: for each node its neighbours and the weights of the edges to them.
    """

    def __init__(self, core: Core, most: int | None) -> None:
        self.core = core
        self.most = core.size if most is None else most
        self.rows: list[list[tuple[int, float]]] = [[] for _ in core.nodes]
        for (a, b), weight in zip(core.ends.tolist(), core.weights.tolist(), strict=True):
            self.rows[a].append((b, weight))
            self.rows[b].append((a, weight))

    def settle(self, camps: Camps, deadline: float) -> Camps:
        """Move nodes to the camp that pulls most until none wants to move."""
        places = camps.astype(int).tolist()
        waiting = list(range(len(places)))
        while waiting and perf_counter() < deadline:
            moved = [node for node in waiting if self.move(node, places)]
            waiting = sorted({other for node in moved for other, _ in self.rows[node]})
        return np.array(places, dtype=float)

    def move(self, node: int, places: list[int]) -> bool:
        """Move a node (in place) if another camp pulls it more; one without neighbours pulls 0."""
        pulls: dict[int, float] = defaultdict(float)
        for other, weight in self.rows[node]:
            pulls[places[other]] += weight
        here = pulls[places[node]]
        strange = next((camp for camp in range(self.most) if camp not in pulls), None)
        if here < 0 and strange is not None:
            pulls[strange] = 0.0
        best = max(sorted(pulls), key=pulls.__getitem__)
        if pulls[best] <= here:
            return False
        places[node] = best
        return True

    def shake(self, camps: Camps, *, seed: int, deadline: float) -> Camps:
        """The best division after rounds of moving some nodes anywhere and settling again."""
        random = np.random.default_rng(seed)
        camps = self.settle(camps, deadline)
        cost = self.core.cost(camps)
        for _ in range(ROUNDS):
            if perf_counter() > deadline:
                break
            chosen = random.random(len(camps)) < SHAKEN
            there = random.integers(min(self.most, int(camps.max()) + 2), size=len(camps))
            other = self.settle(np.where(chosen, there, camps), deadline)
            if (price := self.core.cost(other)) <= cost:
                camps, cost = other, price
        return camps
