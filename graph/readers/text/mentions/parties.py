"""Whom a word stands for, for who asks about every pair: also whom the rules leave unnamed.

The rules ask about a word that a predicate points to, and take nobody who is not plain. Who asks
about every pair has no predicate to go by: persons stand for themselves, an unknown name is
somebody unless it says where, and so is "the prefect"; what a clause's subject has is nobody else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import (
    CAPITAL,
    GROUNDS,
    NAME,
    NAMED,
    extent,
    mistaken_name,
    name_around,
    noun_lemma,
)
from ..sentences.syntax import OBJECTS, children, grammatical_subject, lemma
from .coreference import again
from .crowds import rallies
from .groups import grown
from .nouns import roles_of
from .persons import SETTLEMENTS, in_own_right, settlement
from .phrases import one
from .pronouns import PRONOUN, PRONOUNS, VOICES, pronoun
from .two import both

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

CALLED = 0.6
"""How sure it is that somebody who is only called by what he is is a party at all."""
SOMEBODY = frozenset({"envoy", "group", "people", "somebody", "state"})
"""Roles of nouns that may be a party; the rules never take the mere `somebody` for one."""
NOT_MET = frozenset({"cause", "force", "label", "machine", "part", "weapon"})
"""Roles of nouns that are no party by themselves, though their owner may be."""
ANYBODY = frozenset({
    "boy", "child", "delegation", "enemy", "friend", "girl", "group", "hand", "man", "partner",
    "party", "people", "person", "side", "woman", "youth",
})  # fmt: skip
"""Nouns that tell nobody from others."""
COUNTED = ANYBODY | {"passenger", "resident", "victim", "worshipper"}
"""Of whom a number alone tells nobody either."""
NAMING = NAMED | GROUNDS | {"PERSON", "LANGUAGE", "EVENT"}
"""What the recogniser takes somebody's name for."""
PLACING = frozenset({
    "across", "beyond", "inside", "near", "off", "outside", "throughout", "via", "within",
})  # fmt: skip
"""Prepositions that make a place of what a name means."""
SENT = frozenset({
    "deploy", "dispatch", "fly", "lend", "loan", "mobilise", "mobilize", "offer", "pledge", "post",
    "promise", "recall", "send", "station", "withdraw",
})  # fmt: skip
"""Verbs whose object is sent, not met."""
SOLDIERS = frozenset({"envoy", "force", "machine"})
"""Roles of what is sent."""
LYING = frozenset({
    "become", "contain", "endure", "experience", "fall", "have", "hold", "house", "lie", "mean",
    "remain", "see", "sit", "stand", "stay", "suffer", "witness",
})  # fmt: skip
"""Verbs of which a place is the subject without an act."""
ACTING = ("nsubj", "nsubjpass", "poss", "conj", "compound")
"""Where a noun is a party without being told apart from others of its kind."""
TRUSTING = frozenset({"belief", "confidence", "faith", "hand", "interest", "stake", "trust"})
"""Nouns behind which "in" names no place: "confidence in Washington"."""
POINTING = frozenset({"the", "these", "those", "this", "that", "both"})


def party(cast: Cast, token: Token, on: date) -> Ref | None:
    """Whom one word means, as an actor or an outlet; persons in their own right."""
    kind = token.head if token.dep_ == "compound" and cast.found(token) is None else token
    if token.lower_.endswith(("self", "selves", "none")) or token.lower_ in PLACING or _sent(kind):
        return None  # "itself"; "Near Mosul"; "sent Leopard tanks"
    if both(cast, token):
        return None  # two, of whom the rules tell
    ref = one(cast, token, on)
    if ref is None:
        return _meant(cast, token, on) or _named(cast, token) or _called(cast, token, on)
    nation = _nation(cast, token, on) if ref.manner == "provisional" else None
    if nation is not None:
        return grown(cast, token, nation)
    if ref.mention.text.split()[0].lower() in PLACING or _place(cast, token, ref):
        cast.forget(ref)  # "Near Ar Raqqah six strikes hit ..."
        return None
    if _of_its_subject(cast, token, ref, on) or _anybody(token):
        return None
    return in_own_right(cast, ref) if ref.kind == "person" else ref


def _nation(cast: Cast, name: Token, on: date) -> Ref | None:
    """Whose a thing with a name of its own is: "American Stingers"."""
    if name.pos_ != "PROPN" or cast.found(name) is not None:
        return None
    first, _ = name_around(name)
    before = [c for c in children(name, "amod", "compound") if c.i < first.i]
    known = [r for c in before if (r := cast.known(c, on)) is not None]
    return next((r for r in known if r.manner == "adjective"), None)


def _meant(cast: Cast, word: Token, on: date) -> Ref | None:
    """Whom a pronoun means that means nobody whom the rules would take."""
    if word.lower_ not in PRONOUNS or word.i in cast.asked:
        return None
    cast.asked.add(word.i)
    if word.lower_ in VOICES and cast.voice is None:
        speaker = party(cast, cast.speaking, on) if cast.speaking is not None else None
        found = again(cast, word, speaker, PRONOUN)
    else:
        found = pronoun(cast, word, lambda noun: party(cast, noun, on))
    cast.asked.discard(word.i)
    return found


def _sent(noun: Token) -> bool:
    """Whether soldiers or an envoy are only sent: "sent troops", "recalled its ambassador"."""
    given = noun.dep_ in ("dobj", "conj") and lemma(noun.head) in SENT
    return given and noun.pos_ == "NOUN" and bool(roles_of(noun) & SOLDIERS)


