from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration import Frustration, frustration
from belligraph.errors import InputError
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, cost, scattered, signed_graphs, switched, table


def is_sound(graph: SignedGraph, found: Frustration) -> bool:
    """Whether all that is said of a division follows from its camps."""
    camp = dict(zip(graph.nodes, found.camps, strict=True))
    broken = tuple(e for e in graph.edges() if (camp[e[0]] == camp[e[1]]) == (e[2] < 0))
    return (
        found.frustrated == broken
        and found.value == len(broken)
        and 0 <= found.bound <= found.value
        and found.proven == (found.bound == found.value)
    )


@settings(deadline=None, max_examples=150)
@given(signed_graphs())
def test_no_division_into_two_camps_is_cheaper(graph: SignedGraph) -> None:
    found = frustration(graph)
    assert found.value == cheapest(graph, 2)
    assert found.proven
    assert is_sound(graph, found)


@settings(deadline=None)
@given(signed_graphs(signs=(1, -1)))
def test_no_division_of_a_complete_graph_is_cheaper(graph: SignedGraph) -> None:
    assert frustration(graph).value == cheapest(graph, 2)


def signatures(graph: "nx.Graph[int]") -> list[SignedGraph]:
    """A graph with all signs that are not the same but for switching: a forest is positive."""
    forest = set(nx.minimum_spanning_edges(graph, data=False))
    free = [edge for edge in graph.edges if edge not in forest]
    names = [str(node) for node in graph]
    return [
        SignedGraph.of(
            [
                *((str(a), str(b), 1) for a, b in forest),
                *((str(a), str(b), s) for (a, b), s in zip(free, signs, strict=True)),
            ],
            names,
        )
        for signs in product((1, -1), repeat=len(free))
    ]


@pytest.mark.parametrize("size", [*range(6), pytest.param(6, marks=pytest.mark.slow)])
def test_all_signed_graphs_but_for_names_and_switching(size: int) -> None:
    shapes = [g for g in nx.graph_atlas_g() if len(g) == size]
    graphs = [graph for shape in shapes for graph in signatures(shape)]
    assert len(graphs) >= len(shapes) > 0
    for graph in graphs:
        found = frustration(graph)
        assert (found.value, found.proven) == (cheapest(graph, 2), True)


@settings(deadline=None, max_examples=50)
@given(signed_graphs(12), st.data())
def test_switching_changes_nothing(graph: SignedGraph, data: st.DataObject) -> None:
    flipped = data.draw(st.sets(st.sampled_from(graph.nodes))) if graph.nodes else set()
    assert frustration(switched(graph, flipped)).value == frustration(graph).value


@settings(deadline=None, max_examples=50)
@given(signed_graphs(12), st.randoms())
def test_names_change_nothing(graph: SignedGraph, random: "np.random.Generator") -> None:
    names = list(graph.nodes)
    random.shuffle(names)
    new = dict(zip(graph.nodes, names, strict=True))
    renamed = SignedGraph.of(((new[a], new[b], s) for a, b, s in graph.edges()), names)
    one, other = frustration(graph), frustration(renamed)
    assert (one.value, one.bound, one.proven) == (other.value, other.bound, other.proven)


@settings(deadline=None, max_examples=50)
@given(signed_graphs(20, signs=(1, 0)), st.data())
def test_balanced_graphs_are_not_frustrated(graph: SignedGraph, data: st.DataObject) -> None:
    camp = data.draw(st.sets(st.sampled_from(graph.nodes))) if graph.nodes else set()
    found = frustration(switched(graph, camp))
    assert (found.value, found.bound, found.frustrated) == (0, 0, ())


@pytest.mark.parametrize("size", range(1, 11))
def test_enemies_all_round_are_split_in_halves(size: int) -> None:
    found = frustration(complete(size, -1))
    assert found.value == size * (size - 1) // 2 - size**2 // 4
    assert found.proven


def test_no_nodes() -> None:
    found = frustration(SignedGraph.of([]))
    assert (found.value, found.bound, found.proven, found.camps) == (0, 0, True, ())


def test_nodes_without_edges() -> None:
    found = frustration(SignedGraph.of([("c", "d", -1)], ["a", "b"]))
    assert found.proven
    assert len(found.camps) == 4
    assert found.camps[2] != found.camps[3]


def test_parts_that_are_not_connected_add_up() -> None:
    one = scattered(12, 40, 0.5, seed=1)
    other = [(f"x{a}", f"x{b}", s) for a, b, s in scattered(11, 35, 0.5, seed=2).edges()]
    both = SignedGraph.of([*one.edges(), *other])
    assert (
        frustration(both).value == frustration(one).value + frustration(SignedGraph.of(other)).value
    )


