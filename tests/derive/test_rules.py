"""Each rule concludes what it says and nothing more; rules are chosen and counted by name."""

from dataclasses import replace
from typing import Any

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.derive import PUBLISHER, Rule, Tally, derive, rule_names, rules, tally
from belligraph.errors import UnknownNameError
from belligraph.model import (
    MEANS_OF,
    Claim,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Scope,
)
from derivations import (
    AFFILIATE,
    ALL,
    ENEMY,
    SUCCESSOR,
    TIE,
    claim,
    conclude,
    continuing,
    filled,
)

HEDGES: list[dict[str, Any]] = [
    {"negated": True},
    {"condition": "if asked"},
    *[{"modality": m} for m in Modality if m is not Modality.ACTUAL],
]
STANCES = {Means.SANCTION, Means.REJECTION, Means.THREAT, Means.ACCUSATION}

# the list of rules


def test_the_packaged_rules_are_known_by_name() -> None:
    assert [r.name for r in ALL] == rule_names()
    assert rule_names() == ["affiliate-of-enemy", "against-of-support", "successor-of-group"]


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.name)
def test_a_rule_says_what_it_is_and_is_a_source(rule: Rule) -> None:
    assert rule.source.id == f"rule-{rule.name}"
    assert rule.source.publisher == PUBLISHER.id
    assert rule.source.title == rule.query.title
    assert rule.query.title
    assert rule.query.row.endswith(".")


def test_rules_are_chosen_by_name() -> None:
    assert rules(["successor-of-group", "affiliate-of-enemy"]) == [AFFILIATE, SUCCESSOR]
    assert rules([]) == []
    with pytest.raises(UnknownNameError, match="nearest known: affiliate-of-enemy"):
        rules(["affiliate-of-enemies"])
    assert conclude(ENEMY, TIE, using=rules(["against-of-support"])) == []
    assert conclude(ENEMY, TIE, using=[]) == []


def test_conclusions_are_counted_by_rule() -> None:
    fallen = replace(ENEMY, subject="usa", retracted=Retraction(parse_date("2015"), "An error."))
    claims = [ENEMY, replace(ENEMY, subject="iraq"), fallen, TIE]
    store = filled(claims)
    assert tally(store) == {}
    derive(store, ALL, claims, "tests")
    assert tally(store) == {"affiliate-of-enemy": Tally(standing=2, fallen=1)}


# the affiliate of an enemy


def test_the_enemy_of_a_group_and_its_affiliates_opposes_the_affiliate() -> None:
    (found,) = conclude(ENEMY, TIE)
    assert (found.subject, found.relation, found.object) == ("iran", Relation.OPPOSES, "isil")
    assert found.derived_from == tuple(sorted([ENEMY.id, TIE.id]))
    assert (found.method, found.rule) == (Method.DERIVED, "affiliate-of-enemy")
    assert (found.means, found.modality, found.negated) == (Means.UNKNOWN, Modality.ACTUAL, False)
    assert found.scope is Scope.SELF
    assert found.gist == AFFILIATE.query.row


def test_being_part_of_the_group_is_a_tie_as_well() -> None:
    part = claim("isil", "partOf", "al-qaeda", "2004-10/..")
    assert [c.object for c in conclude(ENEMY, part)] == ["isil"]


@pytest.mark.parametrize("means", [m for m in Means if m in MEANS_OF[Relation.OPPOSES]])
def test_a_stance_on_all_is_one_on_each_but_a_deed_is_not(means: Means) -> None:
    (found,) = conclude(replace(ENEMY, means=means), TIE)
    assert found.means is (means if means in STANCES else Means.UNKNOWN)


@pytest.mark.parametrize(
    ("enemy", "tie"),
    [
        ({"scope": Scope.SELF}, {}),
        *[(hedge, {}) for hedge in HEDGES],
        *[({}, hedge) for hedge in HEDGES],
        ({"relation": Relation.SUPPORTS}, {}),
        ({"relation": Relation.ALLIED_WITH}, {}),
        ({"object": "taliban"}, {}),
        ({}, {"object": "taliban"}),
        *[({}, {"relation": r}) for r in Relation
          if r not in (Relation.AFFILIATED_WITH, Relation.PART_OF) and not r.takes_place],
        ({"subject": "isil"}, {}),
        ({"valid": parse_interval("2014-02-04")}, {}),
        ({"valid": parse_interval("2004-09")}, {}),
        ({"valid": None, "published_on": None}, {}),
        ({}, {"valid": None, "published_on": None}),
    ],
)  # fmt: skip
def test_what_blocks_the_affiliate(enemy: dict[str, Any], tie: dict[str, Any]) -> None:
    assert len(conclude(ENEMY, TIE)) == 1
    assert conclude(replace(ENEMY, **enemy), replace(TIE, **tie)) == []


def test_one_premise_is_not_enough() -> None:
    assert conclude(ENEMY) == conclude(TIE) == conclude() == []


def test_the_tie_is_read_from_the_affiliate_to_the_group() -> None:
    backwards = claim("al-qaeda", "affiliatedWith", "isil", "2004-10/..")
    assert conclude(ENEMY, backwards) == []


