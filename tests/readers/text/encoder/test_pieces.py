"""Texts as the network reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.readers.text.encoder import packaged_network
from belligraph.readers.text.encoder.pieces import AROUND, LONGEST, MENTIONS, Vocabulary

pytestmark = pytest.mark.text


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return packaged_network().vocabulary


def words(vocabulary: Vocabulary, ids: list[int]) -> str:
    called = {number: piece for piece, number in vocabulary.ids.items()}
    return " ".join(called[number] for number in ids).replace(" ##", "")


def test_mentions_are_not_read(vocabulary: Vocabulary) -> None:
    ids = vocabulary.read("Bogotá says Iran armed Hezbollah.", (12, 16), (23, 32))
    assert ids is not None
    first, second = MENTIONS
    assert words(vocabulary, ids) == f"[CLS] bogota says {first} armed {second} . [SEP]"


def test_what_stands_far_off_is_not_read(vocabulary: Vocabulary) -> None:
    before, behind = "far " * 200, " off" * 200
    text = f"{before}A hit B{behind}"
    start = len(before)
    ids = vocabulary.read(text, (start, start + 1), (start + 6, start + 7))
    assert ids is not None
    assert words(vocabulary, ids).count("far") == AROUND // 4


def test_mentions_too_far_apart_are_not_read(vocabulary: Vocabulary) -> None:
    text = "A " + "and then " * LONGEST + "B"
    assert vocabulary.read(text, (0, 1), (len(text) - 1, len(text))) is None


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_read_or_refused(before: str, between: str, behind: str) -> None:
    vocabulary = packaged_network().vocabulary
    text = f"{before}A{between}B{behind}"
    first, second = len(before), len(before) + 1 + len(between)
    ids = vocabulary.read(text, (first, first + 1), (second, second + 1))
    if ids is not None:
        assert len(ids) <= LONGEST
        assert set(ids) <= set(vocabulary.ids.values())
        assert [ids.count(vocabulary.ids[sign]) for sign in MENTIONS] == [1, 1]
