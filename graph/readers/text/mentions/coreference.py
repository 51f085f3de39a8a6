"""Nouns that mean somebody named elsewhere: "the group", "the latter", "the Iraqis".

A light version: what is not plain stays unresolved, and what is resolved is less sure. Who acts on
a word, or is acted on by it, is never whom it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..documents.values import Ref
from ..naming.entities import minority
from ..naming.names import GROUPS as GROUPS
from ..naming.reference import reference
from ..sentences.lexicon import lexicon
from ..sentences.syntax import (
    OBJECTS,
    SUBJECTS,
    antecedent,
    children,
    conjuncts,
    lemma,
    prepositional,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from spacy.tokens import Token

    from ..naming.cast import Cast

    Resolve = Callable[[Token], Ref | None]

COREFERENCE, NATIONALS = 0.75, 0.85
ORDER = {"former": -2, "latter": -1}
LEAGUES = frozenset({ActorKind.COALITION, ActorKind.ORGANISATION})
POINTING = frozenset({"that", "the", "these", "this", "those"})
ALLIANCE = frozenset({"alliance", "bloc", "coalition"})
FIRMS = frozenset({"company", "firm"})
OF_STATES = frozenset({
    "accord", "agency", "command", "commission", "community", "cooperation", "co-operation",
    "court", "fund", "gendarmerie",
    "government", "military", "minusca", "minusma", "ministry", "mission", "monusco", "nations",
    "league", "nato", "observatory", "police", "rights", "treaty", "un", "unifil", "unmiss",
})  # fmt: skip
UNIONS = frozenset({"african union", "arab league", "european union"})
"""Words in names of bodies that "the militants" never means, and such names."""
VAGUE = frozenset({
    "band", "body", "cell", "company", "faction", "firm", "force", "front", "group", "league",
    "movement", "network", "organisation", "organization", "outfit", "party", "public", "side",
    "squad", "wing",
})  # fmt: skip
"""Bodies that nobody could tell by the noun alone: such a one was named before, or is nobody."""
OF_IRREGULARS = frozenset({"faction", "front", "group", "movement", "outfit"})
"""Bodies that no state is in."""
ARMED = frozenset({"faction", "group", "outfit"})
"""Bodies that are an armed group where the text tells of one."""
FAR = 2000
"""Characters after which "the militants" no longer mean a group that was named."""
NEAR = 120
"""Words before one in which those whom it may mean are looked for."""


def the_group(cast: Cast, noun: Token, *, pointed: bool | None = None) -> Ref | None:
    """Who "the group" or "the militants" are: the last group that was named.

    `pointed` says so of a word without an article of its own ("the coalition jet").
    """
    if not (definite(noun) if pointed is None else pointed):
        return None
    if several_bodies(noun):
        return None
    apart, kinds = _spans(cast, noun), _kinds(noun)
    irregular = lexicon().is_a(lemma(noun), "irregular")
    told_apart = irregular or lemma(noun) in OF_IRREGULARS

    def fits(ref: Ref) -> bool:
        elsewhere = not any(ref.mention.start in span for span in apart)
        unfit = told_apart and _no_irregulars(ref.mention.label)
        return cast.kind(ref) in kinds and elsewhere and ref.id not in cast.apart and not unfit

    def of_party(ref: Ref) -> bool:
        named = any("party" in name.lower().split() for name in cast.names(ref))
        return fits(ref) and (named or cast.kind(ref) is ActorKind.ORGANISATION)

    def armed(ref: Ref) -> bool:
        return cast.kind(ref) is ActorKind.ARMED_GROUP and fits(ref)

    def told(ref: Ref) -> bool:
        """Whether a body has a name, and where it is an alliance, that of one."""
        if not ref.mention.label[:1].isupper() or not fits(ref):
            return False
        league = lemma(noun) in ALLIANCE - {"bloc"}
        return not league or cast.kind(ref) is ActorKind.COALITION

    called, first = lemma(noun), fits
    if irregular or called in ARMED:
        first = armed
    elif called == "party":
        first = of_party
    elif called in VAGUE | ALLIANCE:
        first = told
    named = cast.foremost(noun, first, FAR)
    meant = again(cast, noun, named or cast.foremost(noun, fits, FAR), COREFERENCE)
    if meant is not None:
        cast.notice(meant)
    return meant


def several_bodies(noun: Token) -> bool:
    """Whether several are meant, and so nobody who was named alone: "the parties"."""
    return noun.tag_ == "NNS" and lemma(noun) in VAGUE - {"force"}


def _no_irregulars(label: str) -> bool:
    """Whether "the militants" never means whom a name names: "African Union", "two officials"."""
    words = label.lower().split()
    if label.lower() in UNIONS or not OF_STATES.isdisjoint(words):
        return True
    head = words[-1]
    roles = lexicon().roles(head)
    common = label.split()[-1].islower() and bool(roles)
    return common and ("group" not in roles or head in VAGUE)


def _kinds(noun: Token) -> frozenset[ActorKind]:
    """What a noun may point back to: "the bloc" to no clan, "the crowd" to no army."""
    if lemma(noun) in ALLIANCE:
        return LEAGUES
    if lemma(noun) in FIRMS:
        return frozenset({ActorKind.ORGANISATION})
    crowd = lexicon().is_a(lemma(noun), "people") and not lexicon().is_a(lemma(noun), "group")
    return frozenset({ActorKind.POPULATION}) if crowd else GROUPS


def definite(noun: Token) -> bool:
    """Whether a noun points back: "the group", "these militants"."""
    return any(c.dep_ == "det" and c.lower_ in POINTING for c in noun.children)


def narrowed(noun: Token) -> bool:
    """Whether what is behind a noun tells which one: "the movement of troops"; no mere aside."""
    asides = children(noun, "acl", "relcl")
    aside = all(noun.doc[a.left_edge.i - 1].text == "," for a in asides)
    return bool(children(noun, "prep")) or not aside


def ordered(cast: Cast, token: Token, resolve: Resolve) -> Ref | None:
    """Who "the former" and "the latter" are: of the last two joined by "and", else named."""
    for word in reversed(token.doc[max(token.i - NEAR, 0) : token.i]):
        pair = [resolve(w) for w in conjuncts(word)] if children(word, "conj") else []
        if len(pair) == len(ORDER) and all(r is not None and r.kind == "actor" for r in pair):
            return again(cast, token, pair[ORDER[token.lower_]], COREFERENCE)
    before = {r.id: r for r in cast.seen() if r.mention.end <= cast.at(token)}
    if len(before) < len(ORDER):
        return None
    return again(cast, token, list(before.values())[ORDER[token.lower_]], COREFERENCE)


def partners(token: Token) -> list[Token]:
    """The nouns that stand with a word under one verb: who acts, and on whom."""
    verb = next((a for a in token.ancestors if children(a, *SUBJECTS)), None)
    if verb is None:
        return []
    own = {token.i, *(a.i for a in token.ancestors)}
    nearest = next((a for a in token.ancestors if a.pos_ == "VERB"), verb)
    apart = nearest.dep_ in ("conj", "advcl", "acl")  # "torched posts and seized the wells"
    below = nearest if apart else verb
    nouns = [antecedent(c) for c in children(verb, *SUBJECTS)]
    nouns += [antecedent(c) for c in children(below, *OBJECTS, "dative")]
    nouns += [verb.head] if verb.dep_ == "relcl" else []
    nouns += prepositional([below], "by", "against", "to", "for", "with", "from", "on")
    return [c for n in nouns if n.i not in own for c in conjuncts(n) if c.i not in own]


def again(cast: Cast, token: Token, ref: Ref | None, sure: float) -> Ref | None:
    """The same once more, mentioned by another word and less surely."""
    if ref is None:
        return None
    return ref.at(cast.mention(token, token, None, ref.mention.label), sure)


def nationals(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whom "the Iraqis" mean: the people of a state for the state; "Kosovo Serbs" for none."""
    of = minority(noun)
    if of is not None:
        name = f"{of.text} {noun.text}"
        return cast.provisional_actor(of, noun, name, ActorKind.POPULATION)
    word = noun.text[:-1]
    if not word[:1].isupper():
        return None
    ids = {n.id for n in cast.registry.actors_called(word, on) if n.manner == "adjective"}
    if len(ids) == 1:
        actor = cast.registry.actors[ids.pop()]
        return Ref("actor", cast.mention(noun, noun, actor.id, actor.name), NATIONALS)
    listed = {n.id for n in reference().actors_called(word) if n.manner == "adjective"}
    return cast.of_reference(listed.pop(), noun, noun) if len(listed) == 1 else None


def _who_says(noun: Token) -> list[Token]:
    """Who speaks of irregulars, and so is none of them: "the SDF said the rebels had fled"."""
    if not lexicon().is_a(lemma(noun), "irregular"):
        return []
    saying = [a.head for a in noun.ancestors if a.dep_ == "ccomp"]
    return [antecedent(s) for verb in saying for s in children(verb, *SUBJECTS)]


def _spans(cast: Cast, noun: Token) -> list[range]:
    """Where the names stand that act on a noun, or are acted on by it."""
    others = [*partners(noun), *_who_says(noun)]
    words = [w for p in others for w in (p, *children(p, "compound", "poss", "amod"))]
    first = [cast.found(w) for w in words]
    doc = noun.doc
    named = [range(cast.at(doc[f.start]), cast.at(doc[f.end - 1]) + 1) for f in first if f]
    return [*named, *(range(cast.at(w), cast.at(w) + len(w)) for w in words)]
