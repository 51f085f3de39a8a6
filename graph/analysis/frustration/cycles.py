"""Cycles that no division satisfies, found as shortest paths."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from .cores import Core, Mask, Numbers, Reals

Cycle = tuple[int, ...]

CHUNK = 2_000_000
"""Distances, or lengths passed on the way, between two looks at the time."""
STEP = 1e-6
"""Length added to every edge, so that of equal cycles the shorter is found."""
SLACK = 1e-6
"""By how much a cycle has to be violated."""


@dataclass(frozen=True, slots=True, eq=False)
class Cycles:
    """The cycles of a core of which every division breaks an edge.

    With two camps these are the cycles with an odd number of negative edges; with any number, the
    cycles with exactly one (E. D. Demaine, D. Emanuel, A. Fiat and N. Immorlica, "Correlation
    clustering in general weighted graphs", Theoretical Computer Science 361, 2006). They are
    paths between the two layers of a cover of the graph: positive edges stay in their layer,
    negative ones lead to the other (F. Barahona and A. R. Mahjoub, "On the cut polytope",
    Mathematical Programming 36, 1986), and with any number of camps never back.

    Attributes:
        core: the graph.
        two_camps: whether there are two camps or any number.
        number: the edge between two nodes, by both `a * size + b` and `b * size + a`.
    """

    core: Core
    two_camps: bool
    number: dict[int, int]

    @classmethod
    def of(cls, core: Core, *, two_camps: bool) -> Cycles:
        """The cycles of a core."""
        first, second = core.ends.T
        keys = np.concatenate([first * core.size + second, second * core.size + first])
        edges = np.tile(np.arange(len(first)), 2)
        return cls(core, two_camps, dict(zip(keys.tolist(), edges.tolist(), strict=True)))

    def violated(self, broken: Reals, among: Mask, turned: Mask, deadline: float) -> list[Cycle]:
        """Cycles whose edges are `broken` by less than 1 in total, the most violated first.

        Args:
            broken: shape (edges,), 0 to 1.
            among: edges of which every cycle has at least one. For each of them a shortest cycle
                is looked for; if any cycle is violated, one of those found is.
            turned: edges taken with the opposite sign, and so with 1 less what they are broken.
            deadline: when to stop looking, by `perf_counter()`.
        """
        if not among.any():
            return []
        negative = (self.core.weights < 0) != turned
        lengths = np.maximum(np.where(turned, 1 - broken, broken), 0.0) + STEP
        cover = self.cover(lengths, negative)
        found: dict[Cycle, float] = {}
        sources = self.sources(np.flatnonzero(among).tolist(), negative)
        nodes = sorted(sources)
        rows = max(1, CHUNK // (2 * self.core.size + cover.nnz))
        for start in range(0, len(nodes), rows):
            if perf_counter() > deadline:
                break
            chunk = nodes[start : start + rows]
            distances, before = dijkstra(cover, indices=chunk, return_predecessors=True, limit=1.0)
            for place, source in enumerate(chunk):
                for edge, target in sources[source]:
                    if distances[place, target] + lengths[edge] < 1 - SLACK:
                        cycle = self.trace(edge, target, source, before[place])
                        if cycle:
                            found[cycle] = float(lengths[list(cycle)].sum())
        return sorted(found, key=lambda cycle: (found[cycle], cycle))

    def cover(self, lengths: Reals, negative: Mask) -> csr_array:
        """The two layers as a sparse matrix of lengths."""
        size = self.core.size
        tails, heads = np.concatenate([self.core.ends, self.core.ends[:, ::-1]]).T
        lengths, negative = np.tile(lengths, 2), np.tile(negative, 2)
        back = ~negative | self.two_camps
        rows = np.concatenate([tails, tails[back] + size])
        columns = np.concatenate([heads + size * negative, heads[back] + size * ~negative[back]])
        values = np.concatenate([lengths, lengths[back]])
        return csr_array((values, (rows, columns)), shape=(2 * size, 2 * size))

    def sources(self, edges: list[int], negative: Mask) -> dict[int, list[tuple[int, int]]]:
        """For each node to start from, edges and where paths that close a cycle with them end."""
        ends = self.core.ends[edges].tolist()
        often = Counter(end for pair in ends for end in pair)
        found = defaultdict(list)
        for edge, (a, b) in zip(edges, ends, strict=True):
            source, target = (a, b) if often[a] >= often[b] else (b, a)
            layer = 0 if negative[edge] else self.core.size
            found[source].append((edge, target + layer))
        return found

    def trace(self, edge: int, target: int, source: int, before: Numbers) -> Cycle:
        """The edges of a cycle from the nodes before those on a path; empty if one is twice.

        A path may pass a node twice, in both layers: it is still true that an edge is broken.
        """
        size = self.core.size
        cycle = [edge]
        while target != source:
            previous = int(before[target])
            cycle.append(self.number[previous % size * size + target % size])
            target = previous
        return tuple(sorted(cycle)) if len(set(cycle)) == len(cycle) else ()
