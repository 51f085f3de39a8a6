from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated, Event, EventKind, Modality, Office, Speaker
from belligraph.pages import site
from belligraph.pages.actors import pages as actor_pages
from belligraph.pages.actors.changes import SHOWN, changes
from belligraph.pages.actors.ego import PER_SIDE, ego
from belligraph.pages.actors.pages import heading_of, means, standings
from belligraph.pages.site import rendered, write_site
from belligraph.relations import DEFAULT_VIEW, View
from hostile import HOSTILE, LONG
from showing import material


@pytest.fixture
def of(registry):
    def make(*claims, world=registry, view=DEFAULT_VIEW):
        return material(claims, world, view)

    return make


def profile(of, id_: str):
    return next(one for one in of.actors if one.id == id_)


def shown(of, id_: str):
    """The page of an actor, and its text."""
    page = next(one for one in actor_pages.pages(of) if one.path == f"actors/{id_}.html")
    return page, rendered(page, of)


def groups(of, id_: str) -> dict[str, list[str]]:
    """Whom the page lists, by heading."""
    found = standings(profile(of, id_))
    return {heading: [one.other for one in group] for heading, _, group in found}


def facts(page) -> dict[str, list[tuple[str, str, str]]]:
    return {
        name: [(item.name, item.page, item.note) for item in items]
        for name, items in page.content["facts"]
    }


def with_actors(registry, *more: Actor):
    return replace(registry, actors={**registry.actors, **{one.id: one for one in more}})


# ---- who it has to do with ----


def test_supporters_and_enemies_stand_apart_by_direction(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq", means="weapons"),
        claim("isil", "opposes", "iraq", means="attack"),
        claim("iraq", "opposes", "isil", means="attack"),
        claim("iran", "alliedWith", "iraq"),
    )
    assert groups(made, "iraq") == {
        "Supported by": ["US"],
        "Allied with": ["Iran"],
        "Opposed by": ["ISIL"],
        "Opposes": ["ISIL"],
    }
    assert groups(made, "usa") == {"Supports": ["Iraq"]}


def test_offers_and_denials_are_never_among_supporters(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq", modality=Modality.PROMISED),
        claim("iran", "supports", "iraq", means="troops", negated=True,
              speaker=Speaker("Kerry")),
        claim("sunnis", "supports", "iraq", modality=Modality.OFFERED, negated=True),
    )  # fmt: skip
    assert groups(made, "iraq") == {
        "Only said": ["US"],
        "Denied or ruled out": ["Iran", "Sunnis in Iraq"],
    }
    page, _ = shown(made, "iraq")
    assert page.content["ego"] is None


def test_a_line_says_who_when_and_leads_to_claim_and_pair(of, claim) -> None:
    sent = claim("usa", "supports", "iraq", means="weapons", via=("post",))
    _, text = shown(of(sent), "iraq")
    section = text[text.index("Supported by <span") :]
    assert f'href="../claims/{sent.id[:16]}.html"' in section
    assert "weapons, 5 January 2014" in section
    assert "<bdi>The Washington Post</bdi>" in section
    assert 'href="../relations/iraq--usa.html"' in section
    assert 'href="../actors/usa.html"><bdi>US' in section


def test_of_many_claims_the_latest_stand_here_and_the_rest_is_counted(of, claim) -> None:
    many = [claim("usa", "supports", "iraq", when=f"2014-01-{day:02}") for day in range(1, 21)]
    ((_, _, (one,)),) = standings(profile(of(*many), "iraq"))
    assert one.more == 20 - len(one.cards)
    assert one.cards[0].brief.endswith("20 January 2014")
    _, text = shown(of(*many), "iraq")
    assert f"{one.more} more claims, and all reports of" in text


