from collections import Counter
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings

from belligraph.analysis.frustration.cores import core_of
from belligraph.analysis.frustration.cycles import Cycles
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, signed_graphs


def found(graph: SignedGraph, two_camps: bool) -> list[tuple[int, ...]]:
    """The cycles found where no edge is broken."""
    core = core_of(graph)
    nothing = np.zeros(len(core.ends), dtype=bool)
    cycles = Cycles.of(core, two_camps=two_camps)
    return cycles.violated(nothing.astype(float), ~nothing, nothing, inf)


@pytest.mark.parametrize("two_camps", [True, False])
@settings(deadline=None)
@given(graph=signed_graphs())
def test_cycles_are_closed_and_pass_no_edge_twice(graph: SignedGraph, two_camps: bool) -> None:
    for cycle in found(graph, two_camps):
        visits = Counter(graph.ends[list(cycle)].ravel().tolist())
        assert all(times % 2 == 0 for times in visits.values())
        assert len(set(cycle)) == len(cycle) > 2


@settings(deadline=None)
@given(signed_graphs())
def test_with_two_camps_a_cycle_has_an_odd_number_of_enmities(graph: SignedGraph) -> None:
    cycles = found(graph, two_camps=True)
    assert all((graph.signs[list(cycle)] < 0).sum() % 2 for cycle in cycles)
    assert bool(cycles) == (cheapest(graph, 2) > 0)


@settings(deadline=None)
@given(signed_graphs())
def test_with_any_number_of_camps_it_has_one(graph: SignedGraph) -> None:
    cycles = found(graph, two_camps=False)
    assert all((graph.signs[list(cycle)] < 0).sum() == 1 for cycle in cycles)
    assert bool(cycles) == (cheapest(graph, None) > 0)


def test_cycles_that_are_covered_are_not_found() -> None:
    core = core_of(complete(3, -1))
    thirds, nothing = np.full(3, 1 / 3), np.zeros(3, dtype=bool)
    cycles = Cycles.of(core, two_camps=True)
    assert cycles.violated(thirds, ~nothing, nothing, inf) == []
    assert cycles.violated(thirds - 0.01, ~nothing, nothing, inf) == [(0, 1, 2)]


def test_a_turned_edge_counts_with_the_other_sign() -> None:
    core = core_of(complete(3, 1))
    turned = np.array([True, False, False])
    cycles = Cycles.of(core, two_camps=True)
    assert cycles.violated(turned.astype(float), ~turned, turned, inf) == [(0, 1, 2)]
    assert cycles.violated(np.array([1.0, 1.0, 0.0]), ~turned, turned, inf) == []


def test_no_time_finds_nothing() -> None:
    core = core_of(complete(5, -1))
    nothing = np.zeros(10, dtype=bool)
    cycles = Cycles.of(core, two_camps=True)
    assert cycles.violated(np.zeros(10), ~nothing, nothing, deadline=0.0) == []
