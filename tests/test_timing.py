"""Whether a claim counts as of a date: surely, possibly, or not."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.dates import Interval, parse_date, parse_interval
from belligraph.model import Claim, Relation
from belligraph.timing import WINDOW_DAYS, counted, counts, known_from, window_start
from strategies import claims, near_intervals

SURENESS = [None, "possible", "certain"]
DAYS = st.dates(date(2011, 1, 1), date(2016, 12, 31))


def claim(when: str | None, relation: str = "supports", **fields: Any) -> Claim:
    given: dict[str, Any] = {"object": "iraq", "source": "s", "publisher": "p", **fields}
    for name in ("said_on", "published_on"):
        if isinstance(given.get(name), str):
            given[name] = parse_date(given[name])
    valid = parse_interval(when) if when else None
    return Claim(subject="usa", relation=Relation(relation), valid=valid, **given)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "as_of", "sure"),
    [
        ("2014-01-05", "2014-01-04", None),
        ("2014-01-05", "2014-01-05", "certain"),
        ("2014-01-05", "2015-01-05", "certain"),
        ("2014-01-05", "2015-01-06", None),
        ("2014-01", "2013-12-31", None),
        ("2014-01", "2014-01-06", "possible"),
        ("2014-01", "2014-01-31", "certain"),
        ("2014-01", "2015-01-01", "certain"),
        ("2014-01", "2015-01-02", "possible"),
        ("2014-01", "2015-02-01", None),
        ("2013", "2014-01-06", "possible"),
        ("2013", "2013-12-31", "certain"),
        ("2013-12-20~", "2014-01-06", "possible"),
        ("2011/2014-01-01", "2014-01-06", "certain"),
        ("2011/..", "2040-01-01", "certain"),
        ("2011/", "2014-01-06", None),
        ("2011/", "2011-12-31", "certain"),
        ("/2014-01-05", "2014-01-04", None),
        ("/2014-01-05", "2014-01-05", "certain"),
        ("../2014-01-05", "1800-01-01", "certain"),
        ("../2014-01-05", "2015-01-06", None),
        ("2014-01-03/2014-01-10", "2014-01-06", "certain"),
    ],
)
def test_acts_count_within_the_window(when: str, as_of: str, sure: str | None) -> None:
    assert counts(claim(when), day(as_of), 365) == sure
    assert counts(claim(when, "opposes"), day(as_of), 365) == sure


@pytest.mark.parametrize("relation", ["alliedWith", "affiliatedWith", "partOf", "controls"])
@pytest.mark.parametrize(
    ("when", "as_of", "sure"),
    [
        ("2004-10", "2004-09-30", None),
        ("2004-10", "2004-10-01", "possible"),
        ("2004-10", "2004-10-31", "certain"),
        ("2004-10", "2014-01-06", "certain"),
        ("2004-10/", "2014-01-06", "certain"),
        ("2004-10/..", "2014-01-06", "certain"),
        ("2004-10/2014-02-03", "2014-02-03", "certain"),
        ("2004-10/2014-02-03", "2014-02-04", None),
        ("2004-10/2014-02", "2014-02-10", "possible"),
        ("2004-10/2014-02", "2014-03-01", None),
        ("2004-10~/2014-02-03", "2010-01-01", "possible"),
        ("/2014-02-03", "2014-02-02", None),
        ("/2014-02-03", "2014-02-03", "certain"),
        ("../2014-02-03", "1999-01-01", "certain"),
    ],
)
def test_ties_hold_from_their_start_until_ended(
    relation: str, when: str, as_of: str, sure: str | None
) -> None:
    for window in (0, 365, 100_000):
        assert counts(claim(when, relation), day(as_of), window) == sure


def test_an_undated_act_counts_from_the_day_it_was_reported_and_says_so() -> None:
    undated = claim(None, published_on="2014-01-06")
    assert counted(undated).reported
    assert not counted(claim("2014-01-05", published_on="2014-01-06")).reported
    assert counts(undated, day("2014-01-05")) is None
    assert counts(undated, day("2014-01-06")) == "certain"
    assert counts(undated, day("2015-01-07")) is None


def test_an_undated_tie_holds_from_the_day_it_was_reported() -> None:
    undated = claim(None, "partOf", published_on="2014-01-06")
    assert counts(undated, day("2014-01-05")) is None
    assert counts(undated, day("2024-01-06")) == "certain"


def test_a_claim_without_any_date_never_counts() -> None:
    nowhen = claim(None)
    assert counts(nowhen, date.max, 10**6) is None
    assert counts(nowhen, date.min, 10**6) is None
    assert counted(nowhen).last < counted(nowhen).first


def test_a_source_of_uncertain_date_makes_no_certainty() -> None:
    undated = claim(None, published_on="2013?")
    assert counts(undated, day("2013-12-31")) == "possible"
    assert counts(claim(None, published_on="2013"), day("2013-12-31")) == "certain"


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"said_on": "2014-01-04", "published_on": "2014-01-06"}, "2014-01-04"),
        ({"published_on": "2014-01-06"}, "2014-01-06"),
        ({"published_on": "2014"}, "2014-12-31"),
        ({}, "9999-12-31"),
    ],
)
def test_a_claim_is_known_from_when_it_was_said_else_published(
    fields: dict[str, str], known: str
) -> None:
    assert known_from(claim("2014-01-05", **fields)) == day(known)


def test_the_window_includes_both_its_ends_and_stops_at_the_first_day() -> None:
    assert window_start(day("2014-01-06"), WINDOW_DAYS) == day("2013-01-06")
    assert window_start(day("2014-01-06"), 0) == day("2014-01-06")
    assert window_start(day("2014-01-06"), 10**9) == date.min


def _near(relation: Relation) -> st.SearchStrategy[Claim]:
    return near_intervals().flatmap(lambda i: claims(relation=relation, valid=i))


ANY_CLAIM = st.sampled_from([Relation.OPPOSES, Relation.SUPPORTS, Relation.PART_OF]).flatmap(_near)


@given(ANY_CLAIM, DAYS, st.integers(0, 1_500))
def test_certain_days_are_possible_days(made: Claim, as_of: date, window: int) -> None:
    days = counted(made)
    sure = counts(made, as_of, window)
    horizon = window_start(as_of, window) if made.relation.is_act else as_of
    assert (sure is not None) is (days.first <= as_of and days.last >= horizon)
    if sure == "certain":
        assert days.sure_first is not None
        assert days.sure_last is not None
        assert days.first <= days.sure_first <= as_of
        assert horizon <= days.sure_last <= days.last


@given(ANY_CLAIM, DAYS, st.integers(0, 1_500), st.integers(0, 1_500))
def test_a_longer_window_never_makes_less_sure(
    made: Claim, as_of: date, window: int, more: int
) -> None:
    before, after = counts(made, as_of, window), counts(made, as_of, window + more)
    assert SURENESS.index(before) <= SURENESS.index(after)


@given(near_intervals(), DAYS, st.integers(0, 1_000))
def test_an_act_of_one_day_is_certain_exactly_within_the_window(
    interval: Interval, as_of: date, window: int
) -> None:
    exact = interval.earliest_start or interval.latest_end
    assert exact is not None
    within = as_of - timedelta(window) <= exact <= as_of
    expected = "certain" if within else None
    assert counts(claim(exact.isoformat()), as_of, window) == expected
