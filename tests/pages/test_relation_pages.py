from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from belligraph.dates import parse_interval
from belligraph.model import Event, EventKind, Method, Modality, Speaker, Standing
from belligraph.model.checks import MAX_TEXT, UNFIT
from belligraph.pages import relation_pages, site
from belligraph.pages.relation_pages import (
    Everywhere,
    coverage,
    happenings,
    moments,
    standing,
    ways,
)
from belligraph.pages.site import rendered, write_site
from belligraph.relations import DEFAULT_VIEW, View
from browsing import barriers
from hostile import HOSTILE, LONG
from showing import material


@pytest.fixture
def of(registry):
    def make(*claims, world=registry, view=DEFAULT_VIEW):
        return material(claims, world, view)

    return make


@pytest.fixture
def first(of):
    """The page of the first pair of some claims, and its text."""

    def make(*claims, **given):
        made = of(*claims, **given)
        page = next(relation_pages.pages(made))
        return page, rendered(page, made)

    return make


def test_there_is_a_page_for_every_pair_of_which_something_is_told(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq"),
        claim("isil", "opposes", "iraq", modality=Modality.POSSIBLE),
        claim("isil", "controls", "anbar"),
        claim("usa", "opposes", "iran", when="1990"),
        view=View(as_of=date(2014, 1, 6)),
    )
    assert {page.path for page in relation_pages.pages(made)} == {
        "relations/iraq--usa.html",
        "relations/iraq--isil.html",
    }


def test_both_directions_have_a_place_and_the_silent_one_says_so(first, claim) -> None:
    page, text = first(claim("usa", "supports", "iraq"))
    told = [(way.subject, way.object, len(way.blocks)) for way in page.content["ways"]]
    assert told == [("Iraq", "US", 0), ("US", "Iraq", 1)]
    assert "No report here says that <bdi>Iraq</bdi> supports or opposes <bdi>US</bdi>." in text
    assert "not the same as neutral" in text


def test_an_alliance_has_no_direction(of, claim) -> None:
    (pair,) = of(claim("iran", "alliedWith", "iraq"), claim("iraq", "opposes", "iran")).pairs
    assert [(way.subject, way.between, way.object) for way in ways(pair)] == [
        ("Iran", "and", "Iraq"),
        ("Iran", "towards", "Iraq"),
        ("Iraq", "towards", "Iran"),
    ]


def test_a_relation_leads_with_counts_and_every_claim_leads_to_its_page(first, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons", via=("post",)),
        claim("usa", "supports", "iraq", means="weapons", speaker=Speaker("Kerry", "usa")),
        claim("usa", "supports", "iraq", means="weapons", negated=True, speaker=Speaker("X")),
        claim("usa", "supports", "iraq", means="training", modality=Modality.OFFERED),
        claim("iraq", "affiliatedWith", "usa"),
    ]
    _, text = first(*claims)
    assert "2 independent sources, 1 party to the conflict, 1 denial of weapons" in text
    for one in claims:
        assert f'href="../claims/{one.id[:16]}.html"' in text
        assert f'id="claim-{one.id[:16]}"' in text


def test_words_stand_apart_from_deeds(first, claim) -> None:
    _, text = first(
        claim("usa", "supports", "iraq", gist="Arms went."),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, gist="Arms will go."),
    )
    deeds, said = text.split('<h2 id="said">')
    said = said.split("<h2")[0]
    assert "Arms went." in deeds
    assert "Arms will go." not in deeds
    assert "Arms will go." in said


def test_how_they_stand_is_never_neutral(of, claim) -> None:
    support, opposition = claim("usa", "supports", "iraq"), claim("iraq", "opposes", "usa")
    offer = claim("usa", "supports", "iraq", modality=Modality.OFFERED)
    alleged = claim("iraq", "opposes", "usa", standing=Standing.ALLEGED)
    alliance = claim("iraq", "alliedWith", "usa", when="2014")
    view = View(as_of=date(2014, 1, 6))
    told = [standing(of(*claims, view=view).pairs[0]) for claims in (
        (support,), (opposition,), (support, opposition), (offer,), (alliance, alleged),
    )]  # fmt: skip
    assert told[0] == "support is reported"
    assert told[1] == "opposition is reported"
    assert told[2] == "mixed: support is reported, and opposition is reported"
    assert told[3].startswith("undetermined")
    assert "not neutral" in told[3]
    assert told[4] == ("mixed: an alliance is reported, date uncertain, and opposition is alleged")