def test_both_support_and_opposition_is_called_mixed(of, claim) -> None:
    _, text = shown(of(claim("usa", "supports", "iraq"), claim("usa", "opposes", "iraq")), "usa")
    assert "mixed: both support and opposition are reported" in text


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"modality": Modality.REQUESTED}, "Only said"),
        ({"modality": Modality.POSSIBLE}, "Only said"),
        ({"modality": Modality.PROMISED, "negated": True}, "Denied or ruled out"),
        ({"negated": True}, "Denied or ruled out"),
    ],
)
def test_what_is_no_deed_stands_under_its_heading(of, claim, fields, heading) -> None:
    made = claim("usa", "supports", "iraq", **fields)
    assert heading_of(of(made).teller.card(made)) == heading


# ---- who it is ----


def test_members_parents_and_offices_lead_to_their_pages_where_they_have_one(
    of, claim, registry
) -> None:
    arab = Actor(id="league", name="The League", kind=ActorKind.ORGANISATION)
    kerry = Actor(id="kerry", name="John Kerry", kind=ActorKind.PERSON,
                  offices=(Office("usa", "secretary", parse_interval("2013/2017")),))  # fmt: skip
    iraq = replace(registry.actors["iraq"], member_of=(Dated("league", parse_interval("1945/..")),),
                   predecessors=("usa",))  # fmt: skip
    world = with_actors(registry, arab, kerry, iraq)
    made = of(claim("league", "supports", "iraq"), claim("usa", "supports", "iraq"), world=world)
    page, _ = shown(made, "iraq")
    assert facts(page)["Member of"] == [("The League", "actors/league.html", "since 1945")]
    assert facts(page)["Continues"] == [("US", "actors/usa.html", "")]
    page, _ = shown(made, "league")
    assert facts(page)["Members"] == [("Iraq", "actors/iraq.html", "since 1945")]
    page, _ = shown(made, "usa")
    assert facts(page)["Holders of office"] == [("John Kerry", "", "secretary, 2013 to 2017")]
    assert facts(page)["Continued by"] == [("Iraq", "actors/iraq.html", "")]


def test_names_of_one_time_stand_together(of, claim) -> None:
    page, _ = shown(of(claim("isil", "opposes", "iraq")), "isil")
    assert facts(page)["Also called"] == [
        ("Islamic State", "", ""), ("Daesh", "", "since April 2013"),
    ]  # fmt: skip


def test_names_written_from_the_right_are_isolated(of, claim, registry) -> None:
    name = "الدولة الإسلامية"
    world = with_actors(registry, replace(registry.actors["isil"], name=name, short=""))
    _, text = shown(of(claim("isil", "opposes", "iraq"), world=world), "isil")
    assert f"<h1><bdi>{name}</bdi></h1>" in text
    body = text[text.index("<main") :]
    for at in (found.start() for found in re.finditer(name, body)):
        before = body[:at].rsplit("<", 1)[1]
        assert before.startswith(("bdi>", "title>", "tspan", "a href", "circle")), before


def test_an_actor_of_no_table_has_a_page_that_says_so(of, claim) -> None:
    _, text = shown(
        of(claim("isil", "controls", "anbar"), claim("nobody", "partOf", "isil")), "nobody"
    )
    assert "No table has an entry of this actor." in text


# ---- means, changes ----


def test_means_are_counted_as_used_and_as_received(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq", means="weapons"),
        claim("usa", "supports", "iraq", means="weapons", when="2014-01-04"),
        claim("iraq", "opposes", "isil", means="attack"),
        claim("usa", "supports", "iraq", means="training", modality=Modality.OFFERED),
    )
    rows = {
        row.name: (row.used, row.received)
        for row in means(profile(made, "iraq"), made.teller.claims)
    }
    assert rows == {"weapons": (0, 2), "attack": (1, 0)}


