from math import inf

import pytest
from hypothesis import given, settings

from belligraph.analysis.frustration.assignment import assign
from belligraph.analysis.frustration.cores import core_of
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, scattered, signed_graphs


@pytest.mark.parametrize("most", [2, 3])
@settings(deadline=None, max_examples=25)
@given(graph=signed_graphs(7))
def test_the_program_finds_the_cheapest_division(graph: SignedGraph, most: int) -> None:
    if len(graph.signs):
        core = core_of(graph)
        camps, bound = assign(core, most, inf)
        assert camps is not None
        assert core.cost(camps) == bound == cheapest(graph, most)
        assert len(set(camps.tolist())) <= most


def test_weights_count() -> None:
    core = core_of(complete(4, -1))
    assert assign(core, 3, inf)[1] == 1
    core.weights[:] *= 2
    assert assign(core, 3, inf)[1] == 2


def test_no_time_gives_a_bound_that_holds() -> None:
    graph = scattered(30, 200, 0.5, seed=1)
    _, bound = assign(core_of(graph), 3, deadline=0.0)
    assert 0 <= bound <= graph.negative
