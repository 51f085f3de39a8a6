"""The analysis says what it rests on, and never whose side anybody is on."""

from __future__ import annotations

import base64
import html
import re
import sys
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Modality
from belligraph.pages import analysis_page
from belligraph.pages.analysis_page import pages
from belligraph.pages.site import rendered
from belligraph.relations import View
from showing import material

VIEW = View(as_of=date(2014, 1, 6))


@pytest.fixture
def show(registry):
    def shown(*claims, view=VIEW):
        of = material(claims, registry, view)
        (page,) = pages(of)
        return rendered(page, of)

    return shown


@pytest.fixture
def triangle(claim):
    """Two supporters of Iraq who oppose each other."""
    return (
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("usa", "opposes", "iran"),
    )  # fmt: skip


def test_an_unbalanced_triangle_is_counted_and_its_tie_leads_to_the_pair(show, triangle) -> None:
    page = show(*triangle)
    assert "1: every division into two camps is contradicted by at least 1 tie (proven)" in page
    assert "1 triangle of two friendly ties and a hostile one, 0 of three hostile ties" in page
    assert "0 triangles of three friendly ties, 0 of one friendly and two hostile ties" in page
    assert re.search(r'href="relations/\S+\.html"', page)


def test_what_agrees_is_contradicted_by_no_tie(show, triangle) -> None:
    page = show(*triangle[:2])
    assert "0: no tie contradicts the best division into two camps (proven)" in page
    assert "Ties that contradict the best" not in page


def test_camps_and_blocs_say_how_many_reports_they_are_computed_from(show, triangle, claim) -> None:
    page = show(*triangle, claim("usa", "supports", "iraq", means="weapons"))
    told = "Computed from these 4 reports, not a statement of allegiance"
    assert page.count(told) == 2


def test_a_bloc_leads_to_the_claims_that_it_hangs_on(show, claim) -> None:
    given = claim("usa", "supports", "iraq"), claim("isil", "supports", "iran")
    page = show(*given)
    for one in given:
        assert f'href="claims/{one.id[:16]}.html"' in page
    assert page.count("hangs on: 1 friendly tie within") == 2


def test_a_year_leaves_open_whether_a_tie_holds_on_the_day(show, claim) -> None:
    page = show(
        claim("usa", "supports", "iraq", valid=parse_interval("2014")),
        claim("iran", "supports", "iraq", valid=parse_interval("2014-01-02")),
    )
    assert "1 of 2 ties surely within the window of 6 January 2014" in page
    assert "pale band" in page
    (row,) = re.findall(r'<tr><th scope="row">2014-01-06</th>(.+)</tr>', page)
    assert re.findall(r">(\w+)</td>", row)[:4] == ["2", "1", "0", "0"]


def sentence(page):
    (said,) = re.findall('<p class="sentence">(.*?)</p>', page, re.DOTALL)
    return html.unescape(re.sub("<[^>]*>", "", said))


COMPUTED = ". This is computed: no report says it, and it states nobody's allegiance."


def test_the_page_opens_with_what_the_picture_says_and_hangs_on(show, triangle) -> None:
    page = show(*triangle)
    assert sentence(page) == (
        "As of 6 January 2014, computed from 3 reports: 3 actors are joined by 3 ties, 2 friendly "
        "and 1 hostile; if all is as reported, at least 1 of them contradicts any two camps; "
        "without any one of 3 ties, such as that between Iran and Iraq, the picture would be "
        "another; all are surely of this time" + COMPUTED
    )
    (described,) = re.findall('<meta name="description" content="(.*?)">', page)
    assert html.unescape(described) == sentence(page)


def test_of_the_ties_that_it_hangs_on_it_names_that_of_the_gravest_deed(
    show, triangle, claim
) -> None:
    attack = claim("usa", "opposes", "iran", means="attack")
    assert "such as that between Iran and the US, the picture" in sentence(
        show(*triangle[:2], attack)
    )


def test_its_sentence_claims_no_camps_where_nobody_is_hostile(show, claim) -> None:
    assert sentence(show(claim("usa", "supports", "iraq", when="2014"))) == (
        "As of 6 January 2014, computed from 1 report: 2 actors are joined by 1 tie, friendly; if "
        "all is as reported, nothing parts them into camps; without the tie between Iraq and the "
        "US, the picture would be another; not one of 1 tie is surely of this time" + COMPUTED
    )


