"""Noun phrases: whom or which place "US troops", "Iraq's prime minister", "the group" mean.

Only asked for words in an actor's role, so that "Baghdad" here is the government.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ...model import ActorKind, Speaker
from .cast import Cast
from .coreference import PRONOUN, PRONOUNS, again, nationals, pronoun, the_group
from .entities import CAPITAL, entity, listed, of_no_person, written_as_name
from .heads import THINGS, meant
from .lexicon import lexicon
from .syntax import antecedent, children, conjuncts, lemma, prepositional
from .values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

BEFORE = ("compound", "amod", "poss", "nmod", "npadvmod")
STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
NATIONAL = frozenset(
    {"federal", "national", "central", "interim", "transitional", "regular", "ruling"}
)
"""What may be said of "the army" without its being another one."""
HOME = 0.7
NAMED = frozenset({"ORG", "NORP", "GPE", "PRODUCT", "WORK_OF_ART", "LAW", ""})
"""What the recogniser may take an armed group for."""
AFFILIATES = frozenset({"affiliate", "offshoot"})
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ ][\w'’.&-]+){0,6}")


def actors(cast: Cast, head: Token | None, on: date) -> list[Ref]:
    """The actors that a noun phrase and those coordinated with it mean."""
    if head is None:
        return []
    heads = conjuncts(antecedent(head))
    scoped = any(lemma(h) in AFFILIATES and children(h, "poss") for h in heads[1:])
    named = [h for h in heads if lemma(h) not in AFFILIATES or h is heads[0]]
    refs = [_actor(cast, h, on) for h in named]
    found = [r for r in refs if r is not None]
    if scoped and found:
        found[0] = replace(found[0], affiliates=True)
    return found


def _actor(cast: Cast, head: Token, on: date) -> Ref | None:
    ref = one(cast, head, on)
    return ref if ref is not None and ref.kind == "actor" else cast.stranger(head)


def one(cast: Cast, token: Token, on: date) -> Ref | None:
    """Whom one noun means: actor, outlet or person."""
    found = cast.found(token)
    if found is None and (token.pos_ == "PRON" or token.lower_ in PRONOUNS):
        return pronoun(cast, token) or _meant(cast, token, on)
    if (found is not None and token.i == found.end - 1) or _heads_name(cast, token):
        return _titled(cast, token, cast.known(token, on), on)
    roles = lexicon().nouns.get(lemma(token)) or lexicon().nouns.get(token.lower_, frozenset())
    owner = owner_of(cast, token, on)
    if "outlet" in roles and not (token.pos_ == "NOUN" and "part" in roles):
        return _outlet(cast, token)
    if token.pos_ == "PROPN" or written_as_name(token):
        return _proper(cast, token, owner, on)
    if lemma(token) == "counterpart":
        return next(iter(_inside(cast, token, on)), None) or owner
    if token.pos_ == "NOUN" or token.pos_ == "ADJ" or token.pos_ == "DET":
        return _common(cast, token, roles, owner, on)
    return None


def _meant(cast: Cast, token: Token, on: date) -> Ref | None:
    """Whom "it" or "its" mean: the nearest subject before it in its sentence."""
    noun = meant(token) if token.lower_ in THINGS else None
    if noun is None or noun.sent != token.sent:
        return None
    return again(cast, token, one(cast, noun, on), PRONOUN)


def _heads_name(cast: Cast, token: Token) -> bool:
    """Whether a word inside a name is its head ("Voice of America")."""
    found = cast.found(token)
    return found is not None and not found.start <= token.head.i < found.end


def owner_of(cast: Cast, noun: Token, on: date) -> Ref | None:
    """The actor named before a noun or behind its "of"; "in" serves for governments."""
    for child in children(noun, *BEFORE):
        named = child.dep_ == "poss"
        ref = one(cast, child, on) if named else _before(cast, child, noun, on)
        if ref is not None and ref.kind == "actor":
            return ref
        if ref is None and child.dep_ == "compound" and child.ent_type_ == "ORG":
            return None
    if not lexicon().is_a(lemma(noun), "state", "group", "part"):
        return None
    behind = prepositional([noun], "of")
    return next((r for p in behind if (r := cast.known(p, on)) and r.kind == "actor"), None)


def _before(cast: Cast, word: Token, noun: Token, on: date) -> Ref | None:
    """Whom a word before a noun names: "FARC" in "FARC columns"."""
    known = cast.known(word, on)
    owns = lexicon().is_a(lemma(noun), "state", "group", "part")
    if known is not None or not owns or cast.found(word) is not None:
        return known
    if word.ent_type_ == "NORP" or word.pos_ == "ADJ":
        return listed(cast, word)
    return _proper(cast, word, None, on) if word.ent_type_ in ("ORG", "GPE") else None


def _common(
    cast: Cast, noun: Token, roles: frozenset[str], owner: Ref | None, on: date
) -> Ref | None:
    whole = _listed(cast, noun, on)
    if whole is not None:
        return whole
    if "cause" in roles and owner is not None:
        return _grown(cast, noun, owner)
    if "state" in roles:
        if owner is not None and _irregular(cast, noun, owner):
            return _group(cast, noun, roles, None)
        owner = owner or (_seated(cast, noun, on) if "government" in noun.lower_ else None)
        if owner is not None:
            return _grown(cast, noun, owner)
        return _unknown_state(cast, noun) or _home(cast, noun) or _of_group(cast, noun, roles, None)
    if roles & {"group", "people"}:
        return _of_group(cast, noun, roles, owner)
    if "part" in roles:
        behind = next(prepositional([noun], "of"), None)
        return one(cast, behind, on) if behind is not None else owner and _grown(cast, noun, owner)
    if noun.lower_.endswith("s") and owner is None:
        return nationals(cast, noun, on)
    return None


def _of_group(cast: Cast, noun: Token, roles: frozenset[str], owner: Ref | None) -> Ref | None:
    return _group(cast, noun, roles, owner) if roles & {"group", "people"} else None


def _home(cast: Cast, noun: Token) -> Ref | None:
    """Whose "the army" is: the state that was named last, where nothing else is said of it."""
    said = children(noun, "amod", "compound", "nmod", "acl", "relcl", "poss")
    definite = any(c.lower_ == "the" for c in children(noun, "det"))
    if not definite or any(c.lower_ not in NATIONAL for c in said):
        return None
    return again(cast, noun, cast.nearest(noun, cast.state), HOME)


def _unknown_state(cast: Cast, noun: Token) -> Ref | None:
    """The forces of a state that no table knows ("Ruritanian troops")."""
    named = [
        c for c in children(noun, "amod", "compound", "poss") if c.ent_type_ in ("NORP", "GPE")
    ]
    if len(named) != 1 or cast.found(named[0]) is not None or not named[0].text[:1].isupper():
        return None
    first, _ = _extent(noun)
    named_first, named_last = entity(named[0])
    of_state = cast.listed_state(first, noun, noun.doc[named_first.i : named_last.i + 1].text)
    if of_state is not None:
        told_apart = {c.lower_ for c in children(noun, "compound", "amod", "nmod")}
        apart = any(lexicon().is_a(word, "group", "irregular") for word in told_apart)
        return None if apart else of_state
    name = noun.doc[first.i : noun.i + 1].text
    if not _NAME.fullmatch(name):
        return None
    return cast.provisional_actor(first, noun, name, ActorKind.ORGANISATION)


def _irregular(cast: Cast, noun: Token, owner: Ref) -> bool:
    """Whether other words before "forces" take them away from the state: "Syrian rebel forces"."""
    if cast.kind(owner) not in STATES or not lexicon().is_a(lemma(noun), "force"):
        return False
    for word in (w for c in children(noun, "compound", "amod", "nmod") for w in c.subtree):
        found = cast.found(word)
        if (found is not None and found.of("actor")) or word.text in lexicon().states:
            continue
        if word.ent_type_ in ("NORP", "ORG") or lexicon().is_a(lemma(word), "group", "irregular"):
            return True
    return False


def _listed(cast: Cast, noun: Token, on: date) -> Ref | None:
    """The actor that a table lists under the whole phrase ("residents of Fallujah")."""
    first, last = _extent(noun)
    names = cast.registry.actors_called(noun.doc[first.i : last.i + 1].text, on)
    ids = {n.id for n in names if n.manner == "name"}
    if len(ids) != 1:
        return None
    actor = cast.registry.actors[ids.pop()]
    return Ref("actor", cast.mention(first, last, actor.id, actor.name))


def _group(cast: Cast, noun: Token, roles: frozenset[str], owner: Ref | None) -> Ref | None:
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return cast.known(noun.head, cast.published)
    first, last = _extent(noun)
    described = first.i < noun.i or last.i > noun.i
    if owner is not None and "group" in roles and cast.kind(owner) not in STATES:
        kind = cast.kind(owner)
        if kind is not ActorKind.POPULATION:
            return _grown(cast, noun, owner)
    if not described:
        return the_group(cast, noun) if "group" in roles else None
    if children(noun, "nummod"):
        return None
    specific = any(
        t.pos_ == "PROPN" or t.ent_type_ or (t.text[:1].isupper() and t.i > t.sent.start)
        for t in noun.doc[first.i : last.i + 1]
    )
    if not specific:
        return None
    kind = ActorKind.ARMED_GROUP if "group" in roles else ActorKind.POPULATION
    name = noun.doc[first.i : last.i + 1].text
    return cast.provisional_actor(first, last, name, kind) if _NAME.fullmatch(name) else None


def _grown(cast: Cast, noun: Token, owner: Ref) -> Ref:
    """The owner, mentioned by the whole phrase."""
    first, last = _extent(noun)
    grown = cast.mention(first, last, owner.mention.id, owner.mention.label)
    manner = "name" if owner.manner in ("adjective", "metonym") else owner.manner
    named = next((c for c in children(noun, "appos") if c.ent_type_ == "PERSON"), None)
    person = cast.person(named) if named is not None else owner.person
    return replace(owner, mention=grown, manner=manner, person=person)


def _extent(noun: Token) -> tuple[Token, Token]:
    """First and last word of a phrase: its modifiers without the article, and its "of"."""
    inside = [t for c in children(noun, *BEFORE) for t in c.subtree]
    first = min([noun, *inside], key=lambda t: t.i)
    behind = list(prepositional([noun], "of"))
    last = behind[0] if behind and not children(behind[0], "relcl", "acl") else noun
    while first.i < noun.i and (first.is_punct or first.dep_ in ("det", "neg") or first.is_stop):
        first = first.doc[first.i + 1]
    return first, last


def _titled(cast: Cast, token: Token, ref: Ref | None, on: date) -> Ref | None:
    """A known name, or the office holder it names in apposition."""
    if ref is not None or token.pos_ != "PROPN":
        return ref
    return _proper(cast, token, owner_of(cast, token, on), on)


def _proper(cast: Cast, token: Token, owner: Ref | None, on: date) -> Ref | None:
    """A proper name that no table knows."""
    state = listed(cast, token)
    if state is not None:
        return state
    person = cast.person(token)
    if person is not None or (token.ent_type_ == "PERSON" and not of_no_person(token)):
        return _person(cast, token, person, owner, on)
    if cast.found(token) is not None:
        return None
    if lexicon().is_a(lemma(token), "state", "group") and owner is not None:
        return _grown(cast, token, owner)
    if lexicon().is_a(token.lower_, "outlet"):
        return _outlet(cast, token)
    if token.ent_type_ not in (*NAMED, "PERSON") or children(token, "nummod"):
        return None
    first, last = entity(token)
    name = token.doc[first.i : last.i + 1].text
    if not _NAME.fullmatch(name) or not CAPITAL.match(name) or len(name) < 3:
        return None
    kind = ActorKind.STATE if token.ent_type_ == "GPE" else ActorKind.ORGANISATION
    word = name.removesuffix("s") if token.ent_type_ == "NORP" else name  # "the Jordanians"
    ref = cast.listed_state(first, last, word) or cast.provisional_actor(first, last, name, kind)
    town = kind is ActorKind.STATE and word not in lexicon().states
    return replace(ref, manner="metonym") if town else ref  # a town, as far as anybody knows


def _person(
    cast: Cast, token: Token, person: Speaker | None, owner: Ref | None, on: date
) -> Ref | None:
    first, last = entity(token)
    spoken = person or Speaker(token.doc[first.i : last.i + 1].text)
    for holder in children(token, "appos"):
        if owner is None and lexicon().is_a(lemma(holder), "state"):
            owner = owner_of(cast, holder, on)
    if owner is None and token.dep_ == "appos" and lexicon().is_a(lemma(token.head), "state"):
        owner = owner_of(cast, token.head, on)
    if owner is not None:
        return replace(_grown(cast, token, owner), person=spoken)
    return Ref("person", cast.mention(first, last, None, spoken.name), person=spoken)


def _outlet(cast: Cast, noun: Token) -> Ref | None:
    first, last = _extent(noun)
    named = noun.pos_ == "PROPN"
    if first.i == last.i and not named:
        if not any(c.lower_ == "the" for c in noun.children):
            return None
        before = cast.last(noun, lambda r: r.kind == "outlet")
        return again(cast, noun, before, 0.9)
    name = noun.doc[first.i : last.i + 1].text
    return cast.outlet(first, last, name) if _NAME.fullmatch(name) else None


def _seated(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whose "the government in Baghdad" is."""
    return next(iter(_inside(cast, noun, on)), None)


def _inside(cast: Cast, noun: Token, on: date) -> Iterator[Ref]:
    for behind in prepositional([noun], "in", "of"):
        ref = cast.known(behind, on)
        if ref is not None and ref.kind == "actor":
            yield _grown(cast, noun, ref)
