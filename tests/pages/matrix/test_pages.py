"""The page of the matrix: what it says as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import escape

import pytest

from belligraph.model import Claim, Speaker, Standing
from belligraph.pages.matrix import pages as matrix
from belligraph.pages.matrix.cells import LOOKS, cells
from belligraph.pages.matrix.pages import pages
from belligraph.pages.site import rendered
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))


def page_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> str:
    of = material(claims, registry, view)
    (page,) = pages(of)
    return rendered(page, of)


@pytest.mark.parametrize("modality", ["offered", "promised", "requested", "possible"])
def test_what_was_only_said_never_looks_like_a_deed(
    modality: str, claim: MakeClaim, registry: Registry
) -> None:
    page = page_of([claim("iran", "supports", "iraq", modality=modality)], registry)
    (link,) = re.findall(r'<a class="(cell[^"]*)"', page)
    assert link == "cell said"


def test_a_cell_without_a_report_is_empty(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("usa", "supports", "iraq")], registry)
    assert "<td></td>" in page
    assert "tell of 1 pair of support; for 1 other pair nothing is reported" in page


def test_what_is_only_alleged_is_marked(claim: MakeClaim, registry: Registry) -> None:
    one = claim("iran", "supports", "isil", standing=Standing.ALLEGED)
    (cell,) = cells(material([one], registry, VIEW)).values()
    assert (cell.kind, cell.short) == ("supports", "alleged")
    assert cell.told == "supports, 1 independent source, only alleged"
    assert "only alleged, not confirmed" in page_of([one], registry)
    stated = claim("iran", "supports", "isil", item="rifles")
    (cell,) = cells(material([one, stated], registry, VIEW)).values()
    assert cell.short == "sup"


def test_an_uncertain_date_is_pale_and_said(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("usa", "supports", "iraq", when="2014")], registry)
    assert 'class="cell supports pale"' in page
    assert 'aria-label="supports, 1 independent source, date uncertain"' in page


def test_a_cell_leads_to_its_pair_and_its_claims(claim: MakeClaim, registry: Registry) -> None:
    one = claim("usa", "supports", "iraq", speaker=Speaker("John Kerry"), via=("post",))
    page = page_of([one], registry)
    assert 'href="relations/iraq--usa.html" data-cell="usa--iraq"' in page
    assert f'href="claims/{one.id[:16]}.html"' in page
    told = page[page.index('id="cell-usa--iraq"') :]
    assert [told.index(who) for who in ("John Kerry", "The Washington Post", "The Monitor")]


def test_the_table_has_headers_and_a_caption(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("usa", "supports", "iraq")], registry)
    assert page.count('<th scope="row">') == 2
    assert page.count('<th scope="col"') == 3
    assert re.search(r"<caption>[^<]*As of 6 January 2014", page)
    for look in LOOKS.values():
        assert look.meaning in page


def test_of_many_actors_the_most_attested_are_shown(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MOST_ACTORS", 2)
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", speaker=Speaker("John Kerry")),
        claim("iran", "opposes", "isil"),
    ]
    page = page_of(claims, registry)
    assert "Shown are the 2 most attested of 4 actors." in page
    assert '<a href="actors/index.html">All actors</a>' in page
    assert page.count('<th scope="row">') == 2


def test_where_very_many_cells_are_told_each_tells_its_first_claim(
    claim: MakeClaim, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [claim("usa", "supports", "iraq", when=f"2014-01-0{day}") for day in (2, 3)]
    in_words = '<details class="words">'
    assert page_of(claims, registry).partition(in_words)[2].count('href="claims/') == 2
    monkeypatch.setattr(matrix, "MOST_TOLD", 1)
    page = page_of(claims, registry)
    assert page.partition(in_words)[2].count('href="claims/') == 1
    assert "All 2 claims, and everything else about the two" in page


def test_without_a_report_the_page_says_so(registry: Registry) -> None:
    page = page_of([], registry)
    assert "No report in this view says how one actor stands to another." in page
    assert "<table" not in page


def test_the_same_claims_in_any_order_make_the_same_page(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("iran", "supports", "iraq"),
        claim("usa", "supports", "iraq", negated=True),
        claim("iraq", "opposes", "isil"),
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
