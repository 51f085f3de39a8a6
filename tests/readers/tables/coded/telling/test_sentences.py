"""What rows say, in words of ours."""

from itertools import product

import pytest

from belligraph.model import MEANS_OF, Modality, Relation, Standing
from belligraph.readers.codes import codes
from belligraph.readers.tables.coded.telling.rows import Kind
from belligraph.readers.tables.coded.telling.sentences import code_in_words, counted, what, when


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (("opposes", "attack", "actual", False, "stated"), "opposition of A to B, attack"),
        (("supports", "unknown", "actual", False, "stated"), "support of A for B"),
        (
            ("supports", "joint_operations", "requested", False, "stated"),
            "requested support of A for B, joint operations",
        ),
        (
            ("supports", "funding", "actual", True, "stated"),
            "support of A for B, funding, not given",
        ),
        (
            ("opposes", "protest", "possible", True, "alleged"),
            "alleged possible opposition of A to B, protest, not done",
        ),
    ],
)
def test_what_an_actor_is_said_to_have_done(kind: tuple[str, ...], said: str) -> None:
    assert what(Kind(*kind), "A", "B", both=False) == said  # type: ignore[arg-type]


def test_of_what_has_no_direction_none_is_said() -> None:
    kind = Kind("opposes", "attack", "actual", False, "stated")
    assert what(kind, "A", "B", both=True) == "opposition between A and B, attack"


def test_kinds_that_differ_are_said_differently() -> None:
    kinds = [
        Kind(relation, means, modality, negated, standing)
        for relation in (Relation.SUPPORTS, Relation.OPPOSES)
        for means, modality, negated, standing in product(
            MEANS_OF[relation], Modality, (False, True), Standing
        )
    ]
    said = {what(kind, "A", "B", both=both) for kind in kinds for both in (False, True)}
    assert len(said) == 2 * len(kinds)


@pytest.mark.parametrize(
    ("valid", "said"),
    [
        ("2014-01-05", "5 January 2014"),
        ("2014-01", "January 2014"),
        ("2013-12", "December 2013"),
        ("2014-01-30/2014-02-05", "30 January 2014 to 5 February 2014"),
        ("2014/..", "2014/.."),
    ],
)
def test_dates_in_words(valid: str, said: str) -> None:
    assert when(valid) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Uses arms; all sorts.", "190: uses arms"),
        ("Uses arms.", "190: uses arms"),
        ("UN troops help.", "190: UN troops help"),
        ("A bomb.", "190: a bomb"),
        ("", "190"),
    ],
)
def test_a_code_with_the_first_clause_of_our_note(note: str, said: str) -> None:
    assert code_in_words("cameo:190", note) == said


def test_every_note_of_ours_makes_words() -> None:
    for scheme in ("cameo", "plover", "acled"):
        for code in codes(scheme).values():
            words = code_in_words(f"{scheme}:{code.code}", code.note)
            assert words.startswith(f"{code.code}: ")
            assert not words.endswith((".", ";", " "))


def test_numbers_of_things() -> None:
    assert [counted(n, "row") for n in (1, 2, 1234)] == ["1 row", "2 rows", "1,234 rows"]
