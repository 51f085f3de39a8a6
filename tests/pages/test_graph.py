"""What a reader does with the drawing: choose, move in time, follow, link, take away."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from belligraph.model import Method, Modality, Standing
from belligraph.pages.graph.measures import against_the_grain
from belligraph.pages.graph.packing import packed_drawing
from belligraph.pages.graph.pages import pages
from belligraph.pages.site import write_site
from belligraph.relations import View
from hostile import IDS
from showing import material, until

pytestmark = pytest.mark.browser

EDGES = "belligraph.network.body.data.edges"
NODES = "belligraph.network.body.data.nodes"


@pytest.fixture
def world(tmp_path, registry, claim):
    """As of 6 January 2014: Iran and the US arm Iraq, ISIL and Iraq fight; more before."""
    given = [
        claim("usa", "supports", "iraq", means="weapons", gist="Missiles were sent."),
        claim("iran", "supports", "iraq", means="materiel", when="2014", gist="Coded for 2014."),
        claim("isil", "opposes", "iraq", means="attack", source="release", publisher="centcom"),
        claim("iraq", "opposes", "isil", means="attack"),
        claim("usa", "opposes", "isil", standing=Standing.ALLEGED),
        claim("iran", "supports", "usa", modality=Modality.OFFERED, gist="Iran offers help."),
        claim("sunnis", "opposes", "usa", when="2010-05", gist="Long before."),
    ]
    premises = tuple(one.id for one in (given[0], given[3]))
    rule = replace(
        claim("iran", "opposes", "isil"), method=Method.DERIVED, derived_from=premises, rule="r"
    )
    view = View(as_of=date(2014, 1, 6))
    return write_site(tmp_path, [*given, rule], registry, view, title="Anbar")


@pytest.fixture
def at(visit, world):
    """Opens the page, at an address if one is given."""

    def open_page(hash_: str = "", **options):
        page = visit(world, **options).page
        if hash_:
            page.goto(f"{world.as_uri()}#{hash_}")
            page.reload()
        return page

    return open_page


def drawn(page) -> set[str]:
    return set(page.evaluate(f"{EDGES}.getIds()"))


AS_OPENED = {
    "usa--supports--iraq", "iran--supports--iraq", "iraq--opposes--isil", "usa--opposes--isil",
}  # fmt: skip


def test_an_actor_in_focus_leaves_only_its_neighbours_lit(at) -> None:
    page = at()
    lit = f"{NODES}.get().filter(one => one.opacity === 1).map(one => one.id).sort()"
    assert page.evaluate(lit) == ["iran", "iraq", "isil", "usa"]
    page.get_by_role("button", name="Actors").click()
    page.locator("#actor-iran > summary").focus()
    assert page.evaluate(lit) == ["iran", "iraq"]
    assert page.evaluate(f"{EDGES}.get('usa--supports--iraq').color.opacity") < 0.2
    assert page.evaluate(f"{EDGES}.get('iran--supports--iraq').color.opacity") > 0.3
    page.locator("#actor-iran > summary").blur()
    assert page.evaluate(lit) == ["iran", "iraq", "isil", "usa"]


def test_lines_differ_by_relation_certainty_source_and_standing(at) -> None:
    page = at()
    look = {one["id"]: one for one in page.evaluate(f"{EDGES}.get()")}
    support, doubtful = look["usa--supports--iraq"], look["iran--supports--iraq"]
    opposition, alleged = look["iraq--opposes--isil"], look["usa--opposes--isil"]
    assert support["dashes"] is False
    assert opposition["dashes"]
    assert opposition["smooth"] is False
    assert support["color"]["color"] != opposition["color"]["color"]
    assert doubtful["color"]["color"] not in (
        support["color"]["color"],
        opposition["color"]["color"],
    )
    assert opposition["arrows"]["from"]["enabled"]
    assert not support["arrows"]["from"]["enabled"]
    assert alleged["arrows"]["middle"]["enabled"]
    assert not support["arrows"]["middle"]["enabled"]


def test_entries_lead_to_the_pages_of_pairs_and_actors(at) -> None:
    page = at("pair-iraq--usa")
    link = page.locator("#pair-iraq--usa").get_by_role("link", name="All about these two")
    assert link.get_attribute("href") == "relations/iraq--usa.html"
    page.get_by_role("button", name="Actors").click()
    page.locator("#actor-usa > summary").click()
    link = page.locator("#actor-usa .more a")
    assert link.get_attribute("href") == "actors/usa.html"


def test_a_filter_takes_lines_and_entries_away_says_how_many_and_is_reset(at) -> None:
    page = at()
    assert drawn(page) == AS_OPENED
    page.get_by_text("Filters, size").click()
    page.get_by_label("opposes", exact=True).uncheck()
    assert drawn(page) == {"usa--supports--iraq", "iran--supports--iraq"}
    expect(page.locator("#now-pair-iraq--isil")).to_have_count(0)
    expect(page.locator("#now-pair-iraq--usa")).to_be_visible()
    expect(page.locator("#hidden-words")).to_have_text("Filters are on: 3 relations hidden.")
    page.get_by_role("button", name="Reset filters").click()
    assert drawn(page) == AS_OPENED
    expect(page.locator("#hidden")).to_be_hidden()
    expect(page.locator("#pair-iraq--isil")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("means=weapons", {"usa--supports--iraq"}),
        ("standing=alleged", {"usa--opposes--isil"}),
        ("source=release", {"iraq--opposes--isil"}),
        ("kind=armed_group", set()),
        ("kind=state", {"usa--supports--iraq", "iran--supports--iraq"}),
        ("said=offered", set()),
        ("method=imported", set()),
        ("dates=certain", AS_OPENED - {"iran--supports--iraq"}),
        ("score=0.9", set()),
        ("source=nowhere&kind=<b>", set()),
    ],
)
def test_an_address_restores_the_filters(at, address: str, left: set[str]) -> None:
    page = at(address)
    assert drawn(page) == left
    assert page.evaluate("location.hash") == f"#{address}" or "<" in address


def test_a_list_of_offers_leaves_out_the_deeds(at) -> None:
    page = at("said=offered")
    entries = page.locator("#relations-now details")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("offered: 1")


def test_lines_and_lists_follow_the_day(at) -> None:
    page = at()
    slider = page.get_by_label("Day that is shown", exact=True)
    slider.fill(str(date(2010, 12, 1).toordinal()))
    assert drawn(page) == {"sunnis--opposes--usa"}
    expect(page.locator("#when")).to_contain_text("As of 1 December 2010")
    expect(page.locator("#window")).to_contain_text("Window 365 days: acts since 1 December 2009")
    entry = page.locator("#now-pair-sunnis--usa")
    entry.locator("summary").click()
    expect(entry).to_contain_text("Long before.")
    expect(entry.get_by_role("link", name="A report")).to_have_attribute(
        "href", "https://example.org/report"
    )
    assert "on=2010-12-01" in page.evaluate("location.hash")
    page.get_by_role("button", name="Back to the page as opened").click()
    assert drawn(page) == AS_OPENED
    expect(page.locator("#when")).to_contain_text("As of 6 January 2014, window 365 days")


def test_what_was_known_by_the_day_is_less(at) -> None:
    page = at("on=2014-01-05")
    assert "usa--supports--iraq" in drawn(page)
    page.get_by_label("Only what was known by then").check()
    assert drawn(page) == set()
    expect(page.locator("#window")).to_contain_text("as known by then")


def test_time_runs_and_stops(at) -> None:
    page = at()
    page.get_by_role("button", name="Play").click()
    until(page, "belligraph.state.asOf > belligraph.ordinal('2010-06-01')")
    page.get_by_role("button", name="Stop").click()
    day = page.evaluate("belligraph.state.asOf")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.get_by_label("Day that is shown", exact=True).input_value() == str(day)


def test_the_way_between_two_actors_is_told_with_links(at) -> None:
    page = at("around=iran&to=isil")
    said = page.locator("#path")
    expect(said).to_have_text(
        "2 lines between Iran and ISIL: Iran supports Iraq, Iraq opposes ISIL."
    )
    said.get_by_role("link", name="Iraq opposes ISIL").click()
    expect(page.locator("#pair-iraq--isil h4").first).to_be_visible()
    assert "around=iran" in page.evaluate("location.hash")


def test_around_an_actor_one_step_or_two(at) -> None:
    page = at()
    page.get_by_text("Around one actor").click()
    page.get_by_label("Around", exact=True).focus()
    page.get_by_label("Around", exact=True).select_option("iran")
    expect(page.locator("#path")).to_have_text("1 actor within 1 line of Iran.")
    page.get_by_label("Steps").select_option("2")
    expect(page.locator("#path")).to_have_text("3 actors within 2 lines of Iran.")


def test_derived_lines_are_dotted_and_show_their_premises(at) -> None:
    page = at("derived=yes&pair-iran--isil")
    assert drawn(page) == AS_OPENED | {"iran--opposes--isil"}
    dashes = page.evaluate(f"{EDGES}.get('iran--opposes--isil').dashes")
    assert dashes != page.evaluate(f"{EDGES}.get('iraq--opposes--isil').dashes")
    entry = page.locator("#now-pair-iran--isil")
    expect(entry.locator("summary")).to_contain_text("» derived")
    assert sorted(entry.locator(".premise").all_inner_texts()) == [
        "» Follows from Iraq opposes ISIL", "» Follows from US supports Iraq",
    ]  # fmt: skip


def test_a_tie_against_the_grain_bears_a_sign(visit, tmp_path, registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("iran", "opposes", "usa"),
    ]  # fmt: skip
    page = visit(write_site(tmp_path, claims, registry, View(), title="Triangle")).page
    signs = page.evaluate(f"{EDGES}.get().map(one => one.label || '').sort()")
    assert signs == ["", "", "≠"]
    expect(page.locator(".legend")).to_contain_text("against the grain of the two-bloc split")


def test_size_is_by_the_chosen_measure(at) -> None:
    page = at("size=in")
    size = {one["id"]: one["size"] for one in page.evaluate(f"{NODES}.get()")}
    assert size["iraq"] > size["usa"]
    page = at("size=out")
    size = {one["id"]: one["size"] for one in page.evaluate(f"{NODES}.get()")}
    assert size["usa"] > size["iran"] > 0


def test_what_is_shown_can_be_taken_away(at) -> None:
    page = at("relation=supports")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Table (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text("utf-8"), newline="")))
    assert [row["subject"] for row in rows] == ["iran", "usa"]
    assert rows[1]["said_by"] == "The Monitor"
    with page.expect_download() as taken:
        page.get_by_role("button", name="Data (JSON)").click()
    told = json.loads(taken.value.path().read_text("utf-8"))
    assert told["as_of"] == "2014-01-06"
    assert [len(one["claims"]) for one in told["relations"]] == [1, 1]
    with page.expect_download() as taken:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert taken.value.suggested_filename == "relations-2014-01-06.png"
    assert taken.value.path().read_bytes()[:4] == b"\x89PNG"


def test_no_cell_is_a_formula(visit, tmp_path, registry, claim) -> None:
    actors = {**registry.actors, "usa": replace(registry.actors["usa"], short='=1+1,"x"')}
    world = replace(registry, actors=actors)
    claims = [claim("usa", "supports", "iraq")]
    page = visit(write_site(tmp_path, claims, world, View(), title="T")).page
    (row,) = csv.DictReader(io.StringIO(page.evaluate("belligraph.asCsv()"), newline=""))
    assert row["subject_name"] == """'=1+1,"x\""""


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_nothing_is_wider_than_the_window_whatever_is_chosen(at, width: int) -> None:
    page = at("on=2014-12-30&derived=yes&around=iran&to=isil&means=attack",
              viewport={"width": width, "height": 740})  # fmt: skip
    for summary in page.locator(".choose summary, .legend summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["", "on=2010-12-01&pair-sunnis--usa&around=usa"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(at, address: str, scheme: str) -> None:
    page = at(address, color_scheme=scheme)
    for summary in page.locator(".choose summary, .legend summary").all():
        summary.click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in grave] == []


