from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration import frustration
from belligraph.analysis.frustration.cliques import Cliques
from belligraph.analysis.frustration.cores import core_of
from belligraph.network import SignedGraph
from signed_graphs import complete, divisions, signed_graphs, switched


def found(graph: SignedGraph, broken: float) -> list[tuple[tuple[int, ...], int]]:
    """What is asked for where all edges are broken as far."""
    edges = len(graph.signs)
    return Cliques.of(core_of(graph)).violated(np.full(edges, broken), np.zeros(edges, dtype=bool))


@settings(deadline=None)
@given(signed_graphs(8, signs=(1, -1, -1, 0)))
def test_every_division_breaks_as_many_edges_as_are_asked_for(graph: SignedGraph) -> None:
    core = core_of(graph)
    broken = core.frustrated(divisions(len(graph), 2).T.astype(float))
    for edges, least in found(graph, 0.0):
        assert broken[list(edges)].sum(axis=0).min() == least


@settings(deadline=None)
@given(st.sets(st.sampled_from([f"n{i:02}" for i in range(5)])))
def test_five_at_odds_break_four_edges_however_they_are_switched(flipped: set[str]) -> None:
    graph = switched(complete(5, -1), flipped)
    assert found(graph, 0.3) == [(tuple(range(10)), 4)]
    assert found(graph, 0.4) == []


def test_friends_are_not_at_odds() -> None:
    assert found(complete(7, 1), 0.0) == []


def test_turned_edges_count_with_the_other_sign() -> None:
    core = core_of(complete(5, 1))
    cliques, all_of_them = Cliques.of(core), np.ones(10, dtype=bool)
    assert cliques.violated(np.ones(10), all_of_them) == [(tuple(range(10)), 4)]
    assert cliques.violated(np.zeros(10), all_of_them) == []


def test_the_most_violated_come_first() -> None:
    sizes = [len(edges) for edges, _ in found(complete(9, -1), 0.0)]
    assert sizes[0] == len(list(combinations(range(9), 2)))
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("size", [15, 20])
def test_many_enemies_all_round_are_no_harder(size: int) -> None:
    index = frustration(complete(size, -1))
    assert (index.value, index.proven) == (size * (size - 1) // 2 - size**2 // 4, True)
