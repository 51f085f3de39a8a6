"""Claims where the rules are silent: two actors of a sentence, and the nearest word that ties them.

They are less sure than those of the rules, and say less: no item, no third party. They are for
people to look at, and read only when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from ...model import Relation
from .claims import base_of
from .drafts import Context, Draft
from .ends import act_against
from .gifts import Frame
from .heads import heads
from .lexicon import Predicate
from .phrases import one
from .ties import acts, said_with, ties

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Span, Token

    from .cast import Cast
    from .ties import Act, Tie
    from .values import Ref

    Mentions = Sequence[tuple[Ref, Token]]
    """Mentions of one actor, each with the word on which it hangs."""

SURE, SILENT = 0.7, 0.5
"""How sure a tie is whose force the rules know, and one whose force they do not."""
STEP = 0.95
"""How much less sure it is for each step between the word and an actor."""
MOST = 12
"""Actors of a sentence that are looked at; one that names more is a list."""


def tied_drafts(sentence: Span, stated: Collection[Draft], context: Context) -> Iterator[Draft]:
    """Drafts between actors of a sentence of whom the rules have stated nothing."""
    known = acts(sentence)
    if not known:
        return
    named = _named(context.cast, sentence, context.published.last)
    related = {frozenset((d.subject.id, d.object.id)) for d in stated if d.relation.sign}
    for a, b in combinations(sorted(named), 2):
        if frozenset((a, b)) not in related:
            ends = _heads(named[a]), _heads(named[b])
            yield from _of_pair(named[a], named[b], ties(known, ends), context)


def _named(cast: Cast, sentence: Span, on: date) -> dict[str, list[tuple[Ref, Token]]]:
    found: defaultdict[str, list[tuple[Ref, Token]]] = defaultdict(list)
    for token in sentence:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or len(found) == MOST:
            continue
        ref = one(cast, token, on)
        if ref is not None and ref.kind == "actor":
            found[ref.id].append((ref, token))
    return found


def _heads(mentions: Mentions) -> list[Token]:
    return [head for _, token in mentions for head in heads([token])]


def _of_pair(
    one_: Mentions, other: Mentions, found: Sequence[Tie], context: Context
) -> Iterator[Draft]:
    """The drafts of the nearest tie that the sentence does not take back."""
    for tie in found:
        said = said_with(tie.act)
        if said is None:
            continue
        force, known = said
        first, second = (_nearest(mentions, tie.act.trigger) for mentions in (one_, other))
        if tie.direction == "backward":
            first, second = second, first
        base = base_of(_frame(tie.act, first[1], second[1]), force, context)
        if base is not None:
            sure = base.sure * (SURE if known else SILENT) * STEP**tie.far
            made = replace(base, subject=first[0], object=second[0], sure=sure)
            yield made
            if tie.direction == "both":
                yield replace(made, subject=made.object, object=made.subject)
        return


def _nearest(mentions: Mentions, trigger: Token) -> tuple[Ref, Token]:
    return min(mentions, key=lambda one_: (abs(one_[1].i - trigger.i), one_[1].i))


def _frame(act: Act, subject: Token, object_: Token) -> Frame:
    """The tie as a filled predicate."""
    leaning = act.leaning
    relation = Relation.SUPPORTS if leaning.sign > 0 else Relation.OPPOSES
    means = act_against(leaning.means, (object_,))
    both = leaning.direction == "both"
    predicate = Predicate(
        act.trigger.lemma_, leaning.kind, relation, means, (), leaning.slots, both
    )
    return Frame(predicate, (subject,), (object_,), (), (act.trigger,))
