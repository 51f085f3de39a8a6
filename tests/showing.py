"""A small world, and pages of a few claims about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as BrowserPage

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Means,
    Modality,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Source,
    SourceKind,
)
from belligraph.pages import site
from belligraph.pages.graph.pages import pages
from belligraph.pages.material import Material
from belligraph.pages.page import Page
from belligraph.pages.site import rendered
from belligraph.registry import Registry
from belligraph.relations import View

HOSTILE = "</script></svg><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"
"""A name that runs something wherever it is not shown as text."""


def small_registry() -> Registry:
    """Five actors, three publishers, two sources, one place."""
    state, group = ActorKind.STATE, ActorKind.ARMED_GROUP
    actors = [
        Actor(id="iran", name="Islamic Republic of Iran", short="Iran", kind=state),
        Actor(id="iraq", name="Republic of Iraq", short="Iraq", kind=state),
        Actor(
            id="isil", name="Islamic State of Iraq and the Levant", short="ISIL", kind=group,
            active=parse_interval("2006-10/.."),
            aliases=(Dated("Daesh", parse_interval("2013-04/..")), Dated("Islamic State")),
        ),
        Actor(id="sunnis", name="Sunnis in Iraq", kind=ActorKind.POPULATION),
        Actor(id="usa", name="United States of America", short="US", kind=state),
    ]  # fmt: skip
    publishers = [
        Publisher(id="post", name="The Washington Post"),
        Publisher(id="monitor", name="The Monitor"),
        Publisher(id="centcom", name="US Central Command", actor="usa"),
    ]
    news = SourceKind.NEWS
    sources = [
        Source(
            id="report", title="A report", publisher="monitor", kind=news,
            published=parse_date("2014-01-06"), url="https://example.org/report",
        ),
        Source(id="release", title="A release", publisher="centcom", kind=SourceKind.STATEMENT),
    ]  # fmt: skip
    places = [Place(id="anbar", name="Anbar", kind=PlaceKind.PROVINCE)]
    return Registry(
        actors={a.id: a for a in actors},
        publishers={p.id: p for p in publishers},
        sources={s.id: s for s in sources},
        places={p.id: p for p in places},
    )


def make_claim(subject: str, relation: str, object_: str, **fields: Any) -> Claim:
    """A claim: `make_claim("usa", "supports", "iraq", means="weapons", when="2013-12")`."""
    when = fields.pop("when", "2014-01-05")
    given: dict[str, Any] = {"source": "report", "publisher": "monitor"}
    given |= {"valid": parse_interval(when), "published_on": parse_date("2014-01-06")}
    given |= fields
    given["means"] = Means(fields.get("means", "unknown"))
    given["modality"] = Modality(fields.get("modality", "actual"))
    return Claim(subject=subject, relation=Relation(relation), object=object_, **given)


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


def written(
    folder: Path,
    kinds: Iterable[Callable[[Material], Iterable[Page]]],
    claims: Iterable[Claim],
    registry: Registry,
    view: View,
    *,
    title: str = "Test",
) -> Path:
    """Write a site of some kinds of pages alone into a folder; returns the folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "KINDS", tuple(kinds))
        site.write_site(folder, list(claims), registry, view, title=title)
    return folder


def until(page: BrowserPage, expression: str) -> None:
    """Wait for something to be so in a browser.

    Playwright's own wait has the page evaluate a text, which our policy forbids.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not so within 10 s: {expression}")
