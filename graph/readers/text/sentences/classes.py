"""Words of a kind that rules and judging ask for: `data/lexicon/classes.csv`.

Topics: sport, trade, talks, aid, vote, weather, culture; `contest` words may be meant of a game or
an election. Verbs: helping, keeping (from), asking (for), ordering (to leave, which are leaving),
yielding (to somebody), labelling (as hostile or friendly), ending (support), lifting (sanctions),
condemning (deeds), and light ones, which leave it to their object.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

TOPICS = ("sport", "trade", "talks", "aid", "vote", "weather", "culture")


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of each word that has any."""
    path = files("belligraph.data") / "lexicon" / "classes.csv"
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        found[row["lemma"]].add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}


def is_a(word: Token, name: str) -> bool:
    """Whether a word is of a class."""
    return name in classes().get(lemma(word), ())


def topics_in(words: Iterable[Token]) -> Counter[str]:
    """How many words speak of each topic."""
    nouns = (w for w in words if w.pos_ in ("NOUN", "VERB", "PROPN", "ADJ"))
    return Counter(topic for w in nouns for topic in TOPICS if is_a(w, topic))


def is_sport(words: Iterable[Token]) -> bool:
    """Whether words plainly speak of a game."""
    return topics_in(words)["sport"] > 1
