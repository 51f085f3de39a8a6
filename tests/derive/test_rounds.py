"""Rules run until nothing new follows: through each other, in any order, and always to an end."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_date
from belligraph.derive import Statement, derive
from belligraph.errors import InputError
from belligraph.model import Claim, Means, Relation, Retraction, Scope, Standing
from belligraph.relations import View
from derivations import ALL, ENEMY, SUCCESSOR, TIE, claim, conclude, continuing, filled

ACTORS = ("a", "b", "c", "d")
ANYBODY = continuing(**{one: tuple(o for o in ACTORS if o != one) for one in ACTORS})

TO_B = claim("a", "mergedInto", "b", "2001")
TO_C = claim("b", "mergedInto", "c", "2002")
MEMBER = claim("m", "partOf", "a", "2000/..")
HEIRS = continuing(b=("a",), c=("b",))


def statement(claim: Claim) -> Statement:
    return claim.subject, claim.relation, claim.object


def test_a_rule_goes_on_from_its_own_conclusions() -> None:
    found = conclude(TO_B, TO_C, MEMBER, registry=HEIRS)
    assert [(c.subject, c.object, str(c.valid)) for c in found] == [
        ("m", "b", "2001/.."),
        ("m", "c", "2002/.."),
    ]
    assert found[1].derived_from == tuple(sorted([found[0].id, TO_C.id]))


def test_a_rule_goes_on_from_the_conclusions_of_another() -> None:
    enemy = claim("iran", "opposes", "b", "2003", scope=Scope.WITH_AFFILIATES)
    found = conclude(TO_B, MEMBER, enemy, registry=HEIRS)
    tie, opposition = found
    assert statement(opposition) == ("iran", Relation.OPPOSES, "m")
    assert (tie.rule, opposition.rule) == ("successor-of-group", "affiliate-of-enemy")
    assert set(opposition.derived_from) == {enemy.id, tie.id}


def test_weakness_and_retraction_go_all_the_way() -> None:
    gone = Retraction(parse_date("2014-03"), "An error.")
    weak = replace(MEMBER, standing=Standing.ALLEGED, confidence=0.3, retracted=gone)
    enemy = claim("iran", "opposes", "c", "2003", scope=Scope.WITH_AFFILIATES)
    found = conclude(TO_B, TO_C, weak, enemy, registry=HEIRS)
    assert [c.object for c in found] == ["b", "c", "m"]
    for one in found:
        assert (one.standing, one.confidence, one.retracted) == (Standing.ALLEGED, 0.3, gone)
        assert not View(derived=True).counts(one)
        assert View(derived=True, known_by=date(2014, 1, 6)).counts(one)


def test_mergers_in_a_circle_come_to_an_end() -> None:
    """The member of `a` comes to `b`, and would come back to `a` from there."""
    back = claim("b", "mergedInto", "a", "2002")
    registry = continuing(a=("b",), b=("a",))
    found = conclude(TO_B, back, MEMBER, registry=registry, using=[SUCCESSOR])
    assert [(c.subject, c.object) for c in found] == [("m", "b")]


def test_what_somebody_stated_may_follow_as_well() -> None:
    stated = claim("iran", "opposes", "isil", "2014-01-05")
    assert [statement(c) for c in conclude(ENEMY, TIE, stated)] == [statement(stated)]


def test_too_many_conclusions_are_an_error_that_names_the_rule() -> None:
    claims = [replace(ENEMY, subject=f"state-{n}") for n in range(4)] + [TIE]
    assert len(derive(filled(claims), ALL, claims, "tests", limit=4)) == 4
    with pytest.raises(InputError, match=r"more than 3 claims .* 'affiliate-of-enemy'"):
        derive(filled(claims), ALL, claims, "tests", limit=3)


@st.composite
def sets_of_claims(draw: st.DrawFn) -> list[Claim]:
    """Claims among few actors, so that chains and circles of them are common."""
    years = st.sampled_from(["2000/..", "2001", "2002/2004", "2003/..", "../2003", "2005"])
    forms: list[dict[str, Any]] = [
        {"relation": "mergedInto"},
        {"relation": "partOf"},
        {"relation": "affiliatedWith"},
        {"relation": "splitFrom"},
        {"relation": "alliedWith"},
        {"relation": "opposes", "scope": Scope.WITH_AFFILIATES},
        {"relation": "supports", "means": Means.TROOPS},
    ]
    found = []
    for number in range(draw(st.integers(2, 9))):
        subject, object_, third = draw(st.permutations(ACTORS))[:3]
        form = draw(st.sampled_from(forms)) | {"subject": subject, "object_": object_}
        against = (third,) if form["relation"] == "supports" else ()
        published = parse_date(str(2010 + draw(st.integers(0, 3))))
        found.append(
            claim(
                **form, when=draw(years), against=against, published_on=published, row=str(number)
            )
        )
    return list({one.id: one for one in found}.values())


@settings(max_examples=40)
@given(sets_of_claims(), st.randoms(use_true_random=False))
def test_the_same_follows_in_any_order_and_a_second_run_adds_nothing(
    claims: list[Claim], random: Any
) -> None:
    store = filled(claims, ANYBODY)
    found = derive(store, ALL, claims, "tests")
    assert derive(store, ALL, [*claims, *found], "tests") == []
    shuffled = random.sample(claims, len(claims))
    assert conclude(*shuffled, registry=ANYBODY) == found


@settings(max_examples=40)
@given(sets_of_claims())
def test_every_conclusion_leads_to_claims_that_were_made_and_never_to_itself(
    claims: list[Claim],
) -> None:
    known = {one.id: one for one in claims}
    made = set(known)
    for one in conclude(*claims, registry=ANYBODY):
        assert set(one.derived_from) <= set(known)
        behind, waiting = set[str](), list(one.derived_from)
        while waiting:
            id_ = waiting.pop()
            behind.add(id_)
            waiting += known[id_].derived_from
        assert statement(one) not in {statement(known[id_]) for id_ in behind}
        assert behind & made
        known[one.id] = one
