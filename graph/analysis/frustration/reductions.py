"""Shrinking a signed graph to the kernel that makes its frustration index hard.

Every step keeps the optimum and is undone exactly. An edge of weight w > 0 costs w where its ends
stand apart, one of w < 0 costs -w where they stand together. Contracting edges whose ends an
optimum keeps together (or apart) is the persistency of J.-H. Lange, B. Andres and P. Swoboda,
"Combinatorial persistency criteria for multicut and max-cut" (CVPR 2019); nodes with the same
neighbours are merged as by D. Ferizovic et al., "Engineering kernelization for maximum cut"
(ALENEX 2020); a node of degree three becomes a triangle as in F. Liers and G. Pardella,
"Partitioning planar graphs: a fast combinatorial approach for max-cut" (2012).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

from ...network import SignedGraph

Row = dict[int, float]


@dataclass(slots=True)
class Kernel:
    """What is left of a signed graph, and how it came to be.

    Attributes:
        rows: for each node left, its neighbours and the weights of the edges to them, none 0.
            Weights are whole or, after triangles were made, halves, quarters and so on; what two
            divisions into camps cost still differs by a whole number.
        cost: what every division costs beyond the edges left.
        steps: each node that was removed, with weights of others by which to place it: on the
            side that agrees with most weight.
    """

    rows: dict[int, Row]
    cost: float = 0.0
    steps: list[tuple[int, Row]] = field(default_factory=list)

    @classmethod
    def of(cls, graph: SignedGraph) -> Kernel:
        """The whole graph, with nothing removed."""
        kernel = cls({v: {} for v in range(len(graph))})
        for (a, b), sign in zip(graph.ends.tolist(), graph.signs.tolist(), strict=True):
            kernel.rows[a][b] = kernel.rows[b][a] = float(sign)
        return kernel

    def strength(self, node: int) -> float:
        """The weight at a node, signs aside."""
        return sum(map(abs, self.rows[node].values()))

    def join(self, a: int, b: int, weight: float) -> None:
        """Add an edge; where there is one, both are merged, and what always breaks is paid."""
        old = self.rows[a].get(b, 0.0)
        if old * weight < 0:
            self.cost += min(abs(old), abs(weight))
        if old + weight:
            self.rows[a][b] = self.rows[b][a] = old + weight
        elif old:
            del self.rows[a][b], self.rows[b][a]

    def remove(self, node: int) -> Row:
        """Take a node out; gives its row."""
        row = self.rows.pop(node)
        for other in row:
            del self.rows[other][node]
        return row

    def contract(self, node: int, into: int, sign: int) -> Iterable[int]:
        """Tie a node to another: same side for 1, opposite for -1. Gives the nodes touched."""
        row = self.remove(node)
        between = row.pop(into, 0.0)
        if between * sign < 0:
            self.cost += abs(between)
        for other, weight in row.items():
            self.join(into, other, sign * weight)
        self.steps.append((node, {into: float(sign)}))
        return [into, *row]

    def triangulate(self, node: int) -> Iterable[int]:
        """Replace a node of degree three by edges between its neighbours that cost the same.

        The weight that breaks at the node where one neighbour disagrees with the other two is
        that neighbour's own, provided that none outweighs the other two together.
        """
        row = self.remove(node)
        (x, a), (y, b), (z, c) = row.items()
        half = (abs(a) + abs(b) + abs(c)) / 2
        for p, q, sign, weight in (
            (x, y, a * b, half - abs(c)),
            (x, z, a * c, half - abs(b)),
            (y, z, b * c, half - abs(a)),
        ):
            self.join(p, q, weight if sign > 0 else -weight)
        self.steps.append((node, row))
        return list(row)

    def restore(self, sides: dict[int, int]) -> dict[int, int]:
        """Sides (1 or -1) of all nodes of the graph from those of the nodes left."""
        for node, row in reversed(self.steps):
            pull = sum(weight * sides[other] for other, weight in row.items())
            sides[node] = 1 if pull >= 0 else -1
        return sides


def reduce(kernel: Kernel, deadline: float = float("inf")) -> None:
    """Shrink a kernel as far as the rules go, or until `perf_counter()` passes the deadline."""
    strength = {node: kernel.strength(node) for node in kernel.rows}
    waiting = deque(kernel.rows)
    queued = set(waiting)
    while waiting and perf_counter() < deadline:
        node = waiting.popleft()
        queued.discard(node)
        if node not in kernel.rows:
            continue
        for touched in shrink(kernel, node, strength):
            if touched in kernel.rows:
                strength[touched] = kernel.strength(touched)
                if touched not in queued:
                    queued.add(touched)
                    waiting.append(touched)


def shrink(kernel: Kernel, node: int, strength: dict[int, float]) -> Iterable[int]:
    """Remove a node if a rule allows; gives the nodes whose edges changed."""
    row = kernel.rows[node]
    if not row:
        kernel.steps.append((node, kernel.remove(node)))
        return ()
    for other in row:
        if tied(kernel, node, other, strength):
            return kernel.contract(node, other, 1 if row[other] > 0 else -1)
    if len(row) == 3:
        return kernel.triangulate(node)
    twin, sign = twin_of(kernel, node)
    return kernel.contract(node, twin, sign) if sign else ()


def tied(kernel: Kernel, a: int, b: int, strength: dict[int, float]) -> bool:
    """Whether some optimum satisfies the edge between two nodes.

    If it does not, moving either node to the other side mends the edge and costs what the rest of
    its edges pull against that. Both pulls are opposed then, so the smaller is at most half of
    the weights by which the two rows differ, and at most all of either row.
    """
    weight = kernel.rows[a][b]
    size = abs(weight)
    rest_a, rest_b = strength[a] - size, strength[b] - size
    if min(rest_a, rest_b) <= size:
        return True
    if abs(rest_a - rest_b) > 2 * size:
        return False
    return rest_a + rest_b - 2 * shared(kernel.rows[a], kernel.rows[b], weight) <= 2 * size


def shared(row: Row, other: Row, sign: float) -> float:
    """The weight that two rows have in common, the second with the sign given."""
    if len(row) > len(other):
        row, other = other, row
    common = 0.0
    for node, weight in row.items():
        against = other.get(node, 0.0)
        if weight * against * sign > 0:
            common += min(abs(weight), abs(against))
    return common


def twin_of(kernel: Kernel, node: int) -> tuple[int, int]:
    """A node with the same neighbours in proportion and the sign of that, or sign 0.

    The same edges pull both, so an optimum may place them alike (or opposite).
    """
    row = kernel.rows[node]
    nearest = min(row, key=lambda other: len(kernel.rows[other]))
    for twin, weight in kernel.rows[nearest].items():
        other = kernel.rows[twin]
        if twin == node or len(other) != len(row) or other.keys() != row.keys():
            continue
        ratio = weight / row[nearest]
        if all(other[end] == ratio * row[end] for end in row):
            return twin, 1 if ratio > 0 else -1
    return node, 0