def test_its_sentence_says_when_two_camps_fit_and_what_is_not_dated(show, triangle, claim) -> None:
    vague = claim("iran", "opposes", "isil", when="2014")
    said = sentence(show(*triangle[:2], vague))
    assert "2 friendly and 1 hostile; if all is as reported, two camps fit all of them" in said
    assert "only 2 of 3 ties are surely of this time" in said
    timeless = sentence(show(*triangle, view=View()))
    assert timeless.startswith("In reports of all dates, computed from 3 reports: ")
    assert "of this time" not in timeless


def test_its_lists_unfold_to_the_claims_that_it_is_computed_from(show, triangle, claim) -> None:
    offer = claim("iran", "supports", "isil", modality=Modality.OFFERED)
    page = show(*triangle, offer)
    (lists,) = re.findall('<details class="all">(.*)</details>.*<section class="unknown">', page,
                          re.DOTALL)  # fmt: skip
    assert "What the reports say in words: 4 lines" in lists
    for one in (*triangle, offer):
        assert f'href="claims/{one.id[:16]}.html"' in lists


def test_its_box_says_what_the_picture_leaves_open(show, claim) -> None:
    page = show(
        claim("usa", "supports", "iraq"), claim("usa", "opposes", "iraq"),
        claim("usa", "supports", "iraq", source="release", publisher="post"),
        claim("iran", "opposes", "isil"),
    )  # fmt: skip
    box = page.partition('<section class="unknown">')[2].partition("</section>")[0]
    told = " ".join(html.unescape(re.sub("<[^>]*>", "", box)).split())
    assert "of whom both support and opposition are reported: Iraq and the US" in told
    assert "How the 2 parts of the network stand to each other (no chain of ties joins" in told
    assert "How these stand to each other (undetermined;" in told


def test_what_is_not_proven_within_the_work_is_told_with_its_bounds(
    show, registry, claim, monkeypatch
) -> None:
    names = [f"land-{number}" for number in range(9)]
    registry.actors.update({n: Actor(id=n, name=n, kind=ActorKind.STATE) for n in names})
    random = np.random.default_rng(5)
    crowd = [
        claim(a, "supports" if random.random() < 0.5 else "opposes", b)
        for a, b in combinations(names, 2)
    ]
    assert "(proven)" in show(*crowd)
    monkeypatch.setattr("belligraph.pages.material.WORK", 1)
    page = show(*crowd)
    assert re.search(r"between \d+ and \d+; which of these is not proven", page)
    assert "Camp 1" not in page
    assert "Without a proven division nothing can be said" in page


def test_hinges_beyond_the_work_are_not_told_in_part(show, triangle, monkeypatch) -> None:
    assert "Look at their reports first" in show(*triangle)
    monkeypatch.setattr(analysis_page, "WORK", 0)
    page = show(*triangle)
    assert "Too much hangs together" in page
    assert "Look at their reports first" not in page


def test_offers_denials_and_populations_count_for_nothing(show, claim) -> None:
    page = show(
        claim("usa", "supports", "iraq", modality=Modality.OFFERED),
        claim("iran", "supports", "iraq", negated=True),
        claim("isil", "opposes", "sunnis"),
    )
    assert "there is nothing to work out" in page
    assert "<table>" not in page


def test_too_many_ties_are_left_to_the_command(show, triangle, monkeypatch) -> None:
    monkeypatch.setattr(analysis_page, "MOST_TIES", 2)
    page = show(*triangle)
    assert "3 ties are too many" in page
    assert "1 triangle of two friendly ties" in page
    assert "division" not in page


def test_the_plot_is_a_picture_that_cannot_run_anything_and_follows_light_and_dark(
    show, triangle
) -> None:
    pytest.importorskip("matplotlib")
    page = show(*triangle)
    (address,) = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', page)
    picture = base64.b64decode(address).decode()
    assert picture.startswith("<?xml")
    assert "prefers-color-scheme:dark" in picture
    assert "white" not in picture
    assert "#ffffff" not in picture
    assert "the table below has the same figures" in page


def test_without_matplotlib_the_figures_are_told_without_a_plot(
    show, triangle, monkeypatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    page = show(*triangle)
    assert "<img" not in page
    assert "Frustration index" in page
    assert '<th scope="row">2014-01-06</th>' in page


def test_the_same_claims_in_another_order_give_the_same_page(show, triangle) -> None:
    assert show(*triangle) == show(*triangle[::-1])
