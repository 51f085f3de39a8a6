"""Sites of pages: how long they take to write, and their first pages to open in Chromium.

The peer, in the same run, is PyVis with the same actors and relations and with places given, since
with its own physics the larger ones do not show within a minute. Opening is timed from the call to
the first drawing, in a fresh browser: the median of three. Larger networks than the second are
beyond the peer, which looks through all nodes for each edge.

    python bench/pages.py [--quick]
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from belligraph.api import Graph
from belligraph.assemble import index
from belligraph.model import Actor, ActorKind, Claim, Modality, Publisher, Source, SourceKind
from belligraph.pages import site
from belligraph.pages.graph import pages as graph_page
from belligraph.project import sample
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View, edges
from belligraph.store import MEMORY, open_store
from relations import SEED, claims, timed

if TYPE_CHECKING:
    from playwright.sync_api import Page

World = tuple[list[Claim], Registry]

SITE = (1_000, 20_000)
"""Actors and claims of a whole site."""
NETWORKS = ((2_000, 8_000), (10_000, 40_000))
"""Actors and lines of first pages alone."""
KINDS = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
RUNS, PANNING = 3, 2.0
FIRST_DRAWING = """() => new Promise((done) => {
  const drawn = (canvas) => canvas
    && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
  const look = () => drawn(document.querySelector("canvas")) ? done()
    : requestAnimationFrame(look);
  look();
})"""
COUNT = """() => {
  window.redraws = 0;
  (window.belligraph || window).network.on("afterDrawing", () => { window.redraws += 1; });
}"""


def world(actors: int, number: int) -> World:
    """So many made-up claims between so many actors: few busy ones, many quiet ones."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    named = [f"actor-{i}" for i in range(actors)]
    made = [
        replace(claim, subject=named[one], object=named[other])
        for claim, (one, other) in zip(claims(number), _pairs(actors, draw), strict=False)
    ]
    return made, _known(named, made)


def network(actors: int, lines: int) -> World:
    """A world of which so many lines between so many actors are drawn: a deed each."""
    made, known = world(actors, 2 * lines)
    deeds = [replace(one, modality=Modality.ACTUAL, negated=False) for one in made]
    drawn = {(one.subject, one.object): one for one in reversed(deeds)}
    return list(drawn.values())[-1 : -lines - 1 : -1], known


def _pairs(actors: int, draw: random.Random) -> Iterator[tuple[int, int]]:
    """Pairs of different actors, without end; each actor is in one of the first."""
    for one in itertools.count():
        subject = one if one < actors else int(actors * draw.random() ** 2)
        yield subject, (subject + 1 + int((actors - 1) * draw.random() ** 2)) % actors


def _known(named: list[str], made: list[Claim]) -> Registry:
    sources = sorted({(claim.source, claim.publisher) for claim in made})
    return Registry(
        actors={
            name: Actor(id=name, name=name, kind=KINDS[number % len(KINDS)])
            for number, name in enumerate(named)
        },
        sources={s: Source(id=s, title=s, publisher=p, kind=SourceKind.NEWS) for s, p in sources},
        publishers={p: Publisher(id=p, name=p) for _, p in sources},
    )


