"""Signed graphs made up on the spot, and the cheapest division of small ones by trying them all."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st
from numpy.typing import NDArray

from belligraph.network import SignedGraph

TABLES = Path(__file__).parents[2] / "shared" / "data" / "signed"


@st.composite
def signed_graphs(
    draw: st.DrawFn, most: int = 9, signs: tuple[int, ...] = (1, -1, 0)
) -> SignedGraph:
    """A signed graph of up to so many nodes; sign 0 stands for no edge."""
    names = [f"n{i}" for i in range(draw(st.integers(0, most)))]
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


def table(name: str) -> SignedGraph:
    """A published signed network; skips where it is not at hand."""
    path = TABLES / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the table is not at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return SignedGraph.of(
            (row["source"], row["target"], int(row["sign"])) for row in csv.DictReader(file)
        )
