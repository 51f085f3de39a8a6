"""Fights and gifts that take no side: of firms before courts, of traders, of bringers of relief.

Games and polls themselves are known by the words of `hedges`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..naming.entities import noun_lemma
from ..sentences.classes import is_a
from ..sentences.lexicon import lexicon
from ..sentences.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

SCORE = re.compile(r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])")
LETHAL = frozenset({"behead", "bomb", "bombard", "execute", "kidnap", "kill", "massacre", "murder",
                    "shell", "shoot", "slaughter", "storm", "torture"})  # fmt: skip
"""What no firm does to another, even in words."""
BIDDING = frozenset({"back", "backing", "endorse", "support"})
_GIVEN = frozenset({"dobj", "dative", "prep", "nsubjpass"})
UNARMED = frozenset({"adviser", "advisor", "crew", "guard", "leader", "leadership", "officer",
                     "official", "patrol", "trainer"})  # fmt: skip
"""Forces by the table of nouns that may be anybody's."""


def commercial(trigger: Token) -> bool:
    """Whether what a word says is done in a market or a court, and nobody bears arms."""
    name = lemma(trigger)
    if name not in LETHAL and SCORE.search(trigger.sent.text):
        return not any(_armed(w) for w in trigger.sent)
    if name in LETHAL or not any(_traded(w) for w in trigger.sent):
        return name in BIDDING and any(_played(w) for w in trigger.sent)
    return not any(_armed(w) for w in trigger.sent)


def relieving(trigger: Token) -> bool:
    """Whether what is given, or whom it is for, is relief: "to fund surgeons at two hospitals"."""
    said = [c for c in trigger.children if c.dep_ in _GIVEN]
    words = [w for c in said for w in c.subtree]
    relief = any(is_a(w, "aid") for w in words if w.pos_ in ("NOUN", "PROPN", "ADJ"))
    return relief and not any(_armed(w) for w in words)


def _traded(word: Token) -> bool:
    return word.pos_ in ("NOUN", "PROPN") and lexicon().is_a(noun_lemma(word), "commerce")


def _played(word: Token) -> bool:
    """Whether a word names games that somebody bids for."""
    return lemma(word) in ("championship", "cup", "olympics", "tournament")


def _armed(word: Token) -> bool:
    name = noun_lemma(word)
    if word.pos_ not in ("NOUN", "PROPN", "ADJ") or name in UNARMED:
        return False
    if name in lexicon().items and lexicon().items[name][0].value in ("weapons", "military"):
        return True
    return lexicon().is_a(name, "force", "weapon", "irregular", "machine")
