"""Predicates from the words that merely lean: `data/lexicon/tilts.csv`.

They say less than those of the predicates: no means, and a frame that follows from their kind.
Words that lean nowhere together ("strike a deal") take back what one of them alone would say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import OBJECTS, children, lemma, part_of_speech, prepositional
from .leanings import ROLE, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..sentences.lexicon import Tilt

WEAK = frozenset(
    {"cooperation", "fear", "friendship", "objection", "partnership", "pressure", "suspicion"}
)
"""Words that lean too little to make a claim of their own."""
VERB = ("obj",)
BEHIND_VERB = ("against", "on", "upon", "with", "at", "to")
NOUN = {
    1: ("for", "to", "of", "with", "behind"),
    -1: ("against", "on", "at", "over", "towards", "of"),
}
ADJECTIVE = ("to", "of", "with", "towards", "toward", "against", "at")
WHOSE = ("of", "to", "for", "poss")


def neutral(token: Token) -> bool:
    """Whether a word together with another leans nowhere: "strike a deal", "on strike"."""
    pos = part_of_speech(token)
    tilts = (lexicon().tilts.get(words) for words in (together(token, pos) if pos else ()))
    found = next((tilt for tilt in tilts if tilt is not None), None)
    return found is not None and not found.sign


def tilted(token: Token) -> Iterator[tuple[Predicate, bool]]:
    """The predicates that a word, with what belongs to it, leans to; True = its object acts."""
    found = next(_known(token), None)
    if found is None:
        found = _alone(token)
    if found is None or not found[1].sign or lemma(token) == "vote":
        return  # a ballot takes no side
    words, tilt, kind = found
    if tilt.sign > 0 and kind == "verb" and any(True for _ in _against(token)):
        return  # "joined forces against X" helps X in nothing
    relation = Relation.SUPPORTS if tilt.sign > 0 else Relation.OPPOSES
    both = tilt.direction == "both"
    predicate = Predicate(
        words,
        kind,
        relation,
        Means.UNKNOWN,
        _subjects(kind),
        _slots(token, words, tilt, kind),
        both,
    )
    yield predicate, tilt.direction == "backward"


def _against(verb: Token) -> Iterator[Token]:
    return prepositional([verb, *children(verb, *OBJECTS)], "against")


def _known(token: Token) -> Iterator[tuple[str, Tilt, str]]:
    pos = part_of_speech(token)
    for words, kind in together(token, pos) if pos else ():
        tilt = lexicon().tilts.get((words, kind))
        if tilt is not None and kind != "phrase":
            yield words, tilt, kind


def _alone(token: Token) -> tuple[str, Tilt, str] | None:
    word, pos = lemma(token), part_of_speech(token)
    for kind in ("noun", ROLE) if pos == "noun" else ("adjective",) if pos == "adjective" else ():
        tilt = lexicon().tilts.get((word, kind))  # a verb alone leans too little
        if tilt is not None and word not in WEAK:
            return word, tilt, kind
    return None


def _subjects(kind: str) -> tuple[str, ...]:
    return ("poss", "by", "from", "adj") if kind == "noun" else ("subj",)


def _slots(token: Token, words: str, tilt: Tilt, kind: str) -> tuple[str, ...]:
    if kind == "noun":
        return ("with",) if tilt.direction == "both" else NOUN[tilt.sign]
    if kind == ROLE:
        return WHOSE
    if kind == "adjective":
        return ADJECTIVE
    return _of_verb(token, words.split()[1:])


def _of_verb(verb: Token, belonging: list[str]) -> tuple[str, ...]:
    last = belonging[-1]
    if len(belonging) == 1 and any(last == c.lower_ for c in children(verb, "prep")):
        return (last,)
    if any(last == lemma(c) for c in children(verb, *OBJECTS)):
        return BEHIND_VERB
    return VERB
