from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from belligraph.model import ActorKind, Relation
from belligraph.pages.graph.drawing import MANY, SHAPES, drawing, label, lines

FOR, AGAINST, ALLIED = Relation.SUPPORTS, Relation.OPPOSES, Relation.ALLIED_WITH


def parts(*keys):
    return [line.parts for line in lines(sorted(keys))]


def test_opposition_to_each_other_is_one_line_of_two_parts() -> None:
    one, other = ("iraq", AGAINST, "isil"), ("isil", AGAINST, "iraq")
    assert parts(other, one) == [(one, other)]


def test_support_both_ways_is_two_lines() -> None:
    one, other = ("iran", FOR, "iraq"), ("iraq", FOR, "iran")
    assert parts(other, one) == [(one,), (other,)]


def test_no_two_lines_of_a_pair_lie_on_each_other() -> None:
    one, two = "iran", "iraq"
    found = lines(
        [
            (one, FOR, two),
            (two, FOR, one),
            (one, ALLIED, two),
            (one, AGAINST, two),
            (two, AGAINST, one),
        ]
    )
    bows = [line.bend * (1 if line.parts[0][0] < line.parts[0][2] else -1) for line in found]
    assert len(found) == 4
    assert all(abs(a - b) > 0.1 for a, b in combinations(bows, 2))
    assert [line.bend for line in found if line.parts[0][1].sign < 0] == [0]


def test_what_is_drawn_at_first_lies_where_it_would_without_the_rest(registry) -> None:
    first = [("usa", FOR, "iraq"), ("iraq", AGAINST, "isil")]
    alone = drawing(first, registry).nodes
    wider = [*first, ("iran", FOR, "iraq"), ("sunnis", AGAINST, "usa")]
    more = drawing(wider, registry, first).nodes
    places = {node["id"]: (node["x"], node["y"]) for node in more}
    assert {node["id"]: (node["x"], node["y"]) for node in alone}.items() < places.items()
    assert len(set(places.values())) == 5


def test_more_actors_than_springs_can_place_lie_in_discs_by_kind(registry, monkeypatch) -> None:
    monkeypatch.setattr("belligraph.pages.graph.drawing.MANY", 3)
    keys = [("usa", FOR, "iraq"), ("iraq", AGAINST, "isil"), ("isil", AGAINST, "iran")]
    x = {node["id"]: node["x"] for node in drawing(keys, registry).nodes}
    assert x["isil"] < min(x["usa"], x["iraq"], x["iran"])
    assert MANY == 2500


def test_actors_of_a_bloc_are_grouped_by_it_whatever_their_kind(registry, monkeypatch) -> None:
    monkeypatch.setattr("belligraph.pages.graph.drawing.MANY", 3)
    monkeypatch.setattr("belligraph.pages.graph.drawing.TOGETHER", 2)
    keys = [("usa", FOR, "iraq"), ("iraq", AGAINST, "isil"), ("isil", AGAINST, "iran")]
    made = drawing(keys, registry, blocs={"usa": "A", "iraq": "A", "isil": "A"}).nodes
    groups = {node["id"]: node["group"] for node in made}
    assert groups == {
        "iran": "state/0000", "iraq": "bloc A/0000", "isil": "bloc A/0000", "usa": "bloc A/0001",
    }  # fmt: skip


def test_each_kind_of_actor_has_a_look_of_its_own(registry) -> None:
    assert set(SHAPES) == set(ActorKind)
    state, population = drawing([("iraq", AGAINST, "sunnis")], registry).nodes
    assert SHAPES[ActorKind.STATE] != SHAPES[ActorKind.POPULATION]
    assert (state["hollow"], population["hollow"]) == (False, True)


def test_an_actor_of_no_table_has_a_dashed_border(registry) -> None:
    actors = dict(registry.actors)
    actors["iran"] = replace(actors["iran"], provisional=True)
    world = replace(registry, actors=actors)
    iran, iraq = drawing([("iran", AGAINST, "iraq")], world).nodes
    assert iran["provisional"]
    assert iran["hollow"]
    assert "in no table: seen in a text or a dataset" in iran["title"]
    assert not iraq["provisional"]
    assert "seen in a text" not in iraq["title"]


def test_a_population_opposes_in_the_plural(registry) -> None:
    made = drawing([("sunnis", AGAINST, "iraq")], registry).nodes
    assert [node["plural"] for node in made] == [False, True]


@pytest.mark.parametrize("name", ["A" * 1_000_000, "word " * 5000, "\u202e", "<b>\0</b>"])
def test_labels_are_short_and_clean(name: str) -> None:
    made = label(name)
    assert made
    assert len(made) < 80
    assert not set(made) & {"\0", "\u202e"}
