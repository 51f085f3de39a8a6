"""Change points."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from math import inf, log, nan
from statistics import mean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.history.changes import change_points
from belligraph.errors import InputError

SERIES = st.lists(st.integers(0, 9), min_size=1, max_size=8)


def days(number: int) -> list[date]:
    return [date(2014, 1, 1) + timedelta(n) for n in range(number)]


def cuts(values: Any, kind: Any = "values", penalty: float | None = None) -> list[int]:
    found = change_points(days(len(values)), values, kind, penalty=penalty)
    return [(change.day - date(2014, 1, 1)).days for change in found]


def loss(values: list[int], places: tuple[int, ...], kind: str, penalty: float) -> float:
    """What a partition costs, by the textbook."""
    variance = mean((b - a) ** 2 for a, b in pairwise(values)) / 2
    total = penalty * len(places)
    for start, end in pairwise([0, *places, len(values)]):
        part = values[start:end]
        level = mean(part)
        if kind == "counts":
            total -= 2 * sum(x * log(level) - level for x in part) if level else 0.0
        else:
            total += sum((x - level) ** 2 for x in part) / variance
    return total


@given(st.floats(0, 1e6), st.integers(0, 50), st.sampled_from(["counts", "values"]))
def test_a_constant_series_has_none(value: float, length: int, kind: str) -> None:
    assert cuts([value] * length, kind) == []


@pytest.mark.parametrize("kind", ["counts", "values"])
def test_a_step_is_found_where_it_is_with_its_size(kind: Any) -> None:
    (change,) = change_points(days(12), [3] * 7 + [20] * 5, kind)
    assert change.day == date(2014, 1, 8)
    assert (change.before, change.after, change.size) == (3, 20, 17)


@pytest.mark.parametrize("level", [1.0, -0.3, 1e9, 1e-9])
@pytest.mark.parametrize("kind", ["counts", "values"])
def test_rounding_is_no_change_and_what_is_well_above_it_is(level: float, kind: Any) -> None:
    kind = "values" if level < 0 else kind
    steps = {gap: cuts([level] * 6 + [level * (1 + gap)] * 6, kind) for gap in (1e-12, 1e-9)}
    assert steps == {1e-12: [], 1e-9: []}
    assert cuts([level] * 6 + [level * (1 + 1e-6)] * 6) == [6]


def test_dates_without_a_value_are_passed_over() -> None:
    values = [None, 0.1, 0.1, 0.12, 0.1, None, 0.9, 0.9, 0.88, None]
    (change,) = change_points(days(10), values)
    assert change.day == date(2014, 1, 7)
    assert change_points(days(2), [None, None]) == ()


@given(SERIES, st.sampled_from(["counts", "values"]), st.sampled_from([0.5, 2.0, 4.0]))
def test_no_other_partition_costs_less(values: list[int], kind: Any, penalty: float) -> None:
    if len(set(values)) < 2:
        return
    others = (
        places
        for number in range(len(values))
        for places in combinations(range(1, len(values)), number)
    )
    least = min(loss(values, places, kind, penalty) for places in others)
    found = tuple(cuts(values, kind, penalty))
    assert loss(values, found, kind, penalty) == pytest.approx(least, abs=1e-9)


@given(SERIES, st.sampled_from(["counts", "values"]), st.floats(0.5, 5), st.floats(0.01, 5))
def test_a_greater_penalty_never_gives_more_changes(
    values: list[int], kind: Any, penalty: float, more: float
) -> None:
    assert len(cuts(values, kind, penalty + more)) <= len(cuts(values, kind, penalty))


@given(SERIES, st.sampled_from([-4, -2, 2, 8]), st.integers(-50, 50))
def test_another_unit_of_values_moves_no_change(values: list[int], unit: int, zero: int) -> None:
    assert cuts([unit * v + zero for v in values], penalty=2.3) == cuts(values, penalty=2.3)


@given(SERIES, st.sampled_from(["counts", "values"]))
def test_before_and_after_are_the_means_between_the_changes(values: list[int], kind: Any) -> None:
    found = change_points(days(len(values)), values, kind, penalty=1.0)
    places = [0, *cuts(values, kind, 1.0), len(values)]
    levels = [mean(values[a:b]) for a, b in pairwise(places)]
    assert [c.before for c in found] == pytest.approx(levels[:-1])
    assert [c.after for c in found] == pytest.approx(levels[1:])


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match="count -1: 0 or more"):
        change_points(days(2), [-1, 3], "counts")
    for value in (nan, inf, -inf):
        with pytest.raises(InputError, match=f"value {value}: a finite number expected"):
            change_points(days(3), [1, None, value])
    with pytest.raises(InputError, match="penalty -2: 0 or more"):
        change_points(days(2), [1, 3], penalty=-2)
    with pytest.raises(InputError, match="3 days and 2 values"):
        change_points(days(3), [1, 3])
