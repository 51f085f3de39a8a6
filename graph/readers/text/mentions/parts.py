"""Parts and losses: whose "rebel positions" are, and whose the dead of an attack were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import noun_lemma
from ..sentences.syntax import OBJECTS, SUBJECTS, children, lemma, objects, prepositional
from .coreference import GROUPS, definite
from .groups import STATES, grown
from .persons import SETTLEMENTS
from .sites import SITES

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

HARM = frozenset({
    "abduct", "arrest", "capture", "detain", "injure", "kidnap", "kill", "leave", "seize", "slay",
    "wound",
})  # fmt: skip


def hit_before(cast: Cast, noun: Token, roles: frozenset[str], resolve: Resolve) -> Ref | None:
    """Whose the dead are: "attacked ISIL positions, killing 14 militants"."""
    verb = noun.head
    counted = children(noun, "nummod") or noun.tag_ == "NNS"
    if noun.dep_ not in OBJECTS or not counted or definite(noun) or lemma(verb) not in HARM:
        return None
    if verb.dep_ not in ("advcl", "conj", "xcomp") or children(verb, *SUBJECTS, "mark"):
        return None
    for hit in objects(verb.head):
        if hit.i > verb.i:  # the parse may have them the other way round
            continue
        ref = resolve(hit)
        if ref is not None and ref.kind == "actor":
            kinds = STATES if "state" in roles else GROUPS if "group" in roles else frozenset()
            return grown(cast, noun, ref) if cast.kind(ref) in kinds else None
    return None


AGENCIES = frozenset({"agency", "apparatus", "branch", "directorate", "service"})


def part(cast: Cast, noun: Token, owner: Ref | None, resolve: Resolve, on: date) -> Ref | None:
    """Whose part or thing it is: "members of the group", "rebel positions"."""
    called = next((r for n in children(noun, "appos") if (r := cast.known(n, on))), None)
    if called is not None and called.kind == "actor":
        return called
    behind = next(prepositional([noun], "of"), None)
    ref = resolve(behind) if behind is not None else None
    ground = noun_lemma(noun) in SETTLEMENTS | SITES
    if owner is not None and owner.manner == "metonym" and ground:
        return ref  # a capital's airport is a place
    if owner is not None and (ref is None or ref.manner == "metonym"):
        return grown(cast, noun, owner)
    return ref


def spying(noun: Token) -> bool:
    """Whether an agency or a service is a state's, and none of the press: "spy agency"."""
    before = children(noun, "compound", "amod")
    return noun_lemma(noun) in AGENCIES and any(
        w.lower_ in ("spy", "intelligence", "security", "espionage") for w in before
    )
