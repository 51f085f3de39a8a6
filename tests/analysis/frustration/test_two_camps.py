from math import inf

import numpy as np
from hypothesis import given, settings

from belligraph.analysis.frustration.cores import core_of
from belligraph.analysis.frustration.deadlines import Effort
from belligraph.analysis.frustration.reductions import Kernel, reduce
from belligraph.analysis.frustration.two_camps import cores, divide, two_camps
from belligraph.network import SignedGraph
from signed_graphs import cheapest, cost, scattered, signed_graphs


@settings(deadline=None, max_examples=60)
@given(signed_graphs())
def test_camps_cost_what_is_proven(graph: SignedGraph) -> None:
    camps, bound = two_camps(graph)
    assert camps.shape == (len(graph),)
    assert set(camps.tolist()) <= {0, 1}
    assert int(cost(graph, camps)) == bound == cheapest(graph, 2)


@settings(deadline=None, max_examples=40)
@given(signed_graphs(8))
def test_without_reductions_it_is_the_same(graph: SignedGraph) -> None:
    if len(graph.signs):
        division = divide(core_of(graph), 0, inf, Effort())
        assert division.value == division.bound == cheapest(graph, 2)


def test_small_blocks_are_divided_first() -> None:
    large = [*scattered(30, 200, 0.5, seed=1).edges()]
    small = [(f"x{a}", f"x{b}", s) for a, b, s in scattered(9, 30, 0.5, seed=2).edges()]
    kernel = Kernel.of(SignedGraph.of([*large, *small, ("n0000", "xn0000", 1)]))
    reduce(kernel)
    sizes = [core.size for core in cores(kernel, inf)]
    assert sizes == sorted(sizes)
    assert len(sizes) > 1


def test_chains_of_blocks_are_put_together_again() -> None:
    edges = []
    for number in range(4):
        block = scattered(10, 40, 0.5, seed=number)
        names = {name: f"{number}{name}" for name in block.nodes}
        names["n0000"] = f"{number - 1}n0009" if number else "0n0000"
        edges += [(names[a], names[b], s) for a, b, s in block.edges()]
    graph = SignedGraph.of(edges)
    camps, bound = two_camps(graph)
    parts = sum(cheapest(scattered(10, 40, 0.5, seed=number), 2) for number in range(4))
    assert int(cost(graph, np.asarray(camps))) == bound == parts
