"""What a new edition of the data changes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.history.editions import EditionDiff, RowChange, State, diff
from belligraph.columns import Columns
from belligraph.dates import parse_date
from belligraph.model import Claim, Means, Relation, Retraction, Speaker
from belligraph.network import reduce
from belligraph.project import sample
from belligraph.relations import DEFAULT_VIEW, View, tabulate
from claiming import REGISTRY, claim

ARMS = claim("usa", "supports", "iraq", means=Means.WEAPONS, row="t-1")
ENMITY = claim("isil", "opposes", "iraq", row="t-2")
EDITION = (ARMS, ENMITY)
WITHDRAWN = Retraction(parse_date("2014-02-01"), "withdrawn")


def changes(old: Any, new: Any, view: View = DEFAULT_VIEW, **options: Any) -> EditionDiff:
    return diff(old, new, view, REGISTRY, **options)


def test_the_same_claims_change_nothing_in_whatever_order() -> None:
    assert changes(EDITION, EDITION[::-1]) == EditionDiff((), (), (), (), (), (), (), ())


def test_a_claim_that_came_makes_a_relation_appear() -> None:
    found = changes([ARMS], EDITION)
    assert (found.came, found.went, found.changed) == ((ENMITY,), (), ())
    (relation,) = found.relations
    assert (relation.subject, relation.relation, relation.object) == (
        "isil", Relation.OPPOSES, "iraq",
    )  # fmt: skip
    assert (relation.before, relation.after) == (None, State(1, pytest.approx(0.8), True))
    assert relation.claims == (ENMITY.id,)
    (tie,) = found.ties
    assert (tie.a, tie.b, tie.before, tie.after, tie.claims) == (
        "iraq", "isil", None, -1, (ENMITY.id,),
    )  # fmt: skip


def test_a_row_that_says_something_else_is_one_change() -> None:
    mended = replace(ARMS, means=Means.TRAINING)
    found = changes(EDITION, [mended, ENMITY])
    assert found.changed == (RowChange("t-1", (ARMS,), (mended,)),)
    assert (found.came, found.went, found.relations) == ((), (), ())


def test_a_row_that_multiplies_out_keeps_its_claims_together() -> None:
    two = [replace(ARMS, object=object_) for object_ in ("iraq", "syria")]
    (row,) = changes([ARMS, ENMITY], [replace(two[0], row="t-9"), two[1], ENMITY]).came
    assert row == two[1]
    (row_change,) = changes([*two], [replace(c, means=Means.FUNDING) for c in two]).changed
    assert (len(row_change.old), len(row_change.new)) == (2, 2)


def test_claims_without_a_row_come_and_go() -> None:
    old, new = (replace(ARMS, row="", means=means) for means in (Means.WEAPONS, Means.FUNDING))
    found = changes([old], [new])
    assert (found.went, found.came, found.changed) == ((old,), (new,), ())


def test_a_turned_sign_names_the_claims_that_turned_it() -> None:
    turned = replace(ARMS, relation=Relation.OPPOSES, means=Means.ATTACK)
    found = changes(EDITION, [turned, ENMITY])
    assert [(r.relation, r.after is None) for r in found.relations] == [
        (Relation.OPPOSES, False), (Relation.SUPPORTS, True),
    ]  # fmt: skip
    (tie,) = found.ties
    assert (tie.before, tie.after) == (1, -1)
    assert tie.claims == tuple(sorted((ARMS.id, turned.id)))


def test_a_conflict_that_nothing_settles_is_the_sign_nought() -> None:
    hostile = claim("usa", "opposes", "iraq")
    (tie,) = changes([ARMS], [ARMS, hostile]).ties
    assert (tie.before, tie.after, tie.claims) == (1, 0, (hostile.id,))


def test_a_retraction_takes_the_relation_with_it() -> None:
    gone = replace(ENMITY, retracted=WITHDRAWN)
    found = changes(EDITION, [ARMS, gone])
    assert [(a.old, a.new) for a in found.retracted] == [(ENMITY, gone)]
    assert (found.came, found.went, found.amended) == ((), (), ())
    assert [(r.after, r.claims) for r in found.relations] == [(None, (ENMITY.id,))]
    back = changes([ARMS, gone], EDITION)
    assert [a.new for a in back.reinstated] == [ENMITY]
    assert [(r.before, r.claims) for r in back.relations] == [(None, (ENMITY.id,))]


def test_a_view_that_does_not_know_of_the_retraction_yet_sees_no_change() -> None:
    then = View(known_by=date(2014, 1, 7))
    found = changes(EDITION, [ARMS, replace(ENMITY, retracted=WITHDRAWN)], then)
    assert (len(found.retracted), found.relations, found.ties) == (1, (), ())


def test_another_confidence_moves_the_score() -> None:
    surer, doubted = ARMS, replace(ARMS, confidence=0.5)
    found = changes([surer], [doubted])
    assert [(a.old, a.new) for a in found.amended] == [(surer, doubted)]
    (relation,) = found.relations
    assert relation.before and relation.after
    assert (relation.before.score, relation.after.score) == pytest.approx((0.8, 0.4))
    assert relation.claims == (ARMS.id,)
    assert found.ties == ()


def test_another_gist_is_amended_and_moves_nothing() -> None:
    told = replace(ARMS, gist="The US armed Iraq.")
    found = changes([ARMS], [told])
    assert [a.new for a in found.amended] == [told]
    assert found.relations == ()


def test_a_denial_is_a_cause() -> None:
    denial = replace(ARMS, negated=True, speaker=Speaker("Kerry"), row="t-3")
    (relation,) = changes([ARMS], [ARMS, denial]).relations
    assert relation.claims == (denial.id,)


def test_an_exact_date_makes_a_relation_certain() -> None:
    vague = claim("usa", "supports", "iraq", "2014", row="t-1")
    exact = claim("usa", "supports", "iraq", "2014-01-05", row="t-1")
    (relation,) = changes([vague], [exact], View(as_of=date(2014, 1, 31))).relations
    assert relation.before and relation.after
    assert (relation.before.certain, relation.after.certain) == (False, True)
    assert relation.claims == tuple(sorted((vague.id, exact.id)))


@st.composite
def editions(draw: st.DrawFn) -> list[Claim]:
    relation = st.sampled_from(["supports", "opposes", "alliedWith"])
    pair = st.sampled_from([("iran", "iraq"), ("usa", "iraq"), ("iraq", "usa")])
    when = st.sampled_from(["2014-01-05", "2013", "2014-01"])
    found = {}
    for relation_, (a, b), when_ in draw(st.lists(st.tuples(relation, pair, when), max_size=5)):
        made = claim(
            a, relation_, b, when_, negated=draw(st.booleans()),
            confidence=draw(st.sampled_from([1.0, 0.5])),
            retracted=draw(st.sampled_from([None, None, WITHDRAWN])),
        )  # fmt: skip
        found[made.id] = made
    return list(found.values())


@settings(max_examples=60)
@given(editions(), editions())
def test_every_change_has_a_cause_and_none_is_missed(old: list[Claim], new: list[Claim]) -> None:
    view = View(as_of=date(2014, 1, 31))
    found = changes(old, new, view)
    touched = {c.id for c in (*found.came, *found.went)} | {
        a.new.id for a in (*found.retracted, *found.reinstated, *found.amended)
    }
    assert all(change.claims and touched >= {*change.claims} for change in found.relations)
    assert all(change.claims and touched >= {*change.claims} for change in found.ties)
    signs: list[Any] = []
    for edition in (old, new):
        graph = reduce(tabulate(Columns.of(edition), view, REGISTRY), REGISTRY).graph
        signs.append({(a, b): sign for a, b, sign in graph.edges()})
    differing = {p for p in signs[0].keys() | signs[1].keys() if signs[0].get(p) != signs[1].get(p)}
    assert differing <= {(tie.a, tie.b) for tie in found.ties}


@settings(max_examples=30)
@given(editions(), editions())
def test_backwards_what_came_went(old: list[Claim], new: list[Claim]) -> None:
    there, back = changes(old, new), changes(new, old)
    assert (there.came, there.went) == (back.went, back.came)
    assert [(r.before, r.after, r.claims) for r in there.relations] == [
        (r.after, r.before, r.claims) for r in back.relations
    ]


def test_without_one_claim_of_the_sample_only_its_relation_changes() -> None:
    tables = sample().tables()
    gone = next(c for c in tables.claims if DEFAULT_VIEW.counts(c) and c.relation.sign)
    rest = [c for c in tables.claims if c != gone]
    found = diff(tables.claims, rest, DEFAULT_VIEW, tables.registry)
    assert found.went == (gone,)
    assert len(found.relations) <= 1
    assert {id_ for change in found.relations for id_ in change.claims} <= {gone.id}
