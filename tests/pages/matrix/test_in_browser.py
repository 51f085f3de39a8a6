"""The matrix in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from belligraph.dates import parse_date
from belligraph.model import Actor, ActorKind, Speaker
from belligraph.pages.matrix.pages import pages
from belligraph.relations import View
from browsing import barriers
from showing import HOSTILE, make_claim, small_registry, written

Visit = Any
VIEW = View(as_of=date(2014, 1, 6))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matrix of a few actors, two of them with hostile names."""
    known = small_registry()
    actors = {
        **known.actors,
        "rogue": Actor(id="rogue", name=HOSTILE, kind=ActorKind.ARMED_GROUP),
        "vast": Actor(id="vast", name="x" * 10_000, kind=ActorKind.STATE),
    }
    claims = [
        make_claim("usa", "supports", "iraq"),
        make_claim("iran", "supports", "iraq", modality="offered"),
        make_claim("iraq", "opposes", "isil", speaker=Speaker(HOSTILE)),
        make_claim("rogue", "opposes", "vast", when="2014"),
        make_claim("iran", "alliedWith", "iraq", published_on=parse_date("2014-01-05")),
    ]
    world = replace(known, actors=actors, places={})
    return written(tmp_path_factory.mktemp("site"), [pages], claims, world, VIEW, title=HOSTILE)


@pytest.fixture
def opened(folder: Path, stay: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens the matrix in a window."""
    return partial(stay, folder / "matrix.html")


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
    assert "US towards Iraq: supports, 1 independent source" in panel.inner_text()
    assert "The Monitor" in panel.inner_text()
    assert (
        panel.get_by_role("link", name="Everything about the two").get_attribute("href")
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
    while page.evaluate("!document.activeElement.matches('td:not(.self)')"):
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
def test_no_barrier_is_found(opened: Callable[..., Visit]) -> None:
    page = opened().page
    page.evaluate("document.querySelector('.in-short').open = true")
    page.locator('[data-cell="usa--iraq"]').click()
    assert barriers(page) == ""
    page.emulate_media(color_scheme="dark")
    assert barriers(page, ["color-contrast"]) == ""
    page.emulate_media(color_scheme="light")


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_scrolls_only_the_table(script: bool, opened: Callable[..., Visit]) -> None:
    visit = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visit.page.locator("#matrix").is_visible()
    first = visit.page.locator("#matrix .cell").first.bounding_box()
    assert first["x"] + first["width"] < 360
    assert first["y"] + first["height"] < 740
    assert "scrolls both ways" in visit.page.locator("#keys").inner_text()
