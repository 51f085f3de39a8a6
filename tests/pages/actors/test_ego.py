"""The picture of an actor and those it has to do with."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from belligraph.model import Actor, ActorKind
from belligraph.pages.actors.ego import PER_SIDE, ego
from belligraph.relations import View


def test_the_picture_has_supporters_left_opponents_right_and_mixed_above(
    of, claim, profile
) -> None:
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


def test_everyone_in_the_picture_has_room(of, claim, registry, profile, with_actors) -> None:
    more = [Actor(id=f"a{i}", name=f"Some Armed Group {i}", kind=ActorKind.ARMED_GROUP)
            for i in range(30)]  # fmt: skip
    world = with_actors(registry, *more)
    made = of(*(claim(one.id, "opposes", "iraq") for one in more), world=world)
    drawn = ego("iraq", "Iraq", profile(made, "iraq").others)
    assert (len(drawn.spots), drawn.left_out) == (PER_SIDE, 30 - PER_SIDE)
    tops = sorted(spot.top for spot in drawn.spots)
    assert min(b - a for a, b in pairwise(tops)) >= 32
    assert all(0 <= spot.x <= drawn.width and 0 <= spot.y <= drawn.height for spot in drawn.spots)


def test_only_relations_are_pale_that_rest_on_uncertain_dates(of, claim, profile, shown) -> None:
    made = of(claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq", when="2014"),
              view=View(as_of=date(2014, 1, 6)))  # fmt: skip
    drawn = ego("iraq", "Iraq", profile(made, "iraq").others)
    assert {line.pair: line.certain for line in drawn.strokes} == {
        "iraq--usa": True, "iran--iraq": False,
    }  # fmt: skip
    _, text = shown(made, "iraq")
    assert text.count('class="stroke supports pale"') == 1
