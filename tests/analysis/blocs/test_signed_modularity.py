"""Signed modularity and the search for it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.blocs.signed_modularity import communities, modularity
from belligraph.network import SignedGraph
from signed_graphs import planted, renamed, renamings, signed_graphs


def by_definition(graph: SignedGraph, labels: list[int]) -> float:
    """The formula of Gomez, Jensen & Arenas, pair by pair."""
    size = len(graph)
    weights = np.zeros((size, size))
    for (a, b), sign in zip(graph.ends, graph.signs, strict=True):
        weights[a, b] = weights[b, a] = sign
    plus, minus = np.maximum(weights, 0), np.maximum(-weights, 0)
    total = plus.sum() + minus.sum()
    quality = 0.0
    for i in range(size):
        for j in range(size):
            if labels[i] == labels[j]:
                quality += weights[i, j]
                quality -= plus[i].sum() * plus[j].sum() / (plus.sum() or 1)
                quality += minus[i].sum() * minus[j].sum() / (minus.sum() or 1)
    return quality / total if total else 0.0


def all_partitions(size: int) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for _ in range(size):
        found = [[*p, label] for p in found for label in range(max(p, default=-1) + 2)]
    return found


@given(signed_graphs(7), st.data())
def test_modularity_is_what_its_definition_says(graph: SignedGraph, data: st.DataObject) -> None:
    size = len(graph)
    labels = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    assert modularity(graph, np.array(labels)) == pytest.approx(by_definition(graph, labels))


@settings(max_examples=40)
@given(signed_graphs(most=6))
def test_the_search_finds_the_highest_modularity_of_small_graphs(graph: SignedGraph) -> None:
    best = max(modularity(graph, np.array(labels)) for labels in all_partitions(len(graph)))
    assert modularity(graph, communities(graph)) == pytest.approx(best)


@settings(max_examples=25)
@given(st.data())
def test_the_names_of_nodes_change_no_value(data: st.DataObject) -> None:
    graph = data.draw(signed_graphs(most=6))
    other = renamed(graph, data.draw(renamings(graph)))
    one, same = modularity(graph, communities(graph)), modularity(other, communities(other))
    assert one == pytest.approx(same)


@pytest.mark.parametrize("sizes", [(5, 5), (3, 4, 8), (10, 10, 10, 10), (2, 30)])
def test_planted_blocs_come_back(sizes: tuple[int, ...]) -> None:
    graph, blocs = planted(*sizes)
    assert tuple(communities(graph)) == blocs


def test_actors_without_ties_to_each_other_are_joined_by_the_enemies_they_share() -> None:
    sides = [(a, b, -1) for a in ("a1", "a2", "a3") for b in ("b1", "b2", "b3")]
    assert communities(SignedGraph.of(sides)).tolist() == [0, 0, 0, 1, 1, 1]


def test_a_seed_gives_the_same_communities_each_time() -> None:
    graph, _ = planted(4, 4, 4)
    assert communities(graph, seed=3).tolist() == communities(graph, seed=3).tolist()


def test_graphs_without_ties_have_no_modularity() -> None:
    assert modularity(SignedGraph.of([], ["a", "b"]), np.array([0, 0])) == 0
    assert communities(SignedGraph.of([])).tolist() == []
    assert communities(SignedGraph.of([], ["a", "b"])).tolist() == [0, 1]
