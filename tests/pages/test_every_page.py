"""What holds for every page of a site, whatever its kind."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.build import build
from belligraph.model import Actor, ActorKind, Dated, Evidence, Publisher, Source, SourceKind
from belligraph.model import Speaker as Voice
from belligraph.pages.site import write_site
from belligraph.pages.telling import words
from belligraph.project import sample
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW
from hostile import HOSTILE, IDS, LONG

KINDS = (
    "index.html", "matrix.html", "timeline.html", "map.html", "analysis.html", "ontology.html",
    "actors/index.html", "actors/iraq.html", "relations/iran--iraq.html", "sources/index.html",
    "sources/*.html", "claims/*.html",
)  # fmt: skip
NARROW = {"width": 360, "height": 740}
OWN = ("index.html", "analysis.html")
"""Kinds whose barriers are looked for here; the tests of the others look for them too."""


def one_of(site: Path, kind: str) -> Path:
    """A page of a kind; the longest where there are many."""
    found = [path for path in site.glob(kind) if path.name != "index.html" or "*" not in kind]
    assert found, f"no page {kind}"
    return max(found, key=lambda path: (path.stat().st_size, path.name))


class Read(HTMLParser):
    """What a page has: ids, links, headings, its data blocks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.handlers: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.linked: list[str] = []
        self._in_linked = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.handlers += [name for name in given if name.startswith("on")]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given[name] or "" for name in ("href", "src", "xlink:href") if name in given]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.scripts.append(given)
            self._in_linked = given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_linked:
            self.linked.append(data)
            self._in_linked = False


@pytest.fixture(scope="session")
def site(sample_out) -> Path:
    return sample_out / "site"


@pytest.fixture(scope="session")
def read(site) -> dict[Path, Read]:
    """Every page of the sample."""
    return {path: Read(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def test_every_link_within_the_site_leads_to_something(site, read) -> None:
    lost = []
    for path, page in read.items():
        for link in page.links:
            if re.match("[a-z]+:", link):
                continue
            file, _, part = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if not target.is_file() or (part and target in read and part not in read[target].ids):
                lost.append(f"{path.relative_to(site)}: {link}")
    assert lost == []


def test_links_out_of_the_site_are_to_sources_by_http_and_tell_them_nothing(site, read) -> None:
    for path, page in read.items():
        for link in page.links:
            if re.match("[a-z]+:", link):
                assert link.startswith(("https://", "http://", "data:image/svg+xml;base64,")), path
    for path in read:
        text = path.read_text("utf-8")
        for tag in re.findall(r"<a [^>]*href=\"https?:[^>]*>", text):
            assert 'rel="noreferrer noopener"' in tag, (path, tag)


def test_every_page_has_a_title_a_description_one_first_heading_and_no_id_twice(read) -> None:
    titles = set()
    for path, page in read.items():
        text = path.read_text("utf-8")
        titles.add(re.search("<title>(.+?)</title>", text)[1])
        assert re.search('<meta name="description" content="[^"]{20,}">', text), path
        assert page.headings.count(1) == 1, path
        jumps = [b - a for a, b in zip(page.headings, page.headings[1:], strict=False)]
        assert max(jumps, default=0) <= 1, (path, page.headings)
        assert len(set(page.ids)) == len(page.ids), path
    assert len(titles) > 0.9 * len(read)


def test_no_page_has_a_script_of_its_own_or_a_handler(read) -> None:
    for path, page in read.items():
        assert page.handlers == [], path
        for script in page.scripts:
            data = script.get("type") in ("application/json", "application/ld+json")
            assert data or (script.get("src", "") or "").split("/")[-2:-1] == ["assets"], path


def test_what_pages_say_as_linked_data_is_json_of_the_vocabulary_of_schema_org(read) -> None:
    found = [json.loads(text) for page in read.values() for text in page.linked]
    assert len(found) > 10
    assert {one["@context"] for one in found} == {"https://schema.org"}


def test_a_second_build_gives_the_same_bytes(sample_out, tmp_path) -> None:
    build(sample(), tmp_path)
    one, other = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (sample_out / "site", tmp_path / "site")
    )
    assert [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)] == []


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("kind", OWN)
def test_no_page_has_a_serious_barrier(stay, site, kind) -> None:
    seen = stay(one_of(site, kind))
    found = Axe().run(seen.page, options={"preload": False}).response["violations"]
    barriers = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert barriers == []


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_narrow_screen(stay, site, kind) -> None:
    seen = stay(one_of(site, kind), viewport=NARROW)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_everything_to_be_used_is_reached_by_the_tabulator(stay, site, kind) -> None:
    seen = stay(one_of(site, kind))
    unreached = seen.page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
            .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex < 0
                && !one.closest("[role=grid], [role=toolbar], [role=radiogroup], table, svg"))
            .map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert unreached == []
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_a_page_still_tells_something(stay, site, kind) -> None:
    seen = stay(one_of(site, kind), java_script_enabled=False)
    assert len(seen.page.locator("main").inner_text()) > 100


# hostile texts


def hostile_world(claim) -> tuple[list, Registry]:
    """An actor, a source and a claim for each hostile text, which stands wherever texts stand."""
    texts = [*HOSTILE, *(text[:10_000] for text in LONG)]
    actors, sources, publishers, claims = {}, {}, {}, []
    ids = [f"actor-{number}" for number in range(len(texts) - len(IDS))] + list(IDS)
    for id_, (number, text) in zip(ids, enumerate(texts), strict=True):
        actors[id_] = Actor(
            id=id_, name=text, kind=list(ActorKind)[number % 7], aliases=(Dated(text),), short="",
            note=text,
        )  # fmt: skip
        publishers[f"p-{number}"] = Publisher(id=f"p-{number}", name=text)
        sources[f"s-{number}"] = Source(
            id=f"s-{number}", title=text, publisher=f"p-{number}", kind=SourceKind.NEWS,
            author=text, licence=text, note=text,
        )  # fmt: skip
    for number, text in enumerate(texts):
        claims.append(
            claim(
                ids[number], ("supports", "opposes")[number % 2],
                ids[(number + 1) % len(texts)], gist=text, item=text, condition=text,
                speaker=Voice(text), evidence=Evidence(locator=text), source=f"s-{number}",
                publisher=f"p-{number}",
            )
        )  # fmt: skip
    return claims, Registry(actors=actors, sources=sources, publishers=publishers)


@pytest.mark.slow
@pytest.mark.browser
def test_hostile_texts_run_nothing_and_show_as_text_on_every_page(visit, tmp_path, claim) -> None:
    assert len(HOSTILE) >= 120
    claims, registry = hostile_world(claim)
    write_site(tmp_path, claims, registry, DEFAULT_VIEW, title=HOSTILE[0])
    for kind in ("index", "matrix", "timeline", "map", "analysis", "actors/index", "sources/index"):
        seen = visit(tmp_path / f"{kind}.html")
        assert seen.page.evaluate("window.hacked") is None, kind
    tab = seen.page
    for number, text in list(enumerate(HOSTILE))[::5]:  # the pages before have them all
        tab.goto((tmp_path / f"actors/actor-{number}.html").as_uri())
        assert tab.evaluate("window.hacked") is None, text
        assert " ".join(words.clean(text).split()) in " ".join(
            tab.locator("h1").text_content().split()
        ), text
    for folder in ("relations", "claims", "sources"):
        for path in sorted((tmp_path / folder).glob("*.html"))[::7]:
            tab.goto(path.as_uri())
            assert tab.evaluate("window.hacked") is None, path
