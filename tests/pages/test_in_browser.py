from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from belligraph.model import Actor, ActorKind, Evidence, Modality, Speaker
from belligraph.pages.graph.pages import pages
from belligraph.pages.site import write_site
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View
from hostile import LONG
from showing import small_registry, until, written

pytestmark = pytest.mark.browser
OURS = "#data, [src='assets/graph-first.js']"
FOREIGN = f"main img, main iframe, main script:not({OURS}), h1:has-text('gone') h1"

HOSTILE = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "</style></details></main><h1>gone",
    "{{7*7}} {% raw %} ${7*7} <%= 7*7 %>",
    "javascript:window.hacked=1",
    "\" onmouseover=\"window.hacked=1\" x=\"",
    "' autofocus onfocus='window.hacked=1",
    "<svg/onload=alert(1)><iframe srcdoc='<script>top.hacked=1</script>'>",
    "<!--<script>",
    "]]><![CDATA[",
    "&lt;b&gt; &#60;script&#62;",
    "\u202egnimalc eman\u202c",
    "*bold* _italic_ <b>bold</b>",
    "__proto__",
]  # fmt: skip


@pytest.fixture
def page_of(tmp_path, registry, monkeypatch):
    """Writes the page with the drawing alone; `test_every_page` opens the others."""
    monkeypatch.setattr("belligraph.pages.site.KINDS", (pages,))

    def write(*claims, world=registry, view=DEFAULT_VIEW, **fields):
        return write_site(tmp_path, claims, world, view, **{"title": "Anbar", **fields})

    return write


@pytest.fixture(scope="module")
def anbar(tmp_path_factory, claim):
    """A page of deeds, a promise, a denial and an alliance, written once for all tests."""
    claims = [
        claim("usa", "supports", "iraq", means="weapons", item="missiles", via=("post",),
              gist="The Post says missiles were sent."),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, gist="Drones are promised."),
        claim("usa", "supports", "iraq", means="troops", negated=True,
              speaker=Speaker("John Kerry", "usa"), gist="Kerry rules out troops."),
        claim("isil", "opposes", "iraq", means="attack", gist="ISIL attacked."),
        claim("iraq", "opposes", "isil", means="attack", gist="Iraq attacked."),
        claim("iran", "alliedWith", "iraq"),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("anbar")
    return written(folder, [pages], claims, small_registry(), DEFAULT_VIEW) / "index.html"


def test_an_edge_opens_its_claims_by_mouse(stay, anbar) -> None:
    seen = stay(anbar)
    entry = seen.page.locator("#pair-iraq--usa")
    expect(entry.get_by_text("missiles were sent")).to_be_hidden()
    seen.page.mouse.click(*seen.point_on("usa--supports--iraq"))
    expect(entry.get_by_text("missiles were sent")).to_be_visible()
    expect(entry.locator("h4:focus")).to_contain_text("US supports Iraq")
    expect(seen.page.locator("#spoken")).to_contain_text("US supports Iraq")


def test_words_stand_below_deeds_under_a_heading_of_their_own(stay, anbar) -> None:
    seen = stay(anbar)
    seen.page.mouse.click(*seen.point_on("usa--supports--iraq"))
    entry = seen.page.locator("#pair-iraq--usa")
    deeds = entry.locator("section.relation")
    assert deeds.count() == 1
    expect(deeds.locator(".claim")).to_have_count(1)
    expect(deeds).to_contain_text("1 independent source, 1 denial of troops")
    words = entry.locator("section.undone")
    expect(words.locator("h4")).to_have_text("Said, not reported as done")
    assert sorted(words.locator(".status").all_inner_texts()) == ["promised", "ruled out"]
    bottom, top = deeds.bounding_box(), words.bounding_box()
    assert bottom
    assert top
    assert top["y"] > bottom["y"]


def test_a_relation_opens_by_keyboard_and_escape_closes_it(stay, anbar) -> None:
    seen = stay(anbar)
    summary = seen.page.locator("#pair-iraq--isil > summary")
    for _ in range(30):
        seen.page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_text("ISIL attacked.")).to_be_visible()
    expect(seen.page.get_by_text("Iraq attacked.")).to_be_visible()
    until(seen.page, "belligraph.network.getSelectedEdges().join() === 'iraq--opposes--isil'")
    seen.page.keyboard.press("Escape")
    expect(seen.page.get_by_text("ISIL attacked.")).to_be_hidden()
    expect(summary).to_be_focused()
    until(seen.page, "belligraph.network.getSelectedEdges().length === 0")


