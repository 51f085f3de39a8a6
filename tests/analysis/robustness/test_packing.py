"""The lower bound on contradicting a tie."""

from hypothesis import assume, given
from hypothesis import strategies as st

from belligraph.analysis.robustness.packing import Packing
from belligraph.network import SignedGraph
from signed_graphs import contradicted, signed_graphs


@given(signed_graphs(7, least=2), st.data())
def test_no_partition_that_contradicts_a_tie_costs_less_than_the_bound(
    graph: SignedGraph, data: st.DataObject
) -> None:
    assume(len(graph.signs))
    costs = contradicted(graph)
    against = min(costs.values(), key=len)
    near = {v: list(others) for v, others in graph.to_networkx().adjacency()}
    bound = Packing(near, sorted(against))
    for a, b, _ in graph.edges():
        if (a, b) not in against:
            cost = min(len(bad) for bad in costs.values() if (a, b) in bad) - len(against)
            assert not bound.reaches((a, b), cost + 1)


def test_ties_in_the_midst_of_a_camp_are_sure_to_cost_much() -> None:
    names = "abcde"
    near = {v: [w for w in names if w != v] for v in names}
    assert Packing(near, []).reaches(("a", "b"), 4)
    assert not Packing(near, []).reaches(("a", "b"), 5)


def test_each_contradicted_tie_uses_up_a_path() -> None:
    square = {"a": ["b", "c", "d"], "b": ["a", "c"], "c": ["a", "b", "d"], "d": ["a", "c"]}
    assert Packing(square, [("a", "c")]).reaches(("a", "d"), 1)
    assert not Packing(square, [("a", "c")]).reaches(("a", "b"), 1)
