"""Who does the act that a noun names, and who is behind a passive that names nobody.

"The strikes, carried out by X, killed Y", "Y was killed in an attack by X", "Y died when X struck".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means
from ..force.presumed import as_phrase
from ..sentences.lexicon import lexicon
from ..sentences.owners import possessor
from ..sentences.syntax import (
    OBJECTS,
    agent,
    children,
    grammatical_subject,
    lemma,
    objects,
    passive,
    prepositional,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

BEFORE = ("compound", "amod", "nmod")
_WITHIN = ("in", "during", "by", "from", "under", "after", "with")
_RULING = frozenset({"government", "junta", "regime"})
_LED = frozenset(
    {"carry", "blame", "claim", "launch", "conduct", "lead", "stage", "mount", "order"}
    | {"fire", "fly", "operate", "pilot", "use"}
)
_FROM_AFAR = frozenset(
    {"airstrike", "ambush", "attack", "bombardment", "bombing", "raid", "shelling", "strike"}
)
"""Acts whose dead are of the side that is hit."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MANY = frozenset({"dozen", "hundred", "thousand", "number", "none", "most", "majority", "half"})
_WHEN = frozenset({"when", "after", "as"})
_USED = frozenset({"aim", "drop", "fire", "fly", "launch", "operate", "use"})
_LANDS = frozenset({"area", "enclave", "region", "republic", "statelet", "territory"})
_APART = frozenset({"breakaway", "declared", "proclaimed", "secessionist", "separatist"})
"""Lands with a government of their own, and what they are called."""
_VIOLENT = frozenset(
    {"blow", "detonate", "explode", "fire", "launch", "open", "plant", "ram", "set", "drop"}
)


def an_act(noun: Token) -> bool:
    """Whether a noun names an act of violence, done by somebody else: "strike", "missile"."""
    if noun.pos_ not in ("NOUN", "PROPN") or lexicon().is_a(lemma(noun), "group"):
        return False  # "Syria's opposition"
    known = lexicon().predicates.get((lemma(noun), "noun"), ())
    hostile = any(p.relation.sign < 0 for p in known)
    return hostile or lexicon().is_a(lemma(noun), "cause", "weapon")


def doers(noun: Token) -> list[Token]:
    """Who does the act a noun names, as far as its sentence says so."""
    found = list(prepositional([noun], "by")) or [possessor(c) for c in children(noun, "poss")]
    found = found or [a for clause in children(noun, "acl") for a in _led(clause)]
    found = found or [a for a in map(used_by, children(noun, "acl")) if a is not None]
    found = found or [c for c in children(noun, *BEFORE) if named(c) or _body(c)]
    found = found or [c for b in children(noun, "compound") for c in children(b, *BEFORE)
                      if an_act(b) and (named(c) or _body(c))]  # fmt: skip
    found = found or _undertaken(noun)
    return found or (doers(noun.head) if noun.dep_ == "appos" else [])


def named(word: Token) -> bool:
    """Whether a word before a noun names somebody: "Turkish", not "new"."""
    return bool(word.ent_type_) or word.pos_ == "PROPN" or word.text[:1].isupper()


def _body(word: Token) -> bool:
    """Whether a common noun before another says whose it is: "army raid", "rebel attack"."""
    name = lemma(word)
    body = lexicon().is_a(name, "force", "group") or name in _RULING
    return word.pos_ == "NOUN" and body and not lexicon().is_a(name, "machine", "weapon")


def _led(clause: Token) -> Iterator[Token]:
    if clause.tag_ == "VBN" and lemma(clause) in _LED:
        yield from prepositional([clause], "by", "on")


def used_by(clause: Token) -> Token | None:
    """Who uses a weapon, whoever made it: "American rockets fired by Ukraine"."""
    return agent(clause) if clause.tag_ == "VBN" and lemma(clause) in _USED else None