def test_focus_is_seen(stay, anbar) -> None:
    seen = stay(anbar)
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        outline = seen.page.evaluate(
            "(s => s.outlineStyle + s.outlineWidth)(getComputedStyle(document.activeElement))"
        )
        assert outline != "none0px"


def test_search_finds_actors_by_any_name_and_enter_opens_the_first(stay, anbar) -> None:
    seen = stay(anbar)
    seen.page.get_by_label("Find an actor").fill("daésh")
    expect(seen.page.locator("#found")).to_have_text("1 found")
    expect(seen.page.locator("#pair-iraq--usa")).to_be_hidden()
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_text("ISIL attacked.")).to_be_visible()


def test_a_node_opens_the_actor_with_its_offers_and_denials(stay, anbar) -> None:
    seen = stay(anbar)
    x, y = seen.page.evaluate(
        """() => {
            const place = belligraph.network.canvasToDOM(belligraph.network.getPosition("usa"));
            const frame = document.getElementById("drawing").getBoundingClientRect();
            return [frame.x + place.x, frame.y + place.y];
        }"""
    )
    seen.page.mouse.click(x, y)
    profile = seen.page.locator("#actor-usa")
    expect(profile.locator("> summary")).to_contain_text("United States of America")
    assert sorted(profile.locator(".with .status").all_inner_texts()) == [
        "done", "promised", "ruled out",
    ]  # fmt: skip
    profile.get_by_role("link", name="US promised to support Iraq").click()
    expect(seen.page.get_by_text("Drones are promised.")).to_be_visible()
    expect(profile).to_be_hidden()


FRAMES = """
    window.frames_seen = new Set();
    new MutationObserver(() => {
        if (!document.querySelector("#drawing canvas")) return;
        const { x, y, width, height } = document.getElementById("drawing").getBoundingClientRect();
        window.frames_seen.add([x, y, width, height].join());
    }).observe(document, { subtree: true, childList: true, attributes: true });
"""


def test_what_is_drawn_does_not_move_while_the_page_is_made(visit, anbar) -> None:
    page = visit(anbar).page
    page.add_init_script(FRAMES)
    page.reload()
    until(page, "document.documentElement.classList.contains('scripted')")
    assert page.evaluate("window.frames_seen.size") == 1


def test_an_address_with_a_fragment_opens_that_pair(stay, anbar) -> None:
    seen = stay(anbar)
    seen.page.goto(anbar.as_uri() + "#pair-iraq--usa")
    seen.page.reload()
    expect(seen.page.get_by_text("missiles were sent")).to_be_visible()


def test_without_javascript_the_lists_hold_everything(stay, anbar) -> None:
    seen = stay(anbar, java_script_enabled=False)
    expect(seen.page.locator("noscript .note")).to_be_visible()
    seen.page.locator("#pair-iraq--usa > summary").click()
    expect(seen.page.get_by_text("missiles were sent")).to_be_visible()
    expect(seen.page.locator("#actor-isil")).to_be_visible()


@pytest.mark.parametrize("width", [360, 720, 1440])
def test_nothing_is_wider_than_the_window(stay, anbar, width: int) -> None:
    seen = stay(anbar, viewport={"width": width, "height": 800})
    seen.page.locator("#pair-iraq--usa > summary").click()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    box = seen.page.locator("#drawing canvas").bounding_box()
    assert box
    assert box["height"] > 200


@pytest.fixture(scope="module")
def vague(tmp_path_factory, claim):
    """A page of claims of which some may lie outside the window."""
    claims = [
        claim("usa", "supports", "iraq", gist="Missiles were sent."),
        claim("iran", "supports", "iraq", when="2014", gist="Coded for the year."),
        claim("iraq", "opposes", "isil"),
        claim("isil", "opposes", "iraq", when="2014"),
        claim("sunnis", "opposes", "usa", when="2014"),
        claim("sunnis", "opposes", "usa", modality=Modality.PROMISED),
    ]
    folder, view = tmp_path_factory.mktemp("vague"), View(as_of=date(2014, 1, 6))
    return written(folder, [pages], claims, small_registry(), view) / "index.html"


