"""A small world to draw, and a browser without a network to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Means,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Source,
    SourceKind,
)
from belligraph.registry import Registry

MakeClaim = Callable[..., Claim]


@pytest.fixture
def registry() -> Registry:
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


@pytest.fixture
def claim() -> MakeClaim:
    """Makes claims: `claim("usa", "supports", "iraq", means="weapons", when="2013-12")`."""

    def make(subject: str, relation: str, object_: str, **fields: Any) -> Claim:
        when = fields.pop("when", "2014-01-05")
        given: dict[str, Any] = {"source": "report", "publisher": "monitor"}
        given |= {"valid": parse_interval(when), "published_on": parse_date("2014-01-06")}
        given |= fields
        given["means"] = Means(fields.get("means", "unknown"))
        return Claim(subject=subject, relation=Relation(relation), object=object_, **given)

    return make


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the test is skipped, but not where tests must run."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("there is no chromium on the PATH, and with CI set browser tests must run")
    if path is None:
        pytest.skip("there is no chromium on the PATH, so pages are not tried in a browser")
    arguments = ["--disable-gpu", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """An open page and all that it did which it should not have."""

    page: Page
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def point_on(self, edge: str) -> tuple[float, float]:
        """Where the middle of a straight line is drawn, in the window."""
        x, y = self.page.evaluate(
            """(edge) => {
                const network = window.belligraph.network;
                const ends = Object.values(network.getPositions(network.getConnectedNodes(edge)));
                const middle = { x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2 };
                const inside = network.canvasToDOM(middle);
                const frame = document.getElementById("drawing").getBoundingClientRect();
                return [frame.x + inside.x, frame.y + inside.y];
            }""",
            edge,
        )
        return x, y


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a file with the network blocked; afterwards nothing may have gone wrong unseen."""
    contexts, visits = [], []

    def open_file(path: Path, **options: Any) -> Visit:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        made = Visit(context.new_page())
        visits.append(made)

        def block(route: Route) -> None:
            if route.request.url.startswith("file:"):
                route.continue_()
            else:
                made.outside.append(route.request.url)
                route.abort()

        context.route("**/*", block)
        made.page.on("console", lambda message: made.console.append(message.text))
        made.page.on("pageerror", lambda error: made.console.append(str(error)))
        made.page.on(
            "dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss())
        )
        made.page.goto(path.as_uri())
        return made

    yield open_file
    for context in contexts:
        context.close()
    for made in visits:
        assert (made.console, made.outside, made.dialogs) == ([], [], [])
