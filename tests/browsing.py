"""Pages in a browser without a network, in which nothing may go wrong unseen."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route
from playwright.sync_api import TimeoutError as WaitedInVain


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

    def rest_on(self, edge: str) -> None:
        """Move the pointer onto a line until it tells what it is; a busy page may miss a move."""
        deadline = time.monotonic() + 10
        while True:
            self.page.mouse.move(0, 0)
            self.page.mouse.move(*self.point_on(edge))
            try:
                self.page.wait_for_selector(".vis-tooltip", state="visible", timeout=2_000)
                return
            except WaitedInVain:
                if time.monotonic() > deadline:
                    raise

    def watch(self, context: BrowserContext) -> None:
        """Take down what happens, and let nothing out."""
        context.set_default_timeout(10_000)
        context.route("**/*", self._block)
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("dialog", self._dismiss)

    def check(self) -> None:
        """Nothing went wrong so far."""
        assert (self.console, self.outside, self.dialogs) == ([], [], [])

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _block(self, route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@dataclass
class Visits:
    """Opens files in a browser.

    Attributes:
        kept: those that stay open, by what they were opened with.
    """

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    made: list[Visit] = field(default_factory=list)
    kept: dict[str, Visit] = field(default_factory=dict)

    def open(self, path: Path, **options: Any) -> Visit:
        """A file in a window of its own; `options` are those of a browser's context."""
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        visit = Visit(context.new_page())
        self.made.append(visit)
        visit.watch(context)
        visit.page.goto(path.as_uri())
        return visit

    def again(self, path: Path, **options: Any) -> Visit:
        """A file in the window that was opened for the same options, as if it were new."""
        key = json.dumps(options, sort_keys=True)
        if key in self.kept:
            self.kept[key].page.goto(path.as_uri())
        else:
            self.kept[key] = self.open(path, **options)
        return self.kept[key]

    def check(self) -> None:
        """Nothing went wrong in any of them."""
        for visit in self.made:
            visit.check()

    def close(self) -> None:
        """Close all windows."""
        for context in self.contexts:
            context.close()


def barriers(page: Page, rules: Iterable[str] = ()) -> str:
    """What axe finds that keeps people from using a page, in words; empty where there is nothing.

    Args:
        rules: those to try; none = all.
    """
    options: dict[str, Any] = {"preload": False}
    if rules:
        options["runOnly"] = {"type": "rule", "values": [*rules]}
    found = Axe().run(page, options=options).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    return json.dumps(grave, indent=1)[:3000] if grave else ""
