import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration.cores import blocks, core_of, whole
from belligraph.analysis.frustration.reductions import Kernel
from belligraph.network import SignedGraph
from signed_graphs import cost, divisions, signed_graphs, switched


@given(signed_graphs())
def test_blocks_share_no_edge_and_leave_none_out(graph: SignedGraph) -> None:
    found = [pair for core in blocks(Kernel.of(graph)) for pair in core.pairs()]
    assert sorted(found) == [tuple(pair) for pair in graph.ends.tolist()]


@given(signed_graphs())
def test_blocks_share_at_most_one_node(graph: SignedGraph) -> None:
    found = [set(core.nodes) for core in blocks(Kernel.of(graph))]
    assert all(len(a & b) <= 1 for i, a in enumerate(found) for b in found[:i])


@given(signed_graphs(6))
def test_many_divisions_cost_what_each_does(graph: SignedGraph) -> None:
    camps = divisions(len(graph), 3)
    assert core_of(graph).cost(camps.T.astype(float)).tolist() == cost(graph, camps).tolist()


@settings(deadline=None)
@given(signed_graphs(signs=(1, 0)), st.data())
def test_edges_that_are_whole_are_followed(graph: SignedGraph, data: st.DataObject) -> None:
    flipped = data.draw(st.sets(st.sampled_from(graph.nodes))) if graph.nodes else set()
    core = core_of(switched(graph, flipped))
    assert core.cost(core.divide(np.zeros(len(core.ends)))) == 0


@settings(deadline=None)
@given(signed_graphs(), st.data())
def test_edges_that_a_division_breaks_lead_back_to_it(
    graph: SignedGraph, data: st.DataObject
) -> None:
    core = core_of(graph)
    camps = np.array([data.draw(st.sampled_from([1.0, -1.0])) for _ in graph.nodes])
    broken = core.frustrated(camps)
    assert core.frustrated(core.divide(broken.astype(float))).tolist() == broken.tolist()


def test_no_edges_make_no_core() -> None:
    kernel = Kernel.of(SignedGraph.of([], ["a", "b"]))
    assert whole(kernel) == blocks(kernel) == []
