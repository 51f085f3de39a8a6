"""How what two sides say agrees, and how far beyond chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.relations.comparison import AGREEMENTS, DIRECTIONS, kappa
from belligraph.relations.comparison.verdicts import (
    ALL,
    ALLIED,
    BACK,
    MINUS,
    PLUS,
    THERE,
    verdict,
    verdicts,
    word,
)

SUPPORTS, OPPOSES = PLUS << THERE, MINUS << THERE
SUPPORTED, OPPOSED = PLUS << BACK, MINUS << BACK


@pytest.mark.parametrize(
    ("a", "b", "agreement", "direction"),
    [
        (SUPPORTS, SUPPORTS, "same", "same"),
        (SUPPORTS, SUPPORTED, "same", "other way"),
        (SUPPORTS, SUPPORTS | SUPPORTED, "same", "partly"),
        (SUPPORTS, ALLIED, "same", "partly"),
        (SUPPORTS | SUPPORTED, ALLIED, "same", "same"),
        (SUPPORTS, OPPOSES, "opposite", "same"),
        (SUPPORTS, OPPOSED, "opposite", "other way"),
        (ALLIED, OPPOSES, "opposite", "partly"),
        (SUPPORTS, SUPPORTS | OPPOSES, "partly", "same"),
        (SUPPORTS, SUPPORTED | OPPOSES, "partly", "other way"),
        (SUPPORTS | OPPOSED, SUPPORTED | OPPOSES, "same", "other way"),
        (SUPPORTS, 0, "only A", None),
        (0, ALLIED, "only B", None),
    ],
)
def test_signs_and_directions_agree_or_not(a, b, agreement, direction) -> None:
    assert verdict(a, b) == (agreement, direction)


@pytest.mark.parametrize(
    ("code", "there", "back"),
    [
        (SUPPORTS, "supports", "nothing"),
        (OPPOSED, "nothing", "opposes"),
        (SUPPORTS | OPPOSES, "both", "nothing"),
        (ALLIED, "allied", "allied"),
        (ALLIED | SUPPORTED, "allied", "supports"),
        (ALLIED | OPPOSES, "both", "allied"),
        (0, "nothing", "nothing"),
    ],
)
def test_what_is_said_in_words(code, there, back) -> None:
    assert (word(code, THERE), word(code, BACK)) == (there, back)


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    a, b = np.divmod(np.arange(1, ALL * ALL), ALL)
    agreement, direction = verdicts(a, b)
    told = [(AGREEMENTS[i], DIRECTIONS[j]) for i, j in zip(agreement, direction, strict=True)]
    assert told == [verdict(*both) for both in zip(a.tolist(), b.tolist(), strict=True)]


TABLES = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=n, max_size=n)
)


@given(TABLES)
def test_kappa_is_at_most_one_and_the_same_from_either_side(table) -> None:
    found = kappa(table)
    assert found == kappa([*zip(*table, strict=True)])
    assert found is None or found <= 1
    off = sum(map(sum, table)) - sum(table[i][i] for i in range(len(table)))
    assert found is None or (found == 1) == (off == 0)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([[5, 0], [0, 5]], 1.0),
        ([[0, 5], [5, 0]], -1.0),
        ([[4, 4], [4, 4]], 0.0),
        ([[9, 0], [0, 0]], None),
        ([[0, 0], [0, 0]], None),
        ([], None),
    ],
)
def test_kappa_at_its_ends(table, expected) -> None:
    assert kappa(table) == expected


def test_kappa_among_many_silent_pairs_nears_the_share_of_deeds_agreed_on() -> None:
    agreed, a, b = 30, 50, 70
    table = [[agreed, a - agreed], [b - agreed, 10**9]]
    assert kappa(table) == pytest.approx(2 * agreed / (a + b), abs=1e-6)
