import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration import frustration
from belligraph.network import SignedGraph
from signed_graphs import cheapest, complete, scattered, signed_graphs, table


def size_of_largest(camps: tuple[int, ...]) -> int:
    return max(map(camps.count, camps), default=0)


@settings(deadline=None, max_examples=40)
@given(signed_graphs(8), st.sampled_from([3, 4]))
def test_no_division_into_so_many_camps_is_cheaper(graph: SignedGraph, camps: int) -> None:
    found = frustration(graph, camps=camps)
    assert (found.value, found.proven) == (cheapest(graph, camps), True)
    assert len(set(found.camps)) <= camps


@settings(deadline=None, max_examples=80)
@given(signed_graphs(9))
def test_no_division_at_all_is_cheaper(graph: SignedGraph) -> None:
    found = frustration(graph, camps=None)
    assert (found.value, found.proven) == (cheapest(graph, None), True)


@settings(deadline=None, max_examples=30)
@given(signed_graphs(8, signs=(1, -1)), st.sampled_from([3, None]))
def test_complete_graphs(graph: SignedGraph, camps: int | None) -> None:
    assert frustration(graph, camps=camps).value == cheapest(graph, camps)


@settings(deadline=None, max_examples=25)
@given(signed_graphs(9))
def test_more_camps_never_cost_more(graph: SignedGraph) -> None:
    values = [frustration(graph, camps=camps).value for camps in (2, 3, 4, None)]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("camps", [3, 4])
@pytest.mark.parametrize("size", range(2, 8))
def test_enemies_all_round_are_split_evenly(size: int, camps: int) -> None:
    found = frustration(complete(size, -1), camps=camps)
    inside = [found.camps.count(camp) for camp in range(camps)]
    assert found.proven
    assert max(inside) - min(inside) <= 1
    assert found.value == sum(n * (n - 1) // 2 for n in inside)


def test_enemies_all_round_are_each_their_own_camp() -> None:
    found = frustration(complete(9, -1), camps=None)
    assert (found.value, size_of_largest(found.camps)) == (0, 1)


def test_friends_all_round_are_one_camp() -> None:
    found = frustration(complete(9, 1), camps=None)
    assert (found.value, set(found.camps)) == (0, {0})


def test_highland_tribes_have_three_blocks() -> None:
    graph = table("highland_tribes")
    three = frustration(graph, camps=3)
    assert (three.value, three.proven) == (2, True)
    assert len(set(three.camps)) == 3
    assert frustration(graph, camps=None).value == 2


@pytest.mark.parametrize("name", ["cow_1946", "cow_1962", "cow_1979", "cow_1996"])
def test_published_networks_are_proven_with_any_number(name: str) -> None:
    graph = table(name)
    many, two = frustration(graph, camps=None), frustration(graph)
    assert many.proven
    assert many.value <= two.value


@pytest.mark.slow
def test_three_camps_of_a_large_sparse_network_are_bounded() -> None:
    found = frustration(scattered(1500, 4500, 0.09, seed=8), camps=3, time_limit=60)
    assert 0 < found.bound <= found.value
    assert len(set(found.camps)) <= 3
