"""Signed modularity: communities with more friendship and less enmity inside than chance has.

The quality is that of Gomez, Jensen & Arenas (2009), "Analysis of community structure in networks
of correlated data", Phys. Rev. E 80, 016114: each sign against its own null model of equal degrees.
It is raised by local moves and aggregation as of Blondel et al. (2008), "Fast unfolding of
communities in large networks", J. Stat. Mech. P10008, each level being refined on the way back as
Rotta & Noack (2011), "Multilevel local search algorithms for modularity clustering", do it. An
actor may move to any community and not to those of its neighbours alone: two actors without a tie
belong together when they oppose the same others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...network import SignedGraph

Labels = NDArray[np.intp]
Degrees = NDArray[np.float64]

RESTARTS, WORK = 20, 10_000
"""Searches; for large graphs fewer, so that searches times nodes stay about as many as `WORK`."""
ENOUGH = 1e-9
"""A move has to gain more than rounding may feign."""


def modularity(graph: SignedGraph, labels: Labels) -> float:
    """Signed modularity of a partition, from -1 to 1; 0 for a graph without edges.

    Args:
        labels: shape (nodes,), the community of each node, any integers.
    """
    edges = len(graph.signs)
    if not edges:
        return 0.0
    _, community = np.unique(labels, return_inverse=True)
    inside = community[graph.ends[:, 0]] == community[graph.ends[:, 1]]
    quality = 2.0 * float(graph.signs[inside].sum())
    for sign in (1, -1):
        degrees = _degrees(graph, sign)
        if total := float(degrees.sum()):
            mass = np.bincount(community, degrees)
            quality -= sign * float(mass @ mass) / total
    return quality / (2 * edges)


def communities(graph: SignedGraph, *, seed: int = 0) -> Labels:
    """The best of several seeded searches for the partition of highest signed modularity.

    A heuristic: the problem is NP-hard, and nothing is proven about the answer.

    Returns:
        shape (nodes,), communities numbered from 0.
    """
    random = np.random.default_rng(seed)
    level = _Level.of(graph)
    searches = max(1, min(RESTARTS, WORK // max(1, len(graph))))
    found = [_search(level, random) for _ in range(searches)]
    return max(found, key=lambda labels: round(modularity(graph, labels), 12))


@dataclass(frozen=True, slots=True)
class _Level:
    """A graph whose nodes are communities of the level below.

    Attributes:
        ends: shape (2, ties), the nodes of each tie, each tie in both directions, sorted by the
            first; what lies within a node is left out, since no move changes it.
        signs: shape (ties,).
        degrees: shape (nodes, 2), sums of positive and of negative degrees.
    """

    ends: Labels
    signs: Degrees
    degrees: Degrees

    @classmethod
    def of(cls, graph: SignedGraph) -> _Level:
        ends = np.concatenate([graph.ends, graph.ends[:, ::-1]]).T.astype(np.intp)
        degrees = np.stack([_degrees(graph, 1), _degrees(graph, -1)], axis=1)
        return cls._sorted(ends, np.tile(graph.signs, 2).astype(float), degrees)

    def joined(self, labels: Labels) -> _Level:
        """The level above, a node for each label 0..k-1."""
        ends = labels[self.ends]
        across = ends[0] != ends[1]
        masses = [np.bincount(labels, each).astype(float) for each in self.degrees.T]
        return self._sorted(ends[:, across], self.signs[across], np.stack(masses, axis=1))

    @classmethod
    def _sorted(cls, ends: Labels, signs: Degrees, degrees: Degrees) -> _Level:
        order = np.argsort(ends[0], kind="stable")
        return cls(ends[:, order], signs[order], degrees)


def _degrees(graph: SignedGraph, sign: int) -> Degrees:
    ends = graph.ends[graph.signs == sign].ravel()
    return np.bincount(ends, minlength=len(graph)).astype(float)


def _search(level: _Level, random: np.random.Generator) -> Labels:
    """One search: moves, then the same on the aggregate, then moves again from what that found."""
    size = len(level.degrees)
    labels = _moved(level, np.arange(size), random)
    if size and labels.max() + 1 < size:
        labels = _search(level.joined(labels), random)[labels]
        labels = _moved(level, labels, random)
    return labels


def _moved(level: _Level, start: Labels, random: np.random.Generator) -> Labels:
    """Moves single nodes, in random order, to where they gain most until none gains."""
    size, degrees = len(start), level.degrees
    labels = start.copy()
    masses = np.stack([np.bincount(start, each, size) for each in degrees.T])
    pulls = degrees / np.maximum(degrees.sum(axis=0), 1.0) * (-1, 1)
    firsts = np.searchsorted(level.ends[0], np.arange(size + 1)).tolist()
    restless = True
    while restless:
        restless = False
        for node in random.permutation(size).tolist():
            home = labels[node]
            masses[:, home] -= degrees[node]
            gain = pulls[node] @ masses
            ties = slice(firsts[node], firsts[node + 1])
            np.add.at(gain, labels[level.ends[1, ties]], level.signs[ties])
            best = int(gain.argmax())
            if gain[best] > gain[home] + ENOUGH:
                labels[node], restless = best, True
            masses[:, labels[node]] += degrees[node]
    return np.unique(labels, return_inverse=True)[1]
