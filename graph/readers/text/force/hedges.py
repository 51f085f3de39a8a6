"""Words beside a predicate that take it back or change it: "almost", "in a novel", "verbally"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..sentences.classes import is_sport
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

_CONTESTED = frozenset(
    {"assault", "attack", "battle", "beat", "challenge", "clash", "crush", "defeat", "down"}
    | {"duel", "edge", "face", "fight", "hammer", "hit", "hold", "oust", "overcome", "overpower"}
    | {"overwhelm", "pound", "punish", "rout", "stun", "sweep", "thrash", "topple", "trounce"}
    | {"triumph", "trounce", "unseat", "upset", "victory", "war", "wipe", "blow", "shoot"}
    | {"opponent", "rival"}
)
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_WITHIN = frozenset({"in", "on", "under", "during", "within", "by", "with"})
_ONLY = frozenset({"only", "alone", "merely", "just"})
_SPEAKABLE = frozenset({"attack", "assault", "hit"})
_SPANS = frozenset({"border", "city", "course", "day", "decade", "hour", "month", "night", "period",
                    "sea", "town", "water", "week", "weekend", "year"})  # fmt: skip
"""Over which somebody is attacked by arms."""


def beside(word: Token) -> Iterator[str]:
    """The effects of the adverbs at a verb, or of the adjectives at a noun."""
    verb = part_of_speech(word) == "verb"
    pos, slot = ("adverb", "verb") if verb else ("adjective", "noun")
    labels = ("advmod", "npadvmod") if verb else ("amod", "compound", "nmod")
    for child in children(word, *labels):
        known = lexicon().operators.get((child.lower_, pos, slot))
        if known is not None:
            yield known.effect
    if verb and word.i > 1 and [t.lower_ for t in word.doc[word.i - 2 : word.i]] == ["all", "but"]:
        yield "void"


def unreal(trigger: Token) -> bool:
    """Whether it happens in a novel, a dream or an exercise, or in words only."""
    nouns = _settings(trigger)
    if not nouns:
        return False
    around = {trigger, *trigger.ancestors}
    within = {*around, *(c for t in around for c in t.children)}
    return any(noun.head.head in within for noun in nouns)


def _settings(trigger: Token) -> tuple[Token, ...]:
    """The nouns of a sentence that may tell where something merely seems to happen."""
    return _of_sentence(trigger, "settings", _is_setting)


def _is_setting(noun: Token) -> bool:
    if noun.dep_ != "pobj" or noun.head.lower_ not in _WITHIN:
        return False
    if lexicon().is_a(lemma(noun), "fiction"):
        return True
    return lexicon().is_a(lemma(noun), "semblance") and (_only(noun) or _bare(noun))


def sporting(trigger: Token) -> bool:
    """Whether a word that serves games and polls, too, is said of one: "beat X 2-1"."""
    if lemma(trigger) not in _CONTESTED:
        return False
    games = _of_sentence(trigger, "games", _of_game)
    named = any(not (word.i == trigger.i or word.pos_ == "VERB") for word in games)
    return named or is_sport(word for word in trigger.sent if word.i != trigger.i)


def _of_game(word: Token) -> bool:
    return lexicon().is_a(lemma(word), "contest") or bool(_SCORE.fullmatch(word.text))


def _of_sentence(word: Token, name: str, fits: Callable[[Token], bool]) -> tuple[Token, ...]:
    """The words of a sentence that fit; looked for once, since every trigger asks."""
    sentence = word.sent
    known = word.doc.user_data
    key = f"{name} {sentence.start}"
    if key not in known:
        known[key] = tuple(t.i for t in sentence if fits(t))
    return tuple(word.doc[i] for i in known[key])


def _only(noun: Token) -> bool:
    near = noun.doc[max(noun.head.i - 1, noun.sent.start) : min(noun.i + 2, noun.sent.end)]
    return any(t.lower_ in _ONLY for t in near)


def _bare(noun: Token) -> bool:
    """Whether "on paper", "in theory" stand alone, which no "in name" or "in words" need do."""
    return not list(noun.children) and not lexicon().is_a(lemma(noun), "utterance")


def worded(trigger: Token) -> bool:
    """Whether an attack is one of words: "verbally attacked", "attacked them in a speech"."""
    if "worded" in beside(trigger):
        return True
    if lemma(trigger) not in _SPEAKABLE:
        return False
    if _reproached(trigger):
        return True
    return any(
        lexicon().is_a(lemma(noun), "utterance")
        for holder in (trigger, *children(trigger, "dobj", "obj"))
        for preposition in children(holder, "prep")
        if preposition.lower_ in ("in", "during", "on", "with")
        for noun in children(preposition, "pobj")
    )


def _reproached(verb: Token) -> bool:
    """Whether somebody is attacked for what he did: "attacked Y for arming Z", "over the deal"."""
    if verb.pos_ != "VERB" or not children(verb, "dobj", "obj"):
        return False
    behind = [c for h in (verb, *children(verb, "dobj", "obj")) for c in children(h, "prep")]
    deeds = any(children(c, "pcomp") for c in behind if c.lower_ == "for")
    things = [n for c in behind if c.lower_ == "over" for n in children(c, "pobj")]
    return deeds or any(not n.ent_type_ and lemma(n) not in _SPANS for n in things)