def test_changes_stand_in_order_of_time_with_events_and_names(of, claim, registry) -> None:
    event = Event(id="raid", name="A raid", kind=EventKind.BATTLE, date=parse_interval("2013-12"),
                  deaths_low=3, deaths_best=4, deaths_high=9, according_to="post",
                  source="report")  # fmt: skip
    world = replace(registry, events={"raid": event})
    made = of(
        claim("usa", "supports", "iraq", when="2014-01-05"),
        claim("isil", "opposes", "iraq", means="attack", when="2013-12", event="raid"),
        claim("isil", "controls", "anbar", when="2014"),
        world=world,
    )
    listed, earlier = changes(profile(made, "isil"), made)
    assert earlier == 0
    assert [(one.when, str(one.what)) for one in listed] == [
        ("October 2006", "first active"),
        ("April 2013", "called Daesh"),
        ("December 2013", "A raid"),
        ("December 2013", "ISIL opposes Iraq"),
        ("2014", "ISIL controls Anbar"),
    ]
    assert listed[2].note == "4 dead (3 to 9), according to The Washington Post"


def test_of_very_many_changes_the_latest_are_kept(of, claim, registry) -> None:
    names = tuple(Dated(f"Name {y}", parse_interval(f"{y}/{y}")) for y in range(1900, 2000))
    world = with_actors(registry, replace(registry.actors["isil"], aliases=names))
    made = of(claim("isil", "opposes", "iraq"), world=world)
    listed, earlier = changes(profile(made, "isil"), made)
    assert len(listed) == SHOWN
    assert earlier == 2 * 100 + 2 - SHOWN


# ---- the picture ----


def test_the_picture_has_supporters_left_opponents_right_and_mixed_above(of, claim) -> None:
    made = of(
        claim("usa", "supports", "iraq"),
        claim("iraq", "opposes", "isil"),
        claim("iran", "supports", "iraq"),
        claim("iran", "opposes", "iraq"),
    )
    drawn = ego("iraq", "Iraq", profile(made, "iraq").others)
    spots = {spot.id: spot for spot in drawn.spots}
    assert spots["usa"].x < drawn.x < spots["isil"].x
    assert spots["iran"].y < drawn.y
    strokes = {(line.pair, line.relation): line for line in drawn.strokes}
    assert len(strokes) == 4
    assert (strokes["iraq--usa", "supports"].inward, strokes["iraq--usa", "supports"].outward) == (
        True, False,
    )  # fmt: skip
    assert strokes["iraq--isil", "opposes"].outward
    both = [strokes["iran--iraq", sign] for sign in ("supports", "opposes")]
    assert both[0].start != both[1].start


def test_everyone_in_the_picture_has_room(of, claim, registry) -> None:
    more = [Actor(id=f"a{i}", name=f"Some Armed Group {i}", kind=ActorKind.ARMED_GROUP)
            for i in range(30)]  # fmt: skip
    world = with_actors(registry, *more)
    made = of(*(claim(one.id, "opposes", "iraq") for one in more), world=world)
    drawn = ego("iraq", "Iraq", profile(made, "iraq").others)
    assert (len(drawn.spots), drawn.left_out) == (PER_SIDE, 30 - PER_SIDE)
    tops = sorted(spot.top for spot in drawn.spots)
    assert min(b - a for a, b in pairwise(tops)) >= 32
    assert all(0 <= spot.x <= drawn.width and 0 <= spot.y <= drawn.height for spot in drawn.spots)


def test_only_relations_are_pale_that_rest_on_uncertain_dates(of, claim) -> None:
    made = of(claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq", when="2014"),
              view=View(as_of=date(2014, 1, 6)))  # fmt: skip
    drawn = ego("iraq", "Iraq", profile(made, "iraq").others)
    assert {line.pair: line.certain for line in drawn.strokes} == {
        "iraq--usa": True, "iran--iraq": False,
    }  # fmt: skip
    _, text = shown(made, "iraq")
    assert text.count('class="stroke supports pale"') == 1


# ---- the index ----


