"""The timeline: what is reported over time, no more exact than it was said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventKind,
    Place,
    PlaceKind,
    Retraction,
    Speaker,
    Standing,
)
from belligraph.pages import site
from belligraph.pages.site import rendered
from belligraph.pages.timeline import pages as timeline
from belligraph.pages.timeline import rows as timeline_rows
from belligraph.pages.timeline.axis import Scale
from belligraph.pages.timeline.gathering import gathered
from belligraph.pages.timeline.marks import drawn, marks, span_of
from belligraph.pages.timeline.pages import pages
from belligraph.pages.timeline.rows import changes
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View
from showing import material, until

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
YEAR = Scale(date(2014, 1, 1), date(2014, 12, 31))
HOSTILE = "</script></svg><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"
BATTLE = Event(
    id="battle-of-ramadi", name="Battle of Ramadi", kind=EventKind.BATTLE,
    date=parse_interval("2014-01-03"), place="anbar", deaths_low=10, deaths_best=12,
    deaths_high=20, according_to="post", source="report",
)  # fmt: skip


def page_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> str:
    of = material(claims, registry, view)
    (page,) = pages(of)
    return rendered(page, of)


def with_events(registry: Registry, *events: Event) -> Registry:
    return Registry(
        actors=registry.actors,
        publishers=registry.publishers,
        sources=registry.sources,
        places=registry.places,
        events={event.id: event for event in events},
    )


def in_rows(page: str) -> list[tuple[str, list[str]]]:
    """The rows of the chart of pairs: their names, and the kinds of their marks."""
    chart = page[page.index('id="by-pairs"') : page.index('id="by-actors"')]
    rows = re.findall(r'<li class="row"(.*?)</li>', chart, re.DOTALL)
    names = [" and ".join(re.findall(r"<bdi>(.*?)</bdi>", row)[:2]) for row in rows]
    kinds = [re.findall(r'<a class="mark ([^"]*)"', row) for row in rows]
    return list(zip(names, kinds, strict=True))


def bars(when: str, scale: Scale = YEAR) -> list[tuple[str, float, float]]:
    (one,), _ = drawn([Timed(when)], scale, 5)
    return [(bar.shape, bar.x, round(bar.x + bar.width, 3)) for bar in one.bars]


class Timed:
    def __init__(self, when: str) -> None:
        self.span = span_of(parse_interval(when))


def test_a_day_is_a_point_in_its_middle() -> None:
    (one,), _ = drawn([Timed("2014-01-01")], Scale(date(2014, 1, 1), date(2014, 1, 10)), 5)
    assert (one.x, one.bars) == (5.0, ())


def test_a_month_is_a_bar_over_all_its_days() -> None:
    assert bars("2014-01") == [("may", 0.0, YEAR.x(date(2014, 2, 1)))]


def test_an_interval_is_solid_only_where_it_surely_lasted() -> None:
    (may, sure) = bars("2014-01/2014-03")
    assert may == ("may", 0.0, YEAR.x(date(2014, 4, 1)))
    assert sure == ("sure", YEAR.x(date(2014, 1, 31)), YEAR.x(date(2014, 3, 2)))


@pytest.mark.parametrize(
    ("when", "shape", "whole"),
    [
        ("2014-06-01/..", "fade-right", True),
        ("2014-06-01/", "fade-right", False),
        ("../2014-06-01", "fade-left", True),
        ("/2014-06-01", "fade-left", False),
    ],
)
def test_an_end_that_is_open_fades_to_the_edge_and_an_unknown_one_soon(
    when: str, shape: str, whole: bool
) -> None:
    ((found, start, end),) = bars(when)
    assert found == shape
    edge = end == 100.0 if shape == "fade-right" else start == 0.0
    assert edge is whole


def test_what_lies_before_the_axis_stands_at_its_edge() -> None:
    assert YEAR.x(date(1914, 1, 1)) == 0.0
    assert YEAR.x(date(2015, 1, 1)) == 100.0


def test_a_mark_that_reaches_further_back_than_the_axis_is_told(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "MOST_YEARS", 10)
    claims = [claim("usa", "supports", "iraq"), claim("iran", "opposes", "isil", when="1980")]
    page = page_of(claims, registry)
    assert "1 mark reaches further back than the axis, which begins in 2004" in page


def test_marks_that_would_cover_each_other_lie_in_lanes() -> None:
    same, _ = drawn([Timed("2014-01-05"), Timed("2014-01-05")], YEAR, 5)
    apart, height = drawn([Timed("2014-01-05"), Timed("2014-06-05")], YEAR, 5)
    assert len({one.y for one in same}) == 2
    assert len({one.y for one in apart}) == 1
    crowd, full = drawn([Timed("2014-01-05")] * 9, YEAR, 3)
    assert len({one.y for one in crowd}) == 3
    assert full > height


def test_claims_of_the_same_days_are_one_mark(claim: MakeClaim) -> None:
    same = [claim("usa", "supports", "iraq", item=item) for item in ("rifles", "missiles")]
    found = marks([*same, claim("iraq", "supports", "usa")], DEFAULT_VIEW)
    assert sorted(len(mark.claims) for mark in found) == [1, 2]


def test_a_busy_row_is_gathered_and_leaves_nothing_out(
    claim: MakeClaim, registry: Registry
) -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2012, 2013) for month in range(1, 13)
            for day in (3, 4, 6, 9, 13, 20)]  # fmt: skip
    claims = [claim("usa", "supports", "iraq", when=day) for day in days]
    claims.append(claim("iraq", "supports", "usa", when="2012-01-05"))
    claims.append(claim("usa", "supports", "iraq", when="2012-01-05", modality="offered"))
    found = marks(claims, DEFAULT_VIEW)
    shown, by = gathered(found, 40, lambda mark: mark.claims[0].subject)
    assert by == "month"
    assert len(shown) == 26
    told = [one.id for mark in shown for one in mark.claims]
    assert sorted(told) == sorted(one.id for one in claims)
    first = min(shown, key=lambda mark: (-len(mark.claims), mark.span.start))
    assert (first.span.first, first.span.last) == (date(2012, 1, 3), date(2012, 1, 20))
    assert gathered(found, 200, lambda _: "") == (found, "")
    page = page_of(claims, registry)
    assert "marks gathered by month" in page
    assert "several dates, 3 January 2012 to 20 January 2012 (6 claims)" in page


def test_what_lasts_longer_is_not_gathered_with_single_days(claim: MakeClaim) -> None:
    times = ["2012-01-03", "2012-01-04", "2012-01-05/2012-05-31"]
    found = marks([claim("usa", "supports", "iraq", when=when) for when in times], DEFAULT_VIEW)
    shown, _ = gathered(found, 2, lambda _: "")
    assert [(mark.span.last, len(mark.claims)) for mark in shown] == [
        (date(2012, 1, 4), 2),
        (date(2012, 5, 31), 1),
    ]


def test_open_ends_are_not_gathered_with_days(claim: MakeClaim) -> None:
    times = ["2012-01-03", "2012-01-04", "2012-01-05/..", "2012-01-06/.."]
    found = marks([claim("usa", "supports", "iraq", when=when) for when in times], DEFAULT_VIEW)
    shown, _ = gathered(found, 2, lambda _: "")
    assert sorted((mark.span.first, mark.span.last, mark.span.open_end) for mark in shown) == [
        (date(2012, 1, 3), date(2012, 1, 4), False),
        (date(2012, 1, 5), None, True),
    ]


def test_changes_within_a_year_are_told_by_month(claim: MakeClaim) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2014-01-03"),
        claim("usa", "opposes", "iraq", when="2014-03-03"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == (
        "support (January 2014)", "opposition (March 2014)",
    )  # fmt: skip


@pytest.mark.parametrize("modality", ["offered", "promised", "requested", "possible"])
def test_what_was_only_said_never_looks_like_a_deed(
    modality: str, claim: MakeClaim, registry: Registry
) -> None:
    page = page_of([claim("usa", "supports", "iraq", modality=modality)], registry)
    assert in_rows(page) == [("Iraq and US", ["said"])]


def test_a_denial_and_a_claim_taken_back_are_no_deeds(claim: MakeClaim, registry: Registry) -> None:
    denial = claim("usa", "supports", "iraq", negated=True)
    taken_back = claim(
        "usa", "opposes", "isil", retracted=Retraction(parse_date("2014-01-06"), "an error")
    )
    assert in_rows(page_of([denial, taken_back], registry)) == [
        ("Iraq and US", ["denied"]),
        ("ISIL and US", ["said"]),
    ]


def test_an_undated_claim_stands_at_its_report_and_says_so(
    claim: MakeClaim, registry: Registry
) -> None:
    page = page_of([replace(claim("usa", "supports", "iraq"), valid=None)], registry)
    assert in_rows(page) == [("Iraq and US", ["supports reported"])]
    assert "date not stated, reported by 6 January 2014" in page


def test_a_claim_without_any_date_is_counted_and_not_drawn(
    claim: MakeClaim, registry: Registry
) -> None:
    undated = replace(claim("iran", "opposes", "isil"), valid=None, published_on=None)
    page = page_of([claim("usa", "supports", "iraq"), undated], registry, DEFAULT_VIEW)
    assert [names for names, _ in in_rows(page)] == ["Iraq and US"]
    assert "1 claim bears no date at all" in page


def test_an_uncertain_date_is_pale(claim: MakeClaim, registry: Registry) -> None:
    claims = [claim("usa", "supports", "iraq", when=when) for when in ("2014-01-05?", "2014")]
    assert in_rows(page_of(claims, registry)) == [
        ("Iraq and US", ["supports pale", "supports pale"])
    ]


def test_what_is_only_alleged_is_said_to_be(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("iran", "supports", "isil", standing=Standing.ALLEGED)], registry)
    assert "<title>Iran supports ISIL: done, only alleged, 5 January 2014;" in page


def test_support_that_turns_into_opposition_is_told(claim: MakeClaim, registry: Registry) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2004"),
        claim("usa", "supports", "iraq", when="2006"),
        claim("usa", "opposes", "iraq", when="2014-01-05"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == ("support (2004)", "opposition (2014)")
    assert changes(marks(claims[:2], DEFAULT_VIEW)) == ()
    assert "support (2004) → opposition (2014)" in page_of(claims, registry)


def test_both_of_one_day_are_mixed(claim: MakeClaim) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2004"),
        claim("iraq", "opposes", "usa", when="2005"),
        claim("usa", "supports", "iraq", when="2005"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == ("support (2004)", "mixed (2005)")


def test_rows_stand_in_the_order_of_time_and_then_of_names(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iran", "supports", "iraq"),
        claim("usa", "opposes", "isil", when="2014-01-02"),
    ]
    names = [names for names, _ in in_rows(page_of(claims, registry))]
    assert names == ["ISIL and US", "Iran and Iraq", "Iraq and US"]


def test_a_mark_leads_to_its_claim_and_without_a_page_to_the_table(
    claim: MakeClaim, registry: Registry
) -> None:
    inside, before = claim("usa", "supports", "iraq"), claim("usa", "supports", "iraq", when="2004")
    page = page_of([inside, before], registry)
    assert f'href="claims/{inside.id[:16]}.html"><title>US supports Iraq: done,' in page
    assert f'href="#mark-{before.id[:16]}"' in page
    assert f'<tr id="mark-{before.id[:16]}"' in page
    assert 'href="https://example.org/report" rel="noreferrer noopener"' in page


def test_a_mark_says_who_says_so(claim: MakeClaim, registry: Registry) -> None:
    one = claim("usa", "supports", "iraq", speaker=Speaker("John Kerry"), via=("post",))
    page = page_of([one], registry)
    assert page.count("according to John Kerry → The Washington Post → The Monitor</title>") == 3


def test_an_event_says_how_many_died_according_to_whom(registry: Registry) -> None:
    page = page_of([], with_events(registry, BATTLE))
    assert (
        "Battle of Ramadi: battle, 3 January 2014, Anbar; "
        "12 dead (10 to 20) according to The Washington Post"
    ) in page
    assert 'href="#event-battle-of-ramadi"' in page
    assert '<tr id="event-battle-of-ramadi"' in page


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({}, "not stated"),
        ({"deaths_low": 34}, "at least 34 dead"),
        ({"deaths_low": 1, "deaths_best": 1, "deaths_high": 1}, "1 dead"),
        ({"deaths_low": 2, "deaths_high": 5}, "2 to 5 dead"),
    ],
)
def test_figures_are_told_as_they_are_given(
    figures: Mapping[str, int], told: str, registry: Registry
) -> None:
    event = Event(
        id="one", name="One", kind=EventKind.OTHER, date=parse_interval("2014-01-03"),
        according_to="post", source="report", **figures,
    )  # fmt: skip
    assert f"<td>{told}</td>" in page_of([], with_events(registry, event))


def test_an_event_not_yet_known_is_not_shown(claim: MakeClaim, registry: Registry) -> None:
    view = View(as_of=date(2014, 1, 6), known_by=date(2014, 1, 5))
    earlier = claim("usa", "supports", "iraq", published_on=parse_date("2014-01-04"))
    page = page_of(
        [earlier, claim("iran", "supports", "iraq")], with_events(registry, BATTLE), view
    )
    assert "Battle of Ramadi" not in page
    assert [names for names, _ in in_rows(page)] == ["Iraq and US"]


def test_the_window_is_shaded_and_its_day_named(claim: MakeClaim, registry: Registry) -> None:
    one = claim("usa", "supports", "iraq")
    page = page_of([one], registry)
    assert '<rect class="window"' in page
    assert "as of 6 January 2014</text>" in page
    assert '<rect class="window"' not in page_of([one], registry, DEFAULT_VIEW)


def test_years_and_months_are_named_in_words(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("usa", "supports", "iraq", when="2013-03-05")], registry)
    assert re.search(r'<text class="year"[^>]*>2014</text>', page)
    assert re.search(r'<text class="month"[^>]*>September</text>', page)


def test_of_many_rows_those_with_the_most_claims_are_shown(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_rows, "MOST_ROWS", 1)
    claims = [
        claim("iran", "opposes", "isil"),
        claim("usa", "supports", "iraq", item="rifles"),
        claim("usa", "supports", "iraq", item="missiles"),
    ]
    page = page_of(claims, registry)
    assert [names for names, _ in in_rows(page)] == ["Iraq and US"]
    assert "The row with the most claims, of 2." in page


def test_a_place_is_told_in_the_row_of_its_actor_alone(
    claim: MakeClaim, registry: Registry
) -> None:
    page = page_of([claim("isil", "controls", "anbar", extent=None)], registry)
    assert in_rows(page) == []
    assert "ISIL controls Anbar" in page[page.index('id="by-actors"') :]


def test_without_dates_the_page_says_so(registry: Registry) -> None:
    page = page_of([], registry)
    assert "No report at hand bears a date." in page
    assert "<svg" not in page


def test_the_same_claims_in_any_order_make_the_same_page(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("iran", "supports", "iraq"),
        claim("usa", "supports", "iraq", item="rifles"),
        claim("usa", "supports", "iraq", item="missiles"),
    ]
    assert page_of(claims, registry) == page_of(claims[::-1], registry)


# ---- in a browser ----


@pytest.fixture
def opened(
    claim: MakeClaim,
    registry: Registry,
    visit: Callable[..., Visit],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Visit]:
    def open_timeline(**options: Any) -> Visit:
        state, town = ActorKind.STATE, PlaceKind.TOWN
        known = Registry(
            actors={
                **registry.actors,
                "rogue": Actor(id="rogue", name=HOSTILE, kind=ActorKind.ARMED_GROUP),
                "vast": Actor(id="vast", name="x" * 10_000, kind=state),
            },
            publishers=registry.publishers,
            sources=registry.sources,
            places={**registry.places, "rogue": Place(id="rogue", name=HOSTILE, kind=town)},
            events={
                "rogue": replace(BATTLE, id="rogue", name=HOSTILE, place="rogue"),
                "battle": BATTLE,
            },
        )
        claims = [
            claim("usa", "supports", "iraq", when="2004"),
            claim("usa", "supports", "iraq"),
            claim("usa", "opposes", "isil", when="2013-12", event="battle"),
            claim("iran", "supports", "iraq", modality="offered"),
            claim("rogue", "opposes", "vast", speaker=Speaker(HOSTILE)),
            claim("rogue", "controls", "rogue"),
            claim("usa", "opposes", "iran", when="2004-05-01/2004-07"),
        ]
        monkeypatch.setattr(site, "KINDS", (pages,))
        site.write_site(tmp_path, claims, known, VIEW, title=HOSTILE)
        return visit(tmp_path / "timeline.html", **options)

    return open_timeline


def visible_rows(page: Any) -> list[str]:
    return [
        row.inner_text()
        for row in page.locator("#by-pairs .row[data-actors] .name > span:first-child").all()
        if row.is_visible()
    ]


@pytest.mark.browser
def test_zooming_makes_the_axis_longer_and_names_the_months(opened: Callable[..., Visit]) -> None:
    page = opened().page
    width = "document.querySelector('#by-pairs .axis .track').getBoundingClientRect().width"
    months = (
        "[...document.querySelectorAll('#by-pairs .month')].filter(e => e.checkVisibility()).length"
    )
    before = page.evaluate(width)
    assert page.evaluate(months) == 0
    page.get_by_role("button", name="Window").click()
    assert page.evaluate(width) > 3 * before
    assert page.evaluate(months) > 0
    page.locator("#by-pairs .mark").last.focus()
    zoomed = page.evaluate(width)
    page.keyboard.press("+")
    assert page.evaluate(width) > zoomed
    page.keyboard.press("0")
    assert page.evaluate(width) == before
    page.mouse.move(700, 600)
    page.keyboard.down("Control")
    page.locator("#by-pairs .axis").hover()
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    until(page, f"{width} > {before}")


@pytest.mark.browser
def test_rows_are_chosen_by_actor_and_by_the_window(opened: Callable[..., Visit]) -> None:
    page = opened().page
    assert len(visible_rows(page)) == 5
    page.locator("#actor").select_option(label="Iran")
    assert visible_rows(page) == ["Iran – US", "Iran – Iraq"]
    page.get_by_label("Only rows that meet the window").check()
    assert visible_rows(page) == ["Iran – Iraq"]
    assert page.locator("#spoken").inner_text() == "1 row"
    page.locator("#actor").select_option("")
    page.get_by_role("button", name="By actor").click()
    assert visible_rows(page) == []
    assert page.locator("#by-actors .row").first.is_visible()


@pytest.mark.browser
def test_arrow_keys_go_from_mark_to_mark_and_enter_follows(opened: Callable[..., Visit]) -> None:
    page = opened().page
    row = page.locator("#by-pairs .row", has_text="Iraq – US")
    assert row.locator(".mark[tabindex='0']").count() == 1
    row.locator(".mark").first.focus()
    assert "2004" in page.locator("#at").inner_text()
    page.keyboard.press("ArrowRight")
    assert "5 January 2014" in page.locator("#at").inner_text()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    until(page, "location.hash.startsWith('#mark-')")
    line = page.locator("tr:target")
    assert line.is_visible()
    assert "US supports Iraq" in line.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(scheme: str, opened: Callable[..., Visit]) -> None:
    page = opened(color_scheme=scheme).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps(grave, indent=1)[:3000]


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_scrolls_only_the_chart(script: bool, opened: Callable[..., Visit]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#by-pairs .mark").first.is_visible()
    assert page.locator("#by-actors").is_visible() is not script