def test_nobody_opposes_himself() -> None:
    own = claim("isil", "opposes", "al-qaeda", "2014-01-05", scope=Scope.WITH_AFFILIATES)
    nusra = claim("nusra", "affiliatedWith", "al-qaeda", "2012/..")
    assert [c.object for c in conclude(own, TIE, nusra)] == ["nusra"]


def test_an_affiliate_of_an_affiliate_is_not_named() -> None:
    beneath = claim("caliphate-cubs", "partOf", "isil", "2013/..")
    assert [c.object for c in conclude(ENEMY, TIE, beneath)] == ["isil"]


# against whom support goes

HELP = claim("usa", "supports", "iraq", "2016-10-17/..", means=Means.TROOPS, against=("isil",))


def test_who_sends_troops_opposes_those_they_are_sent_against() -> None:
    (found,) = conclude(HELP)
    assert (found.subject, found.relation, found.object) == ("usa", Relation.OPPOSES, "isil")
    assert (found.rule, found.derived_from) == ("against-of-support", (HELP.id,))
    assert (found.means, str(found.valid)) == (Means.UNKNOWN, "2016-10-17/..")
    assert (found.source, found.publisher) == ("csm", "monitor")


def test_each_of_several_third_parties_is_opposed() -> None:
    found = conclude(replace(HELP, against=("isil", "nusra")))
    assert [c.object for c in found] == ["isil", "nusra"]


@pytest.mark.parametrize("means", [m for m in Means if m in MEANS_OF[Relation.SUPPORTS]])
def test_only_combat_beside_the_supported_side_is_opposition(means: Means) -> None:
    expected = means in (Means.TROOPS, Means.JOINT_OPERATIONS)
    assert bool(conclude(replace(HELP, means=means))) is expected


@pytest.mark.parametrize("changes", [{"against": ()}, *HEDGES])
def test_what_blocks_the_third_party(changes: dict[str, Any]) -> None:
    assert len(conclude(HELP)) == 1
    assert conclude(replace(HELP, **changes)) == []


# the successor of a group

MERGER = claim("aqi", "mergedInto", "isi", "2006-10-15")
HEIR = continuing(isi=("aqi", "msc"))
LINK = claim("aqi", "affiliatedWith", "al-qaeda", "2004-10-17/..")


def inherited(*claims: Claim) -> list[tuple[str, str, str, str]]:
    found = conclude(*claims, using=[SUCCESSOR], registry=HEIR)
    return [(c.subject, c.relation.value, c.object, str(c.valid)) for c in found]


@pytest.mark.parametrize(
    ("tie", "inherits"),
    [
        (LINK, ("isi", "affiliatedWith", "al-qaeda")),
        (claim("aqi", "partOf", "front", "2005/.."), ("isi", "partOf", "front")),
        (claim("abu-ghadiya", "partOf", "aqi", "2004/.."), ("abu-ghadiya", "partOf", "isi")),
        (claim("cell", "affiliatedWith", "aqi", "2004/.."), ("cell", "affiliatedWith", "isi")),
        (claim("aqi", "alliedWith", "tribe", "2005/.."), ("isi", "alliedWith", "tribe")),
        (claim("aqi", "alliedWith", "ansar", "2005/.."), ("ansar", "alliedWith", "isi")),
    ],
)
def test_the_ties_of_a_group_go_over_from_the_day_of_the_merger(
    tie: Claim, inherits: tuple[str, str, str]
) -> None:
    assert inherited(MERGER, tie) == [(*inherits, "2006-10-15/..")]


def test_a_tie_that_goes_over_ends_when_it_is_said_to_end() -> None:
    ended = claim("aqi", "affiliatedWith", "al-qaeda", "2004/2014-02-03")
    assert inherited(MERGER, ended) == [
        ("isi", "affiliatedWith", "al-qaeda", "2006-10-15/2014-02-03")
    ]
    same_day = claim("aqi", "affiliatedWith", "al-qaeda", "2004/2006-10-15")
    assert inherited(MERGER, same_day) == [
        ("isi", "affiliatedWith", "al-qaeda", "2006-10-15/2006-10-15")
    ]


@pytest.mark.parametrize(
    ("tie", "merger"),
    [
        *[(hedge, {}) for hedge in HEDGES],
        *[({}, hedge) for hedge in HEDGES],
        *[({"relation": r}, {}) for r in Relation
          if r.is_act or r in (Relation.SPLIT_FROM, Relation.MERGED_INTO)],
        ({}, {"relation": Relation.SPLIT_FROM}),
        ({}, {"object": "al-qaeda"}),
        ({}, {"object": "army"}),
        ({"valid": parse_interval("2004/2006-10-14")}, {}),
        ({"valid": parse_interval("2006-10-16/..")}, {}),
        ({"object": "isi"}, {}),
        ({"object": "msc"}, {}),
    ],
)  # fmt: skip
def test_what_blocks_the_successor(tie: dict[str, Any], merger: dict[str, Any]) -> None:
    assert len(inherited(MERGER, LINK)) == 1
    assert inherited(replace(MERGER, **merger), replace(LINK, **tie)) == []


def test_a_merger_into_one_that_does_not_continue_the_group_makes_no_successor() -> None:
    assert conclude(MERGER, LINK, registry=continuing(isi=("msc",))) == []
    assert conclude(MERGER, LINK) == []
