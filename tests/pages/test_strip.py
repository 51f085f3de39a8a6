from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from belligraph.dates import parse_date
from belligraph.pages.opening.strip import CITE, strip
from belligraph.pages.site import environment_of
from belligraph.relations import DEFAULT_VIEW, View
from showing import material


@pytest.fixture
def facts(registry):
    def make(*claims, view=DEFAULT_VIEW, **given):
        return dict(strip(material(claims, given.get("registry", registry), view)).facts)

    return make


def test_a_strip_counts_the_documents_and_outlets_of_what_is_told(facts, claim) -> None:
    found = facts(
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", means="troops"),
        claim("usa", "opposes", "isil", source="release", publisher="centcom", published_on=None),
        claim("iran", "opposes", "isil", when="2003", source="other", publisher="post"),
        view=View(as_of=date(2014, 1, 6)),
    )
    assert (found["Documents"], found["Outlets"]) == ("2", "2")


def test_a_strip_names_the_languages_of_its_documents(facts, registry, claim) -> None:
    sources = {
        id_: dataclasses.replace(registry.sources["report"], id=id_, language=language)
        for id_, language in (("report", "en"), ("persian", "fa"), ("rare", "ckb"))
    }
    claims = [claim("usa", "supports", "iraq", source=id_) for id_ in sources]
    known = dataclasses.replace(registry, sources=sources)
    assert facts(*claims, registry=known)["Languages"] == "English, Persian, ckb"


def test_a_strip_says_of_which_time_it_tells_as_exactly_as_the_claims_do(facts, claim) -> None:
    found = facts(
        claim("usa", "supports", "iraq", when="2013-12"),
        claim("usa", "alliedWith", "iraq", when="2003/.."),
        claim("usa", "opposes", "isil", when="2014-01-05"),
        claim("usa", "opposes", "iran", valid=None),
    )
    assert found["Tells of"] == "2003 to 5 January 2014"
    assert facts(claim("usa", "supports", "iraq", when="2014"))["Tells of"] == "2014"


def test_a_strip_says_what_the_view_leaves_out(facts, claim) -> None:
    view = View(as_of=date(2014, 1, 6), window=30, alleged=False)
    found = facts(claim("usa", "supports", "iraq"), view=view)
    assert found["Shown"] == "As of 6 January 2014, window 30 days; without alleged claims"


def test_the_last_update_is_the_newest_day_of_the_data(facts, claim) -> None:
    published = claim("usa", "supports", "iraq", published_on=parse_date("2014-01-06"))
    recorded = dataclasses.replace(published, recorded_on=parse_date("2015-03-02"))
    assert facts(published)["Newest claim"] == "6 January 2014"
    assert facts(published, recorded)["Newest claim"] == "2 March 2015"
    assert (
        facts(claim("usa", "supports", "iraq", published_on=None))["Newest claim"] == "not stated"
    )


def test_an_empty_site_has_a_strip(facts) -> None:
    assert facts() == {
        "Documents": "0",
        "Outlets": "0",
        "Languages": "not stated",
        "Tells of": "not stated",
        "Shown": "All dates",
        "Newest claim": "not stated",
    }


@pytest.mark.parametrize(
    ("contact", "report", "address"),
    [
        ("", CITE, ""),
        ("Write to the desk.", "Write to the desk.", ""),
        ("https://example.org/errors", "https://example.org/errors", "https://example.org/errors"),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
    ],
)
def test_errors_are_reported_to_whom_the_site_names(registry, contact, report, address) -> None:
    found = strip(material([], registry, DEFAULT_VIEW), contact)
    assert (found.report, found.address) == (report, address)


def test_the_newest_claim_is_one_of_those_that_are_told(facts, claim) -> None:
    early = claim("usa", "supports", "iraq", when="2003-03", published_on=parse_date("2003-04"))
    late = claim("usa", "supports", "iraq", source="release", publisher="centcom")
    told = facts(early, late, view=View(as_of=date(2003, 6, 1)))
    assert told["Newest claim"] == "April 2003"
    of_one = facts(early, late, view=View(sources=frozenset({"report"})))
    assert of_one["Newest claim"] == "April 2003"


def test_a_strip_says_that_its_figures_are_of_the_whole_site(registry, claim) -> None:
    of = material([claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW)
    assert "This site:" in environment_of(of).globals["footer"]