def _undertaken(noun: Token) -> list[Token]:
    """Who "carried out an attack", "claimed responsibility for it", "was behind it"."""
    noun = _counted(noun)
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ == "behind":
        verb = governor.head
    elif noun.dep_ == "pobj" and governor.lower_ == "for" and lemma(governor.head) in _ANSWERING:
        verb = governor.head if governor.head.pos_ in ("VERB", "AUX") else governor.head.head
    elif noun.dep_ == "pobj" and (lemma(governor.head), governor.lower_) in _WITH_ACTS:
        verb = governor.head
    elif noun.dep_ == "pobj" and (lemma(governor.head), governor.lower_) in _CHARGED:
        return objects(governor.head)
    elif noun.dep_ == "pobj" and governor.lower_ in ("in", "during") and _strikes(governor.head):
        verb = governor.head
    elif noun.dep_ in (*OBJECTS, "nsubjpass"):
        verb = governor
        known = as_phrase(verb, "object")
        if known is None or known.effect != "actual" or known.control == "receiver":
            return []
    else:
        return []
    found = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    return [found] if found is not None else []


_CHARGED = frozenset({("accuse", "of"), ("blame", "for"), ("suspect", "of")})
"""Verbs whose object is said to have done the act behind their preposition."""
_WITH_ACTS = frozenset({
    ("agree", "on"), ("answer", "with"), ("decide", "on"), ("embark", "on"), ("engage", "in"),
    ("hit back", "with"), ("open", "with"), ("participate", "in"), ("react", "with"),
    ("reply", "with"), ("resort", "to"), ("respond", "with"), ("retaliate", "with"),
    ("threaten", "with"),
})  # fmt: skip
"""Verbs whose subject does the act behind their preposition."""


def _strikes(verb: Token) -> bool:
    """Whether somebody strikes by what a verb says: "killed 500 in a crackdown on Y"."""
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    active = verb.pos_ == "VERB" and not passive(verb)
    return active and any(p.means is Means.ATTACK and p.object == ("obj",) for p in known)


_ANSWERING = frozenset({"responsibility", "responsible", "credit"})


def _counted(noun: Token) -> Token:
    """The word that counts a noun: "dozens of attacks"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and counts(noun.head.head):
        noun = noun.head.head
    return noun


def counts(word: Token) -> bool:
    """Whether a word only counts: "three of", "dozens of", "a series of"."""
    return word.pos_ in ("NUM", "DET", "PRON") or (
        lexicon().is_a(lemma(word), "quantity") or lemma(word) in _MANY
    )


def meant(word: Token) -> Token:
    """What is counted or called so: "three of its fighters", "the breakaway region of Abkhazia"."""
    inside = list(prepositional([word], "of")) if counts(word) or _broken_away(word) else []
    return meant(inside[0]) if inside else word


def _broken_away(land: Token) -> bool:
    """Whether a noun is of a land with a government of its own."""
    said = children(land, "amod", "compound")
    return lemma(land) in _LANDS and any(c.lower_ in _APART for c in said)


def behind(verb: Token) -> list[Token]:
    """Who is behind a passive, or a death, without an agent."""
    acts = [n for n in prepositional([verb], *_WITHIN) if an_act(n)]
    acts = [n for n in acts if not _aimed(n)]
    found = [d for n in acts for d in doers(n)]
    return found or [s for clause in children(verb, "advcl") for s in _struck(clause)]


def _aimed(act: Token) -> bool:
    """Whether a fight is said to be against somebody: who died in it may be of either side."""
    targets = list(prepositional([act], "on", "against"))
    if lemma(act) in _FROM_AFAR:
        targets = [t for t in targets if t.pos_ == "PROPN" and t.ent_type_ not in _PLACES]
    return bool(targets)


def _struck(clause: Token) -> list[Token]:
    """Who strikes in "were killed when X stormed their base"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    if not marks & _WHEN or clause.tag_ not in ("VBD", "VBN", "VBG"):
        return []
    known = lexicon().predicates.get((lemma(clause), "verb"), ())
    hostile = any(p.relation.sign < 0 for p in known) or lemma(clause) in _VIOLENT
    if not hostile or any(o.pos_ == "PROPN" for o in objects(clause)):
        return []  # "was killed when X shelled Y": who was hit is told
    who = subject(clause)
    return resolved(who) if who is not None else []


def resolved(word: Token) -> list[Token]:
    """A doer; for the act of somebody, who that is: "strikes by X" -> X."""
    return [word, *doers(word)] if an_act(word) else [word]


def holder(word: Token) -> Token | None:
    """Whom a prepositional phrase speaks of: the subject of its verb, or its noun."""
    if word.pos_ in ("VERB", "AUX"):
        return subject(word) or (grammatical_subject(word) if passive(word) else None)
    return word if word.pos_ in ("NOUN", "PROPN", "PRON") else None
