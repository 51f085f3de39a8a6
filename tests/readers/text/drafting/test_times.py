from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from belligraph.dates import parse_date
from belligraph.readers.text.drafting.times import reckoned

WEDNESDAY = parse_date("2022-06-15")


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("wednesday", "2022-06-15"),
        ("thursday", "2022-06-09"),
        ("last sunday", "2022-06-12"),
        ("yesterday", "2022-06-14"),
        ("today", "2022-06-15"),
        ("last week", "2022-06-06/2022-06-12"),
        ("last month", "2022-05"),
        ("last year", "2021"),
        ("2004", "2004"),
        ("november 2020", "2020-11"),
        ("march", "2022-03"),
        ("november", "2021-11"),
        ("february 24", "2022-02-24"),
        ("feb. 24, 2014", "2014-02-24"),
        ("24 december", "2021-12-24"),
        ("the 3rd of march 2019", "2019-03-03"),
    ],
)
def test_dates_are_reckoned_from_publication(phrase: str, date: str) -> None:
    assert reckoned(phrase, WEDNESDAY) == date


@pytest.mark.parametrize(
    "phrase",
    ["recent months", "two decades ago", "overnight", "next monday", "february 30", "the day",
     "several days", "sunday and monday"],
)  # fmt: skip
def test_vague_and_future_times_are_no_date(phrase: str) -> None:
    assert reckoned(phrase, WEDNESDAY) is None


def test_weekdays_need_a_day_of_publication() -> None:
    assert reckoned("sunday", parse_date("2022-06")) is None
    assert reckoned("last year", parse_date("2022-06")) == "2021"
    assert reckoned("march", parse_date("202X")) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # the day on which it was said is none of the deed
        ("Hamas said on Monday it had attacked Israel.", None),
        ("Hamas said late on Monday it had attacked Israel.", None),
        ("Hamas said Monday it had attacked Israel.", None),
        ("Hamas said in January fighters of Iran had attacked Israel.", None),
        ("Hamas said that on Monday it had attacked Israel.", "2022-06-13"),
        ("Hamas said it had attacked Israel on Monday.", "2022-06-13"),
    ],
)
def test_when_it_was_said_is_not_when_it_was_done(read: Read, text: str, date: str | None) -> None:
    [claim] = [one.claim for one in read(text).claims if one.claim.object == "israel"]
    assert (claim.valid and claim.valid.text) == date
