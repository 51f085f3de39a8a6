"""Noun phrases: whom or which place "US troops", "Iraq's prime minister", "the group" mean.

Only asked for words in an actor's role, so that "Baghdad" here is the government.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import (
    BEFORE,
    DEMONYM,
    MODEL,
    OF_NAMES,
    half_of_compound,
    minority,
    mistaken_name,
    noun_lemma,
    of_weather,
    owner_in_name,
    said_behind,
    written_as_name,
)
from ..sentences.lexicon import lexicon
from ..sentences.syntax import (
    antecedent,
    children,
    lemma,
    prepositional,
)
from .again import comrades
from .aside import not_for_others, some_of
from .bodies import inside
from .coreference import GROUPS, ORDER, nationals, ordered
from .groups import STATES, grown, no_longer
from .nouns import (
    before_noun,
    common,
    land_named,
    named_body,
    own_body,
    ownable,
    roles_of,
    user,
)
from .offices import against_state, in_office, is_title, of_holder
from .parts import spying
from .persons import SPEAKERS, named_actor, outlet, person, standing_for
from .pronouns import PRONOUNS, pronoun
from .short import short_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

    Solve = Callable[[Cast, Token, Resolve], Ref | None]

AIDES = frozenset({"adviser", "advisor", "aide", "ambassador", "envoy", "official"})
"""Who serves somebody: "an aide to the minister", "an official at the ministry"."""
LONGEST = 40
"""Words before a noun in which it is looked for whose it is."""
PARTS_OF = frozenset({"all", "both", "each", "many", "most", "none", "one", "some", "several"})


def one(cast: Cast, token: Token, on: date) -> Ref | None:
    """Whom one noun means: actor, outlet or person."""
    found = cast.found(token)
    if found is None and token.lower_ in PRONOUNS:
        return _solved(cast, token, pronoun, on)
    if token.lower_ in ORDER and token.dep_ not in ("amod", "compound"):
        return _solved(cast, token, ordered, on)
    if (found is not None and token.i == found.end - 1) or _heads_name(cast, token):
        ref = _titled(cast, token, cast.known(token, on), on)
        nation = ref is not None and ref.manner == "adjective"
        return None if nation and some_of(token) else ref
    if token.lower_ in PARTS_OF and token.pos_ in ("PRON", "DET", "NOUN", "NUM"):
        behind = next(prepositional([token], "of"), None)
        return one(cast, behind, on) if behind is not None else None
    that = antecedent(token)
    if that.i == token.i:
        return _noun(cast, token, on)
    return _solved(cast, token, lambda _, __, resolve: resolve(that), on)


def _solved(cast: Cast, token: Token, solve: Solve, on: date) -> Ref | None:
    """Whom a pronoun or "the latter" means; nobody where that hangs on itself ("some of its")."""
    if token.i in cast.asked:
        return None
    cast.asked.add(token.i)
    found = solve(cast, token, lambda noun: one(cast, noun, on))
    cast.asked.discard(token.i)
    return found


def _noun(cast: Cast, token: Token, on: date) -> Ref | None:
    roles = roles_of(token)
    by_kind = token.pos_ in ("NOUN", "ADJ", "DET", "NUM") or mistaken_name(token)
    if "outlet" in roles and not (by_kind and roles & {"part", "group"}) and not spying(token):
        return outlet(cast, token)

    def of(noun: Token) -> Ref | None:
        return owner_of(cast, noun, on)

    if by_kind and not_for_others(token):
        left = comrades(cast, token, of, lambda n: one(cast, n, on))
        return left or (no_longer(cast, token, roles) if token.tag_ == "NNS" else None)
    owner = of(token)
    if owner is None and noun_lemma(token) in SPEAKERS:
        owner = in_office(cast, token, of, on)
    if not mistaken_name(token) and (token.pos_ == "PROPN" or written_as_name(token)):
        return _proper(cast, token, owner, on)
    if lemma(token) == "counterpart":
        return next(iter(inside(cast, token, on)), None) or owner
    return common(cast, token, owner, lambda n: one(cast, n, on), on) if by_kind else None


def _heads_name(cast: Cast, token: Token) -> bool:
    """Whether a word inside a name is its head ("Voice of America")."""
    found = cast.found(token)
    return found is not None and not found.start <= token.head.i < found.end


def owner_of(cast: Cast, noun: Token, on: date) -> Ref | None:
    """The actor named before a noun or behind its "of"; "in" serves for governments."""
    if noun.i - noun.left_edge.i > LONGEST:
        return None
    who = user(noun)
    if who is not None:
        return one(cast, who, on)
    for child in children(noun, *BEFORE):
        if half_of_compound(child) or child.lower_ == "royal" or _against(child):
            continue
        if owner_in_name(child, noun):
            return None
        ref = one(cast, child, on) if child.dep_ == "poss" else named_before(cast, child, noun, on)
        if ref is None and is_title(child):
            ref = in_office(cast, child, lambda n: owner_of(cast, n, on), on)
        if ref is not None and ref.kind == "actor":
            return _nearer(cast, child, noun, ref, on) or ref
        if ref is None and child.dep_ == "compound" and child.ent_type_ == "ORG":
            return None
    return _behind(cast, noun, on) if ownable(noun) else None


def _nearer(cast: Cast, word: Token, noun: Token, before: Ref, on: date) -> Ref | None:
    """Whose it is by what stands behind, where the word before says where from or of what kind.

    "An infantry division of the Congolese army", "Colombian rebels of the ELN".
    """
    by_kind = cast.found(word) is None and word.dep_ != "poss"
    nation = before.manner == "adjective" or cast.kind(before) is ActorKind.POPULATION
    if noun.pos_ != "NOUN" or not (by_kind or nation) or not ownable(noun):
        return None
    if children(noun, "conj"):
        return None  # "Moldovan police and guards of the republic"
    behind = _of_whom(cast, noun, on)
    if behind is None and lexicon().is_a(noun_lemma(noun), "irregular"):
        from_ = (one(cast, p, on) for p in said_behind(noun, "from") if p.pos_ == "PROPN")
        behind = next((r for r in from_ if r is not None and cast.kind(r) in GROUPS), None)
    own = behind is not None and (by_kind or cast.kind(behind) not in STATES)
    return behind if own else None


def _against(word: Token) -> bool:
    """Whether a noun is of who stands against a name: "anti-Houthi forces"."""
    before = word.doc[max(word.i - 2, 0) : word.i]
    return len(before) > 1 and before[1].text == "-" and before[0].lower_ in ("anti", "non")


def _of_whom(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whose "soldiers of Mali" are; those of a group are no state's soldiers named beside it."""
    sure = {of.i for of in said_behind(noun, "of")}
    for of in said_behind(noun, "of", unlike=True):
        behind = land_named(of)
        named = ownable(noun) and (behind.pos_ == "PROPN" or named_body(behind))
        ref = cast.known(behind, on) or (one(cast, behind, on) if named else None)
        if ref is not None and ref.kind == "actor" and (of.i in sure or cast.kind(ref) in STATES):
            return ref
    return None


