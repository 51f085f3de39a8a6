"""Agreement of groupings, where networks say anything of it."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.blocs import adjusted_rand
from belligraph.analysis.blocs.agreement import agreement

LABELS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=9)


def named(labels: list[int]) -> Mapping[str, int]:
    return {f"n{i}": label for i, label in enumerate(labels)}


@given(LABELS)
def test_in_connected_networks_it_is_the_adjusted_rand_index(labels: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in labels], [b for _, b in labels]
    whole = named([0] * len(labels))
    expected = adjusted_rand(one, other)
    assert agreement(named(one), named(other), whole, whole) == pytest.approx(expected)


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
