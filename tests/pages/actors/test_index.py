"""The index of actors."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from belligraph.pages.actors import pages as actor_pages
from belligraph.pages.site import rendered


def test_the_index_has_everyone_with_kind_names_and_number_of_relations(of, claim) -> None:
    made = of(claim("isil", "opposes", "iraq"), claim("isil", "affiliatedWith", "iran"))
    page = next(actor_pages.pages(made))
    assert page.path == "actors/index.html"
    groups = dict(page.content["groups"])
    assert {kind: [one.profile.id for one in group] for kind, group in groups.items()} == {
        "states": ["iran", "iraq"],
        "armed group": ["isil"],
    }
    (isil,) = groups["armed group"]
    assert (isil.drawn, isil.others) == (1, 2)
    assert set(isil.names) == {"Islamic State", "Daesh"}
    assert page.description == (
        "3 actors of whom something is reported in this view: 2 states, 1 armed group."
    )
    assert 'href="../actors/isil.html"' in rendered(page, made)


@pytest.mark.browser
def test_the_index_finds_actors_by_any_name_whatever_its_accents(visit, written, claim) -> None:
    folder = written(claim("isil", "opposes", "iraq"), claim("usa", "supports", "iraq"))
    seen = visit(folder / "index.html")
    rows = seen.page.locator("tbody tr")
    expect(rows).to_have_count(3)
    box = seen.page.get_by_label("Find an actor by any of its names")
    box.fill("DÁESH")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(rows.filter(visible=True)).to_contain_text("Islamic State of Iraq and the Levant")
    expect(seen.page.get_by_role("status")).to_have_text("1 found")
    box.press("Enter")
    expect(seen.page.locator("tbody a:focus")).to_contain_text("Islamic State")
    box.fill("nobody of that name")
    expect(seen.page.get_by_role("status")).to_have_text("0 found")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "open_"), [(1280, True), (360, False)])
def test_kinds_unfold_where_there_is_room_and_where_something_is_found(
    width, open_, visit, written, claim
) -> None:
    folder = written(claim("isil", "opposes", "iraq"), claim("usa", "supports", "iraq"))
    page = visit(folder / "index.html", viewport={"width": width, "height": 740}).page
    link = page.get_by_role("link", name="Islamic State of Iraq")
    assert link.is_visible() is open_
    page.get_by_label("Find an actor by any of its names").fill("daesh")
    expect(link).to_be_visible()
    expect(page.locator("details.kind").filter(visible=True)).to_have_count(1)
    page.get_by_label("Find an actor by any of its names").fill("")
    assert link.is_visible() is open_


@pytest.mark.browser
def test_without_a_script_the_index_unfolds_to_all(visit, written, claim) -> None:
    folder = written(claim("isil", "opposes", "iraq"))
    seen = visit(folder / "index.html", java_script_enabled=False)
    expect(seen.page.locator("tbody tr")).to_have_count(2)
    seen.page.locator("summary", has_text="Armed group").click()
    expect(seen.page.get_by_role("link", name="Islamic State of Iraq")).to_be_visible()
    expect(seen.page.locator("form")).to_be_hidden()
