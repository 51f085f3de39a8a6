from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration.reductions import Kernel, reduce
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, cost, scattered, signed_graphs

Weights = dict[tuple[int, int], int]


@st.composite
def weighted(draw: st.DrawFn) -> tuple[int, Weights]:
    """How many nodes, and weighted edges between them."""
    size = draw(st.integers(1, 8))
    pairs = list(combinations(range(size), 2))
    weights = draw(st.lists(st.integers(-3, 3), min_size=len(pairs), max_size=len(pairs)))
    return size, {pair: w for pair, w in zip(pairs, weights, strict=True) if w}


def kernel_of(size: int, weights: Weights) -> Kernel:
    kernel = Kernel({node: {} for node in range(size)})
    for (a, b), weight in weights.items():
        kernel.join(a, b, weight)
    return kernel


def edges(kernel: Kernel) -> dict[tuple[int, int], float]:
    return {(a, b): w for a, row in kernel.rows.items() for b, w in row.items() if a < b}


def price(weights: Weights | dict[tuple[int, int], float], sides: dict[int, int]) -> float:
    return sum(abs(w) for (a, b), w in weights.items() if sides[a] * sides[b] * w < 0)


def all_sides(nodes: list[int]) -> list[dict[int, int]]:
    return [dict(zip(nodes, s, strict=True)) for s in product((1, -1), repeat=len(nodes))]


@settings(deadline=None, max_examples=200)
@given(weighted())
def test_the_kernel_costs_what_the_graph_costs(given_graph: tuple[int, Weights]) -> None:
    size, weights = given_graph
    least = min(price(weights, sides) for sides in all_sides(list(range(size))))
    kernel = kernel_of(size, weights)
    reduce(kernel)
    left = edges(kernel)
    assert kernel.cost + min(price(left, s) for s in all_sides(sorted(kernel.rows))) == least


@settings(deadline=None, max_examples=200)
@given(weighted())
def test_what_the_kernel_is_divided_into_is_what_the_graph_is(
    given_graph: tuple[int, Weights],
) -> None:
    size, weights = given_graph
    kernel = kernel_of(size, weights)
    reduce(kernel)
    left = edges(kernel)
    for sides in all_sides(sorted(kernel.rows))[:8]:
        restored = kernel.restore(dict(sides))
        assert restored.keys() == set(range(size))
        assert price(weights, restored) == kernel.cost + price(left, sides)


@settings(deadline=None)
@given(signed_graphs(12, signs=(1, -1, 0, 0, 0)))
def test_sparse_graphs_vanish_or_keep_their_cost(graph: SignedGraph) -> None:
    kernel = Kernel.of(graph)
    reduce(kernel)
    least = min(price(edges(kernel), s) for s in all_sides(sorted(kernel.rows)))
    assert kernel.cost + least == cheapest(graph, 2)


def test_every_node_left_has_more_than_three_neighbours() -> None:
    kernel = Kernel.of(scattered(200, 500, 0.4, seed=1))
    reduce(kernel)
    assert 0 < len(kernel.rows) < 200
    assert min(map(len, kernel.rows.values())) > 3


def test_no_two_nodes_left_have_the_same_neighbours() -> None:
    graph = scattered(12, 40, 0.5, seed=2)
    twins = [(f"twin{a}", b, s) for a, b, s in graph.edges() if a == "n0000"]
    kernel = Kernel.of(SignedGraph.of([*graph.edges(), *twins]))
    reduce(kernel)
    rows = [tuple(sorted(row)) for row in kernel.rows.values()]
    assert len(rows) == len(set(rows))


def test_a_balanced_graph_vanishes() -> None:
    kernel = Kernel.of(complete(20, 1))
    reduce(kernel)
    assert (kernel.rows, kernel.cost) == ({}, 0.0)


def test_no_time_removes_nothing() -> None:
    kernel = Kernel.of(complete(5, 1))
    reduce(kernel, deadline=0.0)
    assert len(kernel.rows) == 5


def test_what_was_removed_is_put_where_it_costs_least() -> None:
    graph = scattered(60, 65, 0.5, seed=3)
    kernel = Kernel.of(graph)
    reduce(kernel)
    assert not kernel.rows
    sides = kernel.restore({})
    assert int(cost(graph, np.array([sides[v] for v in range(60)]))) == kernel.cost