def test_many_actors_open_as_groups_that_open_on_a_click(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.drawing.MANY", 3)
    monkeypatch.setattr("belligraph.pages.graph.moments.EMBEDDED", 1)
    monkeypatch.setattr("belligraph.pages.graph.pages.EMBEDDED", 1)
    claims = [
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("isil", "opposes", "iraq"),
    ]  # fmt: skip
    page = visit(write_site(tmp_path, claims, registry, View(), title="Many")).page
    nodes = f"{NODES}.getIds().sort()"
    assert page.evaluate(nodes) == ["group:armed_group/0000", "group:state/0000"]
    x, y = page.evaluate(
        """() => {
            const at = belligraph.network.getPosition("group:state/0000");
            const place = belligraph.network.canvasToDOM(at);
            const frame = document.getElementById("drawing").getBoundingClientRect();
            return [frame.x + place.x, frame.y + place.y];
        }"""
    )
    page.mouse.click(x, y)
    assert page.evaluate(nodes) == ["group:armed_group/0000", "iran", "iraq", "usa"]
    page.get_by_role("button", name="Close groups").click()
    assert page.evaluate(nodes) == ["group:armed_group/0000", "group:state/0000"]
    entry = page.locator("#now-pair-iraq--usa")
    entry.locator("summary").click()
    link = entry.get_by_role("link", name="All about these two")
    assert link.get_attribute("href") == "relations/iraq--usa.html"
    expect(entry.locator(".claim")).to_have_count(1)


MIDDLE = """() => {
    const { usa, iraq } = belligraph.network.getPositions();
    const at = belligraph.network.canvasToDOM(
        { x: (usa.x + iraq.x) / 2, y: (usa.y + iraq.y) / 2 });
    const canvas = document.querySelector("#drawing canvas");
    const frame = canvas.getBoundingClientRect();
    const dot = canvas.getContext("2d").getImageData(at.x - 3, at.y - 3, 7, 7).data;
    const seen = dot.filter((value, place) => place % 4 === 3 && value > 0).length;
    return [frame.x + at.x, frame.y + at.y, seen];
}"""
"""Where the line of the US and Iraq has its middle in the window, and how much is drawn there."""


def test_a_line_of_a_crowd_is_drawn_and_opens_on_a_click(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", 0)
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = visit(write_site(tmp_path, claims, registry, View(), title="Crowd")).page
    assert drawn(page) == set()
    entry = page.locator("#pair-iraq--usa")
    for _ in range(50):  # the scripts behind the first picture may still be loading
        x, y, seen = page.evaluate(MIDDLE)
        assert seen > 0
        page.mouse.click(x, y)
        page.wait_for_timeout(100)
        if entry.get_attribute("open") is not None:
            break
    expect(entry).to_have_attribute("open", "")


def test_opening_an_entry_moves_its_column_and_not_the_page(at) -> None:
    page = at(viewport={"width": 1280, "height": 640})
    page.evaluate("belligraph.panel.openPair('iraq--usa')")
    expect(page.locator("#pair-iraq--usa")).to_have_attribute("open", "")
    until(page, "document.querySelector('.lists').scrollTop > 0")
    assert page.evaluate("scrollY") == 0


def test_the_day_can_be_typed_as_year_month_day(at) -> None:
    page = at()
    field = page.get_by_label("Day that is shown, as year-month-day")
    expect(field).to_have_value("2014-01-06")
    field.fill("06/01/2014")
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert drawn(page) == AS_OPENED
    field.fill("2010-12-01")
    field.blur()
    expect(page.locator("#when")).to_contain_text("As of 1 December 2010")
    assert drawn(page) == {"sunnis--opposes--usa"}


def test_on_a_phone_long_lists_show_their_beginning_first(visit, tmp_path, registry, claim) -> None:
    sources = [f"a{number:02}" for number in range(20)]
    actors = {id_: replace(registry.actors["usa"], id=id_, name=id_, short=id_) for id_ in sources}
    world = replace(registry, actors={**registry.actors, **actors})
    claims = [claim(id_, "supports", "iraq") for id_ in sources]
    path = write_site(tmp_path, claims, world, View(), title="Long")
    page = visit(path, viewport={"width": 360, "height": 740}).page
    first, last = page.locator("#pair-a00--iraq"), page.locator("#pair-a19--iraq")
    expect(first).to_be_visible()
    expect(last).to_be_hidden()
    page.get_by_role("button", name="Show the whole list").click()
    expect(last).to_be_visible()
    page.goto(path.as_uri() + "#pair-a18--iraq")
    page.reload()
    expect(page.locator("#pair-a18--iraq h4")).to_be_visible()


def test_many_actors_are_drawn_at_once_and_handed_over_after(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", 0)
    ids = [f"a{number:03}" for number in range(450)]
    actors = {id_: replace(registry.actors["usa"], id=id_, name=id_, short=id_) for id_ in ids}
    world = replace(registry, actors={**registry.actors, **actors})
    claims = [claim(id_, "supports", "iraq") for id_ in ids]
    monkeypatch.setattr("belligraph.pages.site.KINDS", (pages,))
    page = visit(write_site(tmp_path, claims, world, View(), title="Many")).page
    until(page, f"{NODES}.length === 451")
    expect(page.locator("#relations summary").first).to_be_visible()


def test_actors_that_are_no_longer_wanted_are_not_handed_over(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", 0)
    monkeypatch.setattr("belligraph.pages.site.KINDS", (pages,))
    ids = [f"a{number:03}" for number in range(450)]
    actors = {id_: replace(registry.actors["usa"], id=id_, name=id_, short=id_) for id_ in ids}
    world = replace(registry, actors={**registry.actors, **actors})
    claims = [claim(id_, "supports", "iraq") for id_ in ids]
    page = visit(write_site(tmp_path, claims, world, View(), title="Many")).page
    page.add_init_script(
        """const [frame, held] = [window.requestAnimationFrame, []];
        window.requestAnimationFrame = (work) => held.push(work);
        window.release = () => {
            window.requestAnimationFrame = frame;
            held.forEach((work) => frame(work));
        };"""
    )
    page.reload()
    assert page.evaluate(f"{NODES}.length") == 0
    page.evaluate("belligraph.change({ relations: [] })")
    page.evaluate("release()")
    expect(page.locator("#find")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate(f"{NODES}.length") == 0


AT = """id => {
    const place = belligraph.network.canvasToDOM(belligraph.network.getPosition(id));
    const frame = document.getElementById("drawing").getBoundingClientRect();
    return [frame.x + place.x, frame.y + place.y];
}"""


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
@pytest.mark.parametrize("busy", [0, 1500])
def test_an_actor_stays_where_it_was_dragged_to(
    visit, tmp_path, registry, claim, monkeypatch, size: tuple[int, int], busy: int
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", busy)
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    path = write_site(tmp_path, claims, registry, View(), title="Dragged")
    page = visit(path, viewport=dict(zip(("width", "height"), size, strict=True))).page
    expect(page.locator("#find")).to_be_visible()
    page.locator("#drawing").scroll_into_view_if_needed()
    place = "belligraph.network.getPosition('usa')"
    before, (x, y) = page.evaluate(place), page.evaluate(AT, "usa")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 5)
    page.mouse.move(x + 60, y + 10)
    page.mouse.up()
    there = page.evaluate(place)
    assert there != before
    page.mouse.move(*page.evaluate(AT, "isil"))
    page.evaluate("belligraph.drawing.hover('isil')")
    page.evaluate("belligraph.change({ measure: 'in' })")
    assert page.evaluate(place) == there
    page.get_by_role("button", name="Show all", exact=True).click()
    assert page.evaluate(place) == there


@pytest.mark.parametrize("busy", [0, 1500])
@pytest.mark.parametrize("id_", IDS)
def test_no_id_of_an_actor_breaks_the_page(
    visit, tmp_path, registry, claim, monkeypatch, id_: str, busy: int
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", busy)
    actors = {**registry.actors, id_: replace(registry.actors["usa"], id=id_, short="Odd")}
    claims = [
        claim(id_, "supports", "iraq"), claim("isil", "opposes", id_),
        claim("isil", "opposes", "usa", when="2010"),
    ]  # fmt: skip
    path = write_site(tmp_path, claims, replace(registry, actors=actors), View(), title="Odd")
    seen = visit(path)
    page = seen.page
    page.get_by_role("button", name="Actors").click()
    page.locator(f"#actor-{id_} > summary").click()
    shown = page.evaluate(f"{NODES}.get('{id_}')")
    assert shown["size"] > 8
    assert shown["font"]["size"] > 0
    page.get_by_label("Find an actor").fill("odd")
    expect(page.locator("#found")).to_have_text("1 found")
    page.evaluate("belligraph.change({ kinds: [] })")
    page.evaluate("belligraph.resetFilters()")
    page.goto(f"{path.as_uri()}#around={id_}&size={id_}")
    page.reload()
    expect(page.locator("#path")).to_have_text("2 actors within 1 line of Odd.")
    for other in ("matrix", "timeline", "map"):
        visit(tmp_path / f"{other}.html")


def test_in_a_crowd_a_click_on_an_actor_leaves_only_its_neighbours_lit(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", 0)
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = visit(write_site(tmp_path, claims, registry, View(), title="Crowd")).page
    lit = f"{NODES}.get().filter(one => one.opacity === 1).map(one => one.id).sort()"
    expect(page.locator("#find")).to_be_visible()
    page.mouse.move(*page.evaluate(AT, "usa"))
    assert page.evaluate(lit) == ["iraq", "isil", "usa"]
    page.mouse.click(*page.evaluate(AT, "usa"))
    until(page, f"{lit}.join() === 'iraq,usa'")
    page.mouse.move(*page.evaluate(AT, "isil"))
    page.wait_for_timeout(200)
    assert page.evaluate(lit) == ["iraq", "usa"]
    page.evaluate("belligraph.change({ measure: 'in' })")
    assert page.evaluate(lit) == ["iraq", "usa"]
    page.keyboard.press("Escape")
    until(page, f"{lit}.length === 3")
    assert page.evaluate(lit) == ["iraq", "isil", "usa"]


def test_a_column_that_is_always_nothing_is_unpacked(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.pages.packed_drawing", with_nothing)
    claims = [claim("usa", "supports", "iraq")]
    page = visit(write_site(tmp_path, claims, registry, View(), title="Nothing")).page
    assert page.evaluate("belligraph.data.nodes.map(one => one.spare)") == [None, None]


def with_nothing(drawing, keys):
    for node in drawing.nodes:
        node["spare"] = None
    return packed_drawing(drawing, keys)


def test_many_claims_are_listed_as_links_without_javascript(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.pages.EMBEDDED", 0)
    path = write_site(tmp_path, [claim("usa", "supports", "iraq")], registry, View(), title="Many")
    page = visit(path, java_script_enabled=False).page
    link = page.locator(".plain").get_by_role("link", name="US supports Iraq")
    expect(link).to_have_attribute("href", "relations/iraq--usa.html")
    everyone = page.locator(".plain").get_by_role("link", name="All 2 actors")
    expect(everyone).to_have_attribute("href", "actors/index.html")


def test_ties_that_no_proof_can_be_expected_for_are_not_marked(
    registry, claim, monkeypatch
) -> None:
    claims = [
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("iran", "opposes", "usa"),
    ]  # fmt: skip
    world = material(claims, registry, View())
    assert len(against_the_grain(world)) == 1
    monkeypatch.setattr("belligraph.pages.graph.measures.TIES", 2)
    assert against_the_grain(world) == {}
