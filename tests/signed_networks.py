"""Signed graphs to test with: random ones, ones with planted blocs, and published ones."""

from __future__ import annotations

import csv
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import strategies as st

import strategies  # noqa: F401  the profile of all property tests
from belligraph.network import SignedGraph

PUBLISHED = Path(__file__).parents[2] / "shared" / "data" / "signed"
HIGHLAND_BLOCS = (
    ("Alika", "Asaro", "Gahuk", "Geham", "Masil", "Ove", "Ukudz"),
    ("Gama", "Gavev", "Kotun", "Nagad"),
    ("Kohik", "Nagam", "Notoh", "Seuve", "Uheto"),
)
"""The groups of Read (1954), "Cultures of the central highlands", Southwest. J. Anthropol. 10."""


@st.composite
def signed_graphs(draw: st.DrawFn, least: int = 0, most: int = 7) -> SignedGraph:
    """Any signed graph of few nodes, isolated ones included."""
    nodes = [f"n{i}" for i in range(draw(st.integers(least, most)))]
    signs = draw(
        st.lists(st.sampled_from((0, 1, -1)), min_size=(n := len(nodes)) * (n - 1) // 2,
                 max_size=n * (n - 1) // 2)
    )  # fmt: skip
    pairs = zip(combinations(nodes, 2), signs, strict=True)
    return SignedGraph.of(((a, b, sign) for (a, b), sign in pairs if sign), nodes)


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


def published(name: str) -> SignedGraph:
    """A published network, which is not part of the project; skips where it is not at hand."""
    path = PUBLISHED / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the published network is not at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return SignedGraph.of((row["source"], row["target"], int(row["sign"])) for row in rows)
