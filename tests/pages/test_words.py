from __future__ import annotations

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Means, Method, Modality, Relation
from belligraph.pages.telling import words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2014-01-06", "6 January 2014"),
        ("2014-01", "January 2014"),
        ("2014-01-XX", "January 2014"),
        ("2014", "2014"),
        ("2014-XX", "2014"),
        ("201X", "between 2010 and 2019"),
        ("2013~", "about 2013"),
        ("2013-12?", "December 2013 (uncertain)"),
        ("2013%", "about 2013 (uncertain)"),
    ],
)
def test_dates_are_said_no_more_exactly_than_they_are_known(text: str, said: str) -> None:
    assert words.when(parse_date(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2014-01-05", "5 January 2014"),
        ("2013-12/2014-01", "December 2013 to January 2014"),
        ("2003/..", "since 2003"),
        ("2003/", "from 2003, end not known"),
        ("/2014-01-05", "until 5 January 2014, start not known"),
        ("../2014", "until 2014"),
    ],
)
def test_open_and_unknown_ends_read_differently(text: str, said: str) -> None:
    assert words.period(parse_interval(text)) == said


def test_every_term_of_the_model_has_words() -> None:
    assert set(words.VERBS) == set(Relation)
    assert set(words.MODALITIES) == set(Modality)
    assert set(words.MODAL_VERBS) == set(Modality) - {Modality.ACTUAL}
    assert set(words.NEGATED) == set(Modality) - {Modality.ACTUAL}
    assert set(words.METHODS) == set(Method)
    assert set(words.KINDS) == set(ActorKind)


def test_an_offer_is_never_said_as_a_deed(claim) -> None:
    for modality in set(Modality) - {Modality.ACTUAL}:
        assert "supports" not in words.verb(claim("usa", "supports", "iraq", modality=modality))


def test_a_negation_is_said_as_one(claim) -> None:
    assert words.verb(claim("usa", "supports", "iraq", negated=True)) == "does not support"


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("relation", [r for r in Relation if not r.takes_place])
def test_every_negation_has_a_not(claim, relation: Relation, modality: Modality) -> None:
    told = claim("usa", relation.value, "iraq", modality=modality, negated=True)
    assert " not " in f" {words.verb(told)} "


@pytest.mark.parametrize(
    ("name", "kind", "plural"),
    [
        ("Syrian insurgents", ActorKind.ARMED_GROUP, True),
        ("UN member states", ActorKind.COALITION, True),
        ("Sunnis in Iraq", ActorKind.POPULATION, True),
        ("Netherlands", ActorKind.STATE, False),
        ("1920 Brigades", ActorKind.ARMED_GROUP, True),
    ],
)
def test_some_names_take_the_plural(name: str, kind: ActorKind, plural: bool) -> None:
    assert words.is_plural(Actor(id="one", name=name, kind=kind)) is plural


def test_means_item_and_amount_are_said_together(claim) -> None:
    weapons = claim(
        "usa", "supports", "iraq", means="weapons", item="missiles", amount=75.0, unit="pieces"
    )
    assert words.means(weapons) == "weapons: missiles, 75 pieces"
    assert words.means(claim("usa", "supports", "iraq")) == "means not stated"
    assert words.means(claim("isil", "affiliatedWith", "iran")) == ""
    assert all("_" not in words.means(claim("usa", "supports", "iraq", means=m))
               for m in (Means.JOINT_OPERATIONS, Means.TROOPS))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\0b\x1bc\x7fd", "abcd"),
        ("a\r\n\tb\u2028c", "a b c"),
        ("half \ud800 character", "half \ufffd character"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b> & 'q'", "<b> & 'q'"),
    ],
)
def test_text_is_freed_from_what_is_no_text(text: str, shown: str) -> None:
    assert words.clean(text) == shown
