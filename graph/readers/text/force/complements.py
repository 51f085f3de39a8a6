"""What the verb or adjective above a clause makes of it: said, denied, promised, asked for.

A word that no list has lets a plain clause through, less surely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Modality, Standing
from ..sentences.lexicon import Operator
from ..sentences.owners import THIRD
from ..sentences.syntax import OBJECTS, children, finite, infinitive, lemma, operator, passive
from .force import Force, Silenced, doubted, inverted, local
from .negation import denied_at

if TYPE_CHECKING:
    from spacy.tokens import Token


AHEAD = frozenset({"negated", "offered", "possible", "promised", "requested", "threatened"})
"""What verbs say of something that has not happened."""


SPEECH = ("speech", "alleged_speech")
SOME = frozenset({"few", "many", "others", "some"})
"""Who are nobody that could be asked."""
LETTING = frozenset({"allow", "let", "permit"})
_LATER = frozenset({"'d", "'ll", "shall", "will", "wo", "would"})


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
    if lemma(head) == "ought":
        raise Silenced
    known = operator(head, "clause")
    if known is None and finite(node):
        known = operator(head, "account")  # "disputed that X armed Y"
    if _asks(node):
        weighed = known is not None and known.effect == "possible" and infinitive(node)
        if not (weighed or doubted(node) or force.doubtful):
            raise Silenced  # whether it was so is not known
        force.raise_to(Modality.POSSIBLE)
        force.closed = True
        return head
    if lemma(head) == "be" and infinitive(node):  # "is to send troops"
        local(head, force)
        force.raise_to(Modality.PROMISED)
        return head
    if lemma(head) == "help" and node.dep_ == "xcomp" and not children(head, *OBJECTS, "nsubjpass"):
        local(head, force)  # "sent troops to help push back X"
        return head
    if lemma(head) == "be" and any(map(_untrue, children(head, "acomp", "attr"))):
        if doubted(head) or denied_at(head):
            raise Silenced  # "it was not untrue that X armed Y"
        force.negated = not force.negated
        return head
    if known is None:
        return _unheard(node, force)
    unsaid = passive(head) or _vague(head)  # "X armed Y, it is alleged"
    told = ("alleged", "possible") if unsaid else ()
    of_it = any(c.lower_ in ("it", "this") for c in children(head, *OBJECTS))
    of_it = of_it or any(c.lower_ == "it" for v in children(head, "conj") for c in v.children)
    if node.i < head.i and finite(node) and (of_it or known.effect not in (*SPEECH, *told)):
        force.closed = True  # two sentences in one: "X accused Y; Y denied it"
        return head
    if known.lemma == "rule" and not any(
        c.lower_ == "out" for c in children(head, "prt", "advmod")
    ):
        raise Silenced
    if known.effect in ("negated", "denied") and _taken_back(head):
        return _left_open(known, head, force)
    if known.lemma in LETTING:
        force.doubtful = True  # who is not let do it may do it all the same
    apply(known, node, force)
    local(head, force)
    return head


def _vague(verb: Token) -> bool:
    """Whether nobody who could be asked says it: "some say that"."""
    return any(c.lower_ in SOME for c in children(verb, "nsubj"))


def _untrue(word: Token) -> bool:
    """Whether a word says of a clause that it is not so; "it was wrong that" says that it is."""
    known = operator(word, "account")
    return known is not None and known.effect == "negated" and operator(word, "subject") is None


def _asks(node: Token) -> bool:
    """Whether a clause is a question that is left open: "unclear whether X would attack"."""
    asks = any(m.lower_ == "whether" for m in children(node, "mark", "advmod"))
    return asks or (node.dep_ == "ccomp" and any(m.lower_ == "if" for m in children(node, "mark")))


def _unheard(node: Token, force: Force) -> Token:
    """A clause under a word that is not known: a gerund or a report, most likely a fact."""
    head = node.head
    if node.i < head.i and finite(node):  # two sentences in one: "X did this; Y did that"
        force.closed = True
        return head
    if infinitive(node) and not finite(node) and head.pos_ not in ("VERB", "AUX"):
        raise Silenced  # "is too weak to attack"
    if doubted(head):
        raise Silenced
    local(head, force)
    force.surmised = True
    return head


def by_nobody(verb: Token) -> bool:
    """Whether nobody does what a verb says: "neither X nor Y denied"."""
    return any(c.lower_ == "neither" for s in children(verb, "nsubj") for c in s.children)


def _taken_back(verb: Token) -> bool:
    """Whether a refusal or denial is itself negated or refused."""
    above = operator(verb.head, "clause") if verb.dep_ == "xcomp" else None
    return denied_at(verb) or by_nobody(verb) or (above is not None and above.effect == "negated")


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


def apply(known: Operator, node: Token, force: Force) -> None:
    """Change the force as the operator that governs the clause does."""
    governor = node.head
    effect = known.effect
    if effect == "void":
        raise Silenced
    if effect == "ended" and any(c.lower_ in _LATER for c in children(governor, "aux")):
        if denied_at(governor):
            force.closed = True  # "would not stop arming Y"
            return
        effect = "negated"  # "would stop arming Y"
    if effect in ("presumed", "ended"):
        if effect == "ended":
            _going_on(governor, force)
        force.closed = True
        return
    clause = finite(node) and not infinitive(node)
    if effect in ("speech", "alleged_speech"):
        _speech(known, node, force)
    elif effect == "denied":
        if force.modality is Modality.REQUESTED:
            raise Silenced  # "denied that it had asked X to"
        force.negated = not force.negated
        force.voices.append(governor)
    elif effect == "alleged":
        force.standing = Standing.ALLEGED
        _voice(governor, force, alleged=True)
    elif effect == "negated":
        if node in force.voices:
            raise Silenced  # "declined to confirm that X did it"
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
    elif effect == "possible" and force.negated:
        raise Silenced  # "fears that X will stop arming it"
    elif effect != "actual":
        force.raise_to(Modality(effect))
        if clause:
            _voice(governor, force, alleged=True)


def _going_on(ending: Token, force: Force) -> None:
    """An act that is to end, or does not, goes on; of one that plainly ended, that is kept.

    What somebody is asked to stop is alleged: "told X to stop arming Y".
    """
    bare = infinitive(ending) or (ending.dep_ == "ccomp" and ending.tag_ == "VB")
    above = operator(ending.head, "clause") if bare else None  # "demanded that X stop"
    wanting = ("tell", "want")
    asked = above is not None and (above.effect == "requested" or above.lemma in wanting)
    if asked:
        force.standing = Standing.ALLEGED
    denied = operator(ending.head, "clause") if ending.dep_ in ("ccomp", "xcomp") else None
    wanted = asked or any(
        one is not None and one.effect in effects
        for one, effects in ((above, AHEAD), (denied, {"denied", "negated"}))
    )
    force.ended = not (wanted or doubted(ending) or _until(ending))
    if force.ended and not _told(ending):
        raise Silenced


def _told(verb: Token) -> bool:
    """Whether a sentence plainly says, or reports, what a verb does."""
    if doubted(verb) or _asks(verb):
        return False
    if verb.dep_ == "conj":
        return _told(verb.head)
    if verb.dep_ == "ccomp":
        known = operator(verb.head, "clause")
        speech = known is not None and known.effect in ("speech", "alleged_speech")
        return speech and _told(verb.head)
    return verb.dep_ in ("ROOT", "relcl")


def _until(verb: Token) -> bool:
    marks = children(verb, "mark", "advmod")
    return verb.dep_ == "advcl" and any(m.lower_ in ("before", "once", "until") for m in marks)


def _speech(known: Operator, node: Token, force: Force) -> None:
    governor = node.head
    if known.lemma in ("imagine", "suppose") and not children(governor, "nsubj"):
        raise Silenced  # "Imagine that X attacked Y"
    if any(c.dep_ == "neg" for c in governor.children):
        raise Silenced
    if any(c.lower_.endswith("self") or c.lower_ == "themselves" for c in children(node, "nsubj")):
        return  # "declared itself willing"
    if node.tag_ == "VBG" and known.control == "subject":
        force.voices.append(governor)  # "admitted arming Y"
        return
    if not finite(node):
        _reported_infinitive(known, governor, node, force)
        return
    of_himself = any(c.lower_ in THIRD for c in children(node, "nsubj"))
    if (
        known.lemma == "warn"
        and of_himself
        and any(c.lower_ in ("will", "would") for c in children(node, "aux"))
    ):
        force.vowed = True  # "warned that it would attack Y"
    if known.effect == "alleged_speech" or _vague(governor):
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
