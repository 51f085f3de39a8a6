from math import inf

import numpy as np
from hypothesis import given, settings

from belligraph.analysis.frustration.cores import core_of
from belligraph.analysis.frustration.search import Sweep, anneal
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, scattered, signed_graphs, switched


@settings(deadline=None, max_examples=25)
@given(signed_graphs(8))
def test_small_graphs_are_divided_at_best(graph: SignedGraph) -> None:
    if len(graph.signs):
        core = core_of(graph)
        assert core.cost(anneal(core, sweeps=50, seed=0, deadline=inf)) == cheapest(graph, 2)


def test_hidden_camps_are_found() -> None:
    graph = scattered(200, 2000, 0.0, seed=1)
    core = core_of(switched(graph, set(graph.nodes[::3])))
    assert core.cost(anneal(core, sweeps=50, seed=0, deadline=inf)) == 0


def test_classes_hold_every_node_once_and_no_edge() -> None:
    core = core_of(scattered(50, 300, 0.5, seed=2))
    classes = [set(members.tolist()) for members, _ in Sweep.of(core).classes]
    assert sorted(node for members in classes for node in members) == list(range(50))
    assert not any({a, b} <= members for a, b in core.ends.tolist() for members in classes)


def test_settling_leaves_nobody_who_would_rather_move() -> None:
    core = core_of(scattered(50, 300, 0.5, seed=3))
    sides = np.ones((50, 4))
    sides[::2, 1] = -1
    Sweep.of(core).settle(sides, inf)
    assert ((core.adjacency() @ sides) * sides >= 0).all()


def test_the_same_seed_gives_the_same_division() -> None:
    core = core_of(scattered(50, 300, 0.5, seed=4))
    one, other = (anneal(core, sweeps=5, seed=7, deadline=inf) for _ in range(2))
    assert one.tolist() == other.tolist()


def test_no_time_still_gives_a_division() -> None:
    core = core_of(complete(6, -1))
    sides = anneal(core, sweeps=50, seed=0, deadline=0.0)
    assert set(sides.tolist()) <= {1.0, -1.0}
