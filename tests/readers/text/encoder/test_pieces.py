"""Texts as the network reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.readers.text.encoder import packaged_network
from belligraph.readers.text.encoder.pieces import (
    AROUND,
    LONGEST,
    MARKERS,
    MENTION,
    NOTHING,
    Vocabulary,
)

pytestmark = pytest.mark.text


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return packaged_network().vocabulary


def words(vocabulary: Vocabulary, ids: list[int]) -> str:
    called = {number: piece for piece, number in vocabulary.ids.items()}
    return " ".join(called[number] for number in ids).replace(" ##", "")


def test_mentions_are_not_read(vocabulary: Vocabulary) -> None:
    reading = vocabulary.read("Bogotá says Iran armed Hezbollah.", [(12, 16), (23, 32)])
    assert words(vocabulary, reading.ids) == f"[CLS] bogota says {MENTION} armed {MENTION} . [SEP]"
    assert [reading.ids[place] for place in reading.mentions] == [vocabulary.ids[MENTION]] * 2


def test_each_pair_is_asked_about_by_two_markers(vocabulary: Vocabulary) -> None:
    reading = vocabulary.read("A hit B and C", [(0, 1), (6, 7), (12, 13)])
    asked = vocabulary.ask(reading, [(0, 2), (1, 2)])
    length = len(reading.ids)
    markers = " ".join(MARKERS)
    assert words(vocabulary, asked.ids[length:]) == f"{markers} {markers}"
    one, two, three = reading.mentions
    assert asked.places == [*range(length), one, three, two, three]
    assert asked.groups == [0] * length + [1, 1, 2, 2]
    assert asked.first == [length, length + 2]


def test_nothing_is_the_first_piece(vocabulary: Vocabulary) -> None:
    assert vocabulary.ids[NOTHING] == 0


def test_what_stands_far_off_is_not_read(vocabulary: Vocabulary) -> None:
    before, behind = "far " * 200, " off" * 200
    text = f"{before}A hit B{behind}"
    start = len(before)
    reading = vocabulary.read(text, [(start, start + 1), (start + 6, start + 7)])
    assert words(vocabulary, reading.ids).count("far") == AROUND // 4
    assert words(vocabulary, reading.ids).count("off") == AROUND // 4


def test_a_mention_too_far_behind_is_not_read(vocabulary: Vocabulary) -> None:
    text = "A hit B " + "and then " * LONGEST + "C"
    reading = vocabulary.read(text, [(0, 1), (6, 7), (len(text) - 1, len(text))])
    assert len(reading.mentions) == 2
    assert len(reading.ids) == LONGEST


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_read(before: str, between: str, behind: str) -> None:
    vocabulary = packaged_network().vocabulary
    text = f"{before}A{between}B{behind}"
    first, second = len(before), len(before) + 1 + len(between)
    reading = vocabulary.read(text, [(first, first + 1), (second, second + 1)])
    assert len(reading.ids) <= LONGEST
    assert set(reading.ids) <= set(vocabulary.ids.values())
    sign = vocabulary.ids[MENTION]
    assert reading.mentions == [place for place, id_ in enumerate(reading.ids) if id_ == sign]
    assert 1 <= len(reading.mentions) <= 2
