"""The matrix: every cell says how one actor is reported to stand to another, or stays blank."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.dates import parse_date
from belligraph.model import Actor, ActorKind, Claim, Speaker, Standing
from belligraph.pages import site
from belligraph.pages.matrix import pages as matrix
from belligraph.pages.matrix.cells import LOOKS, cells
from belligraph.pages.matrix.headings import headings
from belligraph.pages.matrix.pages import pages
from belligraph.pages.site import rendered
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"


def page_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> str:
    of = material(claims, registry, view)
    (page,) = pages(of)
    return rendered(page, of)


def kind_of(way: tuple[str, str], claims: Iterable[Claim], registry: Registry) -> str:
    return cells(material(claims, registry, VIEW))[way].kind


def test_support_and_opposition_stand_in_the_cell_of_subject_and_object(
    claim: MakeClaim, registry: Registry
) -> None:
    of = material(
        [claim("usa", "supports", "iraq"), claim("iraq", "opposes", "isil")], registry, VIEW
    )
    found = cells(of)
    assert {way: cell.kind for way, cell in found.items()} == {
        ("usa", "iraq"): "supports",
        ("iraq", "isil"): "opposes",
    }


def test_both_reported_is_mixed_and_what_is_denied_is_disputed(
    claim: MakeClaim, registry: Registry
) -> None:
    support, opposition = claim("usa", "supports", "iraq"), claim("usa", "opposes", "iraq")
    denial = claim("usa", "supports", "iraq", negated=True)
    both = cells(material([support, opposition, denial], registry, VIEW))["usa", "iraq"]
    assert both.told == "mixed, disputed, 1 independent source"
    assert kind_of(("usa", "iraq"), [support, opposition], registry) == "mixed"
    assert kind_of(("usa", "iraq"), [support, denial], registry) == "disputed"
    assert kind_of(("usa", "iraq"), [denial], registry) == "said"


def test_an_alliance_stands_both_ways(claim: MakeClaim, registry: Registry) -> None:
    found = cells(material([claim("iran", "alliedWith", "iraq")], registry, VIEW))
    assert {way: cell.kind for way, cell in found.items()} == {
        ("iran", "iraq"): "allied",
        ("iraq", "iran"): "allied",
    }


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
    assert "for 1 there is no report, which does not mean neutral" in page


def test_independent_sources_are_counted_and_copies_are_not(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", item="a copy in other words"),
        claim("usa", "supports", "iraq", speaker=Speaker("John Kerry")),
    ]
    (cell,) = cells(material(claims, registry, VIEW)).values()
    assert cell.sources == 2
    assert cell.told == "supports, 2 independent sources"


def test_what_is_only_alleged_is_marked(claim: MakeClaim, registry: Registry) -> None:
    one = claim("iran", "supports", "isil", standing=Standing.ALLEGED)
    (cell,) = cells(material([one], registry, VIEW)).values()
    assert (cell.kind, cell.short) == ("supports", "alleged")
    assert cell.told == "supports, 1 independent source, only alleged"
    assert "only alleged, not confirmed" in page_of([one], registry)
    stated = claim("iran", "supports", "isil", item="rifles")
    (cell,) = cells(material([one, stated], registry, VIEW)).values()
    assert cell.short == "sup"


def test_what_is_mixed_is_certain_only_where_both_sides_are(
    claim: MakeClaim, registry: Registry
) -> None:
    support = claim("usa", "supports", "iraq")
    doubtful = claim("usa", "opposes", "iraq", when="2014")
    (cell,) = cells(material([support, doubtful], registry, VIEW)).values()
    assert (cell.kind, cell.certain) == ("mixed", False)
    sure = claim("usa", "opposes", "iraq")
    (cell,) = cells(material([support, doubtful, sure], registry, VIEW)).values()
    assert cell.certain


def test_an_uncertain_date_is_pale_and_said(claim: MakeClaim, registry: Registry) -> None:
    page = page_of([claim("usa", "supports", "iraq", when="2014")], registry)
    assert 'class="cell supports pale"' in page
    assert "supports, 1 independent source, date uncertain" in page


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


def test_allies_stand_together_and_loners_last(claim: MakeClaim, registry: Registry) -> None:
    of = material(
        [
            claim("iran", "supports", "iraq"),
            claim("usa", "supports", "iraq"),
            claim("iraq", "opposes", "isil"),
        ],
        registry,
        VIEW,
    )
    heads = headings(of, cells(of), {"iran", "iraq", "isil", "usa"})
    assert [(head.id, head.bloc) for head in heads] == [
        ("iran", "A"), ("iraq", "A"), ("usa", "A"), ("isil", ""),
    ]  # fmt: skip


def test_a_population_is_in_no_bloc(claim: MakeClaim, registry: Registry) -> None:
    of = material([claim("usa", "supports", "sunnis")], registry, VIEW)
    assert not any(head.bloc for head in headings(of, cells(of), {"sunnis", "usa"}))


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


# ---- in a browser ----


@pytest.fixture
def opened(
    claim: MakeClaim,
    registry: Registry,
    visit: Callable[..., Visit],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Visit]:
    def open_matrix(**options: Any) -> Visit:
        actors = {
            **registry.actors,
            "rogue": Actor(id="rogue", name=HOSTILE, kind=ActorKind.ARMED_GROUP),
            "vast": Actor(id="vast", name="x" * 10_000, kind=ActorKind.STATE),
        }
        claims = [
            claim("usa", "supports", "iraq"),
            claim("iran", "supports", "iraq", modality="offered"),
            claim("iraq", "opposes", "isil", speaker=Speaker(HOSTILE)),
            claim("rogue", "opposes", "vast", when="2014"),
            claim("iran", "alliedWith", "iraq", published_on=parse_date("2014-01-05")),
        ]
        monkeypatch.setattr(site, "KINDS", (pages,))
        known = Registry(actors=actors, publishers=registry.publishers, sources=registry.sources)
        site.write_site(tmp_path, claims, known, VIEW, title=HOSTILE)
        return visit(tmp_path / "matrix.html", **options)

    return open_matrix


def focused(visit: Visit) -> str:
    return str(
        visit.page.evaluate(
            "(document.activeElement.closest('td, th') || document.activeElement).innerText"
            " + '|' + (document.activeElement.getAttribute('aria-label') || '')"
        )
    )


@pytest.mark.browser
def test_keys_move_about_and_enter_opens_the_evidence(opened: Callable[..., Visit]) -> None:
    page = opened().page
    link = page.locator('[data-cell="usa--iraq"]')
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert "US → Iraq: supports, 1 independent source" in panel.inner_text()
    assert "The Monitor" in panel.inner_text()
    assert (
        panel.get_by_role("link", name="Everything about US and Iraq").get_attribute("href")
        == "relations/iraq--usa.html"
    )
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.dataset.cell") == "usa--iraq"


@pytest.mark.browser
def test_one_cell_is_in_the_order_of_tabs_and_a_blank_one_says_so(
    opened: Callable[..., Visit],
) -> None:
    visit = opened()
    page = visit.page
    assert page.locator("#matrix [tabindex='0']").count() == 1
    page.locator('[data-cell="usa--iraq"]').focus()
    row = page.evaluate("document.activeElement.closest('tr').rowIndex")
    page.keyboard.press("Home")
    assert focused(visit).startswith("US")
    page.keyboard.press("ArrowRight")
    while page.evaluate("!document.activeElement.getAttribute('aria-label')"):
        page.keyboard.press("ArrowRight")
    assert focused(visit).endswith(": no report")
    page.keyboard.press("Enter")
    assert "It does not mean neutral" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("PageUp")
    page.keyboard.press("Home")
    page.keyboard.press("PageDown")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") >= row
    assert page.locator("#matrix [tabindex='0']").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("by", ["name", "relations", "kind", "bloc"])
def test_ordering_keeps_every_cell_with_its_two_actors(
    by: str, opened: Callable[..., Visit]
) -> None:
    page = opened().page
    pairs = """() => [...document.querySelectorAll("#matrix [data-cell]")].map((link) => {
        const cell = link.closest("td");
        const table = document.getElementById("matrix");
        return [link.dataset.cell, cell.parentElement.cells[0].textContent,
            table.tHead.rows[0].cells[cell.cellIndex].textContent];
    }).sort()"""
    names = "() => [...document.querySelectorAll('#matrix tbody th bdi')].map(e => e.textContent)"
    before, first = page.evaluate(pairs), page.evaluate(names)
    page.locator("#order").select_option("name" if by == "bloc" else "bloc")
    page.locator("#order").select_option(by)
    assert page.evaluate(pairs) == before
    if by == "name":
        assert page.evaluate(names)[1:4] == ["Iran", "Iraq", "ISIL"]
    if by == "relations":
        assert page.evaluate(names)[0] == "Iraq"
    if by == "bloc":
        assert page.evaluate(names) == first


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(scheme: str, opened: Callable[..., Visit]) -> None:
    page = opened(color_scheme=scheme).page
    page.locator('[data-cell="usa--iraq"]').click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps(grave, indent=1)[:3000]


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_scrolls_only_the_table(script: bool, opened: Callable[..., Visit]) -> None:
    visit = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visit.page.locator("#matrix").is_visible()
