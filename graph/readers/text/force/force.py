"""The force of a claim, and what at a word itself changes it: auxiliaries, negation, conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....model import Modality, Standing
from ..sentences.lexicon import lexicon
from ..sentences.syntax import SUBJECTS, children, lemma
from .hedges import beside
from .negation import NEVER, denied_at, denies, negated, of_some_alone, to_no_end

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_CONDITION = 500
RANK = [
    Modality.ACTUAL,
    Modality.PROMISED,
    Modality.OFFERED,
    Modality.REQUESTED,
    Modality.POSSIBLE,
    Modality.COUNTERFACTUAL,
]
CONDITIONAL = frozenset({"if", "unless", "provided", "providing"})
FUTURE = frozenset({"will", "wo", "'ll"})
_TURNING = frozenset({
    "as", "barely", "hardly", "neither", "never", "nor", "not", "once", "only", "rarely",
    "scarcely", "seldom", "so", "sooner", "than", "where",
})  # fmt: skip
"""Words behind which the subject follows its auxiliary, in what did happen, too."""
_UNREAL = frozenset({"could", "might", "would", "'d"})
_NAMING = frozenset({"NOUN", "PRON", "PROPN"})
_REFUSABLE = frozenset({Modality.PROMISED, Modality.OFFERED, Modality.POSSIBLE})


class Silenced(Exception):  # noqa: N818 - not an error: the sentence does not assert the claim
    """The sentence does not say what the word alone would."""


@dataclass(slots=True)
class Force:
    """The force of a claim.

    Attributes:
        voices: verbs of saying and "according", the innermost first.
        path: verbs and nouns climbed through before the first voice.
        requester: the verb by which somebody asks for the act.
        threatened, vowed, tentative: the act is what somebody threatens, vows or tries to do.
        would, doubtful: "would", or "may" and its like, stands at the verb.
        worded: the act is one of words ("verbally attacked").
        given: what governs the thing presumes it, and does not date it.
        closed: what lies above speaks of the thing, but no longer changes its force.
        surmised: a word on the way is not known, and taken to let the claim through.
        ended: the act is told of because it ended ("stopped arming Y").
    """

    modality: Modality = Modality.ACTUAL
    negated: bool = False
    standing: Standing = Standing.STATED
    condition: tuple[Token, ...] = ()
    voices: list[Token] = field(default_factory=list)
    path: list[Token] = field(default_factory=list)
    requester: Token | None = None
    threatened: bool = False
    vowed: bool = False
    tentative: bool = False
    would: bool = False
    doubtful: bool = False
    worded: bool = False
    given: bool = False
    closed: bool = False
    surmised: bool = False
    ended: bool = False

    def raise_to(self, modality: Modality) -> None:
        """Weaken the claim; what is weaker already stays."""
        self.modality = max(self.modality, modality, key=RANK.index)

    def _past(self) -> bool:
        """Whether a clause in the past governs, so that "would" is the future of then."""
        above = self.path[1:]
        return any(
            v.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(v, "aux")) for v in above
        )

    def settle(self) -> None:
        """What a refusal and a bare "would" come to once the whole sentence is known."""
        if self.would:
            later = self.condition or self.voices or self._past()
            self.raise_to(Modality.PROMISED if later else Modality.POSSIBLE)
        if self.negated and self.doubtful:
            raise Silenced
        if self.negated and self.modality in _REFUSABLE:
            self.modality = Modality.ACTUAL


def local(verb: Token, force: Force) -> None:
    """What stands at the verb itself: auxiliaries, negation, conditions."""
    if force.closed:
        return
    if of_some_alone(verb) or _on_the_day(verb):
        raise Silenced
    own = not force.path or force.path[0].i == verb.i
    force.negated = force.negated or negated(verb) or (own and to_no_end(verb))
    auxiliaries = children(verb, "aux", "auxpass")  # the parser may hang one on another
    for child in (*verb.children, *(c for aux in auxiliaries for c in aux.children)):
        if child.dep_ == "aux":
            _auxiliary(child, verb, force)
            if child.tag_ == "TO" and verb.dep_ == "ROOT":
                force.raise_to(Modality.PROMISED)  # "Russia to arm X"
        elif child.dep_ == "advcl" and conditional(child):
            force.condition = force.condition or tuple(child.subtree)
    if unfulfilled(verb) and denied_at(verb):
        force.negated = False  # "had X not armed Y": it did
    elif unfulfilled(verb):
        force.raise_to(Modality.COUNTERFACTUAL)
    _by_whom(verb, force)
    words = {c.lower_ for c in verb.children}
    refused = "longer" in words and bool(words & FUTURE)
    force.negated = force.negated or refused
    for effect in beside(verb):
        if not refused:  # "will no longer supply" refuses, "no longer supplies" ends
            _hedged(effect, force)


def _by_whom(verb: Token, force: Force) -> None:
    """What stands before the one who acts: "presumably by X"."""
    for by in (c for c in verb.children if c.lower_ == "by" and c.dep_ in ("agent", "conj")):
        known = (lexicon().operators.get((c.lower_, "adverb", "verb")) for c in by.children)
        for one in known:
            if one is not None:
                _hedged(one.effect, force)


def _hedged(effect: str, force: Force) -> None:
    if effect == "void":
        raise Silenced
    if effect == "alleged":
        force.standing = Standing.ALLEGED
    elif effect == "possible":
        force.doubtful = True
        force.raise_to(Modality.POSSIBLE)


def doubted(verb: Token) -> bool:
    """Whether anything at a verb keeps it from being plainly so: "not", "may", "would", "if"."""
    probe = Force()
    try:
        local(verb, probe)
    except Silenced:
        return True  # "must end"
    plain = probe.modality is Modality.ACTUAL and not (probe.negated or probe.would)
    return not plain or bool(probe.condition) or denied_at(verb) or conditional(verb)


def _auxiliary(aux: Token, verb: Token, force: Force) -> None:
    word = lemma(aux)
    perfect = any(lemma(c) == "have" for c in children(verb, "aux"))
    if aux.lower_ in ("will", "'ll", "wo", "shall"):
        force.raise_to(Modality.PROMISED)
    elif word == "would" or aux.lower_ == "'d":
        if perfect:
            force.raise_to(Modality.COUNTERFACTUAL)
        force.would = force.would or not perfect
    elif aux.lower_ in ("may", "might", "can", "could", "ca"):
        force.doubtful = True
        unreal = perfect and aux.lower_ == "could"
        force.raise_to(Modality.COUNTERFACTUAL if unreal else Modality.POSSIBLE)
    elif aux.tag_ == "MD":
        raise Silenced


def negated_noun(noun: Token, force: Force) -> None:
    """What stands before a noun: "no", "alleged", "possible"."""
    force.negated = denies(noun)
    for effect in beside(noun):
        _hedged(effect, force)


def conditional(clause: Token) -> bool:
    """Whether a clause is a condition: if, unless, "should officials ask"."""
    if any(m.lower_ in CONDITIONAL for m in children(clause, "mark")):
        return True
    before = [p for p in children(clause, "prep") if p.lower_ == "in" and p.i < clause.i]
    if any(n.lower_ == "case" for p in before for n in children(p, "pobj")):
        return True  # "in case X attacks Y"
    return inverted(clause)


def unfulfilled(verb: Token) -> bool:
    """Whether a verb says what did not come about: "had X armed Y"; "never had X armed Y" did.

    Told by the words, as the parser takes such clauses for all sorts of things.
    """
    sentence = verb.sent
    if sentence[0].lower_ in _TURNING & NEVER:
        return False
    before = reversed(verb.doc[sentence.start : verb.i])
    aux = next((t for t in before if t.lower_ == "had" or t.pos_ in ("VERB", "AUX", "SCONJ")), None)
    if aux is None or aux.lower_ != "had" or not any(t.lower_ in _UNREAL for t in sentence):
        return False
    first = aux.i == sentence.start or aux.nbor(-1).lower_ not in _TURNING
    return first and any(t.pos_ in _NAMING for t in verb.doc[aux.i + 1 : verb.i])


def _on_the_day(verb: Token) -> bool:
    """Whether it is said what follows if it is done: "the day X attacks Y, Z will act"."""
    days = (c for c in children(verb, "npadvmod") if c.lower_ in ("day", "minute", "moment"))
    return verb.tag_ in ("VBP", "VBZ") and any(c.right_edge.i < verb.i for c in days)


def inverted(clause: Token) -> bool:
    """Whether "should" stands before the subject and nothing asks a question."""
    auxiliaries = [c for c in children(clause, "aux") if c.lower_ == "should"]
    if not auxiliaries:
        return False
    subjects = children(clause, *SUBJECTS)
    first = auxiliaries[0].i == clause.left_edge.i and clause.dep_ == "advcl"
    return first or bool(subjects and auxiliaries[0].i < subjects[0].i)


def condition_text(force: Force) -> str:
    """The condition as it stands in the text."""
    if not force.condition:
        return ""
    first, last = min(t.i for t in force.condition), max(t.i for t in force.condition)
    return force.condition[0].doc[first : last + 1].text.strip(" ,.;\"'")[:LONGEST_CONDITION]
