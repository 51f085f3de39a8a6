"""The site that a build writes, in a browser without a network; details are in the other tests."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hacked=1>"


def test_an_edge_of_the_sample_shows_its_claims_by_mouse_and_keyboard(visit, sample_out) -> None:
    seen = visit(sample_out / "site" / "index.html")
    expect(seen.page.locator("header")).to_contain_text("As of 6 January 2014")
    expect(seen.page.locator("header")).to_contain_text("window 365 days")
    assert seen.page.title()
    entry = seen.page.locator("#pair-iraq--usa")
    missiles = entry.get_by_text("missiles have gone from Washington")
    expect(missiles).to_be_hidden()
    seen.page.evaluate("belligraph.network.focus('usa', { scale: 1.5, animation: false })")
    seen.page.mouse.click(*seen.point_on("usa--supports--iraq"))
    expect(missiles).to_be_visible()
    expect(entry).to_contain_text("The Washington Post")
    seen.page.keyboard.press("Escape")
    expect(missiles).to_be_hidden()
    entry.locator("> summary").focus()
    seen.page.keyboard.press("Enter")
    expect(missiles).to_be_visible()
    expect(entry.locator(".undone")).to_contain_text("promised")


def test_a_hostile_name_from_a_table_is_only_text(visit, belligraph, small, tmp_path) -> None:
    path = small / "actors.csv"
    text = path.read_text("utf-8").replace("arcadia,Arcadia,", f"arcadia,{HOSTILE},")
    assert HOSTILE in text
    path.write_text(text, encoding="utf-8")
    claims = small / "claims" / "claims.csv"
    rows = claims.read_text("utf-8").replace(",Arcadia,supports", ",arcadia,supports")
    claims.write_text(rows.replace("Arcadia armed", f"{HOSTILE} armed"), encoding="utf-8")
    done = belligraph("build", small, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    seen = visit(tmp_path / "out" / "site" / "index.html")
    seen.rest_on("arcadia--supports--syldavia")
    seen.page.mouse.click(*seen.point_on("arcadia--supports--syldavia"))
    expect(seen.page.get_by_text(f"{HOSTILE} armed Syldavia.")).to_be_visible()
    assert seen.page.evaluate("window.hacked") is None
    assert seen.page.locator("main img").count() == 0


def test_a_given_title_stays_as_it_is_and_another_says_which_source_is_chosen(
    belligraph, small, tmp_path
) -> None:
    built = belligraph("build", small, "--source", "herald", "--out", tmp_path / "out")
    assert built.returncode == 0, built.stderr
    assert "<title>Small: A test source: As of 30 June 2020" in first(tmp_path / "out" / "site")
    command = ("pages", "--store", tmp_path / "out" / "store", "--source", "herald", "--out")
    assert belligraph(*command, tmp_path / "named").returncode == 0
    assert "<title>Small: A test source: As of 30 June 2020" in first(tmp_path / "named")
    assert belligraph(*command, tmp_path / "given", "--title", "Ours").returncode == 0
    assert "<title>Ours: As of 30 June 2020" in first(tmp_path / "given")


def first(site) -> str:
    return (site / "index.html").read_text("utf-8")
