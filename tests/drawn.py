"""What the first page draws, asked of it in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

EDGES = "belligraph.network.body.data.edges"
NODES = "belligraph.network.body.data.nodes"
LIT = f"{NODES}.get().filter(one => one.opacity === 1).map(one => one.id).sort()"
AT = """id => {
    const place = belligraph.network.canvasToDOM(belligraph.network.getPosition(id));
    const frame = document.getElementById("drawing").getBoundingClientRect();
    return [frame.x + place.x, frame.y + place.y];
}"""


def lines(page: Page) -> set[str]:
    """The lines that are drawn, by id."""
    return set(page.evaluate(f"{EDGES}.getIds()"))


def spot(page: Page, id_: str) -> tuple[float, float]:
    """Where an actor or a group is, in the window."""
    x, y = page.evaluate(AT, id_)
    return x, y


def looks(page: Page) -> dict[str, dict[str, object]]:
    """How each actor is drawn, by id."""
    return {one["id"]: one for one in page.evaluate(f"{NODES}.get()")}
