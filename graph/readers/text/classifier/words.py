"""The words on a way and around it as features: which lean, what they make of each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..judging.ways.bearing import bearing
from ..judging.ways.way import places
from ..leaning.leanings import leanings
from ..sentences.syntax import lemma, operator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from ..judging.couple import Couple
    from ..judging.ways.way import Place, Way

CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
KINDS = CONTENT | {"ADV", "ADP", "AUX", "SCONJ", "PART"}
NAMES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT"})
"""Kinds of entities."""
SIGNS = {1: "+", -1: "-"}
NEGATIVE = frozenset({"not", "n't", "never", "no", "without", "nor", "neither", "nobody", "none"})
TOGETHER = frozenset(
    {"other", "between", "both", "joint", "jointly", "together", "rival", "side", "alongside"}
)
LEVELS = {"along": ("top", "on"), "close": ("top", "on", "by")}


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence around a way, without the mentions.

    Attributes:
        where: where each word stands to the way, by its place in the text.
    """

    way: Way
    words: tuple[Token, ...]
    where: Mapping[int, Place]


def scene(way: Way, couple: Couple) -> Scene:
    """The sentence around the way between a couple."""
    own = {t.i for t in (*couple.subject, *couple.object)}
    return Scene(way, tuple(t for t in way.top.sent if t.i not in own), places(way))


def leaning_words(around: Scene) -> dict[str, float]:
    """How many words lean which way, by where they stand to the way."""
    counts: Counter[str] = Counter()
    for word in around.words:
        for one in leanings(word)[:1]:
            counts.update(_of_leaning(word, SIGNS[one.sign], one.kind, one.direction, around))
    found = {name: float(min(n, 2)) for name, n in counts.items()}
    for level in ("lean", *LEVELS):
        found[f"{level}:is:{_balance(counts[f'{level}:+'], counts[f'{level}:-'])}"] = 1.0
    top = bearing(around.way.top)
    found[f"bears:{SIGNS[top.sign] if top is not None else ''}:{under(around.way)}"] = 1.0
    return found


def _of_leaning(word: Token, sign: str, kind: str, direction: str, around: Scene) -> Iterator[str]:
    place = around.where[word.i]
    yield f"lean:{sign}"
    for level, near in LEVELS.items():
        if place in near:
            yield f"{level}:{sign}"
    if place in ("top", "on"):
        yield f"lean:{place}:{sign}"
        yield f"lean:{place}:{sign}:{kind}"
        yield f"lean:{place}:{sign}:{direction}"
        yield f"lean:{place}:{sign}:{under(around.way)}"
    if place != "else":
        yield from (f"effect:{sign}:{effect}" for effect in _effects(word))
    if around.way.listed:
        yield f"listed:{place}:{sign}"
        yield f"listed:{direction}:{sign}"


def _balance(plus: int, minus: int) -> str:
    if plus == minus:
        return "both" if plus else "none"
    return "+" if plus > minus else "-"


def _effects(word: Token) -> Iterator[str]:
    """What the word that governs a leaning one makes of it."""
    governor = word.head.head if word.dep_ == "pobj" else word.head
    slots = ("clause",) if word.pos_ in ("VERB", "AUX") else ("object", "clause")
    known = next((o for slot in slots if (o := operator(governor, slot)) is not None), None)
    if known is not None and governor.i != word.i:
        yield known.effect


def under(way: Way) -> str:
    """By which labels the two sides of a way hang on its top."""
    sides = ([way.first, *way.up][-1], [way.second, *way.down][-1])
    return "|".join(side.dep_ for side in sides)


def leaning_anywhere(words: Iterable[Token]) -> dict[str, float]:
    """How many words lean which way, where the two mentions stand in different sentences."""
    counts = Counter(f"apart:{SIGNS[one.sign]}" for w in words for one in leanings(w)[:1])
    return {name: float(min(n, 3)) for name, n in counts.items()}


def plain_words(around: Scene) -> Iterator[str]:
    """The words close to a way, those that take something back, and the prepositions along it."""
    for word in around.words:
        if word.pos_ in KINDS and not named(word):
            yield from _of_word(word, around)
    way = around.way
    for side, chain in (("first", (way.first, *way.up)), ("second", (way.second, *way.down))):
        yield from (f"prep:{side}:{w.lower_}" for w in chain if w.pos_ == "ADP")
    if way.top.sent.text.rstrip("\"') ").endswith("?"):
        yield "question"


def _of_word(word: Token, around: Scene) -> Iterator[str]:
    place, name = around.where[word.i], lemma(word)
    if word.pos_ in CONTENT:
        yield from (f"word:{level}:{name}" for level, near in LEVELS.items() if place in near)
    if around.way.listed and name in TOGETHER:
        yield "listed:together"
    if word.lower_ in NEGATIVE:
        yield f"no:{place}"
    known = operator(word, "clause")
    if known is not None and place != "else":
        yield f"op:{place}:{known.effect}"
        yield f"op:{known.effect}"


def named(word: Token) -> bool:
    """Whether a word is part of a name, or an adjective of one ("Russian")."""
    return bool(word.ent_type_ in NAMES) or (word.text[:1].isupper() and not word.is_sent_start)
