"""The day that is shown."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from drawn import lines
from showing import until

pytestmark = pytest.mark.browser

AS_OPENED = {
    "usa--supports--iraq", "iran--supports--iraq", "iraq--opposes--isil", "usa--opposes--isil",
}  # fmt: skip


def test_lines_and_lists_follow_the_day(at) -> None:
    page = at()
    slider = page.get_by_label("Day that is shown", exact=True)
    slider.fill(str(date(2010, 12, 1).toordinal()))
    assert lines(page) == {"sunnis--opposes--usa"}
    expect(page.locator("#when")).to_contain_text("As of 1 December 2010")
    expect(page.locator("#window")).to_contain_text("Window 365 days: acts since 1 December 2009")
    entry = page.locator("#now-pair-sunnis--usa")
    entry.locator("summary").click()
    expect(entry).to_contain_text("Long before.")
    expect(entry.get_by_role("link", name="A report")).to_have_attribute(
        "href", "https://example.org/report"
    )
    assert "on=2010-12-01" in page.evaluate("location.hash")
    page.get_by_role("button", name="Back to the page as opened").click()
    assert lines(page) == AS_OPENED
    expect(page.locator("#when")).to_contain_text("As of 6 January 2014, window 365 days")


def test_what_was_known_by_the_day_is_less(at) -> None:
    page = at("on=2014-01-05")
    assert "usa--supports--iraq" in lines(page)
    page.get_by_label("Only what was known by then").check()
    assert lines(page) == set()
    expect(page.locator("#window")).to_contain_text("as known by then")


def test_time_runs_and_stops(at) -> None:
    page = at()
    page.get_by_role("button", name="Play").click()
    until(page, "belligraph.state.asOf > belligraph.ordinal('2010-06-01')")
    page.get_by_role("button", name="Stop").click()
    day = page.evaluate("belligraph.state.asOf")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.get_by_label("Day that is shown", exact=True).input_value() == str(day)


def test_the_day_can_be_typed_as_year_month_day(at) -> None:
    page = at()
    field = page.get_by_label("Day that is shown, as year-month-day")
    expect(field).to_have_value("2014-01-06")
    field.fill("06/01/2014")
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_have_text(
        "“06/01/2014” is no day: type year, month and day as in 2014-01-06."
    )
    expect(field).to_have_accessible_description(re.compile("is no day"))
    assert lines(page) == AS_OPENED
    field.fill("2010-12-01")
    field.blur()
    expect(page.locator("#when")).to_contain_text("As of 1 December 2010")
    expect(page.locator("#no-day")).to_be_empty()
    assert lines(page) == {"sunnis--opposes--usa"}


def test_the_sentence_says_that_it_keeps_its_day_when_another_is_drawn(at) -> None:
    page = at()
    kept = page.locator("#kept")
    expect(kept).to_be_hidden()
    page.get_by_label("Day that is shown", exact=True).fill(str(date(2010, 12, 1).toordinal()))
    expect(kept).to_have_text(
        "These words keep to 6 January 2014; the drawing shows 1 December 2010."
    )
    page.get_by_label("Only what was known by then").check()
    expect(kept).to_contain_text("1 December 2010, as known by then.")
    page.get_by_role("button", name="Back to the page as opened").click()
    expect(kept).to_be_hidden()