def test_uncertain_dates_are_pale_named_and_hidden_by_keyboard(stay, vague) -> None:
    seen = stay(vague)
    iran = seen.page.locator("#pair-iran--iraq")
    expect(iran.locator("> summary")).to_contain_text("date uncertain")
    expect(iran.locator("> summary")).to_contain_text("1 claim, dated 2014: may lie after")
    colour = "one => getComputedStyle(one).color"
    sure = seen.page.locator("#pair-iraq--usa")
    pale, full = (one.locator("summary .swatch").first.evaluate(colour) for one in (iran, sure))
    assert pale != full
    drawn = "edge => belligraph.network.body.data.edges.get(edge) !== null"
    assert seen.page.evaluate(drawn, "iran--supports--iraq")
    box = seen.page.get_by_label("Show uncertain dates")
    expect(box).to_be_checked()
    box.focus()
    seen.page.keyboard.press("Space")
    expect(iran).to_be_hidden()
    expect(sure).to_be_visible()
    assert not seen.page.evaluate(drawn, "iran--supports--iraq")
    assert seen.page.evaluate(drawn, "usa--supports--iraq")
    assert seen.page.evaluate("belligraph.network.body.data.nodes.get('iran')") is None
    line = "belligraph.network.body.data.edges.get('iraq--opposes--isil')"
    assert seen.page.evaluate(f"{line}.arrows.from.enabled") is False
    mutual = seen.page.locator("#pair-iraq--isil > summary")
    expect(mutual.get_by_text("ISIL opposes Iraq")).to_be_hidden()
    promised = seen.page.locator("#pair-sunnis--usa > summary")
    expect(promised.locator(".counts:visible")).to_have_text("not reported as done: 1 promised")
    expect(promised.locator(".row:visible")).to_have_text("Sunnis in Iraq and US")
    seen.page.keyboard.press("Space")
    expect(iran).to_be_visible()
    assert seen.page.evaluate(drawn, "iran--supports--iraq")
    assert seen.page.evaluate(f"{line}.arrows.from.enabled") is True


def test_an_address_of_something_uncertain_shows_it_again(stay, vague) -> None:
    seen = stay(vague)
    seen.page.get_by_label("Show uncertain dates").uncheck()
    seen.page.evaluate("location.hash = '#pair-iran--iraq'")
    expect(seen.page.get_by_text("Coded for the year.")).to_be_visible()
    expect(seen.page.get_by_label("Show uncertain dates")).to_be_checked()
    expect(seen.page.locator("#pair-iran--iraq .status")).to_have_text("reported, date uncertain")


def test_without_javascript_uncertain_dates_can_be_hidden_in_the_list(stay, vague) -> None:
    seen = stay(vague, java_script_enabled=False)
    expect(seen.page.locator("#pair-iran--iraq")).to_be_visible()
    seen.page.get_by_label("Show uncertain dates").uncheck()
    expect(seen.page.locator("#pair-iran--iraq")).to_be_hidden()
    expect(seen.page.locator("#pair-iraq--usa")).to_be_visible()


def test_search_finds_the_claims_of_a_speaker_and_says_so(stay, anbar) -> None:
    seen = stay(anbar)
    seen.page.get_by_label("Find an actor").fill("Kerry")
    expect(seen.page.locator("#found")).to_have_text("1 found")
    expect(seen.page.locator("#pair-iraq--usa > summary")).to_contain_text("said by John Kerry")
    expect(seen.page.locator("#pair-iraq--isil")).to_be_hidden()
    seen.page.get_by_label("Find an actor").fill("iraq")
    expect(seen.page.locator("#pair-iraq--usa .said")).to_be_hidden()


def test_a_panel_lists_for_whom_nothing_is_reported(stay, anbar) -> None:
    seen = stay(anbar)
    seen.page.goto(anbar.as_uri() + "#actor-usa")
    seen.page.reload()
    strangers = seen.page.locator("#actor-usa .strangers")
    expect(strangers.locator("p")).to_be_hidden()
    strangers.locator("summary").click()
    expect(strangers.locator("p")).to_have_text("Iran, ISIL.")
    expect(seen.page.locator("#actor-usa > summary")).to_be_visible()


