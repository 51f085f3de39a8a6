"""Claims that a hyphen carries: "Iran-backed", "Al-Qaeda-linked", "rebel-held"; and exclusions.

An exclusion takes a means out of a support that the same sentence states: "... but no troops".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Modality, Relation
from ..force.modality import force_of
from ..mentions.phrases import one
from ..predicates.gifts import given_by
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, children, lemma
from .attribution import chain
from .claims import NOUN, in_places
from .drafts import Context, Draft
from .triggers import hyphened
from .unsigned import holding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from ..documents.values import Ref

HYPHENED = frozenset({Relation.SUPPORTS, Relation.AFFILIATED_WITH, Relation.CONTROLS})
_INCLUDING = frozenset({"include", "involve", "mean", "entail"})
_POINTING = frozenset({"that", "this", "it", "which"})
_ALLIED = frozenset({"ally", "align"})


def hyphened_drafts(sentence: Span, context: Context) -> Iterator[Draft]:
    """Drafts from compounds of an actor and a participle before a noun."""
    on = context.published.last
    for token in sentence:
        if not hyphened(token) or token.dep_ not in ("amod", "compound", "acl", "nmod"):
            continue
        first = token.doc[token.i - 2] if token.i > 1 else token
        actor = next(iter(holding(context.cast, first, on)), None) if first.i < token.i else None
        if actor is None or actor.kind != "actor":
            continue
        for relation, means in _carried(token):
            yield from _compound(relation, means, token, replace(actor, manner="name"), context)


def _carried(token: Token) -> list[tuple[Relation, Means]]:
    if lemma(token) in _ALLIED:
        return [(Relation.ALLIED_WITH, Means.UNKNOWN)]
    known = [
        p
        for pos in ("verb", "adjective")
        for p in lexicon().predicates.get((lemma(token), pos), ())
        if p.relation in HYPHENED and p.means is not None
    ]
    return list(dict.fromkeys((p.relation, p.means) for p in known if p.means is not None))[:1] or (
        [(Relation.CONTROLS, Means.UNKNOWN)] if token.lower_ == "held" else []
    )


def _compound(
    relation: Relation, means: Means, token: Token, actor: Ref, context: Context
) -> Iterator[Draft]:
    noun = token.head
    base = Draft(relation, actor, actor, token, means, sure=NOUN)
    if relation is Relation.CONTROLS:
        yield from in_places(base, actor, noun, context.cast)
        return
    other = one(context.cast, noun, context.published.last)
    if other is None or other.kind != "actor" or other.id == actor.id:
        return
    if relation is Relation.AFFILIATED_WITH:
        yield replace(base, subject=other, object=actor)
    else:
        yield replace(base, object=other)


def exclusions(sentence: Span, stated: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Supports taken back in part: "that did not include troops", "but no boots"."""
    supports = [d for d in stated if d.relation is Relation.SUPPORTS and not d.negated]
    if not supports:
        return
    for token in sentence:
        before = [d for d in supports if d.trigger.i < token.i]
        if before and token.pos_ == "NOUN" and _excluded(token):
            yield from _taken_back(before[-1], token, context)


def _excluded(noun: Token) -> bool:
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return noun.dep_ in ("conj", "appos", "ROOT", "dep")
    verb = noun.head
    if noun.dep_ not in OBJECTS or lemma(verb) not in _INCLUDING:
        return False
    pointing = [c for c in children(verb, "nsubj") if c.lower_ in _POINTING]
    return bool(pointing and children(verb, "neg"))


def _taken_back(draft: Draft, noun: Token, context: Context) -> Iterator[Draft]:
    force = force_of(noun.head) if noun.dep_ in OBJECTS else None
    told = chain(context.cast, force.voices, context.published) if force else draft.chain
    via = told.via or draft.chain.via
    speaker = told.speaker or draft.chain.speaker
    for means, item in given_by(noun):
        if means not in (Means.UNKNOWN, Means.OTHER):
            yield replace(
                draft, trigger=noun, means=means, item=item, negated=True, condition="",
                modality=Modality.ACTUAL, chain=replace(told, speaker=speaker, via=via),
                sure=draft.sure * NOUN,
            )  # fmt: skip