def test_parts_that_share_a_node_add_up() -> None:
    one = scattered(12, 40, 0.5, seed=3)
    shared = {"n0000": "n0000"}
    other = [
        (shared.get(a, f"x{a}"), shared.get(b, f"x{b}"), s)
        for a, b, s in scattered(12, 40, 0.5, seed=4).edges()
    ]
    both = frustration(SignedGraph.of([*one.edges(), *other]))
    assert both.value == frustration(one).value + frustration(SignedGraph.of(other)).value
    assert both.proven


def test_camps_are_numbered_in_the_order_of_their_first_node() -> None:
    found = frustration(SignedGraph.of([("a", "b", -1), ("b", "c", 1)]))
    assert found.camps == (0, 1, 1)


def test_the_same_graph_gives_the_same_camps() -> None:
    graph = scattered(40, 200, 0.5, seed=5)
    one, other = frustration(graph, seed=3), frustration(graph, seed=3)
    assert (one.camps, one.frustrated) == (other.camps, other.frustrated)


def test_the_seed_does_not_change_what_is_proven() -> None:
    graph = scattered(30, 150, 0.5, seed=6)
    assert {frustration(graph, seed=seed).value for seed in range(4)} == {frustration(graph).value}


@pytest.mark.parametrize("camps", [2, 3, None])
@pytest.mark.parametrize("limit", [0.0, 0.05, 0.3])
def test_when_time_runs_out_the_answer_is_honest(camps: int | None, limit: float) -> None:
    graph = scattered(150, 1500, 0.5, seed=7)
    found = frustration(graph, camps=camps, time_limit=limit)
    assert is_sound(graph, found)
    assert not found.proven
    assert found.value <= graph.negative
    assert found.seconds < limit + 5


@settings(deadline=None, max_examples=30)
@given(signed_graphs(8), st.sampled_from([2, 3, None]))
def test_without_any_time_the_bound_still_holds(graph: SignedGraph, camps: int | None) -> None:
    found = frustration(graph, camps=camps, time_limit=0)
    assert is_sound(graph, found)
    assert found.bound <= cheapest(graph, camps) <= found.value


@pytest.mark.parametrize("camps", [2, None])
def test_a_limit_of_work_gives_bounds_that_every_machine_gives(camps: int | None) -> None:
    graph = scattered(60, 400, 0.5, seed=7)
    one, other = (frustration(graph, camps=camps, work_limit=400_000) for _ in range(2))
    assert is_sound(graph, one)
    assert not one.proven
    assert 0 < one.bound < one.value
    assert (one.value, one.bound, one.camps) == (other.value, other.bound, other.camps)


def test_more_work_proves_more() -> None:
    graph = scattered(40, 160, 0.5, seed=7)
    bounds = [frustration(graph, work_limit=work).bound for work in (0, 20_000, 10_000_000)]
    assert bounds == sorted(bounds)
    assert bounds[0] < bounds[-1]
    assert frustration(graph, work_limit=10_000_000).proven


def test_work_is_not_limited_with_a_number_of_camps_above_two() -> None:
    with pytest.raises(InputError, match="limit of work"):
        frustration(complete(3, 1), camps=3, work_limit=1)


@pytest.mark.parametrize("camps", [-1, 0, 1])
def test_one_camp_is_no_division(camps: int) -> None:
    with pytest.raises(InputError, match="camps"):
        frustration(complete(3, 1), camps=camps)


@pytest.mark.parametrize("limit", [-1.0, float("nan")])
def test_time_is_not_negative(limit: float) -> None:
    with pytest.raises(InputError, match="time limit"):
        frustration(complete(3, 1), time_limit=limit)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("highland_tribes", 7),
        ("cow_1946", 17),
        ("cow_1962", 36),
        ("cow_1979", 43),
        ("cow_1996", 45),
    ],
)
def test_published_networks(name: str, value: int) -> None:
    graph = table(name)
    found = frustration(graph)
    assert (found.value, found.proven) == (value, True)
    assert is_sound(graph, found)
    assert int(cost(graph, np.array(found.camps))) == value


@pytest.mark.slow
def test_a_large_sparse_network_is_proven() -> None:
    graph = scattered(1500, 4500, 0.09, seed=8)
    found = frustration(graph, time_limit=120)
    assert found.proven
    assert is_sound(graph, found)
