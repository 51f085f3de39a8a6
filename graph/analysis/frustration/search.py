"""Good divisions into two camps by simulated annealing, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import numpy as np
from scipy.sparse import csr_array

from .cores import Camps, Core, Numbers
from .deadlines import part

REPLICAS = 32
CELLS = 10_000_000
"""Edges, or nodes, times replicas that are held at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """The nodes in classes without edges inside, so that a class can move at once.

    Attributes:
        classes: the nodes of each class with their rows of the matrix of weights.
    """

    classes: list[tuple[Numbers, csr_array]]

    @classmethod
    def of(cls, core: Core) -> Sweep:
        """Colour greedily, nodes of high degree first."""
        matrix = core.adjacency()
        colours = np.full(core.size, -1)
        for node in np.argsort(-np.diff(matrix.indptr), kind="stable"):
            near = matrix.indices[matrix.indptr[node] : matrix.indptr[node + 1]]
            taken = set(colours[near].tolist())
            colours[node] = next(c for c in range(core.size) if c not in taken)
        classes = [np.flatnonzero(colours == c) for c in range(int(colours.max()) + 1)]
        return cls([(members, matrix[members]) for members in classes])

    def heat(self, sides: Camps, temperature: float, random: np.random.Generator) -> None:
        """Draw each side anew, given its neighbours, as a heat bath does (in place)."""
        for members, rows in self.classes:
            pull = np.clip(rows @ sides / temperature, -30, 30)
            stay = random.random(pull.shape) * (1 + np.exp(-2 * pull)) < 1
            sides[members] = np.where(stay, 1.0, -1.0)

    def settle(self, sides: Camps, deadline: float) -> None:
        """Move nodes to the side that pulls more until none wants to (in place)."""
        moved = True
        while moved and perf_counter() < deadline:
            moved = False
            for members, rows in self.classes:
                against = (rows @ sides) * sides[members] < 0
                if against.any():
                    moved = True
                    sides[members] = np.where(against, -sides[members], sides[members])


def anneal(core: Core, *, sweeps: int, seed: int, deadline: float) -> Camps:
    """The best of many divisions, each cooled from disorder; shape (nodes,).

    S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by simulated annealing" (Science
    220, 1983). The schedule falls geometrically from the mean weight at a node to a fraction of
    the lightest edge. Always stops soon after `perf_counter()` passes the deadline.
    """
    random = np.random.default_rng(seed)
    replicas = max(1, min(REPLICAS, CELLS // max(core.size, len(core.ends))))
    sides = np.where(random.random((core.size, replicas)) < 0.5, 1.0, -1.0)
    sides[:, 0] = 1.0
    sweep = Sweep.of(core)
    sizes = np.abs(core.weights)
    hot, cold = 2 * sizes.sum() / core.size, 0.2 * sizes.min()
    pause = part(deadline, 0.5)
    for temperature in np.geomspace(hot, cold, sweeps):
        if perf_counter() > pause:
            break
        sweep.heat(sides, temperature, random)
    sweep.settle(sides, deadline)
    return np.asarray(sides[:, int(np.argmin(core.cost(sides)))])