def opened(page: Path, *, pan: bool = False) -> tuple[float, float]:
    """Seconds from the call of a page to its first drawing, and redraws a second while it is moved.

    In a browser of its own; 0 redraws where it is not moved.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.evaluate(FIRST_DRAWING)
        seconds = time.perf_counter() - start
        redraws = panned(tab) if pan else 0.0
        browser.close()
    return seconds, redraws


def panned(tab: Page) -> float:
    """Redraws a second while the drawing is moved to and fro."""
    tab.wait_for_load_state()
    tab.wait_for_timeout(3000)  # whatever a page does after its first drawing
    box = tab.locator("canvas").first.bounding_box()
    assert box  # noqa: S101 - it is drawn
    x, y = box["x"] + box["width"] * 0.95, box["y"] + min(box["height"], 500.0) * 0.9
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate(COUNT)
    start = time.perf_counter()
    for step in itertools.count():
        if time.perf_counter() - start > PANNING:
            break
        tab.mouse.move(x - 150 * abs(math.sin(step / 20)), y)
    seconds = time.perf_counter() - start
    redraws: int = tab.evaluate("window.redraws")
    return redraws / seconds


def pyvis(made: list[Claim], known: Registry, view: View, file: Path) -> Path:
    """The peer: a page of PyVis, with places given."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    drawn = edges(made, view, known)
    for rank, name in enumerate(sorted({end for e in drawn for end in (e.subject, e.object)})):
        away, angle = 60 * rank**0.5, 2.4 * rank
        net.add_node(name, x=away * math.cos(angle), y=away * math.sin(angle), physics=False)
    for edge in drawn:
        net.add_edge(edge.subject, edge.object)
    file.write_text(net.generate_html(), encoding="utf-8")
    return file


def tell(name: str, value: float, unit: str, target: str = "") -> None:
    """One line of the report."""
    print(f"{name:>52}  {value:>9,.2f} {unit:<4} {target}".rstrip(), flush=True)


def report(name: str, page: Path, target: str, *, pan: bool = False, moved: str = "") -> None:
    """Open a page and say how long it took."""
    found = [opened(page, pan=pan) for _ in range(RUNS)]
    tell(f"{name} to its first drawing", median(seconds for seconds, _ in found), "s", target)
    if pan:
        tell(f"{name} while it is moved", median(redraws for _, redraws in found), "/s", moved)


def written(name: str, world: World, view: View, folder: Path, target: str) -> Path:
    """Write a whole site, say how long it took, and return its first page."""
    made, known = world
    first, seconds = timed(lambda: site.write_site(folder, made, known, view, title=name))
    files = [file for file in folder.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 2**20
    print(f"{name}: {len(files):,} files, {size:,.0f} MB")
    tell("site written in", seconds, "s", target)
    return Path(first)


def first_page(world: World, folder: Path) -> Path:
    """Write the first page of a site alone."""
    every, site.KINDS = site.KINDS, (graph_page.pages,)
    try:
        return Path(site.write_site(folder, *world, DEFAULT_VIEW, title="Network"))
    finally:
        site.KINDS = every


def the_sample(folder: Path) -> None:
    """The packaged sample: a whole site."""
    store = open_store(MEMORY)
    index(store, sample())
    found, about = Graph(store), store.about()
    view = View(as_of=about.as_of, window=about.window)
    world = list(found.claims), found.registry
    page = written("sample", world, view, folder / "sample", "at most 15 s")
    report("index.html", page, "at most 0.7 s")
    report("PyVis", pyvis(*world, view, folder / "peer.html"), "the peer")


def networks(folder: Path) -> None:
    """First pages of large networks."""
    for actors, number in NETWORKS:
        world = network(actors, number)
        page = first_page(world, folder / str(actors))
        print(f"{actors:,} actors, {number:,} lines: index.html alone")
        if actors == NETWORKS[0][0]:
            report("index.html", page, "at most 1.0 s", pan=True, moved="at least 20/s")
            peer = pyvis(*world, DEFAULT_VIEW, folder / "peer.html")
            report("PyVis", peer, "the peer", pan=True, moved="the peer")
        else:
            report("index.html", page, "at most 2.0 s, as groups")


def main() -> None:
    """Report on the sample, on a made-up world and on large networks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the sample alone")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as scratch:
        the_sample(Path(scratch))
        if quick:
            return
        networks(Path(scratch))
        name = "{:,} actors, {:,} claims".format(*SITE)
        written(name, world(*SITE), DEFAULT_VIEW, Path(scratch) / "site", "at most 90 s")


if __name__ == "__main__":
    sys.exit(main())
