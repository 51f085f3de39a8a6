"""What a sentence says of one end of a deed alone.

"Armed X, but not Y", "X, and possibly Y, attacked Z", "backed by neither X nor Y", "did not attack
X but Y": the rest of the sentence says another thing of the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Modality, Standing
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, children, conjuncts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Span, Token

    from ..naming.cast import Cast
    from .drafts import Draft

MEANT, NEGATED = "meant", "negated"
"""Who did what others did not; who did not."""
PLACED = frozenset({"prep", "agent", "dative", "conj"})
ONLY = frozenset({"alone", "just", "merely", "only", "simply"})


def singled_out(cast: Cast, sentence: Span) -> Mapping[int, str]:
    """Where those are named of whom something is said apart, and what.

    It is "negated", "meant", or what an adverb does (`operators.csv`): "possible", "alleged".
    """
    known = sentence.doc.user_data.setdefault("singled", {})
    if sentence.start not in known:
        known[sentence.start] = [
            (word.i, effect) for noun, effect in _apart(sentence) for word in _phrase(noun)
        ]
    return {cast.at(sentence.doc[at]): effect for at, effect in known[sentence.start]}


def as_singled(draft: Draft, singled: Mapping[int, str]) -> Draft:
    """A draft with what is said of one of its ends alone."""
    for end in (draft.subject, draft.object):
        effect = singled.get(end.mention.start)
        if effect == NEGATED:
            draft = replace(draft, negated=True, modality=Modality.ACTUAL)
        elif effect == MEANT:
            draft = replace(draft, negated=False)
        elif effect == "possible" and draft.modality is Modality.ACTUAL and not draft.negated:
            draft = replace(draft, modality=Modality.POSSIBLE)
        elif effect == "alleged":
            draft = replace(draft, standing=Standing.ALLEGED)
    return draft


def _apart(sentence: Span) -> Iterator[tuple[Token, str]]:
    """The heads of those of whom something is said apart."""
    for word in sentence:
        if word.lower_ == "not":
            yield from ((noun, NEGATED) for noun in _left_out(word))
        elif word.lower_ == "neither":
            yield from ((noun, NEGATED) for noun in _neither(word))
        elif word.lower_ == "but" and word.dep_ == "cc":
            yield from ((noun, MEANT) for noun in _instead(word))
        elif word.pos_ == "ADV" and word.dep_ == "advmod":
            known = lexicon().operators.get((word.lower_, "adverb", "verb"))
            if known is not None and known.effect in ("possible", "alleged"):
                yield from ((noun, known.effect) for noun in _hedged(word))


def _phrase(noun: Token) -> Span:
    """The words of a name with its head, without those joined to it."""
    return noun.doc[noun.left_edge.i : noun.i + 1]


def _left_out(denial: Token) -> list[Token]:
    """Whom "not" tells apart: "but not the B", "not A but B", "not from A but from B"."""
    above, sentence = denial.head, denial.sent
    if above.dep_ in PLACED and above.pos_ in ("ADP", "SCONJ") and denial.i < above.i:
        return children(above, "pobj")
    inside = above.pos_ in ("NOUN", "PROPN", "CCONJ") and above.dep_ != "ROOT"
    if denial.i + 1 >= sentence.end or not inside:
        return []
    turns = denial.i > sentence.start and denial.nbor(-1).lower_ in ("but", "and", ",", "though")
    another = any(c.lower_ == "but" for c in children(above, "cc"))
    if not turns and (denial.nbor().lower_ in ONLY or not another):
        return []
    behind = (t for t in sentence.doc[denial.i + 1 : sentence.end] if t.dep_ != "det")
    first = next(behind, None)
    return [] if first is None else [_noun_of(first)]


def _noun_of(word: Token) -> Token:
    """The head of the name that begins with a word."""
    while word.dep_ in ("amod", "compound", "nmod", "poss") and word.head.i > word.i:
        word = word.head
    return word


def _neither(word: Token) -> list[Token]:
    """Those told of by "neither X nor Y", "neither by X nor by Y" behind a preposition."""
    above = word.head
    if above.pos_ == "ADP":
        return [n for p in conjuncts(above) for n in children(p, "pobj")]
    return conjuncts(above) if above.dep_ == "pobj" else []


def _instead(link: Token) -> list[Token]:
    """Who is meant instead: Y in "did not attack X but Y"."""
    first = link.head
    if first.dep_ not in (*OBJECTS, "pobj"):
        return []
    verb = next((a for a in first.ancestors if a.pos_ in ("VERB", "AUX")), first)
    denials = [c for c in children(verb, "neg") if c.i < first.i]
    if not denials or any(t.lower_ in ONLY for t in verb.doc[denials[0].i + 1 : first.i]):
        return []
    return [c for c in children(first, "conj") if c.i > link.i]


def _hedged(adverb: Token) -> list[Token]:
    """Whom an adverb stands before: "X and possibly Y", "received arms, allegedly from X"."""
    above = adverb.head
    if adverb.i > above.i:
        return []
    if above.pos_ == "ADP" and above.dep_ in PLACED:
        return [c for n in children(above, "pobj") for c in conjuncts(n)]
    return [above] if above.dep_ == "conj" and above.pos_ in ("NOUN", "PROPN") else []
