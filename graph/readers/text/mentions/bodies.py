"""A state's forces and bodies: "Syrian troops", "the police in Manila", "the junta"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import NAME, entity, extent, noun_lemma, said_behind
from ..sentences.lexicon import lexicon
from ..sentences.syntax import antecedent, children, lemma
from .coreference import GROUPS, definite, the_group
from .groups import OF_STATES_ALONE, STATES, group, grown
from .homes import ITS_OWN, home, plain
from .persons import SETTLEMENTS
from .unnamed import bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from ..naming.names import Kind

FIELDING = frozenset({
    "base", "concentrate", "deploy", "dispatch", "field", "have", "keep", "lose", "maintain",
    "mass", "send", "station",
})  # fmt: skip
"""What somebody does with forces of his own."""
LOSING = frozenset({"acknowledge", "admit", "confirm", "mourn", "suffer"})
"""What somebody does about the loss of forces of his own."""
KNOWN: tuple[Kind, ...] = ("actor", "listed", "land")
"""What a word may be known for that says whose something is."""

OWN = frozenset({"air", "armed", "coast", "defence", "defense", "security"})
"""What stands before "forces" and "guard" that are a state's."""


def of_state(
    cast: Cast, noun: Token, roles: frozenset[str], owner: Ref | None, on: date
) -> Ref | None:
    """A state's forces and bodies; where nobody says whose, those of the state at home."""
    others = _of_others(cast, noun)
    if owner is not None and cast.kind(owner) is ActorKind.POPULATION:
        owner = None  # "our own soldiers", say villagers
    if owner is not None and others and cast.kind(owner) in STATES and "force" in roles:
        led = _led(cast, noun, owner)
        return grown(cast, noun, led) if led is not None else group(cast, noun, roles, None)
    if owner is None and "force" in roles:
        owner = _fielded(cast, noun, on)
    if owner is None:
        owner = _led(cast, noun) if others else next(iter(inside(cast, noun, on)), None)
    if owner is not None:
        return grown(cast, noun, owner)
    if "force" not in roles and _single(noun):
        return None
    at_home = home(cast, noun) if plain(noun) else None
    if at_home is not None:
        return at_home
    if lemma(noun) in OF_STATES_ALONE and definite(noun) and cast.grounds:
        return None  # that state's, who cannot be meant, and not another's
    return _forces(cast, noun, roles)


def _fielded(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whose forces are that somebody has or mourns: "has 500 soldiers", "admitted the loss of"."""
    lost = noun.dep_ == "pobj" and lemma(noun.head.head) == "loss"
    verb = noun.head.head.head if lost else noun.head
    fields = lemma(verb) in LOSING if lost else noun.dep_ == "dobj" and lemma(verb) in FIELDING
    if not fields or children(noun, "det", "poss"):
        return None
    subjects = [antecedent(s) for s in children(verb, "nsubj")]
    whose = [w for s in subjects for w in (s, *children(s, "amod", "compound", "poss"))]
    refs = (cast.known(w, on) for w in whose)
    return next((r for r in refs if r is not None and cast.kind(r) in STATES | GROUPS), None)


def _led(cast: Cast, noun: Token, state: Ref | None = None) -> Ref | None:
    """Whose "a rebel commander" is, and whose "a Syrian rebel commander"."""
    irregular = [
        c
        for c in children(noun, "compound", "amod")
        if noun.tag_ == "NN"
        and lexicon().is_a(noun_lemma(c), "irregular")
        and not lexicon().is_a(noun_lemma(noun), "collective")
    ]
    found = (
        (the_group(cast, c, pointed=definite(noun)) if state is None else None)
        or bare(cast, c, lexicon().nouns[noun_lemma(c)], state)
        for c in irregular
    )
    return next((ref for ref in found if ref is not None), None)


def _single(noun: Token) -> bool:
    """Whether any one of many is meant: "a minister"."""
    return any(c.lower_ in ("a", "an", "another", "one") for c in children(noun, "det", "nummod"))


def inside(cast: Cast, noun: Token, on: date) -> Iterator[Ref]:
    """Whose "the government in Baghdad" and "the police in Manila" are."""
    for behind in said_behind(noun, "in", "of"):
        ref = cast.known(behind, on) or cast.ground(behind)
        if ref is not None and cast.kind(ref) is ActorKind.POPULATION:
            ref = cast.ground(behind)  # a region has its name, too
        if ref is None and noun_lemma(behind) in SETTLEMENTS:  # "police in the Iranian town"
            said = (cast.known(c, on) for c in children(behind, "amod", "poss"))
            ref = next((r for r in said if r is not None), None)
        if ref is not None and ref.kind == "actor":
            yield grown(cast, noun, ref)


def _forces(cast: Cast, noun: Token, roles: frozenset[str]) -> Ref | None:
    """Forces and bodies of no state that is known: "exile army", "police" without a country."""
    of_state = _forces_of_unknown_state(cast, noun)
    if "machine" in roles:
        return of_state if of_state is not None and not children(noun, "poss") else None
    if of_state is not None:
        return of_state
    return group(cast, noun, roles | {"group"}, None)


def _forces_of_unknown_state(cast: Cast, noun: Token) -> Ref | None:
    """The forces of a state that no table knows ("Ruritanian troops")."""
    before = children(noun, "amod", "compound", "poss")
    named = [c for c in before if c.ent_type_ in ("NORP", "GPE")]
    if len(named) != 1 or cast.found(named[0]) is not None or not named[0].text[:1].isupper():
        return None
    first, _ = extent(noun)
    first = min(first, entity(named[0])[0], key=lambda t: t.i)
    name = noun.doc[first.i : noun.i + 1].text
    if not NAME.fullmatch(name):
        return None
    return cast.provisional_actor(first, noun, name, ActorKind.ORGANISATION)


def _machine(noun: Token) -> bool:
    return lexicon().is_a(noun_lemma(noun), "machine")


def _of_others(cast: Cast, noun: Token) -> bool:
    """Whether words before a noun take it away from a state: "Syrian rebel forces"."""
    for word in (w for c in children(noun, "compound", "amod", "nmod") for w in c.subtree):
        found = cast.found(word)
        if found is not None and any(found.of(kind) for kind in KNOWN):
            continue
        if (
            word.lower_ in ITS_OWN
            or _service(word)
            or word.text[:1].isdigit()
            or (word.lower_ == "fighter" and _machine(noun))
        ):
            continue  # "paramilitary police", "379th battalion", "fighter jets"
        if word.ent_type_ in ("NORP", "ORG") or lexicon().is_a(lemma(word), "group", "irregular"):
            return True
        if word.dep_ == "compound" and lexicon().is_a(noun_lemma(word), "people"):
            return lexicon().is_a(noun_lemma(noun), "force")  # "a peasant patrol"
    return False


def _service(word: Token) -> bool:
    """Whether a word is the last of what a state's forces are called: "Air Force jets"."""
    before = word.nbor(-1).lower_ if word.i else ""
    return word.lower_ == "royal" or (word.lower_ in ("force", "forces", "guard") and before in OWN)
