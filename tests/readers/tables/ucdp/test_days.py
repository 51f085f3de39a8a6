"""The days of an event are said as exactly as the dataset knows them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_interval
from belligraph.readers.tables.ucdp.days import covering, spoken

DAYS = st.dates(date(1989, 1, 1), date(2030, 12, 31))


@settings(deadline=None, derandomize=True)
@given(DAYS, DAYS, st.integers(1, 5))
def test_the_bounds_are_those_of_the_row(one, other, precision) -> None:
    first, last = min(one, other), max(one, other)
    valid = parse_interval(covering(first, last, precision))
    assert (valid.earliest_start, valid.latest_end) == (first, last)


def test_a_month_is_said_only_where_no_more_is_known() -> None:
    first, last = date(2014, 2, 1), date(2014, 2, 28)
    assert [covering(first, last, p) for p in (2, 4)] == ["2014-02-01/2014-02-28", "2014-02"]
    assert covering(date(2014, 1, 1), date(2014, 12, 31), 5) == "2014"
    assert covering(date(2014, 1, 1), date(2014, 12, 31), 2) == "2014-01-01/2014-12-31"


def test_days_in_words() -> None:
    assert spoken(date(2014, 1, 3), date(2014, 1, 3)) == "3 January 2014"
    assert spoken(date(2014, 1, 31), date(2014, 2, 1)) == "31 January 2014 to 1 February 2014"
