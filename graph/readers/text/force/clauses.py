"""One step up from a clause: what the word that governs it makes of its force.

Each step returns the governing word, or raises `Silenced` where that word is not known to let the
claim through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Modality
from ..sentences.syntax import (
    OBJECTS,
    SUBJECTS,
    children,
    finite,
    infinitive,
    lemma,
    operator,
    passive,
)
from .accounts import account_of, taken_back
from .charges import alleged, alleging
from .complements import apply, complement
from .force import Force, Silenced, conditional, doubted, local, unfulfilled
from .negation import NO, denied_at, to_nobody
from .undone import as_though, hindering, nearly, refused, short_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Token

    Step = Callable[[Token, Force], Token]

_PAST = frozenset({"VBD", "VBN", "VBZ"})
FACTUAL_MARKS = frozenset(
    {"while", "as", "after", "when", "although", "though", "because", "since"}
)


_PROOFS = frozenset({"evidence", "indication", "proof", "sign"})
_FINDING = frozenset({"discover", "find", "see", "show", "uncover"})
_RANKED = frozenset({"first", "second", "third", "last", "latest", "next", "only"})
FACTUAL_PREPOSITIONS = frozenset({"after", "despite", "besides", "since", "while"})


def _conjunct(node: Token, force: Force) -> Token:
    head = node.head
    if node.tag_ == "VB" and head.tag_ in _PAST and not children(node, "aux", *SUBJECTS):
        return _first_infinitive(node)
    if any(
        c.lower_ in ("than", "instead") for c in head.children if c.dep_ in ("cc", "prep", "dep")
    ):
        raise Silenced  # "called for talks rather than condemn X"
    if head.pos_ not in ("VERB", "AUX"):
        force.surmised = force.surmised or not force.closed
        force.closed = True
        return head
    own = children(node, *SUBJECTS, "aux")
    perfect = head.tag_ == "VBN" and node.tag_ == "VBD"  # "may have armed X and attacked Y"
    if not own and (node.tag_ == head.tag_ or perfect or _either(node, head)):
        denied = force.negated
        local(head, force)
        force.negated = denied if to_nobody(head) else force.negated
    return head


def _either(node: Token, head: Token) -> bool:
    """Whether "or" joins two verbs, so that what denies the first denies both."""
    links = (c for c in children(head, "cc") if head.i < c.i < node.i)
    return any(c.lower_ in ("nor", "or") for c in links)


def _first_infinitive(node: Token) -> Token:
    """The infinitive that one hangs on which the parser hung on the verb: "offers to V and V"."""
    between = node.doc[node.head.i + 1 : node.i]
    first = next((t for t in reversed(between) if t.tag_ == "VB"), None)
    if first is None:
        raise Silenced  # a noun for the parser: "an offer to host and resupply X"
    return first


def adjective(node: Token, force: Force) -> Token:
    """An adjective under its copula, which carries tense and negation."""
    local(node.head, force)
    return node.head


def _adverbial(node: Token, force: Force) -> Token:
    marks = {c.lower_ for c in children(node, "mark")}
    marks |= {c.lower_ for c in children(node, "advmod") if c.tag_ == "WRB"}
    if force.closed:
        return node.head
    if unfulfilled(node):
        if not denied_at(node):
            force.raise_to(Modality.COUNTERFACTUAL)
        force.closed = True
        return node.head
    if node.tag_ == "VBG" and not marks and _object_of(node):
        return complement(node, force)
    if conditional(node) or "whether" in marks or as_though(node):
        raise Silenced  # "as though X had attacked Y"
    if finite(node):
        if not marks & FACTUAL_MARKS:
            _supposed(marks, node)
            force.surmised = True
        force.closed = True
        return node.head
    if infinitive(node):
        return _purpose(node, force)
    if node.tag_ not in ("VBG", "VBN"):
        raise Silenced
    if passive(node):
        force.closed = True  # "backed by X, Y did not yield"
        return node.head
    negated = force.negated
    local(node.head, force)
    force.negated = negated  # "Y did not yield, blaming X"
    return node.head


def _object_of(gerund: Token) -> bool:
    """Whether a gerund is what the verb right before it speaks of: "ruled out arming X"."""
    verb = gerund.head
    before = {verb.i, *(c.i for c in children(verb, "prt"))}
    return gerund.i - 1 in before and operator(verb, "clause") is not None


def _supposed(marks: set[str], node: Token) -> None:
    """A clause of time or place tells of the past; "so that", "lest", "before it can" do not."""
    past = node.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(node, "aux", "auxpass"))
    present = node.tag_ in ("VBP", "VBZ")
    start = node.left_edge
    in_case = start.i > 1 and start.nbor(-1).lower_ == "case" and start.nbor(-2).lower_ == "in"
    if in_case or "case" in marks or (present and marks & {"once", "whenever"}):
        raise Silenced
    if marks & {"lest", "that", "so"} or (marks & {"before", "until", "till"} and not past):
        raise Silenced
    if marks & {"until", "till"} and refused(node.head):
        raise Silenced  # "would not ratify the treaty until X expelled Y"
    if doubted(node):
        raise Silenced


def _purpose(node: Token, force: Force) -> Token:
    """What somebody is sent for: "deployed troops to fight the rebels"."""
    known = operator(node.head, "purpose")
    meant = operator(node.head, "clause")
    if known is None and meant is not None and meant.control == "subject":
        return complement(node, force)  # "offered on Tuesday to train": no purpose after all
    if known is None or _for_receiver(node.head):
        raise Silenced
    local(node.head, force)
    force.surmised = True
    return node.head


def _for_receiver(verb: Token) -> bool:
    """Whether what is given is for another to use: "provided Chad with guns to fight AQIM"."""
    with_ = lemma(verb) == "provide" and any(c.lower_ == "with" for c in children(verb, "prep"))
    receivers = children(verb, "dative")
    receivers += [c for o in children(verb, *OBJECTS) for c in children(o, "compound")
                  if c.pos_ == "PROPN" and c.i == verb.i + 1]  # fmt: skip
    return with_ or any(c.pos_ != "ADP" for c in receivers)


def _content(step: Step) -> Step:
    """A step from a clause that may be the content of an account that somebody denies."""

    def _step(node: Token, force: Force) -> Token:
        return taken_back(node, force) or step(node, force)

    return _step


def _relative(node: Token, force: Force) -> Token:
    if node.tag_ == "VB" and not finite(node):
        return _effort(node, force)
    known = operator(node.head, "clause")
    if known is not None and known.effect == "void":
        raise Silenced  # "in the event that X helps Y"
    if known is not None and account_of(node) is not None:
        apply(known, node, force)  # "a report under which X armed Y"
    if _picked(node.head) and not force.closed:
        if any(c.lower_ == "but" for c in node.head.children):
            raise Silenced  # "it was not X but Y that armed Z"
        local(node.head.head, force)  # "it was not X that armed Y"
        return node.head.head
    force.closed = True
    return node.head


def _picked(noun: Token) -> bool:
    """Whether a noun is told from others of whom the same might be said: "it was X that"."""
    copula = noun.head
    said_of = {c.lower_ for c in children(copula, *SUBJECTS)}
    once = lemma(noun) == "time"  # "it was not the first time that X armed Y"
    return noun.dep_ == "attr" and lemma(copula) == "be" and "it" in said_of and not once


def _effort(node: Token, force: Force) -> Token:
    """In "do everything possible to help", "be the first to help" what is meant is the help."""
    noun = node.head
    governor = noun.head
    if noun.dep_ == "attr" and any(c.lower_ in _RANKED for c in (noun, *noun.children)):
        local(governor, force)  # "became the first state to recognise"
        return governor
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
    if lemma(noun) in _PROOFS and lemma(noun.head) in _FINDING and _none(noun):
        force.negated, force.closed = not force.negated, True  # "found no evidence that"
        return noun
    if known is None or (known.effect in ("alleged", "speech") and _none(noun)):
        raise Silenced
    apply(known, node, force)
    holder = noun.head
    above = operator(holder, "object") if noun.dep_ in OBJECTS else None
    if above is not None and above.effect == "void":
        raise Silenced  # "considered a bid to attack X"
    own = [c for c in children(noun, "poss") if c.pos_ != "PRON"]
    if above is not None and above.effect == "negated" and own:
        force.closed = True  # "rejected X's offer to arm Y": it was offered
        return noun
    if above is not None and above.effect == "negated":
        force.negated = not force.negated
    if noun.dep_ in OBJECTS and holder.pos_ == "VERB" and (above or lemma(holder) == "make"):
        local(holder, force)
        return holder
    force.closed = True
    return noun


def _none(noun: Token) -> bool:
    """Whether there is no such thing: "no evidence that"."""
    return any(c.dep_ == "det" and c.lower_ in NO for c in noun.children) or denied_at(noun.head)


def _gerund(node: Token, force: Force) -> Token:
    """A gerund behind a preposition: "accused of arming", "by attacking", "after attacking"."""
    preposition = node.head
    governor = preposition.head
    known = operator(governor, "clause")
    word = preposition.lower_
    if force.closed:
        pass
    elif word == "of" and governor.lower_ == "short" and governor.dep_ == "advmod":
        if denied_at(governor.head):
            raise Silenced  # "did not stop short of it"
        force.negated = not force.negated  # "stopped short of arming X"
        governor = governor.head
        local(governor, force)
    elif nearly(node):
        raise Silenced  # "came close to attacking X"
    elif word in ("of", "for") and alleging(governor):
        if refused(governor) or short_of(governor):
            raise Silenced  # "was not accused of arming X"
        alleged(governor, force)
    elif word == "for" and known is not None and known.effect == "presumed":
        force.closed = True  # "thanked X for sheltering"
    elif known is not None and word in ("to", "in", "on", "about", "at"):
        apply(known, node, force)  # "committed to destroying"
        local(governor, force)
    elif hindering(governor) and refused(governor):
        force.closed = True  # "did not stop X from arming Y": X did
    elif word == "by":
        local(governor, force)
    elif word in FACTUAL_PREPOSITIONS:
        force.closed = True
    else:
        raise Silenced
    return governor


STEPS: Mapping[str, Step] = {
    "conj": _conjunct,
    "ccomp": _content(complement),
    "xcomp": complement,
    "acomp": adjective,
    "advcl": _adverbial,
    "relcl": _content(_relative),
    "acl": _content(_adnominal),
    "pcomp": _content(_gerund),
}
