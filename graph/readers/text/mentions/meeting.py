"""Who is met in a sentence: persons and for whom they act, and who is called by what noun.

Remembered for "he", and for "the army" after "the Malian army".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import BEFORE, noun_lemma
from ..naming.introduced import OF_ANY
from ..naming.recall import Person
from ..sentences.syntax import SUBJECTS, antecedent, children, lemma, prepositional
from .again import SPLINTER
from .crowds import crowd, rallies
from .groups import STATES
from .nouns import roles_of
from .persons import SPEAKERS
from .phrases import one
from .pronouns import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Span, Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

SPEAKING = frozenset({
    "accuse", "add", "announce", "blame", "call", "claim", "complain", "condemn", "confirm",
    "criticise", "declare", "denounce", "deny", "describe", "dismiss", "insist", "protest",
    "reject", "reply", "respond", "say", "vow", "warn",
})  # fmt: skip
"""Verbs by which a state says something, or is of another mind."""


def meet(cast: Cast, sentence: Span, on: date) -> None:
    """Remember the persons whom a sentence names, for whom they act, and who is called what."""
    ends = [token for token in sentence if _ends_person(cast, token) and not quoted(token)]
    bodies = [token for token in sentence if _told_whose(token)]
    split = [who for token in sentence if token.pos_ == "VERB" for who in _split(token)]
    crowds = [token for token in sentence if rallies(token)]
    if not (ends or bodies or split or crowds):
        return  # what was noticed is not copied for nothing
    with cast.unnoticed():
        for token in ends:
            ref = one(cast, token, on)
            if ref is not None and ref.person is not None:
                named = token.head if token.dep_ == "appos" else token
                cast.meet(Person(ref, cast.at(sentence[0]), named.dep_ in SUBJECTS))
                for office in _offices(token) if ref.kind == "actor" else ():
                    cast.call(noun_lemma(office), ref)
        for token in crowds:
            ref = crowd(cast, token)
            if ref is not None:
                cast.call("crowd", ref)
        for who in split:
            ref = one(cast, who, on)
            if ref is not None and ref.kind == "actor":
                cast.call(SPLINTER, ref)
        for token in bodies:
            ref = _called_so(cast, token, on)
            if ref is not None and ref.kind == "actor" and not _only_named_so(cast, token, ref):
                cast.call(noun_lemma(token), ref)


def spoke(cast: Cast, sentence: Span) -> Ref | None:
    """The state that a sentence says to have said something, or to be of another mind."""
    if lemma(sentence.root) not in SPEAKING:
        return None
    subjects = [w for s in children(sentence.root, "nsubj") for w in (s, *children(s, "poss"))]
    known = (cast.known(w, cast.published) for w in subjects)
    return next((r for r in known if r is not None and cast.state(r)), None)


def _split(verb: Token) -> Iterator[Token]:
    """Who split from others: "the Grey Column, which broke away from the Front"."""
    if lemma(verb) in ("break", "splinter", "split") and any(prepositional([verb], "from", "with")):
        yield from (antecedent(s) for s in children(verb, "nsubj") if s.tag_ != "PRP")


def _offices(name: Token) -> Iterator[Token]:
    """The nouns that tell what somebody is: "General X", "X, a spokesman"."""
    titles = [*children(name, "compound"), *children(name, "appos")]
    titles += [name.head] if name.dep_ == "appos" else []
    yield from (t for t in titles if roles_of(t) & {"envoy", "state"} and t.tag_ != "NNS")


def _only_named_so(cast: Cast, noun: Token, ref: Ref) -> bool:
    """Whether a word of a name tells nothing of who has it: "Arakan Army" is no army of a state."""
    guessed = ref.manner == "coreference"
    of_own = noun.lower_ in OF_ANY and cast.kind(ref) not in STATES
    return noun.pos_ == "PROPN" and (guessed or of_own)


def _told_whose(token: Token) -> bool:
    """Whether a noun is of a body or its people, and something beside it says whose or who."""
    roles = roles_of(token)
    if token.pos_ not in ("NOUN", "PROPN") or "nations" in roles:
        return False
    if not roles & {"state", "group", "part", "people"} and noun_lemma(token) not in SPEAKERS:
        return False
    if noun_lemma(token) in SPEAKERS and any(c.lower_ == "for" for c in token.children):
        return True
    if any(c.dep_ in (*BEFORE, "appos") or c.lower_ == "of" for c in token.children):
        return True
    return token.dep_ in ("appos", "attr") or _new(token)


def _new(noun: Token) -> bool:
    """Whether several turn up who were not there before: "tribesmen took up arms"."""
    return noun.tag_ == "NNS" and noun.dep_ != "attr" and not children(noun, "det", "poss")


def _called_so(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whom a noun calls so: its owner, or whose name stands beside it."""
    if noun.dep_ == "attr":
        names = [s for s in children(noun.head, *SUBJECTS) if s.pos_ == "PROPN"]
    else:
        above = [noun.head] if noun.dep_ == "appos" else []
        names = [n for n in (*above, *children(noun, "appos")) if n.pos_ == "PROPN"]
    if names:
        named = one(cast, names[0], on)
        return named if named is not None or noun.dep_ == "attr" else one(cast, noun, on)
    several = roles_of(noun) & {"group", "people"}
    told_apart = several and (children(noun, *BEFORE) or _new(noun))
    ref = one(cast, noun, on)
    return ref if told_apart or (ref is not None and ref.manner != "coreference") else None


def _ends_person(cast: Cast, token: Token) -> bool:
    """Whether a word may end the name of a person."""
    found = cast.found(token)
    if found is not None:
        return token.i + 1 == found.end
    inside = token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I"
    return token.ent_type_ == "PERSON" and not inside
