"""Agreement of groupings, where networks say anything of it."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.blocs import Partition, agreement, blocs, compare
from belligraph.network import SignedGraph

LABELS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=9)


def named(labels: list[int]) -> Mapping[str, int]:
    return {f"n{i}": label for i, label in enumerate(labels)}


def by_definition(one: list[int], other: list[int], parts: list[int]) -> float | None:
    """The adjusted Rand index, pair by pair of one part."""
    pairs = [(i, j) for i, j in combinations(range(len(parts)), 2) if parts[i] == parts[j]]
    if not pairs:
        return None
    ones, others = ([side[i] == side[j] for i, j in pairs] for side in (one, other))
    both = sum(a and b for a, b in zip(ones, others, strict=True))
    expected = sum(ones) * sum(others) / len(pairs)
    most = (sum(ones) + sum(others)) / 2
    return (both - expected) / (most - expected) if most != expected else 1


@given(LABELS, st.lists(st.integers(0, 1), min_size=9, max_size=9))
def test_it_is_the_adjusted_rand_index_over_connected_pairs(
    labels: list[tuple[int, int]], parts: list[int]
) -> None:
    one, other = [a for a, _ in labels], [b for _, b in labels]
    part = parts[: len(labels)]
    found = agreement(named(one), named(other), named(part), named(part))
    expected = by_definition(one, other, part)
    assert found == (None if expected is None else pytest.approx(expected))
    itself = agreement(named(one), named(one), named(part), named(part))
    assert itself == (None if expected is None else 1)


@given(LABELS, st.lists(st.integers(0, 1), min_size=9, max_size=9))
def test_camps_turned_round_in_one_part_agree_as_before(
    labels: list[tuple[int, int]], parts: list[int]
) -> None:
    camps = [a % 2 for a, _ in labels]
    part = parts[: len(camps)]
    turned = [camp if p else 1 - camp for camp, p in zip(camps, part, strict=True)]
    found = agreement(named(camps), named(turned), named(part), named(part))
    assert found in (1.0, None)


def test_actors_of_one_grouping_alone_and_parts_apart_say_nothing() -> None:
    one = {"a": 0, "b": 0, "c": 1}
    part = {"a": 0, "b": 0, "c": 0}
    assert agreement(one, {"a": 5, "d": 5}, part, {"a": 0, "d": 0}) is None
    assert agreement(one, one, part, {"a": 0, "b": 1, "c": 2}) is None


def test_opposite_groupings_agree_less_than_by_chance() -> None:
    one, other = named([0, 0, 1, 1]), named([0, 1, 0, 1])
    whole = named([0] * 4)
    found = agreement(one, other, whole, whole)
    assert found is not None
    assert found < 0


def partition(groups: str, ties: str) -> Partition:
    """Groups and friendly ties of one-letter names: `ab c`."""
    nodes = groups.replace(" ", "")
    graph = SignedGraph.of(((a, b, 1) for a, b in ties.split()), nodes)
    labels = [next(i for i, g in enumerate(groups.split()) if v in g) for v in graph.nodes]
    return Partition.of(graph, labels, groups)


def test_partitions_are_compared_pair_by_pair_on_the_actors_that_both_have() -> None:
    one = partition("ab cd", "ab bc cd")
    other = partition("abcd", "ab bc cd")
    less = partition("ab ce", "ab bc ce")
    found = compare([one, other, less])
    assert [(a.actors, a.rand) for a in found] == [(4, 0.0), (3, 1.0), (3, 0.0)]
    assert (found[0].first, found[0].second) == ("ab cd", "abcd")
    assert compare([one]) == ()


def test_parts_without_a_tie_between_them_are_not_compared() -> None:
    """Whether two friendly parts are one camp or two, no tie says."""
    graph = SignedGraph.of([("a", "b", 1), ("b", "c", 1), ("d", "e", 1), ("e", "f", 1)])
    together, apart = ([0] * 6, [0, 0, 0, 1, 1, 1])
    partitions = [Partition.of(graph, labels, "by hand") for labels in (together, apart)]
    partitions.append(blocs(graph))
    assert [one.rand for one in compare(partitions)] == [1, 1, 1]


def test_where_nobody_is_tied_to_anybody_there_is_nothing_to_compare() -> None:
    alone = partition("ab c", "")
    assert compare([alone, alone])[0].rand is None
