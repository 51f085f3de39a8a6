"""However its words are thrown together, a mended parse is a tree within its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.readers.text.sentences.pipeline import parsed, passing

pytestmark = pytest.mark.text
NAMES = ["Iran", "Israel", "the Free Syrian Army", "President Idriss Deby Itno of Chad", "M23"]
WORDS = [
    "helped",
    "helps",
    "ally",
    "allies",
    "rival",
    "foe",
    "enemy",
    "patron",
    ",",
    ".",
    "not",
    "which",
    "who",
    "arms",
    "arm",
    "armed",
    "arming",
    "training",
    "funding",
    "and",
    "or",
    "of",
    "accused",
    "denied",
    "refused",
    "French",
    "American",
    "Chinese",
    "troops",
    "South",
    "African",
    "-",
    "backed",
    "rebels",
    "the",
    "a",
    "its",
    "it",
    "because",
    "was",
    "by",
    "branded",
    "terrorist",
    "group",
    "hostage",
    "dead",
    "shot",
    "took",
    "three",
    "sailors",
    "police",
    "gunmen",
    "fight",
    "hunt",
    "combat",
    "attack",
    "'s",
    "(",
    '"',
    ":",
    "Unlike",
    "Boko",
    "Haram",
    "swore",
    "allegiance",
    "to",
    "that",
    "said",
]
PATTERNS = [
    "{} helped {} fight {} .", "{} 's ally {} attacked {} .", "{} , not {} , armed {} .",
    "{} accused {} of arming , training and funding {} .", "{} and its foe {} met {} .",
    "{} , which arms {} , and {} , which arms rebels , met .", "An ally of {} , {} , left {} .",
    "{} , branded a terrorist group by {} , attacked {} .", "{} took three {} sailors hostage {}",
]  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A pattern with names and some words thrown in, or words alone."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=8))
    if draw(st.booleans()):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3))
        pattern = draw(st.sampled_from(PATTERNS)).format(*names).split()
        for word in words[:2]:
            pattern.insert(draw(st.integers(0, len(pattern))), word)
        words = pattern
    return " ".join(words) or "."


@settings(max_examples=400, deadline=None)
@given(sentences())
def test_a_mended_parse_is_a_tree(text: str) -> None:
    with passing():
        for token in next(iter(parsed([text]))):
            above, steps = token, 0
            while above.head != above and steps <= len(token.doc):
                above, steps = above.head, steps + 1
            assert steps <= len(token.doc)
            assert above.sent.start == token.sent.start
