"""What the filters of the map choose by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from belligraph.model import Claim
from belligraph.pages.graph.packing import column
from belligraph.pages.map.choices import choices
from belligraph.registry import Registry
from belligraph.relations import View
from showing import make_claim, material

VIEW = View(as_of=date(2014, 1, 6))


def test_each_claim_has_what_can_be_chosen_in_the_order_given(
    world: list[Claim], places: Registry
) -> None:
    found = choices(world, material(world, places, VIEW))
    by = {
        name: [found[name][code][0] for code in column(found["claims"], name)]
        for name in ("relation", "said", "means", "source")
    }
    assert by["relation"] == [claim.relation for claim in world]
    assert by["said"] == [claim.modality for claim in world]
    assert by["means"] == [claim.means for claim in world]
    assert by["source"] == ["report"] * len(world)
    ids = [actor for actor, _, _ in found["actors"]]
    assert [ids[code] for code in column(found["claims"], "subject")] == [
        claim.subject for claim in world
    ]


def test_a_place_is_no_actor_and_no_theatre_is_none(world: list[Claim], places: Registry) -> None:
    found = choices(world, material(world, places, VIEW))
    objects = column(found["claims"], "object")
    assert [code < 0 for code in objects] == [claim.relation.takes_place for claim in world]
    assert found["theatre"] == []
    assert set(column(found["claims"], "theatre")) == {-1}


def test_only_what_occurs_can_be_chosen_and_it_has_the_words_of_the_graph(
    places: Registry,
) -> None:
    claims = [make_claim("iraq", "opposes", "isil", place="fallujah", means="attack")]
    found = choices(claims, material(claims, places, VIEW))
    assert found["relation"] == [["opposes", "opposes"]]
    assert found["said"] == [["actual", "done"]]
    assert found["actors"] == [
        ["iraq", "Iraq", "state"], ["isil", "ISIL", "armed_group"],
    ]  # fmt: skip


def test_endless_names_are_cut(places: Registry) -> None:
    vast = replace(places.actors["iraq"], name="x" * 10_000, short="")
    known = replace(places, actors={**places.actors, "iraq": vast})
    claims = [make_claim("iraq", "opposes", "isil", place="fallujah")]
    found = choices(claims, material(claims, known, VIEW))
    assert {len(name) <= 400 for _, name, _ in found["actors"]} == {True}
