from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration.cores import Camps, Reals, core_of
from belligraph.analysis.frustration.covering import FREE, Division, Search, hold
from belligraph.analysis.frustration.cycles import Cycles
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, contradicted, scattered, signed_graphs


def search(graph: SignedGraph, deadline: float = inf) -> Division:
    """Two camps of a whole graph from the start that helps least."""
    core = core_of(graph)
    start = np.ones(core.size)
    cycles = Cycles.of(core, two_camps=True)
    best = Division.of(core, start)
    return Search(core, cycles, core.divide, lambda: start, best, deadline).run()


@settings(deadline=None, max_examples=80)
@given(signed_graphs())
def test_no_division_is_cheaper(graph: SignedGraph) -> None:
    if len(graph.signs):
        found = search(graph)
        assert found.value == found.bound == cheapest(graph, 2)
        assert core_of(graph).cost(found.camps) == found.value


@settings(deadline=None, max_examples=40)
@given(signed_graphs(8, signs=(1, -1)))
def test_branching_ends_with_the_best(graph: SignedGraph) -> None:
    if len(graph.signs):
        assert search(graph).value == cheapest(graph, 2)


def test_no_time_proves_nothing_and_says_so() -> None:
    graph = scattered(20, 100, 0.5, seed=1)
    found = search(graph, deadline=0.0)
    assert (found.value, found.bound) == (graph.negative, 0)


def test_a_bound_is_raised_to_a_cost_that_there_can_be() -> None:
    division = Division(np.ones(1), value=17.5)
    division.prove(15.2)
    assert division.bound == 15.5
    division.prove(inf)
    assert division.bound == 17.5


def test_only_cheaper_camps_are_taken() -> None:
    core = core_of(SignedGraph.of([("a", "b", -1), ("b", "c", 1)]))
    division = Division.of(core, np.array([1.0, -1.0, -1.0]))
    division.offer(core, np.ones(3))
    assert division.value == 0
    assert division.camps.tolist() == [1, -1, -1]


def searching(graph: SignedGraph) -> Search:
    """A search that has not begun."""
    core = core_of(graph)
    start = np.ones(core.size)
    best, cycles = Division.of(core, start), Cycles.of(core, two_camps=True)
    return Search(core, cycles, core.divide, lambda: start, best, inf)


def test_only_free_edges_are_branched_on_the_most_doubtful_first() -> None:
    search, free = searching(complete(4, -1)), np.full(6, FREE, dtype=np.int8)
    assert search.split(free, np.array([0, 0.1, 0.5, 0.9, 1, 0])) == 2
    held = np.array([0, 1, FREE, FREE, 0, 1], dtype=np.int8)
    assert search.split(held, np.zeros(6)) in (2, 3)
    assert search.split(held, np.array([0.5, 0.5, 0, 0.1, 0.5, 0.5])) == 3


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([0, 1, FREE]), min_size=6, max_size=6))
def test_children_differ_from_their_parent_even_if_the_relaxation_told_nothing(
    given_held: list[int],
) -> None:
    held = np.array(given_held, dtype=np.int8)
    children = [c.tolist() for c in searching(complete(4, -1)).children(held, np.zeros(6))]
    assert len(children) == (2 if FREE in given_held else 0)
    for child, value in zip(children, (0, 1), strict=False):
        [edge] = [i for i, (a, b) in enumerate(zip(child, given_held, strict=True)) if a != b]
        assert (given_held[edge], child[edge]) == (FREE, value)


def test_where_every_edge_is_held_the_division_that_says_so_is_offered() -> None:
    graph = complete(4, -1)
    search = searching(graph)
    best = np.array([1.0, 1.0, -1.0, -1.0])
    held = search.core.frustrated(best).astype(np.int8)
    assert search.best.value == 6
    assert search.children(held, np.zeros(6)) == ()
    assert search.best.value == cheapest(graph, 2) == 2


def test_what_is_held_stays_held_whatever_it_costs() -> None:
    held = np.array([1, 0, FREE, FREE, FREE], dtype=np.int8)
    hold(held, np.array([5.0, -5.0, 5.0, -5.0, 0.5]), worth=1.0)
    assert held.tolist() == [1, 0, 0, 1, FREE]


@settings(deadline=None, max_examples=60)
@given(signed_graphs(7, least=2), st.data())
def test_what_is_asked_for_is_searched_and_nothing_else(
    graph: SignedGraph, data: st.DataObject
) -> None:
    """With an edge held broken, all that is cheaper breaks it."""
    if not len(graph.signs):
        return
    core = core_of(graph)
    edge = data.draw(st.integers(0, len(graph.signs) - 1))

    def breaking(broken: Reals) -> Camps:
        camps = core.divide(broken)
        if not core.frustrated(camps)[edge]:
            camps[core.ends[edge, 0]] *= -1
        return camps

    start = breaking(np.zeros(len(core.ends)))
    cycles, first = Cycles.of(core, two_camps=True), Division.of(core, start)
    tree = Search(core, cycles, breaking, lambda: start, first, inf)
    held = tree.free()
    held[edge] = 1
    costs = [len(bad) for bad in contradicted(graph).values() if tuple_of(graph, edge) in bad]
    found = tree.run(held)
    assert found.value == found.bound == min(costs)


def tuple_of(graph: SignedGraph, edge: int) -> tuple[str, str]:
    """The ends of an edge by name."""
    a, b = graph.ends[edge].tolist()
    return graph.nodes[a], graph.nodes[b]
