"""Sites of pages: how long they take to write, and to open in Chromium.

The peer, in the same run, is PyVis as it comes: the same actors and relations as one page of its
own, with its physics. Opening is timed from the call to the first drawing, in a fresh browser.

    python bench/pages.py [--quick]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from belligraph.api import Graph
from belligraph.assemble import index
from belligraph.model import Claim, Publisher, Source, SourceKind
from belligraph.pages.site import write_site
from belligraph.project import sample
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View, edges
from belligraph.store import MEMORY, open_store
from relations import claims, registry, timed

WORLDS = ((100, 400), (1_000, 20_000), (2_000, 8_000))
"""Actors and claims."""
FIRST_DRAWING = """() => new Promise((done) => {
  const look = () => document.querySelector("canvas") ? done(performance.now())
    : requestAnimationFrame(look);
  look();
})"""


def world(actors: int, number: int) -> tuple[list[Claim], Registry]:
    """So many made-up claims between so many actors."""
    known = registry(50 * actors).actors
    named = sorted(known)[:actors]
    places: dict[str, int] = {}
    made = []
    for claim in claims(number):
        one, other = (
            places.setdefault(e, len(places)) % actors for e in (claim.subject, claim.object)
        )
        other = (one + 1) % actors if other == one else other
        made.append(replace(claim, subject=named[one], object=named[other]))
    sources = sorted({(claim.source, claim.publisher) for claim in made})
    return made, Registry(
        actors={name: known[name] for name in named},
        sources={s: Source(id=s, title=s, publisher=p, kind=SourceKind.NEWS) for s, p in sources},
        publishers={p: Publisher(id=p, name=p) for _, p in sources},
    )


def opened(page: Path) -> float:
    """Seconds from the call of a page to its first drawing, in a browser of its own."""
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
        browser.close()
    return seconds


def plain_pyvis(made: list[Claim], known: Registry, file: Path) -> None:
    """The peer."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    drawn = edges(made, DEFAULT_VIEW, known)
    for name in sorted({end for edge in drawn for end in (edge.subject, edge.object)}):
        network.add_node(name)
    for edge in drawn:
        network.add_edge(edge.subject, edge.object)
    file.write_text(network.generate_html(), encoding="utf-8")


def tell(name: str, value: float, unit: str, target: str = "") -> None:
    """One line of the report."""
    print(f"{name:>46}  {value:>9,.2f} {unit:<3} {target}".rstrip(), flush=True)


def report(name: str, made: Any, known: Registry, view: View, folder: Path, target: str) -> None:
    """Write a site and open it."""
    first, seconds = timed(lambda: write_site(folder, made, known, view, title=name))
    files = [file for file in folder.rglob("*") if file.is_file()]
    print(f"{name}: {len(files):,} files")
    tell("written in", seconds, "s", target)
    tell("size", sum(file.stat().st_size for file in files) / 2**20, "MB")
    tell("index.html to first drawing", opened(first), "s")


def main() -> None:
    """Report on the sample and on made-up worlds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the smallest world alone")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as scratch:
        for actors, number in WORLDS[:1] if quick else WORLDS:
            made, known = world(actors, number)
            name = f"{actors:,} actors, {number:,} claims"
            folder = Path(scratch) / str(number)
            report(name, made, known, DEFAULT_VIEW, folder, "at most 90 s for 20,000 claims")
            plain_pyvis(made, known, peer := Path(scratch) / "peer.html")
            tell("page of plain PyVis to its first drawing", opened(peer), "s")
            shutil.rmtree(folder)
        store = open_store(MEMORY)
        index(store, sample())
        graph, about = Graph(store), store.about()
        view = View(as_of=about.as_of, window=about.window)
        report("sample", graph.claims, graph.registry, view, Path(scratch) / "s", "at most 15 s")


if __name__ == "__main__":
    sys.exit(main())
