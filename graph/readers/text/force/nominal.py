"""One step up from a noun that carries a claim: what its governor makes of its force.

A noun ("Iran's attack on Israel") asserts nothing by itself: its predicate may take it back ("was a
rumour"), leave it open ("is unlikely") or presume it ("killed ten"). A claim comes through only
where the governor is on a list; whatever is unknown silences it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Modality
from ..sentences.lexicon import Operator, lexicon
from ..sentences.owners import other_party
from ..sentences.syntax import (
    OBJECTS,
    children,
    infinitive,
    lemma,
    operator,
    part_of_speech,
    prepositional,
)
from .charges import alleged, alleging, fined
from .clauses import adjective
from .force import Force, Silenced, doubted, local
from .negation import denied_at
from .presumed import any_such, as_phrase, identified, spoken_of, subject_of, surmised

if TYPE_CHECKING:
    from spacy.tokens import Token

_AROUND = frozenset({"in", "behind", "through", "by", "from", "with", "under", "upon"})
_MANY = frozenset({"dozen", "hundred", "number", "several", "some", "many", "most", "one", "all"})


def governed(node: Token, force: Force) -> Token:
    """The word above a noun that carries a claim, or that names an offer or request of it.

    Raises:
        Silenced: what governs the noun is not known to let the claim through.
    """
    head, dep = node.head, node.dep_
    if dep not in ("attr", "acomp", "oprd") and _role(node) and children(node, "poss"):
        force.closed = True  # "its Rwandan allies": whatever is said of them
        return head
    if dep in ("nsubj", "nsubjpass") and head.dep_ in ("aux", "auxpass"):
        head = head.head  # the parser hung the subject on the auxiliary
    if dep in ("attr", "acomp"):
        if part_of_speech(node) == "noun" and not _role(node):
            identified(head)
        return adjective(node, force)
    if dep in (*OBJECTS, "nsubjpass") or (dep == "nsubj" and children(head, "auxpass")):
        _object_of(head, node, force)
        return head
    if dep == "conj":
        return head
    if dep == "pobj":
        return _behind(node.head, node, force)
    if dep in ("nsubj", "appos", "npadvmod") and _role(node):
        force.closed = True  # "Iran's ally Syria": the words tie the two, whatever follows
        return head
    if dep == "nsubj":
        subject_of(head, node, force)
        return head
    if dep == "appos":
        return head
    raise Silenced


def fragment(noun: Token) -> None:
    """Refuse a noun without a verb that something else is equated with ("X's attack: a myth")."""
    if children(noun, "appos", "attr", "acl") or any(c.text in ":?" for c in noun.children):
        raise Silenced
    verbs = [t for t in noun.subtree if t.pos_ == "VERB" and t.dep_ == "amod" and t.i > 0]
    if any(t.nbor(-1).pos_ == "PROPN" for t in verbs):
        raise Silenced  # a verb that the parser took for an adjective: "M23 angered Congo"


def _role(noun: Token) -> bool:
    known = lexicon().predicates
    if noun.lower_ == "one":
        return any(_role(n) for n in prepositional([noun], "of"))
    return (lemma(noun), "role") in known and (lemma(noun), "noun") not in known


def _object_of(verb: Token, noun: Token, force: Force) -> None:
    known = as_phrase(verb, "object")
    if known is not None and known.effect == "void":
        raise Silenced
    if known is None:
        _unlisted(verb, force)
        return
    others = [c for c in children(noun, "poss") if c.pos_ != "PRON"]
    if known.effect == "definite" and any_such(noun):
        raise Silenced
    if known.effect in ("presumed", "definite") or (known.effect == "negated" and others):
        spoken_of(verb, noun, force)
        return
    if known.effect in ("negated", "denied", "speech") and doubted(verb):
        raise Silenced
    if known.lemma == "claim" and denied_at(verb):
        raise Silenced  # "has not claimed the attack"
    if known.effect in ("denied", "speech"):
        force.voices.append(verb)
    if known.effect in ("negated", "denied"):
        force.negated = not force.negated
    elif known.effect == "threatened":
        force.threatened = True
    elif known.effect == "vowed":
        force.vowed = True
        force.raise_to(Modality.PROMISED)
    elif known.effect not in ("actual", "speech"):
        force.raise_to(Modality(known.effect))
    if known.effect == "requested":
        force.requester = verb
    local(verb, force)


def _unlisted(verb: Token, force: Force) -> None:
    """The object of a verb that no list has is presumed, if the verb plainly happened."""
    called = operator(verb, "clause")
    unsaid = called is not None and called.effect not in ("actual", "tried", "speech")
    if unsaid or infinitive(verb) or doubted(verb):
        raise Silenced
    force.surmised = force.closed = True


def _behind(preposition: Token, noun: Token, force: Force) -> Token:
    governor, word = preposition.head, preposition.lower_
    named = governor.pos_ in ("NOUN", "PROPN")
    known = operator(governor, "object") if named else None
    called = operator(governor, "clause")
    if word == "behind" and governor.pos_ == "AUX":
        local(governor, force)  # "was not behind the attack"
    elif (lemma(governor), word) == ("agree", "on"):
        force.raise_to(Modality.PROMISED)
        local(governor, force)
    elif word == "for" and governor.lower_ == "responsible":
        pass  # its copula says whether it is so
    elif known is not None and word in ("of", "for"):
        _under_noun(known, force)
    elif called is not None and word == "for" and called.effect == "requested":
        force.raise_to(Modality.REQUESTED)
        force.requester = governor
        local(governor, force)
    elif (word in ("of", "for") and alleging(governor)) or (word == "over" and fined(governor)):
        owners = [c for c in children(noun, "poss") if c.pos_ == "PRON"]
        if not all(map(other_party, owners)):
            raise Silenced  # "accused Iran of its support": whose, the subject's rules do not see
        alleged(governor, force)
    elif not (word == "of" and _several(governor)):
        _mentioned(preposition, noun, force)
    return governor


def _under_noun(known: Operator, force: Force) -> None:
    if known.effect == "void":
        raise Silenced
    if known.effect == "presumed":
        force.closed = True
    elif known.effect == "negated":
        force.negated = not force.negated
    elif known.effect != "actual":
        force.raise_to(Modality(known.effect))


def _several(noun: Token) -> bool:
    """Whether a noun only counts: "a series of strikes"."""
    return lexicon().is_a(lemma(noun), "quantity") or lemma(noun) in _MANY


def _mentioned(preposition: Token, noun: Token, force: Force) -> None:
    """What stands behind a preposition is given where it, or it with its governor, is listed."""
    governor, word = preposition.head, preposition.lower_
    known = lexicon().operators.get((word, "preposition", "object"))
    if known is not None and _role(noun):
        force.closed = True
        return
    if known is None or known.effect not in ("presumed", "definite"):
        known = as_phrase(governor, "subject" if word == "by" else word)
    if known is None:
        verbal = governor.pos_ in ("VERB", "AUX")
        owned = verbal and any(c.pos_ != "PRON" for c in children(noun, "poss"))
        if word not in _AROUND and not (owned and word != "for"):
            raise Silenced
        surmised(governor, noun, force)
    elif known.effect == "void" or (known.effect == "definite" and any_such(noun)):
        raise Silenced
    spoken_of(governor, noun, force)
