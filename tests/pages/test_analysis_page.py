"""The analysis says what it rests on, and never whose side anybody is on."""

from __future__ import annotations

import base64
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
