"""Pages of a few claims as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from belligraph.model import Claim
from belligraph.pages.graph.pages import pages
from belligraph.pages.material import Material
from belligraph.pages.page import Page
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


def html(page: Page, of: Material) -> str:
    """Any page."""
    return rendered(page, of)
