"""Onset and end of relations."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.history.spells import Spell, spells
from belligraph.columns import RELATIONS, Columns
from belligraph.model import Claim, Modality, Relation
from belligraph.project import sample
from belligraph.relations import View, tabulate
from claiming import claim
from strategies import near_intervals

VIEW = View(window=30)


def found(*claims: Claim, view: View = VIEW, **options: Any) -> tuple[Spell, ...]:
    return spells(Columns.of(claims), view, None, **options)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_an_act_is_last_reported_and_never_said_to_end() -> None:
    act = claim("usa", "supports", "iraq", "2014-01-05")
    assert found(act) == (
        Spell("usa", Relation.SUPPORTS, "iraq", first_reported=day("2014-01-05"),
              last_reported=day("2014-01-05"), in_force_until=day("2014-02-04"), ended=False,
              claims=(act.id,)),
    )  # fmt: skip


def test_acts_within_the_window_are_one_spell_and_others_two() -> None:
    acts = [claim("usa", "supports", "iraq", when) for when in ("2014-01-01", "2014-02-01")]
    (one,) = found(*acts)
    assert (one.first_reported, one.last_reported) == (day("2014-01-01"), day("2014-02-01"))
    assert one.claims == tuple(sorted(c.id for c in acts))
    assert [s.last_reported for s in found(*acts, view=View(window=29))] == [
        day("2014-01-01"), day("2014-02-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "when", "last", "ended"),
    [
        ("supports", "2014-01-05", "2014-01-05", False),
        ("supports", "2014-01", "2014-01-31", False),
        ("supports", "2014-01-01/2014-01-09", "2014-01-09", True),
        ("supports", "2013-12/2014-01", "2014-01-31", True),
        ("supports", "2014/2014-03", "2014-03-31", True),
        ("supports", "/2014-01-09", "2014-01-09", True),
        ("supports", "2014-01-05/", "2014-01-05", False),
        ("supports", "2014-01~", "2014-01-31", False),
        ("supports", "2013-12/2014-01~", "2014-01-31", False),
        ("supports", "2014-01-05/..", None, False),
        ("supports", None, "2014-01-06", False),
        ("alliedWith", "2014-01-05", None, False),
        ("alliedWith", "2011/2014-01~", "2014-01-31", True),
        ("alliedWith", "2011/..", None, False),
        ("alliedWith", "../2014-01-05", "2014-01-05", True),
    ],
)
def test_an_end_is_said_where_a_claim_states_one(
    relation: str, when: str | None, last: str | None, ended: bool
) -> None:
    (spell,) = found(claim("usa", relation, "iraq", when))
    assert spell.last_reported == (day(last) if last else None)
    assert spell.ended is ended


def test_a_stated_end_does_not_outlast_a_later_report() -> None:
    ending = claim("usa", "supports", "iraq", "2014-01-01/2014-01-09")
    (spell,) = found(ending, claim("usa", "supports", "iraq", "2014-01-12"))
    assert (spell.last_reported, spell.ended) == (day("2014-01-12"), False)


def test_a_tie_since_ever_has_no_first_day() -> None:
    (spell,) = found(claim("iran", "alliedWith", "iraq", "../2014-01-05"))
    assert (spell.first_reported, spell.in_force_until) == (None, day("2014-01-05"))


def test_only_what_counts_in_the_view_makes_a_spell() -> None:
    offer = claim("usa", "supports", "iraq", modality=Modality.OFFERED)
    assert found(offer, claim("usa", "supports", "iraq", negated=True)) == ()
    assert found(offer, view=View(modalities=frozenset({Modality.OFFERED})))
    assert found(claim("usa", "supports", "iraq"), view=View(min_score=0.9)) == ()


def test_unsigned_relations_are_there_when_asked_for() -> None:
    link = claim("isil", "affiliatedWith", "alqaeda", "2013/2014-02-03")
    assert found(link) == ()
    (spell,) = found(link, signed=False)
    assert (spell.relation, spell.ended) == (Relation.AFFILIATED_WITH, True)


def test_no_claims_no_spells() -> None:
    assert found() == ()


@st.composite
def histories(draw: st.DrawFn) -> list[Claim]:
    relation = st.sampled_from(["supports", "opposes", "alliedWith"])
    pair = st.sampled_from([("iran", "iraq"), ("usa", "iraq")])
    made = []
    for relation_, (a, b) in draw(st.lists(st.tuples(relation, pair), max_size=5)):
        when = draw(st.none() | near_intervals())
        made.append(claim(a, relation_, b, when.text if when else None))
    return made


@settings(max_examples=40)
@given(histories(), st.sampled_from([0, 1, 90, 365]), st.dates(date(2011, 12, 1), date(2016, 2, 1)))
def test_a_relation_is_in_a_spell_on_the_days_it_is_in_the_view(
    claims: list[Claim], window: int, start: date
) -> None:
    columns = Columns.of(claims)
    every = spells(columns, View(window=window), None)
    for on in (start + timedelta(n) for n in range(0, 200, 9)):
        table = tabulate(columns, View(as_of=on, window=window))
        names = table.names
        in_view = {
            (names[s], RELATIONS[r], names[o])
            for s, r, o in zip(table.subject, table.relation, table.object, strict=True)
        }
        in_spell = [
            (s.subject, s.relation, s.object)
            for s in every
            if (s.first_reported or date.min) <= on <= (s.in_force_until or date.max)
        ]
        assert len(in_spell) == len(set(in_spell))
        assert set(in_spell) == in_view


def test_every_claim_of_the_sample_that_counts_is_in_one_spell() -> None:
    tables = sample().tables()
    columns = Columns.of(tables.claims)
    table = tabulate(columns, View(), tables.registry)
    counted = sorted(columns.hex_ids(table.claims.rows))
    every = spells(columns, View(), tables.registry)
    assert sorted(id_ for spell in every for id_ in spell.claims) == counted
    assert any(spell.ended for spell in every)
