from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from belligraph.model import ActorKind, Modality, Speaker, Standing
from belligraph.pages.drawing import SHAPES, drawing, label, lines, width
from belligraph.relations import View, edges


@pytest.fixture
def drawn(registry):
    def draw(*claims, view=View()):  # noqa: B008
        made = drawing(edges(claims, view), registry)
        return {edge["id"]: edge for edge in made["edges"]}

    return draw


def test_support_is_solid_and_opposition_dashed_and_unsmoothed(drawn, claim) -> None:
    made = drawn(claim("usa", "supports", "iraq"), claim("usa", "opposes", "isil"))
    support, opposition = made["usa--supports--iraq"], made["usa--opposes--isil"]
    assert support["dashes"] is False
    assert opposition["dashes"]
    assert opposition["smooth"] is False
    assert support["color"]["color"] != opposition["color"]["color"]


def test_no_edge_bears_words_and_physics_is_off(registry, claim) -> None:
    made = drawing(edges([claim("usa", "supports", "iraq")]), registry)
    assert "label" not in made["edges"][0]
    assert made["options"]["physics"] == {"enabled": False}
    assert json.loads(json.dumps(made)) == made


def test_an_alliance_has_no_heads(drawn, claim) -> None:
    arrows = drawn(claim("iran", "alliedWith", "iraq"))["iran--alliedWith--iraq"]["arrows"]
    assert not any(arrows[end]["enabled"] for end in ("from", "to"))


def test_opposition_to_each_other_is_one_line_with_two_heads(drawn, claim) -> None:
    made = drawn(claim("isil", "opposes", "iraq"), claim("iraq", "opposes", "isil"))
    (line,) = made.values()
    assert line["arrows"]["from"]["enabled"]
    assert line["arrows"]["to"]["enabled"]
    assert line["blocks"] == ["iraq--opposes--isil", "isil--opposes--iraq"]


def test_no_two_lines_of_a_pair_lie_on_each_other(claim) -> None:
    found = lines(
        edges(
            [
                claim("iran", "supports", "iraq"),
                claim("iraq", "supports", "iran"),
                claim("iran", "alliedWith", "iraq"),
                claim("iran", "opposes", "iraq"),
                claim("iraq", "opposes", "iran"),
            ]
        )
    )
    bows = [line.bend * (1 if line.edges[0].subject < line.edges[0].object else -1)
            for line in found]  # fmt: skip
    assert len(found) == 4
    assert all(abs(a - b) > 0.1 for a, b in combinations(bows, 2))
    assert [line.bend for line in found if line.edges[0].sign < 0] == [0]


def test_width_grows_with_independent_roots_not_with_copies(drawn, claim) -> None:
    wire = [claim("usa", "supports", "iraq", via=("post",), when=f"2013-{m:02}") for m in (5, 6)]
    own = claim("usa", "supports", "iraq")
    assert drawn(*wire)["usa--supports--iraq"]["width"] == width(1)
    assert drawn(*wire, own)["usa--supports--iraq"]["width"] == width(2)
    assert width(1) < width(2) <= width(99) == width(100)


def test_alleged_lines_are_marked_and_possible_ones_faded(drawn, claim) -> None:
    alleged = claim("iraq", "opposes", "sunnis", standing=Standing.ALLEGED)
    vague = claim("usa", "supports", "iraq", when="2013")
    made = drawn(alleged, vague, view=View(as_of=date(2014, 1, 6)))
    assert made["iraq--opposes--sunnis"]["arrows"]["middle"]["enabled"]
    assert not made["usa--supports--iraq"]["arrows"]["middle"]["enabled"]
    assert (
        made["usa--supports--iraq"]["color"]["opacity"]
        < made["iraq--opposes--sunnis"]["color"]["opacity"]
    )


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ACTUAL])
def test_what_was_only_said_is_not_drawn(drawn, claim, modality: Modality) -> None:
    assert drawn(claim("usa", "supports", "iraq", modality=modality)) == {}


def test_a_denial_is_not_drawn(drawn, claim) -> None:
    assert drawn(claim("usa", "supports", "iraq", negated=True, speaker=Speaker("Kerry"))) == {}


def test_each_kind_of_actor_has_a_look_of_its_own(registry, claim) -> None:
    assert set(SHAPES) == set(ActorKind)
    made = drawing(edges([claim("iraq", "opposes", "sunnis")]), registry)
    state, population = made["nodes"]
    assert state["shape"] != population["shape"]
    assert (state["hollow"], population["hollow"]) == (False, True)


def test_an_actor_of_no_table_has_a_dashed_border(registry, claim) -> None:
    actors = dict(registry.actors)
    actors["iran"] = replace(actors["iran"], provisional=True)
    world = replace(registry, actors=actors)
    iran, iraq = drawing(edges([claim("iran", "opposes", "iraq")]), world)["nodes"]
    assert iran["shapeProperties"]["borderDashes"]
    assert iran["hollow"]
    assert "in no table: seen in a text or a dataset" in iran["title"]
    assert "shapeProperties" not in iraq
    assert "seen in a text" not in iraq["title"]


def test_a_line_knows_which_of_its_heads_is_certain(drawn, claim) -> None:
    made = drawn(
        claim("iraq", "opposes", "isil"),
        claim("isil", "opposes", "iraq", when="2014"),
        claim("usa", "supports", "iraq", when="2014"),
        view=View(as_of=date(2014, 1, 6)),
    )
    assert made["iraq--opposes--isil"]["heads"] == [True, False]
    assert made["usa--supports--iraq"]["heads"] == [False]
    assert "date uncertain" in made["usa--supports--iraq"]["title"]


def test_a_population_opposes_in_the_plural(drawn, claim) -> None:
    title = drawn(claim("sunnis", "opposes", "iraq"))["sunnis--opposes--iraq"]["title"]
    assert " oppose \u2068Iraq" in title


@pytest.mark.parametrize("name", ["A" * 1_000_000, "word " * 5000, "\u202e", "<b>\0</b>"])
def test_labels_are_short_and_clean(name: str) -> None:
    made = label(name)
    assert made
    assert len(made) < 80
    assert not set(made) & {"\0", "\u202e"}