def test_on_a_phone_the_whole_is_drawn_with_labels_that_can_be_read(visit, page_of, claim) -> None:
    ids = [f"a{number:02}" for number in range(40)]
    state = ActorKind.STATE
    world = Registry(actors={id_: Actor(id=id_, name=f"Actor {id_}", kind=state) for id_ in ids})
    path = page_of(*(claim(one, "supports", "a00") for one in ids[1:]), world=world)
    seen = visit(path, viewport={"width": 360, "height": 740})
    frame = seen.page.locator("#drawing").bounding_box()
    places = seen.page.evaluate(
        "Object.values(belligraph.network.getPositions())"
        ".map(one => belligraph.network.canvasToDOM(one))"
    )
    assert frame
    assert len(places) == len(ids)
    assert all(0 < p["x"] < frame["width"] and 0 < p["y"] < frame["height"] for p in places)
    sizes = seen.page.evaluate(
        "belligraph.network.body.data.nodes.map(n => n.font.size * belligraph.network.getScale())"
    )
    shown = [size for size in sizes if size]
    assert min(shown) > 9.5
    assert sizes[0]
    assert 5 < len(shown) < len(ids)


def test_dark_mode_repaints_the_drawing(stay, anbar) -> None:
    seen = stay(anbar, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert seen.page.evaluate(paper) != "rgb(255, 255, 255)"
    ink = "belligraph.network.body.nodes.usa.options.font.color"
    dark = seen.page.evaluate(ink)
    seen.page.emulate_media(color_scheme="light")
    until(seen.page, f"{ink} !== '{dark}'")


def test_an_empty_view_says_so(visit, page_of) -> None:
    seen = visit(page_of())
    assert seen.page.locator("#uncertain").count() == 0
    expect(seen.page.get_by_text("No report in this view")).to_be_visible()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_is_only_text(visit, page_of, registry, claim, text: str) -> None:
    document = f"{text}\0\x08 in a report"
    sha = hashlib.sha256(document.encode()).hexdigest()
    actors = {
        id_: replace(actor, name=f"{text} {id_}", short=text, note=text)
        for id_, actor in registry.actors.items()
    }
    sources = {id_: replace(source, title=text) for id_, source in registry.sources.items()}
    publishers = {id_: replace(one, name=text) for id_, one in registry.publishers.items()}
    world = replace(registry, actors=actors, sources=sources, publishers=publishers)
    fields = {"speaker": Speaker(text), "item": text, "condition": text, "agent": text}
    path = page_of(
        claim("usa", "supports", "iraq", gist=text, means="weapons", **fields),
        claim("usa", "supports", "iraq", when="2013",
              evidence=Evidence(text, sha, 1, 0, len(document))),
        claim("isil", "opposes", "iraq", gist=text),
        world=world, title=text, documents={sha: document},
    )  # fmt: skip
    seen = visit(path)
    seen.rest_on("usa--supports--iraq")
    seen.page.mouse.click(*seen.point_on("usa--supports--iraq"))
    gist = seen.page.locator("#pair-iraq--usa .gist").first
    expect(gist).to_be_visible()
    shown = text.replace("\u202e", "").replace("\u202c", "")
    assert gist.inner_text() == shown
    assert seen.page.locator("h1").inner_text() == shown
    assert seen.page.locator("blockquote").inner_text() == f"{shown} in a report"
    assert seen.page.evaluate("window.hacked") is None
    assert seen.page.locator(FOREIGN).count() == 0


def test_a_title_and_a_document_without_end_are_only_text(visit, page_of, claim) -> None:
    endless = max(LONG, key=len)
    assert len(endless) == 1_000_000
    sha = hashlib.sha256(endless.encode()).hexdigest()
    words = Evidence("", sha, 1, 0, len(endless))
    path = page_of(claim("usa", "supports", "iraq", evidence=words), title=endless,
                   documents={sha: endless})  # fmt: skip
    page = visit(path, viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.querySelector('h1').textContent.length") == len(endless)
    page.evaluate("belligraph.panel.openPair('iraq--usa')")
    expect(page.locator("#pair-iraq--usa blockquote")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
