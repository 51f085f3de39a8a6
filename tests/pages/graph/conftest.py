"""The first page of a small world, in windows that stay open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from belligraph.model import Claim, Method, Modality, Standing
from belligraph.pages.graph.pages import pages
from belligraph.registry import Registry
from belligraph.relations import View
from browsing import Visit
from showing import make_claim, small_registry, written


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As of 6 January 2014: Iran and the US arm Iraq, ISIL and Iraq fight; more before."""
    given = [
        make_claim("usa", "supports", "iraq", means="weapons", gist="Missiles were sent."),
        make_claim(
            "iran", "supports", "iraq", means="materiel", when="2014", gist="Coded for 2014."
        ),
        make_claim(
            "isil", "opposes", "iraq", means="attack", source="release", publisher="centcom"
        ),
        make_claim("iraq", "opposes", "isil", means="attack"),
        make_claim("usa", "opposes", "isil", standing=Standing.ALLEGED),
        make_claim("iran", "supports", "usa", modality=Modality.OFFERED, gist="Iran offers help."),
        make_claim("sunnis", "opposes", "usa", when="2010-05", gist="Long before."),
    ]
    premises = tuple(one.id for one in (given[0], given[3]))
    made = make_claim("iran", "opposes", "isil")
    rule = replace(made, method=Method.DERIVED, derived_from=premises, rule="r")
    view = View(as_of=date(2014, 1, 6))
    folder = tmp_path_factory.mktemp("site")
    written(folder, [pages], [*given, rule], small_registry(), view, title="Anbar")
    return folder / "index.html"


@pytest.fixture
def at(stay: Callable[..., Visit], world: Path) -> Callable[..., Page]:
    """Opens the page of the world, at an address if one is given."""

    def open_page(hash_: str = "", **options: Any) -> Page:
        page = stay(world, **options).page
        if hash_:
            page.goto(f"{world.as_uri()}#{hash_}")
            page.reload()
        return page

    return open_page


@pytest.fixture
def shown(
    tmp_path: Path,
    stay: Callable[..., Visit],
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Page]:
    """Opens the page of other claims; with `busy` at 0 their lines are a crowd."""

    def open_page(
        claims: Sequence[Claim], known: Registry = registry, *, busy: int = 1500, **options: Any
    ) -> Page:
        monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", busy)
        written(tmp_path, [pages], claims, known, View())
        page = stay(tmp_path / "index.html", **options).page
        page.locator("#find").wait_for()
        return page

    return open_page