def test_claims_stand_by_year_and_those_without_a_date_come_last(of, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2014-01-05"),
        claim("usa", "supports", "iraq", when="2013"),
        claim("usa", "supports", "iraq", when="/2012"),
        claim("usa", "supports", "iraq", valid=None),
        claim("usa", "supports", "iraq", valid=None, published_on=None),
    ]
    made = of(*claims)
    (pair,) = made.pairs
    listed = [
        (year, [one.when for one in found]) for year, found in moments(pair, made.teller.claims)
    ]
    assert listed == [
        ("2012", ["until 2012, start not known"]),
        ("2013", ["2013"]),
        ("2014", ["5 January 2014", "reported 6 January 2014"]),
        ("without a date", ["not stated"]),
    ]


def test_events_are_those_in_which_claims_have_both(of, claim, registry) -> None:
    def event(id_: str, when: str) -> Event:
        return Event(id=id_, name=f"The {id_}", kind=EventKind.BATTLE, date=parse_interval(when),
                     place="anbar", source="report")  # fmt: skip

    events = {"raid": event("raid", "2014-01"), "siege": event("siege", "2013-12")}
    made = of(
        claim("usa", "opposes", "isil", means="attack", event="siege"),
        claim("iraq", "opposes", "isil", means="attack", event="siege"),
        claim("iraq", "opposes", "isil", means="attack", event="raid"),
        claim("usa", "supports", "iraq"),
        world=replace(registry, events=events),
    )
    found = happenings("iraq", "usa", made, Everywhere.of(made))
    assert [(one.name, one.when, one.place) for one in found] == [
        ("The siege", "December 2013", "Anbar")
    ]
    assert found[0].page.startswith("claims/")


def test_silence_is_told_from_absence(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq"),
        claim("usa", "opposes", "isil", source="release"),
        claim("iraq", "opposes", "isil", source="release"),
    )
    pair = next(pair for pair in made.pairs if pair.id == "iraq--usa")
    assert coverage(pair, made, Everywhere.of(made)) == (
        "2 sources here speak of either, 2 of both, 1 of how they stand to each other."
    )


def test_a_derived_claim_shows_its_premises_without_dead_links(of, claim) -> None:
    premise = claim("iran", "opposes", "isil")
    derived = claim("iraq", "opposes", "isil", method=Method.DERIVED, rule="r",
                    derived_from=(premise.id,))  # fmt: skip
    made = of(derived, premise, view=View(derived=True))
    pages = {page.path: rendered(page, made) for page in relation_pages.pages(made)}
    text = pages["relations/iraq--isil.html"]
    assert "Follows from</span> Iran opposes ISIL" in re.sub("</?bdi>", "", text)
    assert 'href="#claim-' not in text
    assert f'href="../claims/{derived.id[:16]}.html"' in text


# ---- in a browser ----


@pytest.fixture
def written(tmp_path, registry, monkeypatch):
    """Writes the pages of pairs alone and returns their folder."""

    def write(*claims, world=registry):
        monkeypatch.setattr(site, "KINDS", (relation_pages.pages,))
        write_site(tmp_path, claims, world, DEFAULT_VIEW, title="Anbar")
        return tmp_path / "relations"

    return write


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_everything_stands_there_and_nothing_bars_the_way(visit, written, claim, script) -> None:
    folder = written(
        claim("usa", "supports", "iraq", gist="Arms went."),
        claim("iraq", "opposes", "usa", means="accusation", when="2014"),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, gist="Arms will go."),
        claim("iraq", "affiliatedWith", "usa"),
    )
    seen = visit(folder / "iraq--usa.html", java_script_enabled=script)
    for text in ("Arms went.", "Arms will go."):
        expect(seen.page.get_by_text(text, exact=True).first).to_be_visible()
    seen.page.keyboard.press("Tab")
    expect(seen.page.locator("a.skip")).to_be_focused()
    if script:
        assert barriers(seen.page) == ""
        seen.page.emulate_media(color_scheme="dark")
        assert barriers(seen.page, ["color-contrast"]) == ""


@pytest.mark.browser
def test_what_claims_say_is_only_text_and_breaks_no_layout(visit, written, claim) -> None:
    bad = [one[:MAX_TEXT] for one in (*HOSTILE, *LONG) if one.strip() and not UNFIT.search(one)]
    claims = [claim("usa", "supports", "iraq", gist=one, item=one[:MAX_TEXT]) for one in bad]
    claims += [claim("usa", "supports", "iraq", speaker=Speaker(one), condition=one) for one in bad]
    folder = written(*claims)
    seen = visit(folder / "iraq--usa.html", viewport={"width": 360, "height": 740})
    assert seen.page.evaluate("window.hacked") is None
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert seen.page.locator("main img, main script, main iframe").count() == 0
    assert seen.page.locator("article.claim").count() == len({one.id for one in claims})
