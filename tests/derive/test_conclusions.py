"""A conclusion is no surer, no longer and no earlier than its premises, and falls with them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import Interval, parse_date, parse_interval
from belligraph.model import Retraction, Speaker, Standing
from belligraph.relations import View, edges
from belligraph.timing import counts
from derivations import ENEMY, OPEN_ENEMY, OPEN_TIE, TIE, claim, conclude
from strategies import near_intervals


def test_it_stands_with_its_source_where_all_premises_come_from_one() -> None:
    (found,) = conclude(ENEMY, TIE)
    assert (found.source, found.publisher) == ("csm", "monitor")


def test_its_source_is_the_rule_where_the_premises_come_from_several() -> None:
    (found,) = conclude(ENEMY, replace(TIE, source="voa", publisher="voa"))
    assert (found.source, found.publisher) == ("rule-affiliate-of-enemy", "belligraph")


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
    (open_,) = conclude(OPEN_ENEMY, OPEN_TIE)
    (ended,) = conclude(OPEN_ENEMY, TIE)
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
