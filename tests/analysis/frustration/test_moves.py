from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration.cores import core_of
from belligraph.analysis.frustration.moves import Movers
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, scattered, signed_graphs


@settings(deadline=None)
@given(signed_graphs(), st.sampled_from([2, 3, None]))
def test_settling_never_costs_more_nor_makes_more_camps(
    graph: SignedGraph, most: int | None
) -> None:
    core = core_of(graph)
    start = np.zeros(core.size)
    settled = Movers(core, most).settle(start, inf)
    assert core.cost(settled) <= core.cost(start)
    assert len(set(settled.tolist())) <= (most or core.size)


@settings(deadline=None, max_examples=30)
@given(signed_graphs(7), st.sampled_from([3, None]))
def test_shaking_divides_small_graphs_well(graph: SignedGraph, most: int | None) -> None:
    core = core_of(graph)
    if core.size:
        found = Movers(core, most).shake(np.zeros(core.size), seed=0, deadline=inf)
        assert cheapest(graph, most) <= core.cost(found) <= cheapest(graph, most) + 1


def test_enemies_find_camps_of_their_own() -> None:
    core = core_of(complete(6, -1))
    assert len(set(Movers(core, None).settle(np.zeros(6), inf).tolist())) == 6


def test_the_same_seed_gives_the_same_camps() -> None:
    movers = Movers(core_of(scattered(40, 200, 0.5, seed=1)), 4)
    one, other = (movers.shake(np.zeros(40), seed=5, deadline=inf) for _ in range(2))
    assert one.tolist() == other.tolist()
