"""What began, ended or happened about an actor, and by what means it acts."""

from __future__ import annotations

from dataclasses import replace

from belligraph.dates import parse_interval
from belligraph.model import Dated, Event, EventKind, Modality
from belligraph.pages.actors.changes import SHOWN, changes
from belligraph.pages.actors.pages import means


def test_means_are_counted_as_used_and_as_received(of, claim, profile) -> None:
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


def test_changes_stand_in_order_of_time_with_events_and_names(of, claim, registry, profile) -> None:
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


def test_of_very_many_changes_the_latest_are_kept(
    of, claim, registry, profile, with_actors
) -> None:
    names = tuple(Dated(f"Name {y}", parse_interval(f"{y}/{y}")) for y in range(1900, 2000))
    world = with_actors(registry, replace(registry.actors["isil"], aliases=names))
    made = of(claim("isil", "opposes", "iraq"), world=world)
    listed, earlier = changes(profile(made, "isil"), made)
    assert len(listed) == SHOWN
    assert earlier == 2 * 100 + 2 - SHOWN


def test_the_latest_changes_stand_open_and_earlier_ones_unfold(
    of, claim, registry, shown, with_actors
) -> None:
    names = tuple(Dated(f"Name {y}", parse_interval(f"{y}/..")) for y in range(1990, 2005))
    world = with_actors(registry, replace(registry.actors["isil"], aliases=names))
    _, text = shown(of(claim("isil", "opposes", "iraq"), world=world), "isil")
    time = text[text.index('id="time"') :]
    folded, _, still = time.partition("</details>")
    assert "<summary>5 earlier</summary>" in folded
    assert (folded.count("<li>"), still.count("called Name")) == (5, 10)


def test_an_alliance_is_neither_used_nor_received(of, claim, profile) -> None:
    made = of(claim("usa", "alliedWith", "iraq"), claim("iraq", "opposes", "isil", means="attack"))
    (row,) = means(profile(made, "iraq"), made.teller.claims)
    assert (row.name, row.used, row.received) == ("attack", 1, 0)
