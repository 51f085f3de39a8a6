"""Paths between two actors, friendly and hostile: chains of ties and the product of their signs.

A shortest walk of a given sign may pass an actor twice (once as friend, once as foe), and then it
is no path. So distances are measured in the signed double cover, in which each actor stands twice
(Zaslavsky 1982, "Signed graphs", Discrete Appl. Math. 4, 47-74), and bound a depth-first search
for paths of each length in turn. The search keeps to the ties that lie on some path from the one
actor to the other; among these, both signs exist if there is a contradiction at all (Harary 1953,
"On the notion of balance of a signed graph", Mich. Math. J. 2, 143-146).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import prod

from ..errors import InputError, UnknownNameError
from ..network import SignedGraph
from ..registry import nearest

LIMIT = 100

Near = Mapping[str, Mapping[str, int]]
"""For each actor, its ties that may be used: the others and the signs, by name."""

Distances = dict[tuple[str, int], int]
"""By actor and sign, the length of a shortest walk of that sign to the target."""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of ties that passes no actor twice.

    Attributes:
        nodes: the actors on it, both ends included.
        signs: the sign of each tie, one fewer.
    """

    nodes: tuple[str, ...]
    signs: tuple[int, ...]

    @property
    def sign(self) -> int:
        """1 for friends by way of this chain, -1 for enemies."""
        return prod(self.signs)

    @property
    def length(self) -> int:
        """How many ties."""
        return len(self.signs)


def signed_paths(
    graph: SignedGraph, a: str, b: str, *, cutoff: int | None = None, limit: int = LIMIT
) -> list[Path]:
    """The shortest positive paths from one actor to another, and the shortest negative ones.

    Args:
        cutoff: no path of more ties than that; None = of any length. Where no shortest walk of a
            sign is a path, the search for longer ones has no polynomial bound.
        limit: at most so many paths of each sign, the first by name.

    Returns:
        shorter ones first, then positive ones, then by name; empty if no path joins them.

    Raises:
        UnknownNameError: an actor that is not in the graph; carries the nearest names.
        InputError: twice the same actor.
    """
    known = dict.fromkeys(graph.nodes)
    for name in (a, b):
        if name not in known:
            raise UnknownNameError("actor", name, nearest(name, known))
    if a == b:
        raise InputError(f"a path from {a!r} to itself: two different actors expected")
    near = _between(graph, a, b)
    far = _distances(near, b)
    longest = len(near) - 1 if cutoff is None else min(cutoff, len(near) - 1)
    found = []
    for sign in (1, -1):
        if (a, sign) in far:
            found += _shortest(near, a, b, sign, far, longest, limit)
    return sorted(found, key=lambda path: (path.length, -path.sign, path.nodes))


def _between(graph: SignedGraph, a: str, b: str) -> Near:
    """The ties that lie on paths from a to b.

    These are the ones that share a biconnected block with a tie between the two, if one is added.
    """
    import networkx as nx

    sign = {(v, w): s for v, w, s in graph.edges()}
    joined = nx.Graph([*sign, (a, b)])
    near: dict[str, dict[str, int]] = {a: {}, b: {}}
    for block in nx.biconnected_component_edges(joined):
        ties = {(min(pair), max(pair)) for pair in block}
        if (min(a, b), max(a, b)) in ties:
            for v, w in ties & sign.keys():
                near.setdefault(v, {})[w] = near.setdefault(w, {})[v] = sign[v, w]
    return {v: dict(sorted(others.items())) for v, others in near.items()}


def _distances(near: Near, target: str, passed: Container[str] = ()) -> Distances:
    """The walks back from a target, breadth first, that keep off what was passed."""
    far: Distances = {(target, 1): 0}
    todo = deque(far)
    while todo:
        node, side = todo.popleft()
        for other, sign in near[node].items():
            if other not in passed and (other, side * sign) not in far:
                far[other, side * sign] = far[node, side] + 1
                todo.append((other, side * sign))
    return far


def _shortest(
    near: Near, a: str, b: str, sign: int, far: Distances, longest: int, limit: int
) -> list[Path]:
    first = far[a, sign]

    def onward(node: str, owed: int, left: int, passed: dict[str, int]) -> Iterator[Path]:
        """Paths on from here with the sign that is owed and at most so many ties."""
        if node == b:
            if owed == 1:
                yield Path(tuple(passed), tuple(passed.values())[1:])
            return
        # Once no shortest walk was a path, only walks off the actors passed are a useful bound.
        bound = far if length == first else _distances(near, b, passed)
        for other, step in near[node].items():
            if other not in passed and bound.get((other, owed * step), left) < left:
                yield from onward(other, owed * step, left - 1, {**passed, other: step})

    for length in range(first, longest + 1):
        if found := list(islice(onward(a, sign, length, {a: 1}), limit)):
            return found
    return []