def _behind(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whose "soldiers of Mali", "riders from Katiba Macina" and "forces loyal to Haftar" are."""
    of = _of_whom(cast, noun, on)
    if of is not None:
        return of
    if noun_lemma(noun) in SPEAKERS:
        return next((r for p in prepositional([noun], "for") if (r := one(cast, p, on))), None)
    served = [*prepositional([noun], "to"), *prepositional([noun], "at")]
    if noun_lemma(noun) in AIDES:
        known = (cast.known(p, on) or (one(cast, p, on) if ownable(p) else None) for p in served)
        aided = next((r for r in known if r is not None and r.kind == "actor"), None)
        if aided is not None:
            return aided
    loyal = [c for c in noun.children if c.lower_ == "loyal"]
    for behind in [*said_behind(noun, "from", "with"), *prepositional(loyal, "to")]:
        named = behind.pos_ == "PROPN" or bool(loyal) or named_body(behind)
        ref = one(cast, behind, on) if named else None
        own = bool(roles_of(noun) & {"envoy", "force"})  # "advisers from the United States"
        if (
            ref is not None
            and ref.kind == "actor"
            and (loyal or own or cast.kind(ref) not in STATES)
        ):
            return ref
    return None


def named_before(cast: Cast, word: Token, noun: Token, on: date) -> Ref | None:
    """Whom a word before a noun names: "FARC" in "FARC columns", "army" in "army lorries"."""
    known = cast.known(word, on)
    if known is not None or not ownable(noun) or cast.found(word) is not None:
        return known
    known_noun = noun_lemma(word) in lexicon().nouns or not word.ent_type_
    if (word.pos_ in ("NOUN", "ADJ") and known_noun) or mistaken_name(word):
        return before_noun(cast, word, noun, lambda: owner_of(cast, word, on), on)
    people = not word.ent_type_ and DEMONYM.search(word.text)
    if word.dep_ == "amod" or word.pos_ == "ADJ" or word.ent_type_ not in OF_NAMES or people:
        return None
    return _proper(cast, word, None, on) if word.pos_ == "PROPN" or word.ent_type_ else None


def _titled(cast: Cast, token: Token, ref: Ref | None, on: date) -> Ref | None:
    """A known name, in whose office he is said to act, or the office holder it names."""
    if ref is None:
        proper = token.pos_ == "PROPN"
        return _proper(cast, token, owner_of(cast, token, on), on) if proper else None
    person_ = ref.kind == "person" or cast.kind(ref) is ActorKind.PERSON
    if not person_ or not_for_others(token) or not any(map(_leads, children(token, "compound"))):
        return ref
    state = owner_of(cast, token, on)
    if state is None or not cast.state(state):
        return ref
    return replace(grown(cast, token, state), person=ref.person)


def _leads(title: Token) -> bool:
    """Whether a title says that its bearer leads a state: "Libyan leader X"."""
    return is_title(title) and not any(map(against_state, children(title, *BEFORE)))


def _proper(cast: Cast, token: Token, owner: Ref | None, on: date) -> Ref | None:
    """A proper name that no table knows; storms have names, too."""
    if of_weather(token):
        return None
    if owner is not None and MODEL.fullmatch(token.text):
        return grown(cast, token, owner)  # "a Russian Su-34"
    spoken = person(cast, token)
    if spoken is not None:
        holds = owner or of_holder(
            cast, token, lambda n: one(cast, n, on), lambda n: owner_of(cast, n, on), on
        )
        return standing_for(cast, token, spoken, holds)
    if cast.found(token) is not None:
        return None
    short = short_form(cast, token)
    if short is not None:
        return short
    if lexicon().is_a(noun_lemma(token), "state", "group"):
        owner = owner or next(iter(inside(cast, token, on)), None)
        if owner is not None and not own_body(cast, token, owner):
            return grown(cast, token, owner)
    if lexicon().is_a(token.lower_, "outlet"):
        return outlet(cast, token)
    of_nation = token.lower_.endswith("s") or minority(token) is not None
    people = nationals(cast, token, on) if of_nation else None
    if people is not None and some_of(token):
        return None
    return people or named_actor(cast, token)