def _place(cast: Cast, token: Token, ref: Ref) -> bool:
    """Whether a name that no table knows, a state or a capital is a place here."""
    if token.pos_ != "PROPN":
        return False
    region = cast.state(ref) or cast.kind(ref) is ActorKind.POPULATION
    if region and _placed(token, "in") and token.head.head.lower_ not in TRUSTING:
        return True
    if ref.manner not in ("provisional", "metonym"):
        return False
    if token.dep_ == "compound" and cast.found(token) is None:
        return noun_lemma(token.head) in SETTLEMENTS  # "the Naf river"
    return _placed(token, *(["at"] if cast.found(token) is None else []))


def _anybody(noun: Token) -> bool:
    """Whether people are only counted: "forty people", "some 200 residents"."""
    counted = bool(children(noun, "nummod")) and noun_lemma(noun) in COUNTED
    return counted and not _told_apart(noun) and not rallies(noun)


def _of_its_subject(cast: Cast, noun: Token, ref: Ref, on: date) -> bool:
    """Whether a thing is that of the subject of its clause: "Riyadh reopened its ports"."""
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj", "conj"):
        return False
    if not any(c.lower_ in PRONOUNS for c in children(noun, "poss")):
        return False
    clause = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    owner = grammatical_subject(clause) if clause is not None else None
    meant = one(cast, owner, on) if owner is not None and owner.i < noun.i else None
    return meant is not None and meant.id == ref.id


def _named(cast: Cast, token: Token) -> Ref | None:
    """Somebody by a name that no table knows, in whatever role he stands."""
    if not _written_as_name(token) or token.dep_ in ("compound", "nmod", "amod"):
        return None
    if _placed(token, "at", "in", "into", "over") or settlement(token):
        return None
    found = cast.found(token)
    if found is not None and found.of("thing"):
        return None
    if found is not None:
        is_town = found.of("town") or found.of("place")
        if token.i != found.end - 1 or (is_town and not _meets(token)):
            return None
        first, last = token.doc[found.start], token
    elif token.ent_type_ in GROUNDS and token.dep_ in OBJECTS:
        return None  # "bombed Metina"
    elif token.ent_type_ in NAMING:
        first, last = name_around(token)
    else:
        return None
    name = token.doc[first.i : last.i + 1].text
    if not NAME.fullmatch(name) or not CAPITAL.match(name) or len(name) < 2:
        return None
    kind = ActorKind.PERSON if token.ent_type_ == "PERSON" else ActorKind.ORGANISATION
    return cast.provisional_actor(first, last, name, kind)


def _written_as_name(token: Token) -> bool:
    """Whether a word is a name, whatever the tagger took it for: "Poles", "Force 136"."""
    before = any(c.i < token.i for c in children(token, "nummod"))
    if token.pos_ == "PROPN":
        return not before and not mistaken_name(token)
    inside = token.i > token.sent.start or bool(token.ent_type_)
    return token.pos_ in ("NOUN", "ADJ") and token.is_title and inside and not roles_of(token)


def _meets(town: Token) -> bool:
    """Whether a town acts, or is met as one who does: "Lagos drove Taylor out"."""
    meets = town.dep_ == "pobj" and town.head.lower_ in ("against", "by", "with")
    acts = town.dep_ == "nsubj" and town.head.pos_ == "VERB" and lemma(town.head) not in LYING
    return meets or acts


def _placed(token: Token, *also: str) -> bool:
    """Whether a name says where: "at Ogra"; `also` are further prepositions that say so."""
    bare = not children(token, "det") or token.ent_type_ == "LOC"  # "the Tigers" are none
    while token.dep_ == "conj":
        token = token.head
    if bare and token.dep_ == "pobj" and token.head.lower_ == "of":
        return noun_lemma(token.head.head) in SETTLEMENTS  # "the village of X"
    return bare and token.dep_ == "pobj" and token.head.lower_ in PLACING.union(also)


def _told_apart(noun: Token) -> bool:
    """Whether a noun is of certain ones: "the bishop", "its sheikhs", "Kuki herders"."""
    pointed = any(c.dep_ == "poss" or c.lower_ in POINTING for c in noun.children)
    return pointed or any(t.pos_ == "PROPN" or t.ent_type_ in NAMING - {""} for t in noun.subtree)


def _called(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Somebody by what he is: "the prefect", "two bishops"; "in league" names none."""
    if noun.pos_ != "NOUN" and not mistaken_name(noun):
        return None
    roles = roles_of(noun)
    beside = [c for c in children(noun, "appos") if c.ent_type_ == "PERSON"]
    named = one(cast, beside[0], on) if beside and roles & SOMEBODY else None
    if named is not None and named.kind == "person":
        return in_own_right(cast, named)
    several = noun.tag_ == "NNS" and "nations" in roles
    if not (roles & SOMEBODY or several) or noun.dep_ in ("attr", "appos"):
        return None
    described = children(noun, "amod", "compound", "nmod")
    if (roles & NOT_MET and not several) or (not described and noun_lemma(noun) in ANYBODY):
        return None
    if noun.dep_ not in ACTING and not _told_apart(noun):
        return None
    first, last = extent(noun)
    name = noun.doc[first.i : last.i + 1].text
    if not NAME.fullmatch(name):
        return None
    kind = ActorKind.PERSON if noun.tag_ == "NN" else ActorKind.POPULATION
    return replace(cast.provisional_actor(first, last, name, kind), sure=CALLED)
