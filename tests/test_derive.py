"""Trap 3: who opposes a group and its affiliates opposes an affiliate, and nothing more follows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import Interval, parse_date, parse_interval
from belligraph.derive import PUBLISHER, Rule, derive, rules
from belligraph.model import (
    Claim,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Scope,
    Speaker,
    Standing,
)
from belligraph.relations import View, edges
from belligraph.store import MEMORY, open_store
from belligraph.timing import counts
from strategies import near_intervals

(RULE,) = rules()


def claim(subject: str, relation: str, object_: str, when: str | None, **fields: Any) -> Claim:
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)


ENEMY = claim("iran", "opposes", "al-qaeda", "2014-01-05", scope=Scope.WITH_AFFILIATES)
TIE = claim("isil", "affiliatedWith", "al-qaeda", "2004-10/2014-02-03")


def conclude(*claims: Claim, rule: Rule = RULE) -> list[Claim]:
    store = open_store(MEMORY)
    store.add_claims(claims, "tests")
    return list(derive(store, rule, {c.id: c for c in claims}))


def test_the_packaged_rule_says_what_it_is() -> None:
    assert RULE.name == "affiliate-of-enemy"
    assert RULE.source.id == "rule-affiliate-of-enemy"
    assert RULE.source.publisher == PUBLISHER.id
    assert RULE.query.title
    assert RULE.query.row


def test_the_enemy_of_a_group_and_its_affiliates_opposes_the_affiliate() -> None:
    (found,) = conclude(ENEMY, TIE)
    assert (found.subject, found.relation, found.object) == ("iran", Relation.OPPOSES, "isil")
    assert found.derived_from == tuple(sorted([ENEMY.id, TIE.id]))
    assert (found.method, found.rule) == (Method.DERIVED, "affiliate-of-enemy")
    assert (found.source, found.publisher) == ("csm", "monitor")
    assert (found.means, found.modality, found.negated) == (Means.UNKNOWN, Modality.ACTUAL, False)
    assert (str(found.valid), str(found.published_on)) == ("2014-01-05", "2014-01-06")
    assert found.gist == RULE.query.row


def test_being_part_of_the_group_is_a_tie_as_well() -> None:
    part = claim("isil", "partOf", "al-qaeda", "2004-10/..")
    assert [c.object for c in conclude(ENEMY, part)] == ["isil"]


@pytest.mark.parametrize(
    ("enemy", "tie"),
    [
        ({"scope": Scope.SELF}, {}),
        ({"negated": True}, {}),
        ({}, {"negated": True}),
        ({"condition": "if attacked"}, {}),
        ({}, {"condition": "unless they split"}),
        *[({"modality": m}, {}) for m in Modality if m is not Modality.ACTUAL],
        *[({}, {"modality": m}) for m in Modality if m is not Modality.ACTUAL],
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
def test_what_blocks_the_rule(enemy: dict[str, Any], tie: dict[str, Any]) -> None:
    assert len(conclude(ENEMY, TIE)) == 1
    assert conclude(replace(ENEMY, **enemy), replace(TIE, **tie)) == []


def test_one_premise_is_not_enough() -> None:
    assert conclude(ENEMY) == []
    assert conclude(TIE) == []
    assert conclude() == []


def test_the_tie_is_read_from_the_affiliate_to_the_group() -> None:
    backwards = claim("al-qaeda", "affiliatedWith", "isil", "2004-10/..")
    assert conclude(ENEMY, backwards) == []


def test_nobody_opposes_himself() -> None:
    own = claim("isil", "opposes", "al-qaeda", "2014-01-05", scope=Scope.WITH_AFFILIATES)
    nusra = claim("nusra", "affiliatedWith", "al-qaeda", "2012/..")
    assert [c.object for c in conclude(own, TIE, nusra)] == ["nusra"]


@pytest.mark.parametrize(
    ("enemy", "tie", "both"),
    [
        ("2014-01-05", "2004-10", "2014-01-05"),
        ("2014-01-05", "2004-10/..", "2014-01-05"),
        ("2013/..", "2004-10/..", "2013/.."),
        ("2013/..", "2004-10/2014-02-03", "2013/2014-02-03"),
        ("2003/2006", "2004-10/2014-02-03", "2004-10/2006"),
        ("../2006", "2004-10", "2004-10/2006"),
        (None, "2004-10", "2014-01-06"),
        ("2014", "2004-10/2014-03", "2014/2014-03?"),
        ("2014", "2014-03-05/..", "2014-03-05?/2014"),
        ("2013~", "2004", "2013~"),
    ],
)
def test_a_conclusion_holds_while_both_premises_hold(
    enemy: str | None, tie: str, both: str
) -> None:
    (found,) = conclude(
        replace(ENEMY, valid=parse_interval(enemy) if enemy else None),
        replace(TIE, valid=parse_interval(tie)),
    )
    assert str(found.valid) == both


@settings(max_examples=40)
@given(near_intervals(), near_intervals(), st.dates(date(2011, 6, 1), date(2016, 1, 1)))
def test_a_conclusion_never_counts_where_the_act_does_not_and_is_never_surer(
    one: Interval, other: Interval, as_of: date
) -> None:
    enemy, tie = replace(ENEMY, valid=one), replace(TIE, valid=other)
    levels = [None, "possible", "certain"]
    for found in conclude(enemy, tie):
        reached = levels.index(counts(found, as_of, 30))
        assert reached <= levels.index(counts(enemy, as_of, 30))


def test_an_allegation_makes_an_allegation() -> None:
    for premises in (
        (replace(ENEMY, standing=Standing.ALLEGED), TIE),
        (ENEMY, replace(TIE, standing=Standing.ALLEGED)),
    ):
        assert conclude(*premises)[0].standing is Standing.ALLEGED
    assert conclude(ENEMY, TIE)[0].standing is Standing.STATED


def test_confidence_is_the_least() -> None:
    premises = replace(ENEMY, confidence=0.9), replace(TIE, confidence=0.4)
    assert conclude(*premises)[0].confidence == 0.4


def test_it_is_known_when_both_premises_are() -> None:
    late = replace(TIE, published_on=parse_date("2014-02"))
    assert str(conclude(ENEMY, late)[0].published_on) == "2014-02"
    assert conclude(ENEMY, replace(TIE, published_on=None))[0].published_on is None


def test_a_conclusion_falls_with_either_premise_and_stands_as_it_was_known() -> None:
    withdrawn = Retraction(parse_date("2014-03-01"), "An error.")
    later = Retraction(parse_date("2015"), "Another.")
    for premises in (
        (replace(ENEMY, retracted=withdrawn), TIE),
        (ENEMY, replace(TIE, retracted=withdrawn)),
        (replace(ENEMY, retracted=later), replace(TIE, retracted=withdrawn)),
    ):
        (found,) = conclude(*premises)
        assert found.retracted == withdrawn
        assert edges([found], View(derived=True)) == []
        assert edges([found], View(derived=True, known_by=date(2014, 1, 6)))
        assert found.id == conclude(ENEMY, TIE)[0].id


def test_a_link_that_ended_ends_what_followed_from_it() -> None:
    still = replace(ENEMY, valid=parse_interval("2013/.."))
    (open_,) = conclude(still, replace(TIE, valid=parse_interval("2004-10/..")))
    (ended,) = conclude(still, TIE)
    for as_of, before, after in (("2014-01-06", True, True), ("2016-01-06", True, False)):
        view = View(as_of=date.fromisoformat(as_of), derived=True)
        assert view.counts(open_) is before
        assert view.counts(ended) is after


def test_every_pair_of_premises_concludes_once_in_a_stable_order() -> None:
    claims = [
        ENEMY,
        replace(ENEMY, source="voa", speaker=Speaker("Hejazi")),
        replace(ENEMY, subject="usa"),
        TIE,
        claim("nusra", "partOf", "al-qaeda", "2012/.."),
    ]
    found = conclude(*claims)
    assert len(found) == len({c.id for c in found}) == 6
    assert found == conclude(*reversed(claims))


def test_conclusions_do_not_count_unless_asked_for() -> None:
    found = conclude(ENEMY, TIE)
    assert edges(found) == []
    assert len(edges(found, View(derived=True))) == 1
