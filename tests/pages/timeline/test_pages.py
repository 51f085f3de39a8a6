"""The page of the timeline: what it says as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from html import escape

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Claim,
    Event,
    EventKind,
    Method,
    Place,
    PlaceKind,
    Retraction,
    Speaker,
    Standing,
)
from belligraph.pages.site import rendered
from belligraph.pages.timeline import pages as timeline
from belligraph.pages.timeline import rows as timeline_rows
from belligraph.pages.timeline.gathering import gathered
from belligraph.pages.timeline.marks import marks
from belligraph.pages.timeline.pages import pages
from belligraph.pages.timeline.rows import changes
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))
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


def test_a_mark_that_reaches_further_back_than_the_axis_is_told(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "MOST_YEARS", 10)
    claims = [claim("usa", "supports", "iraq"), claim("iran", "opposes", "isil", when="1980")]
    page = page_of(claims, registry)
    assert "1 mark reaches further back than the axis, which begins in 2004" in page


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
    assert "6 claims, several dates, 3 January 2012 to 20 January 2012; according to" in page


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
    assert "<title>Iran supports ISIL: alleged, 5 January 2014;" in page


def test_support_that_turns_into_opposition_is_told(claim: MakeClaim, registry: Registry) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2004"),
        claim("usa", "supports", "iraq", when="2006"),
        claim("usa", "opposes", "iraq", when="2014-01-05"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == ("support (2004)", "opposition (2014)")
    assert changes(marks(claims[:2], DEFAULT_VIEW)) == ()
    assert "support (2004) → opposition (2014)" in page_of(claims, registry)


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


def test_a_row_of_several_claims_leads_to_the_page_that_has_them_all(
    claim: MakeClaim, registry: Registry
) -> None:
    more = [claim("usa", "supports", "iraq", item=item) for item in ("rifles", "tanks", "drones")]
    page = page_of(more, registry)
    table = page[page.index('id="claims"') :]
    assert '<a href="relations/iraq--usa.html">and 1 more</a>' in table
    assert table.count('<a href="claims/') == 2


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


def test_an_actor_and_a_place_have_a_row_and_a_line_in_the_table(
    claim: MakeClaim, registry: Registry
) -> None:
    page = page_of([claim("isil", "controls", "anbar", extent=None)], registry)
    assert [names for names, _ in in_rows(page)] == ["ISIL and Anbar (place)"]
    assert 'href="actors/isil.html"' in page[page.index('id="by-pairs"') :]
    assert "ISIL controls Anbar" in page[page.index('id="by-actors"') : page.index("<table")]
    assert '<th scope="row"><bdi>ISIL controls Anbar</bdi>' in page


def test_an_actor_and_a_place_of_the_same_id_are_not_taken_for_each_other(
    claim: MakeClaim, registry: Registry
) -> None:
    world = replace(
        registry, places={"iran": Place(id="iran", name="Iran", kind=PlaceKind.COUNTRY)}
    )
    claims = [claim("isil", "controls", "iran"), claim("isil", "opposes", "iran")]
    assert sorted(names for names, _ in in_rows(page_of(claims, world))) == [
        "ISIL and Iran (place)",
        "Iran and ISIL",
    ]


def test_the_table_says_how_many_claims_stand_in_none_of_the_rows(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [
        claim("iran", "opposes", "isil"),
        claim("usa", "supports", "iraq", item="rifles"),
        claim("usa", "supports", "iraq", item="missiles"),
    ]
    said = "in no row above, and so not in this table"
    assert said not in page_of(claims, registry)
    monkeypatch.setattr(timeline_rows, "MOST_ROWS", 1)
    assert f"1 more claim stands {said}" in page_of(claims, registry)


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


def test_the_page_opens_with_the_sentence_and_the_lists_of_the_site(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iran", "supports", "iraq", modality="offered"),
    ]
    page = page_of(claims, registry)
    said = escape(str(material(claims, registry, VIEW).opening.sentence))
    header = page.partition("<header>")[2].partition("</header>")[0]
    assert said in re.sub(r"</?bdi>", "", header)
    folded = header.partition('<details class="in-short">')[2]
    headings = re.findall(r"<h2>([^<]*?) *<", folded)
    assert headings == [
        "Done, or said to hold",
        "Offered, promised or asked for",
        "Denied or ruled out",
        "What we do not know",
    ]


def test_what_a_rule_derives_has_a_sign_of_its_own_and_is_no_change(
    claim: MakeClaim, registry: Registry
) -> None:
    base = claim("usa", "opposes", "isil", when="2013-11")
    rule = {"method": Method.DERIVED, "derived_from": (base.id,), "rule": "enemy"}
    claims = [
        base,
        claim("usa", "supports", "isil", when="2013-12", **rule),
        claim("usa", "opposes", "iraq", when="2013-12", **rule),
    ]
    page = page_of(claims, registry, replace(VIEW, derived=True))
    assert dict(in_rows(page)) == {
        "Iraq and US": ["derived-opposition"],
        "ISIL and US": ["opposes", "derived-support"],
    }
    assert "derived by a rule</li>" in page
    assert "opposition (" not in page
    plain = page_of(claims, registry)
    assert "derived-support" not in plain.partition('<div class="legend">')[2]
    assert dict(in_rows(plain)) == {"ISIL and US": ["opposes"]}
