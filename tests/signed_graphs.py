"""Signed graphs to test with: random, planted and published ones, and what trying all tells."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st
from numpy.typing import NDArray

import strategies  # noqa: F401  the profile of all property tests
from belligraph.network import SignedGraph

TABLES = Path(__file__).parents[2] / "shared" / "data" / "signed"
HIGHLAND_BLOCS = (
    ("Alika", "Asaro", "Gahuk", "Geham", "Masil", "Ove", "Ukudz"),
    ("Gama", "Gavev", "Kotun", "Nagad"),
    ("Kohik", "Nagam", "Notoh", "Seuve", "Uheto"),
)
"""The one division of the highland tribes that two ties alone contradict, of all there are."""


@st.composite
def signed_graphs(
    draw: st.DrawFn, most: int = 9, signs: tuple[int, ...] = (1, -1, 0), least: int = 0
) -> SignedGraph:
    """A signed graph of up to so many nodes, isolated ones included; sign 0 stands for no edge."""
    names = [f"n{i}" for i in range(draw(st.integers(least, most)))]
    pairs = list(combinations(names, 2))
    drawn = draw(st.lists(st.sampled_from(signs), min_size=len(pairs), max_size=len(pairs)))
    edges = ((a, b, sign) for (a, b), sign in zip(pairs, drawn, strict=True) if sign)
    return SignedGraph.of(edges, names)


def complete(size: int, sign: int) -> SignedGraph:
    """All pairs of some nodes with one sign."""
    names = [f"n{i:02}" for i in range(size)]
    return SignedGraph.of(((a, b, sign) for a, b in combinations(names, 2)), names)


def scattered(size: int, edges: int, negative: float, seed: int) -> SignedGraph:
    """A random signed graph."""
    random = np.random.default_rng(seed)
    names = [f"n{i:04}" for i in range(size)]
    pairs = list(combinations(names, 2))
    chosen = sorted(random.choice(len(pairs), edges, replace=False).tolist())
    signs = np.where(random.random(edges) < negative, -1, 1).tolist()
    return SignedGraph.of(((*pairs[i], sign) for i, sign in zip(chosen, signs, strict=True)), names)


def switched(graph: SignedGraph, flipped: set[str]) -> SignedGraph:
    """The graph with the signs of all edges turned that leave a set of nodes."""
    return SignedGraph.of(
        ((a, b, -s if (a in flipped) != (b in flipped) else s) for a, b, s in graph.edges()),
        graph.nodes,
    )


@cache
def divisions(size: int, camps: int) -> NDArray[np.int8]:
    """All divisions of some nodes into at most so many camps, shape (divisions, nodes)."""
    found = [[0] * min(size, 1)]
    for _ in range(1, size):
        found = [[*d, camp] for d in found for camp in range(min(max(d) + 2, camps))]
    return np.array(found, dtype=np.int8)


def cost(graph: SignedGraph, camps: NDArray[np.integer]) -> NDArray[np.int64]:
    """How many edges divisions of shape (..., nodes) break."""
    first, second = graph.ends.T
    together = camps[..., first] == camps[..., second]
    return np.asarray((together == (graph.signs < 0)).sum(axis=-1))


def cheapest(graph: SignedGraph, camps: int | None) -> int:
    """The least that any division breaks, by trying all of them."""
    return int(cost(graph, divisions(len(graph), camps or max(len(graph), 1))).min())


def renamed(graph: SignedGraph, names: dict[str, str]) -> SignedGraph:
    """The same graph with other names."""
    edges = ((names[a], names[b], sign) for a, b, sign in graph.edges())
    return SignedGraph.of(edges, map(names.__getitem__, graph.nodes))


def renamings(graph: SignedGraph) -> st.SearchStrategy[dict[str, str]]:
    """Names that order the nodes of a graph anew."""
    return st.permutations(graph.nodes).map(lambda to: dict(zip(graph.nodes, to, strict=True)))


def planted(*sizes: int) -> tuple[SignedGraph, tuple[int, ...]]:
    """Friends within blocs of these sizes, enemies between them, and the bloc of each node."""
    blocs = tuple(bloc for bloc, size in enumerate(sizes) for _ in range(size))
    nodes = [f"n{i:03}" for i in range(len(blocs))]
    signs = (1 if one == other else -1 for one, other in combinations(blocs, 2))
    pairs = zip(combinations(nodes, 2), signs, strict=True)
    return SignedGraph.of((a, b, sign) for (a, b), sign in pairs), blocs


def contradicted(graph: SignedGraph) -> dict[tuple[int, ...], frozenset[tuple[str, str]]]:
    """By each partition into two camps, the first node in camp 0: the ties that contradict it."""
    found = {}
    for rest in product((0, 1), repeat=max(0, len(graph) - 1)):
        camps = (0, *rest)[: len(graph)]
        camp = dict(zip(graph.nodes, camps, strict=True))
        found[camps] = frozenset(
            (a, b) for a, b, sign in graph.edges() if (camp[a] == camp[b]) != (sign > 0)
        )
    return found


def table(name: str) -> SignedGraph:
    """A published signed network; skips where it is not at hand."""
    path = TABLES / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the table is not at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return SignedGraph.of(
            (row["source"], row["target"], int(row["sign"])) for row in csv.DictReader(file)
        )
