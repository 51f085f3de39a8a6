"""The page to ask from, in a browser and as its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from belligraph.vocabulary import PREFIXES
from serving import Server, serving
from showing import until

ANSWERED = "!document.getElementById('result').hidden"
WRONG = "document.getElementById('status').classList.contains('wrong')"
READY = "document.documentElement.classList.contains('ready')"


@pytest.fixture(scope="module")
def server(sample_out: Path) -> Iterator[Server]:
    with serving("--store", sample_out / "store", "--site", sample_out / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The page, which asks no other host and breaks no policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda m: wrong.append(m.text) if "Policy" in m.text else None)
    found.on("request", lambda r: wrong.append(r.url) if server.url not in r.url and ":" in r.url
             and not r.url.startswith(("data:", "blob:")) else None)  # fmt: skip
    opened(found, server.url + "/query")
    yield found
    context.close()
    assert wrong == []


def opened(page: Page, url: str) -> None:
    page.goto(url)
    until(page, READY)


@pytest.mark.browser
def test_a_named_query_is_asked_by_keyboard(page: Page, server: Server) -> None:
    page.focus("#p-actor")
    page.keyboard.type("Baghdad")
    page.keyboard.press("Enter")
    until(page, ANSWERED)
    assert page.evaluate("document.activeElement.id") == "found"
    assert int(page.inner_text("#found").split()[0]) == page.locator("#rows tbody tr").count() > 3
    link = page.locator("#rows a[href^='/claims/']").first
    answer = page.request.get(server.url + str(link.get_attribute("href")))
    assert answer.ok


@pytest.mark.browser
def test_what_was_asked_is_in_the_address(page: Page, server: Server) -> None:
    page.fill("#p-actor", "Iraq")
    page.click("#ask")
    until(page, ANSWERED)
    rows = page.inner_text("#found")
    address = page.url
    page.goto("about:blank")
    opened(page, address)
    assert page.input_value("#p-actor") == "Iraq"
    until(page, ANSWERED)
    assert page.inner_text("#found") == rows


@pytest.mark.browser
def test_an_unknown_name_is_told_with_those_near_it(page: Page) -> None:
    page.fill("#p-actor", "Irak")
    page.click("#ask")
    until(page, WRONG)
    assert "nearest known" in page.inner_text("#status")
    assert page.locator("#result").is_hidden()


@pytest.mark.browser
def test_a_named_query_becomes_one_of_your_own(page: Page) -> None:
    page.fill("#p-actor", "Iraq")
    page.click("#show")
    until(page, "document.getElementById('text').value.includes('actor/iraq')")
    page.press("#text", "Control+Enter")
    until(page, ANSWERED)


@pytest.mark.browser
def test_counts_are_charted(page: Page) -> None:
    page.select_option("#named", "")
    page.press("#text", "Control+Enter")
    until(page, ANSWERED)
    widths = page.evaluate("[...document.querySelectorAll('.bar')].map(b => b.offsetWidth)")
    assert len(widths) > 3
    assert widths == sorted(widths, reverse=True)
    assert page.locator("#chart").get_attribute("open") is not None


@pytest.mark.browser
def test_what_comes_back_is_inert(page: Page) -> None:
    page.select_option("#named", "")
    page.fill(
        "#text", "SELECT ('<img src=x onerror=alert(1)>' AS ?x) (<javascript:alert(1)> AS ?y) {}"
    )
    page.press("#text", "Control+Enter")
    until(page, ANSWERED)
    assert page.locator("#rows img, #rows a").count() == 0
    assert "<img src=x" in page.inner_text("#rows")


@pytest.mark.browser
def test_every_claim_leads_on(page: Page, server: Server) -> None:
    page.fill("#p-actor", "Iraq")
    page.click("#ask")
    until(page, ANSWERED)
    column = page.locator("#rows th", has_text="claims").evaluate("one => one.cellIndex")
    cells = page.locator(f"#rows td:nth-child({column + 1})")
    assert cells.locator("bdi").count() == cells.locator("a").count() > 10
    page.locator("#rows a[href^='#']").first.click()
    until(page, "document.getElementById('named').value === 'chain'")
    until(page, "document.getElementById('found').textContent === '1 row'")
    assert page.locator("#rows a[href^='/sources/'], #rows td").count() > 3


@pytest.mark.browser
def test_what_is_refused_is_told(page: Page) -> None:
    page.select_option("#named", "")
    page.fill("#text", "DROP ALL")
    page.press("#text", "Control+Enter")
    until(page, WRONG)
    assert "only reads" in page.inner_text("#status")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.fill("#p-actor", "Iraq")
    page.click("#ask")
    until(page, ANSWERED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.fill("#p-actor", "Iraq")
    page.click("#ask")
    until(page, ANSWERED)
    page.locator("#chart > summary").click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found] == []


def test_what_is_offered_is_told(server: Server) -> None:
    with server.client() as client:
        told = client.get("/query/offered.json").json()
    assert told["prefixes"] == PREFIXES
    assert "who-supports" in {query["name"] for query in told["queries"]}
    assert {"id": "iran", "name": "Iran"} in told["actors"]


def test_a_query_is_filled_or_said_why_not(server: Server) -> None:
    with server.client() as client:
        good = client.get("/query/filled.json", params={"query": "pair", "a": "usa", "b": "Iran"})
        bad = client.get("/query/filled.json", params={"query": "pair", "a": "usa"})
        none = client.get("/query/filled.json", params={"query": "nothing"})
        asked = client.get("/sparql", params={"query": good.json()["query"]})
    assert re.search("actor/iran", good.json()["query"])
    assert asked.status_code == 200
    assert (bad.status_code, none.status_code) == (400, 400)
    assert "needs b" in bad.json()["error"]
