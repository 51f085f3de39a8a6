"""A later claim that ends a tie ends what followed from it, and not what was known before."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.derive import derive
from belligraph.model import Claim, Modality, Relation, Retraction, Scope, Standing
from belligraph.relations import View
from derivations import ALL, OPEN_ENEMY, OPEN_TIE, claim, conclude, continuing, filled

LATER: dict[str, Any] = {
    "source": "voa",
    "publisher": "voa",
    "published_on": parse_date("2014-02-10"),
}
SPLIT = claim("isil", "splitFrom", "al-qaeda", "2014-02-03", **LATER)
END = claim("isil", "affiliatedWith", "al-qaeda", "../2014-02-03", **LATER)


def of_isil(*claims: Claim) -> list[Claim]:
    """What follows of opposition to ISIL while its tie was open."""
    found = conclude(OPEN_ENEMY, OPEN_TIE, *claims)
    return [c for c in found if OPEN_TIE.id in c.derived_from]


@pytest.mark.parametrize("ending", [SPLIT, END], ids=["a split", "the tie with its end"])
def test_two_conclusions_one_as_known_before_one_with_the_end(ending: Claim) -> None:
    before, after = sorted(of_isil(ending), key=lambda c: len(c.derived_from))
    assert set(before.derived_from) == {OPEN_ENEMY.id, OPEN_TIE.id}
    assert set(after.derived_from) == {OPEN_ENEMY.id, OPEN_TIE.id, ending.id}
    assert (str(before.valid), str(after.valid)) == ("2013/..", "2013/2014-02-03")
    assert before.retracted
    assert str(before.retracted.on) == str(after.published_on) == "2014-02-10"
    assert after.retracted is None


@pytest.mark.parametrize("ending", [SPLIT, END])
@pytest.mark.parametrize(
    ("known_by", "valid"),
    [
        (None, "2013/2014-02-03"),
        (date(2014, 2, 10), "2013/2014-02-03"),
        (date(2014, 2, 9), "2013/.."),
        (date(2014, 1, 6), "2013/.."),
    ],
)
def test_just_one_of_them_stands_at_any_time(
    ending: Claim, known_by: date | None, valid: str
) -> None:
    view = View(derived=True, known_by=known_by)
    assert [str(c.valid) for c in of_isil(ending) if view.counts(c)] == [valid]


@pytest.mark.parametrize(
    "changes",
    [
        {"negated": True},
        {"condition": "if they quarrel"},
        {"standing": Standing.ALLEGED},
        {"retracted": Retraction(parse_date("2014-02-11"), "An error.")},
        {"valid": None},
        {"valid": parse_interval("2003")},
        {"object": "nusra"},
        {"subject": "nusra"},
        {"published_on": parse_date("2013-12-31")},
        *[{"modality": m} for m in Modality if m is not Modality.ACTUAL],
    ],
)
def test_what_ends_no_tie(changes: dict[str, Any]) -> None:
    assert len(of_isil(SPLIT)) == 2
    (found,) = of_isil(replace(SPLIT, **changes))
    assert (str(found.valid), found.retracted) == ("2013/..", None)


def test_the_same_tie_without_an_end_or_on_a_single_day_ends_nothing() -> None:
    for when in ("2004/..", "2014-02-03", None):
        valid = parse_interval(when) if when else None
        (found,) = of_isil(replace(END, valid=valid))
        assert found.retracted is None


def test_an_undated_tie_is_ended_as_well() -> None:
    undated = replace(OPEN_TIE, valid=None)
    found = conclude(OPEN_ENEMY, undated, SPLIT)
    assert {str(c.valid) for c in found} == {"2014-01-06/..", "2014-01-06/2014-02-03"}


def test_the_end_that_was_known_first_is_taken() -> None:
    other = replace(SPLIT, valid=parse_interval("2014-01"), published_on=parse_date("2014-06"))
    assert {str(c.valid) for c in of_isil(SPLIT, other)} == {"2013/..", "2013/2014-02-03"}


def test_an_end_in_an_undated_source_is_known_from_the_end_itself() -> None:
    before, _ = sorted(of_isil(replace(SPLIT, published_on=None)), key=lambda c: str(c.valid))
    assert before.retracted
    assert str(before.retracted.on) == "2014-02-03"


def test_a_tie_that_ended_before_the_deed_leaves_only_what_was_known_before() -> None:
    enemy = replace(OPEN_ENEMY, valid=parse_interval("2014-03-01/.."))
    (found,) = (c for c in conclude(enemy, OPEN_TIE, SPLIT))
    assert found.retracted
    assert str(found.valid) == "2014-03-01/.."


def test_what_fell_before_the_end_was_known_falls_only_once() -> None:
    gone = replace(OPEN_TIE, retracted=Retraction(parse_date("2014-01-20"), "An error."))
    (found,) = conclude(OPEN_ENEMY, gone, SPLIT)
    assert found.retracted == gone.retracted
    late = replace(OPEN_TIE, retracted=Retraction(parse_date("2014-03"), "An error."))
    assert {str(c.retracted.on) for c in conclude(OPEN_ENEMY, late, SPLIT) if c.retracted} == {
        "2014-02-10",
        "2014-03",
    }


def test_an_inherited_tie_ends_when_the_heir_splits() -> None:
    registry = continuing(isi=("aqi",))
    claims = [
        claim("aqi", "affiliatedWith", "al-qaeda", "2004/.."),
        claim("aqi", "mergedInto", "isi", "2006-10-15"),
        claim("isi", "splitFrom", "al-qaeda", "2014-02-03", **LATER),
        claim("iran", "opposes", "al-qaeda", "2013/..", scope=Scope.WITH_AFFILIATES),
    ]
    found = derive(filled(claims, registry), ALL, claims, "tests")
    standing = {(c.subject, c.relation, c.object): str(c.valid) for c in found if not c.retracted}
    assert standing == {
        ("isi", Relation.AFFILIATED_WITH, "al-qaeda"): "2006-10-15/2014-02-03",
        ("iran", Relation.OPPOSES, "isi"): "2013/2014-02-03",
        ("iran", Relation.OPPOSES, "aqi"): "2013/..",
    }
