"""One step up from a clause: what the word that governs it makes of its force.

Each step returns the governing word, or raises `Silenced` where that word is not known to let the
claim through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Modality, Standing
from .force import Force, Silenced, conditional, denied_at, inverted, local
from .lexicon import Operator
from .syntax import OBJECTS, SUBJECTS, children, finite, infinitive, lemma, operator, passive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Token

FACTUAL_MARKS = frozenset(
    {"while", "as", "after", "when", "although", "though", "because", "since"}
)


FACTUAL_PREPOSITIONS = frozenset({"after", "despite", "besides", "since", "while"})


def _conjunct(node: Token, force: Force) -> Token:
    head = node.head
    if head.pos_ not in ("VERB", "AUX"):
        if force.closed:
            return head
        raise Silenced
    if not children(node, *SUBJECTS) and not children(node, "aux") and node.tag_ == head.tag_:
        local(head, force)
    return head


def complement(node: Token, force: Force) -> Token:
    """A clause that hangs on a verb or adjective: ccomp, xcomp, or a gerund as object."""
    head = node.head
    if force.closed:
        _voice(head, force)
        return head
    if inverted(head) and node.i < head.i:  # the parser took the condition for the main clause
        start = next(c for c in children(head, "aux") if c.lower_ == "should").i
        force.condition = tuple(t for t in head.subtree if start <= t.i and t not in node.subtree)
        force.closed = True
        return head
    known = operator(head, "clause")
    if known is None:
        raise Silenced
    if known.lemma == "rule" and not any(
        c.lower_ == "out" for c in children(head, "prt", "advmod")
    ):
        raise Silenced
    if known.effect in ("negated", "denied") and _taken_back(head):
        return _left_open(known, head, force)
    _apply(known, node, force)
    local(head, force)
    return head


def _taken_back(verb: Token) -> bool:
    """Whether a refusal or denial is itself negated or refused."""
    above = operator(verb.head, "clause") if verb.dep_ == "xcomp" else None
    return denied_at(verb) or (above is not None and above.effect == "negated")


def _left_open(known: Operator, verb: Token, force: Force) -> Token:
    """What is "not ruled out" is possible; other double negations say nothing for sure."""
    if known.lemma != "rule":
        raise Silenced
    force.raise_to(Modality.POSSIBLE)
    if denied_at(verb):
        return verb
    if denied_at(verb.head):
        raise Silenced
    return verb.head


def _apply(known: Operator, node: Token, force: Force) -> None:
    """Change the force as the operator that governs the clause does."""
    governor = node.head
    effect = known.effect
    clause = finite(node) and not infinitive(node)
    if effect in ("speech", "alleged_speech"):
        _speech(known, node, force)
    elif effect == "denied":
        force.negated = not force.negated
        force.voices.append(governor)
    elif effect == "alleged":
        force.standing = Standing.ALLEGED
        _voice(governor, force, alleged=True)
    elif effect == "negated":
        force.negated = not force.negated
    elif effect == "threatened":
        force.threatened = True
    elif effect == "vowed":
        force.vowed = True
        force.raise_to(Modality.PROMISED)
    elif effect == "tried":
        force.tentative = True
    elif effect == "requested":
        force.raise_to(Modality.REQUESTED)
        force.requester = force.requester or governor
    elif effect != "actual":
        force.raise_to(Modality(effect))
        if clause:
            _voice(governor, force, alleged=True)


def _speech(known: Operator, node: Token, force: Force) -> None:
    governor = node.head
    if any(c.dep_ == "neg" for c in governor.children) or any(
        m.lower_ in ("whether", "if") for m in children(node, "mark")
    ):
        raise Silenced
    if not finite(node):
        _reported_infinitive(known, governor, node, force)
        return
    if known.effect == "alleged_speech":
        force.standing = Standing.ALLEGED
    if governor.pos_ in ("VERB", "AUX"):
        force.voices.append(governor)


def _reported_infinitive(known: Operator, governor: Token, node: Token, force: Force) -> None:
    """What "is said to have armed" is alleged; "told them to attack" is a request."""
    if not infinitive(node):
        raise Silenced
    if passive(governor):
        force.standing = Standing.ALLEGED
    elif known.lemma in ("tell", "warn"):
        force.raise_to(Modality.REQUESTED)
        force.requester = force.requester or governor
    else:
        raise Silenced


def _voice(governor: Token, force: Force, *, alleged: bool = False) -> None:
    known = operator(governor, "clause")
    if known is None or governor.pos_ not in ("VERB", "AUX"):
        return
    if alleged or known.effect in ("speech", "alleged_speech", "denied"):
        force.voices.append(governor)


def adjective(node: Token, force: Force) -> Token:
    """An adjective under its copula, which carries tense and negation."""
    local(node.head, force)
    return node.head


def _adverbial(node: Token, force: Force) -> Token:
    marks = {c.lower_ for c in children(node, "mark")}
    marks |= {c.lower_ for c in children(node, "advmod") if c.tag_ == "WRB"}
    if force.closed:
        return node.head
    if conditional(node) or "whether" in marks:
        raise Silenced
    if finite(node):
        if not marks & FACTUAL_MARKS:
            raise Silenced
        force.closed = True
        return node.head
    if infinitive(node) or node.tag_ not in ("VBG", "VBN"):
        raise Silenced
    local(node.head, force)
    return node.head


def _relative(node: Token, force: Force) -> Token:
    if node.tag_ == "VB" and not finite(node):
        return _effort(node, force)
    force.closed = True
    return node.head


def _effort(node: Token, force: Force) -> Token:
    """In "do everything possible to help" what would be done is the help."""
    noun = node.head
    governor = noun.head
    if noun.lower_ not in ("everything", "all", "whatever", "anything") or lemma(governor) != "do":
        raise Silenced
    local(governor, force)
    return governor


def _adnominal(node: Token, force: Force) -> Token:
    noun = node.head
    if force.closed:
        return noun
    if node.tag_ in ("VBG", "VBN") and not infinitive(node) and not finite(node):
        force.closed = True
        return noun
    known = operator(noun, "clause")
    if known is None:
        raise Silenced
    _apply(known, node, force)
    holder = noun.head
    above = operator(holder, "object") if noun.dep_ in OBJECTS else None
    if above is not None and above.effect == "negated":
        force.negated = not force.negated
    if noun.dep_ in OBJECTS and holder.pos_ == "VERB" and (above or lemma(holder) == "make"):
        local(holder, force)
        return holder
    force.closed = True
    return noun


def _gerund(node: Token, force: Force) -> Token:
    """A gerund behind a preposition: "accused of arming", "by attacking", "after attacking"."""
    preposition = node.head
    governor = preposition.head
    known = operator(governor, "clause")
    word = preposition.lower_
    if force.closed:
        pass
    elif word in ("of", "for") and known is not None and known.effect == "alleged":
        force.standing = Standing.ALLEGED
        force.voices.append(governor)
        local(governor, force)
    elif known is not None and word in ("to", "in", "on", "about"):
        _apply(known, node, force)  # "committed to destroying"
        local(governor, force)
    elif word == "by":
        local(governor, force)
    elif word in FACTUAL_PREPOSITIONS:
        force.closed = True
    else:
        raise Silenced
    return governor


STEPS: Mapping[str, Callable[[Token, Force], Token]] = {
    "conj": _conjunct,
    "ccomp": complement,
    "xcomp": complement,
    "acomp": adjective,
    "advcl": _adverbial,
    "relcl": _relative,
    "acl": _adnominal,
    "pcomp": _gerund,
}
