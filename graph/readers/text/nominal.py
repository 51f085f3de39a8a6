"""One step up from a noun that carries a claim: what its governor makes of its force.

A noun ("Iran's attack on Israel") asserts nothing by itself: its predicate may take it back ("was a
rumour"), leave it open ("is unlikely") or presume it ("killed ten"). A claim comes through only
where the governor is on a list; whatever is unknown silences it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Modality, Standing
from .clauses import adjective
from .force import Force, Silenced, doubted, local
from .lexicon import Operator, lexicon
from .syntax import (
    OBJECTS,
    SUBJECTS,
    children,
    infinitive,
    lemma,
    operator,
    part_of_speech,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_COPULAS = frozenset({"be", "remain", "stay", "become"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "further", "new", "more", "future"})
_MANY = frozenset({"dozen", "hundred", "number", "several", "some", "many", "most", "one", "all"})


def governed(node: Token, force: Force) -> Token:
    """The word above a noun that carries a claim, or that names an offer or request of it.

    Raises:
        Silenced: what governs the noun is not known to let the claim through.
    """
    head, dep = node.head, node.dep_
    if dep in ("nsubj", "nsubjpass") and head.dep_ in ("aux", "auxpass"):
        head = head.head  # the parser hung the subject on the auxiliary
    if dep in ("attr", "acomp"):
        if part_of_speech(node) == "noun" and not _role(node):
            _identified(head)
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
        _subject_of(head, node, force)
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
    return (lemma(noun), "role") in known and (lemma(noun), "noun") not in known


def _identified(copula: Token) -> None:
    """Only "it", "there" or another act may be an act: not "their dream is an attack"."""
    for named in children(copula, *SUBJECTS):
        act = (lemma(named), "noun") in lexicon().predicates
        if not act and named.lower_ not in ("it", "this", "that", "these", "those", "which"):
            raise Silenced


def _subject_of(verb: Token, noun: Token, force: Force) -> None:
    if lemma(verb) in _COPULAS:
        _characterised(verb, noun, force)
        return
    clause = next(iter(children(verb, "xcomp")), None)
    if clause is not None and infinitive(clause):
        _come_to(verb, clause, force)
        return
    known = _as_phrase(verb, "subject")
    if known is None:
        if not (children(noun, "poss") and verb.tag_ == "VBD"):
            raise Silenced  # "Iran's rout of ISIL took ten days" presumes it, whatever the verb
        _presumed(verb, force)
    elif known.effect == "occurred":
        _occurred(verb, force)
    else:
        _presumed(verb, force)


def _come_to(verb: Token, clause: Token, force: Force) -> None:
    """The act "failed to materialise", "continued to kill": two verbs say whether it happened."""
    above, below = operator(verb, "clause"), _as_phrase(clause, "subject")
    if above is None or below is None or above.effect not in ("actual", "negated"):
        raise Silenced
    if below.effect != "occurred":
        _presumed(verb, force)
    elif above.effect == "negated" and doubted(verb):
        raise Silenced
    else:
        force.negated = force.negated != (above.effect == "negated")
        _occurred(verb, force)


def _occurred(verb: Token, force: Force) -> None:
    """The verb says that the act happened, or did not: "never took place"."""
    local(verb, force)
    if force.negated:
        force.standing = Standing.STATED


def _presumed(verb: Token, force: Force) -> None:
    """The verb says what the act did or met with; that says that it happened."""
    if doubted(verb) or infinitive(verb):
        raise Silenced
    if any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children) and lemma(verb) == "come":
        raise Silenced  # "came to an end", "came to nothing"
    force.given = True


def _characterised(copula: Token, noun: Token, force: Force) -> None:
    """What the act is said to be: "was a crime" presumes it, "was a myth" does not."""
    present = copula.tag_ in ("VBZ", "VBP")
    if present and _any_such(noun):
        raise Silenced  # "an attack is a disaster" speaks of any attack
    said = children(copula, "attr", "acomp", "oprd")
    known = [_quality(c) for c in said]
    if not said:
        known = [_phrase(c) for c in children(copula, "prep", "advmod") if _phrase(c)][:1]
    if not known or not all(known):
        raise Silenced
    _presumed(copula, force)


def _quality(word: Token) -> bool:
    pos = "noun" if word.pos_ in ("NOUN", "PROPN") else "adjective"
    weakened = any((c.lower_, "adjective", "noun") in lexicon().operators for c in word.children)
    names = {word.lower_, lemma(word)}
    return not weakened and any((n, pos, "subject") in lexicon().operators for n in names)


def _phrase(word: Token) -> bool:
    behind = [word.lower_, *(f"{word.lower_} {c.lower_}" for c in children(word, "pobj"))]
    return any((text, "phrase", "subject") in lexicon().operators for text in behind)


def _as_phrase(verb: Token, slot: str) -> Operator | None:
    """What a verb is for a slot, a particle or object that belongs to it included."""
    operators = lexicon().operators
    particles = [c.lower_ for c in children(verb, "prt")]
    belonging = [*particles, *(c.lower_ for c in children(verb, *OBJECTS))]
    for word in belonging:
        known = operators.get((f"{lemma(verb)} {word}", "verb", slot))
        if known is not None:
            return known
    return None if particles else operators.get((lemma(verb), "verb", slot))


def _definite(noun: Token) -> bool:
    return bool(children(noun, "poss")) or any(c.lower_ in _DEFINITE for c in noun.children)


def _any_such(noun: Token) -> bool:
    """Whether any act of a kind is meant, which need not have happened: "an attack"."""
    return any(c.lower_ in _INDEFINITE for c in noun.children)


def _spoken_of(governor: Token, noun: Token, force: Force) -> None:
    """The act is given, unless it is any such act under a word that leaves it open."""
    verbal = governor.pos_ in ("VERB", "AUX")
    if not _definite(noun) and verbal and (infinitive(governor) or doubted(governor)):
        raise Silenced
    force.closed = True


def _object_of(verb: Token, noun: Token, force: Force) -> None:
    known = _as_phrase(verb, "object")
    if known is None or known.effect == "void":
        raise Silenced
    others = [c for c in children(noun, "poss") if c.pos_ != "PRON"]
    if known.effect == "definite" and _any_such(noun):
        raise Silenced
    if known.effect in ("presumed", "definite") or (known.effect == "negated" and others):
        _spoken_of(verb, noun, force)
        return
    if known.effect in ("negated", "denied", "speech") and doubted(verb):
        raise Silenced
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


def _behind(preposition: Token, noun: Token, force: Force) -> Token:
    governor, word = preposition.head, preposition.lower_
    named = governor.pos_ in ("NOUN", "PROPN")
    known = operator(governor, "object") if named else None
    called = operator(governor, "clause")
    if known is not None and word in ("of", "for"):
        _under_noun(known, force)
    elif called is not None and word == "for" and called.effect == "requested":
        force.raise_to(Modality.REQUESTED)
        force.requester = governor
        local(governor, force)
    elif called is not None and word in ("of", "for") and called.effect == "alleged":
        if any(c.pos_ == "PRON" for c in children(noun, "poss")):
            raise Silenced  # "accused Iran of its support": whose, the subject's rules do not see
        force.standing = Standing.ALLEGED
        force.voices.append(governor)
        local(governor, force)
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
        known = _as_phrase(governor, "subject" if word == "by" else word)
    if known is None:
        raise Silenced
    if known.effect == "definite" and _any_such(noun):
        raise Silenced
    _spoken_of(governor, noun, force)
