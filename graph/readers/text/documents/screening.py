"""What is not to be read: texts in other languages, and the notices that a site adds to a page."""

from __future__ import annotations

import re

from ....errors import TextError, quoted

SAMPLE = 200_000
ENOUGH_WORDS = 40
SOME_WORDS = 25
ENGLISH_SHARE = 0.15
FEW_WORDS, FEW_SHARE, DIFFERENT = 100, 0.1, 4
"""A text of so few words may have this share, if so many different function words are in it."""
LATIN_SHARE = 0.5
# Words that English cannot do without and its neighbours hardly use ("in", "a", "on", "do" and
# "me" are theirs, too).
FUNCTION_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "for",
        "it",
        "with",
        "as",
        "his",
        "he",
        "be",
        "by",
        "at",
        "from",
        "are",
        "this",
        "have",
        "not",
        "but",
        "had",
        "they",
        "which",
        "were",
        "been",
        "has",
        "their",
        "would",
        "will",
        "who",
        "its",
        "more",
        "said",
        "than",
        "after",
        "when",
        "an",
        "there",
        "what",
        "about",
        "against",
        "between",
        "into",
        "could",
        "through",
        "before",
        "because",
        "also",
        "those",
        "these",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"you['’]ve (read|reached)\b.*\b(free|article|stories|limit)",
        r"\b(subscribe|sign in|log in|register) (now |today )?to (continue|read|keep)\b",
        r"\b(unlimited|digital) (digital )?(access|subscription)\b.*[$£€]\s?\d",
        r"^(of )?(free )?(stories|articles) this month\b",
        r"^get unlimited\b",
        r"^(already a subscriber|sign up for (our|the)|advertisement$|share this (article|story))",
        r"^(copyright\s*)?(©|\(c\))\s",
        r"\ball rights reserved\b",
    )
)
_LONGEST_NOTICE = 200


def boilerplate(line: str) -> bool:
    """Whether a line is a notice of the site and not part of the report."""
    stripped = line.strip()
    return len(stripped) <= _LONGEST_NOTICE and any(n.search(stripped) for n in _NOTICES)


def check_language(text: str, path: str) -> None:
    """Refuse a text that is not English; one too short to tell is let through.

    Raises:
        TextError: says which share of its words are English function words.
    """
    words = [w.casefold() for w in _WORD.findall(text.lstrip()[:SAMPLE])]
    if not words:
        raise TextError(f"{quoted(path)} has no words")
    if _latin(words) < LATIN_SHARE:
        raise TextError(f"{quoted(path)} is not English: it is not in Latin script")
    found = [word for word in words if word in FUNCTION_WORDS]
    share = len(found) / len(words)
    if len(words) < ENOUGH_WORDS and (share > 0 or len(words) < SOME_WORDS):
        return
    if len(words) < FEW_WORDS and share >= FEW_SHARE and len(set(found)) >= DIFFERENT:
        return
    if share < ENGLISH_SHARE:
        raise TextError(
            f"{quoted(path)} does not look English: {share:.0%} of its words are English function "
            f"words, expected at least {ENGLISH_SHARE:.0%}; only English texts can be read"
        )


def _latin(words: list[str]) -> float:
    letters = "".join(words)
    return sum(c < "\u0250" for c in letters) / len(letters)
