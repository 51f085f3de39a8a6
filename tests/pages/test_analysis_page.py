"""The analysis says what it rests on, and never whose side anybody is on."""

from __future__ import annotations

import base64
import re
import sys
from datetime import date

import pytest

from belligraph.model import Modality
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
    assert "1 of two friendly ties, 0 of none" in page
    assert re.search(r'href="relations/\S+\.html"', page)


def test_what_agrees_is_contradicted_by_no_tie(show, triangle) -> None:
    page = show(*triangle[:2])
    assert "0: one division into two camps is contradicted by no tie (proven)" in page
    assert "Ties that contradict" not in page


def test_every_camp_says_how_many_reports_it_is_computed_from(show, triangle, claim) -> None:
    page = show(*triangle, claim("usa", "supports", "iraq", means="weapons"))
    assert "Computed from these 4 reports, not a statement of allegiance" in page


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
    assert "division" not in page


def test_the_plot_is_a_picture_that_cannot_run_anything_and_has_words(show, triangle) -> None:
    pytest.importorskip("matplotlib")
    page = show(*triangle)
    (address,) = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert base64.b64decode(address).startswith(b"<?xml")
    (text,) = re.findall(r' alt="([^"]+)"', page)
    assert "2014-01-06: 3 ties" in text


def test_without_matplotlib_the_figures_are_told_without_a_plot(
    show, triangle, monkeypatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    page = show(*triangle)
    assert "<img" not in page
    assert "Frustration index" in page


def test_the_same_claims_in_another_order_give_the_same_page(show, triangle) -> None:
    assert show(*triangle) == show(*triangle[::-1])
