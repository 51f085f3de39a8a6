"""Unsigned ties: whose part, branch or former part somebody is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.text
Unsigned = Callable[[str], set[str]]

TIES = [
    ("M23 is part of the Congo River Alliance.", "m23 partOf congo-river-alliance"),
    ("The Sun Brigade, a unit of Hezbollah, sold its tank.", "sun-brigade partOf hezbollah"),
    ("M23, a member of the River Alliance, fled.", "m23 partOf river-alliance"),
    ("M23 joined the River Front.", "m23 partOf river-front"),
    ("M23 quit the River Front.", "m23 splitFrom river-front"),
    ("M23, a breakaway faction of the TPLF, fled.", "m23 splitFrom tplf"),
    ("M23 has ties to Hezbollah.", "m23 affiliatedWith hezbollah"),
    ("M23, with links to Hezbollah, fled.", "m23 affiliatedWith hezbollah"),
    ("M23 was absorbed by the TPLF.", "m23 mergedInto tplf"),
    ("M23 was folded into the TPLF.", "m23 mergedInto tplf"),
]
NONE = [
    "Rwanda is part of the problem.",
    "Kyiv has good ties with Ankara.",
    "Hezbollah cut its ties to M23.",
    "The strike left Hezbollah weakened.",
    "Moscow linked M23 to Hezbollah.",
    "Rwanda quit Goma.",
]


@pytest.mark.parametrize(("text", "expected"), TIES)
def test_who_belongs_to_whom(unsigned: Unsigned, text: str, expected: str) -> None:
    assert unsigned(text) == {expected}


def test_a_league_is_made_up_of_its_members(unsigned: Unsigned) -> None:
    expected = {"m23 partOf river-alliance", "farc partOf river-alliance"}
    assert unsigned("The River Alliance, a coalition of M23 and FARC, met.") == expected
    assert unsigned("The River Alliance includes M23 and FARC.") == expected


@pytest.mark.parametrize("text", NONE)
def test_who_is_only_named_beside_another_has_no_tie(unsigned: Unsigned, text: str) -> None:
    assert unsigned(text) == set()
