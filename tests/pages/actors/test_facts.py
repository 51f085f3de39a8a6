"""Who an actor is."""

from __future__ import annotations

import re
from dataclasses import replace

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated, Office


def facts(page) -> dict[str, list[tuple[str, str, str]]]:
    return {
        one.name: [(item.name, item.page, item.note) for item in one.items]
        for one in page.content["facts"]
    }


def test_members_parents_and_offices_lead_to_their_pages_where_they_have_one(
    of, claim, registry, shown, with_actors
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


def test_names_of_one_time_stand_together(of, claim, shown) -> None:
    page, _ = shown(of(claim("isil", "opposes", "iraq")), "isil")
    assert facts(page)["Also called"] == [
        ("Islamic State", "", ""), ("Daesh", "", "since April 2013"),
    ]  # fmt: skip


def test_names_written_from_the_right_are_isolated(of, claim, registry, shown, with_actors) -> None:
    name = "الدولة الإسلامية"
    world = with_actors(registry, replace(registry.actors["isil"], name=name, short=""))
    _, text = shown(of(claim("isil", "opposes", "iraq"), world=world), "isil")
    assert f"<h1><bdi>{name}</bdi></h1>" in text
    body = text[text.index("<main") :]
    for at in (found.start() for found in re.finditer(name, body)):
        before = body[:at].rsplit("<", 1)[1]
        assert before.startswith(("bdi>", "title>", "tspan", "a href", "circle")), before


def test_an_actor_of_no_table_has_a_page_that_says_so(of, claim, shown) -> None:
    _, text = shown(
        of(claim("isil", "controls", "anbar"), claim("nobody", "partOf", "isil")), "nobody"
    )
    assert "No table has an entry of this actor." in text


def test_of_many_names_three_stand_open_and_all_unfold(
    of, claim, registry, shown, with_actors
) -> None:
    names = tuple(Dated(f"Name {i}") for i in range(8))
    world = with_actors(registry, replace(registry.actors["isil"], aliases=names))
    _, text = shown(of(claim("isil", "opposes", "iraq"), world=world), "isil")
    assert "<summary><bdi>Name 0, Name 1, Name 2 and 5 more</bdi></summary>" in text
    assert ", ".join(one.value for one in names) in text
