"""How actors and lines look."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from belligraph.pages.graph.measures import against_the_grain
from belligraph.pages.graph.packing import packed_drawing
from belligraph.relations import View
from drawn import EDGES, LIT, lines, looks
from showing import material

pytestmark = pytest.mark.browser


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


def test_an_actor_in_focus_leaves_only_its_neighbours_lit(at) -> None:
    page = at()
    assert page.evaluate(LIT) == ["iran", "iraq", "isil", "usa"]
    page.get_by_role("button", name="Actors").click()
    page.locator("#actor-iran > summary").focus()
    assert page.evaluate(LIT) == ["iran", "iraq"]
    assert page.evaluate(f"{EDGES}.get('usa--supports--iraq').color.opacity") < 0.2
    assert page.evaluate(f"{EDGES}.get('iran--supports--iraq').color.opacity") > 0.3
    page.locator("#actor-iran > summary").blur()
    assert page.evaluate(LIT) == ["iran", "iraq", "isil", "usa"]


def test_derived_lines_are_dotted_and_show_their_premises(at) -> None:
    page = at("derived=yes&pair-iran--isil")
    assert lines(page) == {
        "usa--supports--iraq", "iran--supports--iraq", "iraq--opposes--isil",
        "usa--opposes--isil", "iran--opposes--isil",
    }  # fmt: skip
    dashes = page.evaluate(f"{EDGES}.get('iran--opposes--isil').dashes")
    assert dashes != page.evaluate(f"{EDGES}.get('iraq--opposes--isil').dashes")
    entry = page.locator("#now-pair-iran--isil")
    expect(entry.locator("summary")).to_contain_text("» derived")
    assert sorted(entry.locator(".premise").all_inner_texts()) == [
        "» Follows from Iraq opposes ISIL", "» Follows from US supports Iraq",
    ]  # fmt: skip


def test_a_tie_against_the_grain_bears_a_sign(shown, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("iran", "opposes", "usa"),
    ]  # fmt: skip
    page = shown(claims)
    signs = page.evaluate(f"{EDGES}.get().map(one => one.label || '').sort()")
    assert signs == ["", "", "≠"]
    expect(page.locator(".legend")).to_contain_text("against the grain of the two-bloc split")


def test_size_is_by_the_chosen_measure(at) -> None:
    page = at("size=in")
    look = looks(page)
    assert look["iraq"]["size"] > look["usa"]["size"]
    page = at("size=out")
    look = looks(page)
    assert look["usa"]["size"] > look["iran"]["size"] > 0


def test_a_column_that_is_always_nothing_is_unpacked(shown, claim, monkeypatch) -> None:
    monkeypatch.setattr("belligraph.pages.graph.pages.packed_drawing", with_nothing)
    page = shown([claim("usa", "supports", "iraq")])
    assert page.evaluate("belligraph.data.nodes.map(one => one.spare)") == [None, None]


def with_nothing(drawing, keys):
    for node in drawing.nodes:
        node["spare"] = None
    return packed_drawing(drawing, keys)


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


def test_a_line_that_is_pointed_at_says_in_words_what_it_is(at) -> None:
    page = at()
    titles = page.evaluate(
        "() => { const { drawing, looks } = window.belligraph;"
        " return drawing.lines().map((line) => looks.title(line)) }"
    )
    assert len(titles) == len(lines(page))
    assert not [title for title in titles if "undefined" in title]
    assert any("Iran" in title and "supports" in title for title in titles)


def test_the_count_follows_when_uncertain_dates_are_hidden(at) -> None:
    page = at()
    page.get_by_label("Show uncertain dates").uncheck()
    expect(page.locator(".when").first).to_contain_text("Drawn: 4 relations between 3 actors.")