def test_the_index_has_everyone_with_kind_names_and_number_of_relations(of, claim) -> None:
    made = of(claim("isil", "opposes", "iraq"), claim("isil", "affiliatedWith", "iran"))
    page = next(actor_pages.pages(made))
    assert page.path == "actors/index.html"
    rows = {row["profile"].id: row for row in page.content["rows"]}
    assert set(rows) == {"isil", "iraq", "iran"}
    assert (rows["isil"]["drawn"], rows["isil"]["others"]) == (1, 2)
    assert set(rows["isil"]["names"]) == {"Islamic State", "Daesh"}
    assert 'href="../actors/isil.html"' in rendered(page, made)


# ---- in a browser ----


@pytest.fixture
def written(tmp_path, registry, monkeypatch):
    """Writes the pages of actors alone and returns their folder."""

    def write(*claims, world=registry):
        monkeypatch.setattr(site, "KINDS", (actor_pages.pages,))
        write_site(tmp_path, claims, world, DEFAULT_VIEW, title="Anbar")
        return tmp_path / "actors"

    return write


@pytest.mark.browser
def test_the_index_finds_actors_by_any_name_whatever_its_accents(visit, written, claim) -> None:
    folder = written(claim("isil", "opposes", "iraq"), claim("usa", "supports", "iraq"))
    seen = visit(folder / "index.html")
    rows = seen.page.locator("#actors tbody tr")
    expect(rows).to_have_count(3)
    box = seen.page.get_by_label("Find an actor by any of its names")
    box.fill("DÁESH")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(rows.filter(visible=True)).to_contain_text("Islamic State of Iraq and the Levant")
    expect(seen.page.get_by_role("status")).to_have_text("1 found")
    box.press("Enter")
    expect(seen.page.locator("#actors a:focus")).to_contain_text("Islamic State")
    box.fill("nobody of that name")
    expect(seen.page.get_by_role("status")).to_have_text("0 found")


@pytest.mark.browser
def test_without_a_script_the_index_is_a_table_of_all(visit, written, claim) -> None:
    folder = written(claim("isil", "opposes", "iraq"))
    seen = visit(folder / "index.html", java_script_enabled=False)
    expect(seen.page.locator("#actors tbody tr")).to_have_count(2)
    expect(seen.page.locator("form")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_the_way_and_the_picture_is_reached_by_keyboard(
    visit, written, claim, scheme
) -> None:
    folder = written(
        claim("isil", "opposes", "iraq"),
        claim("usa", "supports", "iraq"),
        claim("usa", "opposes", "iraq"),
        claim("isil", "controls", "anbar"),
    )
    seen = visit(folder / "iraq.html", color_scheme=scheme)
    found = Axe().run(seen.page, options={"preload": False}).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    spot = seen.page.locator(".ego .spot").first
    spot.focus()
    expect(seen.page.locator(".ego a:focus")).to_have_count(1)
    for name in ("index", "isil"):
        seen.page.goto((folder / f"{name}.html").as_uri())
        found = Axe().run(seen.page, options={"preload": False}).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.browser
def test_names_are_only_text_and_break_no_layout(visit, written, claim, registry) -> None:
    bad = [Actor(id=f"bad-{i}", name=text or "x", kind=ActorKind.ARMED_GROUP)
           for i, text in enumerate(fit((*HOSTILE, *LONG)))]  # fmt: skip
    world = with_actors(registry, *bad)
    folder = written(*(claim(one.id, "opposes", "iraq") for one in bad), world=world)
    for name in ("index", "iraq", "bad-0"):
        seen = visit(folder / f"{name}.html", viewport={"width": 360, "height": 740})
        assert seen.page.evaluate("window.hacked") is None
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert seen.page.locator("main img, main script, main iframe").count() == 0


def fit(texts) -> list[str]:
    """Those that the model takes as names; what it takes no one can put into a page."""
    from belligraph.model.checks import MAX_TEXT, UNFIT

    return [one[:MAX_TEXT] for one in texts if one.strip() and not UNFIT.search(one)]
