"""What a reader chooses, follows and takes away."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from drawn import lines

pytestmark = pytest.mark.browser

AS_OPENED = {
    "usa--supports--iraq", "iran--supports--iraq", "iraq--opposes--isil", "usa--opposes--isil",
}  # fmt: skip


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
    assert lines(page) == AS_OPENED
    page.get_by_text("Filters, size").click()
    page.get_by_label("opposes", exact=True).uncheck()
    assert lines(page) == {"usa--supports--iraq", "iran--supports--iraq"}
    expect(page.locator("#now-pair-iraq--isil")).to_have_count(0)
    expect(page.locator("#now-pair-iraq--usa")).to_be_visible()
    expect(page.locator("#hidden-words")).to_have_text("Filters are on: 3 relations hidden.")
    page.get_by_role("button", name="Reset filters").click()
    assert lines(page) == AS_OPENED
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
    assert lines(page) == left
    assert page.evaluate("location.hash") == f"#{address}" or "<" in address


def test_a_list_of_offers_leaves_out_the_deeds(at) -> None:
    page = at("said=offered")
    entries = page.locator("#relations-now details")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("offered: 1")


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


def test_no_cell_is_a_formula(shown, registry, claim) -> None:
    actors = {**registry.actors, "usa": replace(registry.actors["usa"], short='=1+1,"x"')}
    world = replace(registry, actors=actors)
    page = shown([claim("usa", "supports", "iraq")], world)
    (row,) = csv.DictReader(io.StringIO(page.evaluate("belligraph.asCsv()"), newline=""))
    assert row["subject_name"] == """'=1+1,"x\""""


def test_the_map_is_led_to_with_the_same_choices(at) -> None:
    page = at("means=weapons")
    link = page.get_by_role("link", name="See this on the map")
    assert link.get_attribute("href") == "map.html#means=weapons"
    page.get_by_text("Filters, size").click()
    page.get_by_label("opposes", exact=True).uncheck()
    expect(link).to_have_attribute("href", re.compile("relation=.*means=weapons"))
