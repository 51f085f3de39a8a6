"""Partial dates: as exact as they were written, and never more."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belligraph.dates import OPEN, Interval, PartialDate, parse_date, parse_interval
from belligraph.errors import DateError
from strategies import date_texts, interval_texts, intervals, near_intervals


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-01", "2014-01-01", "2014-01-31"),
        ("2014-01-05", "2014-01-05", "2014-01-05"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-02-29", "2012-02-29", "2012-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2014-XX", "2014-01-01", "2014-12-31"),
        ("2014-XX-XX", "2014-01-01", "2014-12-31"),
        ("2014-01-XX", "2014-01-01", "2014-01-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
@pytest.mark.parametrize("qualifier", ["", "~", "?", "%"])
def test_the_bounds_of_every_form(text: str, first: str, last: str, qualifier: str) -> None:
    read = parse_date(text + qualifier)
    assert (read.first, read.last) == (day(first), day(last))
    assert read.qualified is bool(qualifier)


MANGLED = [
    "05/01/2014", "1/5/2014", "41644", "5-Jan", "Jan-14", "2014/1/5", "2014-1-5", "2014-02-30",
    "2014-02-29", "2014-13", "2014-13-01", "2014-00", "2014-01-00", "2014-01-32", "0000", "000X",
    "14", "20140105", "2014-01-05T00:00", "2014-01-05 ", " 2014", "2014\n", "-2014", "+2014",
    "~2014", "2014~~", "2014-XX-05", "201X-01", "2X14", "2XXX", "XXXX", "201x", "2014-01-X",
    "2014-0X", "\u0662\u0660\u0661\u0664", "２０１４", "2014–01", "January 2014", "unknown", "",
    "..", "2014.5", "2014-01-05Z", "2014-001", "2014-W01", "2014-21",
]  # fmt: skip


@pytest.mark.parametrize("text", MANGLED)
def test_what_a_spreadsheet_has_mangled_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="expected an EDTF date") as caught:
        parse_date(text)
    assert caught.value.args
    assert "YYYY-MM-DD" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        *MANGLED, "2014/2013", "2014-01-06/2014-01-05", "/", "../..", "/..", "../",
        "2014/2015/2016", "2014//2015",
        "2014/-", "2014/...", "2014-01/02", "2014-01-05/06", "2014 / 2015",
    ],
)  # fmt: skip
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="expected an EDTF date"):
        parse_interval(text)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2014-01", ("2014-01-01", "2014-01-31", "2014-01-01", "2014-01-31")),
        ("2013-12/2014-01", ("2013-12-01", "2013-12-31", "2014-01-01", "2014-01-31")),
        ("2013~/2014-01-05", ("2013-01-01", "2013-12-31", "2014-01-05", "2014-01-05")),
        ("2003/..", ("2003-01-01", "2003-12-31", None, None)),
        ("../2014-01-05", (None, None, "2014-01-05", "2014-01-05")),
        ("2013/", ("2013-01-01", "2013-12-31", "2013-01-01", None)),
        ("/2014-01", (None, "2014-01-31", "2014-01-01", "2014-01-31")),
    ],
)
def test_the_four_bounds_of_an_interval(text: str, bounds: tuple[str | None, ...]) -> None:
    read = parse_interval(text)
    found = read.earliest_start, read.latest_start, read.earliest_end, read.latest_end
    assert found == tuple(b and day(b) for b in bounds)


def test_open_and_unknown_ends_differ() -> None:
    assert parse_interval("2003/..").end == OPEN
    assert parse_interval("2003/").end is None
    assert parse_interval("2003/..") != parse_interval("2003/")
    assert parse_interval("2003").single
    assert not parse_interval("2003/2003").single


def test_an_interval_within_one_month_may_end_in_it() -> None:
    read = parse_interval("2014-01-20/2014-01")
    assert (read.earliest_start, read.latest_end) == (day("2014-01-20"), day("2014-01-31"))


@pytest.mark.parametrize(
    ("text", "qualified"),
    [("2013~/2014", True), ("2013/2014?", True), ("2013/..", False), ("2013%", True)],
)
def test_a_mark_on_either_end_qualifies_the_interval(text: str, qualified: bool) -> None:
    assert parse_interval(text).qualified is qualified


@given(date_texts())
def test_a_date_is_its_text(text: str) -> None:
    read = parse_date(text)
    assert str(read) == text
    assert parse_date(str(read)) == read
    assert read.first <= read.last


@given(interval_texts())
def test_an_interval_is_its_text(text: str) -> None:
    read = parse_interval(text)
    assert str(read) == text
    assert parse_interval(str(read)) == read


@given(intervals())
def test_bounds_are_in_order(interval: Interval) -> None:
    if interval.earliest_start and interval.latest_start:
        assert interval.earliest_start <= interval.latest_start
    if interval.earliest_end and interval.latest_end:
        assert interval.earliest_end <= interval.latest_end
    if interval.earliest_start and interval.latest_end:
        assert interval.earliest_start <= interval.latest_end
    assert interval.single is ("/" not in interval.text)


@given(near_intervals(), near_intervals())
def test_overlap_is_mutual(one: Interval, other: Interval) -> None:
    assert one.may_overlap(other) == other.may_overlap(one)
    assert one.may_overlap(one)


@given(near_intervals(), st.dates(date(2011, 1, 1), date(2015, 12, 31)), st.integers(0, 800))
@example(parse_interval("2013"), date(2012, 12, 31), 1)
def test_meeting_a_span_is_having_a_possible_day_in_it(
    interval: Interval, first: date, days: int
) -> None:
    last = first + timedelta(days)
    begins, ends = interval.earliest_start, interval.latest_end
    shared = (
        max(d for d in (begins, first) if d is not None),
        min(d for d in (ends, last) if d is not None),
    )
    assert interval.may_meet(first, last) is (shared[0] <= shared[1])


@pytest.mark.parametrize(
    ("text", "first", "last", "meets"),
    [
        ("2014-01", "2014-01-31", "2014-02-05", True),
        ("2014-01", "2014-02-01", "2014-02-05", False),
        ("2003/..", "9999-12-31", "9999-12-31", True),
        ("../2014-01-05", "0001-01-01", "0001-01-01", True),
        ("../2014-01-05", "2014-01-06", "2014-01-06", False),
        ("/2014-01-05", "2014-01-06", "2014-01-06", False),
        ("2014-01-05/", "2014-01-04", "2014-01-04", False),
    ],
)
def test_where_an_interval_meets_a_span(text: str, first: str, last: str, meets: bool) -> None:
    assert parse_interval(text).may_meet(day(first), day(last)) is meets


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse_interval(text)
    except DateError:
        return
    assert isinstance(read.start, PartialDate) or isinstance(read.end, PartialDate)
