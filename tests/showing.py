"""Pages of a few claims as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playwright.sync_api import Page as BrowserPage

from belligraph.model import Claim
from belligraph.pages.graph.pages import pages
from belligraph.pages.material import Material
from belligraph.pages.site import rendered
from belligraph.registry import Registry
from belligraph.relations import View


def material(
    claims: Iterable[Claim],
    registry: Registry,
    view: View,
    *,
    title: str = "T",
    documents: Mapping[str, str] = {},
) -> Material:
    """What pages of the claims are made of."""
    return Material(title, list(claims), registry, view, documents)


def first_page(claims: Iterable[Claim], registry: Registry, view: View, **given: str) -> str:
    """The page with the drawing."""
    of = material(claims, registry, view, **given)
    (page,) = pages(of)
    return rendered(page, of)


def until(page: BrowserPage, expression: str) -> None:
    """Wait for something to be so in a browser.

    Playwright's own wait has the page evaluate a text, which our policy forbids.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not so within 10 s: {expression}")
