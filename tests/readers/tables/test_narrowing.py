"""Which rows are asked for: those that meet the days, and are of the actors and the places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import InputError
from belligraph.readers.tables import Narrowing
from belligraph.readers.tables.narrowing import AFTER, BEFORE, OTHER_ACTORS, OTHER_PLACES

DAY = date(2014, 1, 3)
DAYS = st.dates(date(2014, 1, 1), date(2014, 1, 31))
FALLUJAH = ("fallujah", "anbar", "iraq-country")


def test_nothing_narrowed_takes_every_row() -> None:
    assert not Narrowing()
    assert Narrowing().aside(DAY, DAY, (), ()) == ""


@pytest.mark.parametrize(
    "narrowing",
    [
        Narrowing(since=DAY),
        Narrowing(until=DAY),
        Narrowing(actors=frozenset({"isil"})),
        Narrowing(places=frozenset({"anbar"})),
    ],
)
def test_anything_given_narrows(narrowing) -> None:
    assert narrowing


@settings(deadline=None, derandomize=True)
@given(DAYS, DAYS, DAYS, DAYS)
def test_a_row_is_taken_if_one_of_its_days_is_asked_for(one, other, first, last) -> None:
    since, until = sorted((one, other))
    first, last = sorted((first, last))
    found = Narrowing(since, until).aside(first, last, ())
    days = {date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)}
    assert (found == "") == any(since <= day <= until for day in days)
    assert (found == BEFORE) == all(day < since for day in days)
    assert (found == AFTER) == all(day > until for day in days)


def test_an_actor_may_be_either_side() -> None:
    asked = Narrowing(actors=frozenset({"isil", "usa"}))
    assert asked.aside(DAY, DAY, ("isil", "iraq")) == asked.aside(DAY, DAY, ("iraq", "usa")) == ""
    assert asked.aside(DAY, DAY, ("iraq", "iran")) == OTHER_ACTORS


def test_a_place_is_meant_with_all_that_lies_in_it() -> None:
    for place in FALLUJAH:
        assert Narrowing(places=frozenset({place})).aside(DAY, DAY, (), FALLUJAH) == ""
    asked = Narrowing(places=frozenset({"ramadi"}))
    assert asked.aside(DAY, DAY, (), FALLUJAH) == OTHER_PLACES
    assert asked.aside(DAY, DAY, ()) == OTHER_PLACES


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(InputError, match="until 2014-01-02: expected a day not before 2014-01-03"):
        Narrowing(since=DAY, until=date(2014, 1, 2))
