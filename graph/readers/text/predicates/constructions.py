"""What a sentence claims by several words together, where no single one is a predicate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Modality
from ..force.force import Force
from ..force.modality import force_of
from ..sentences.syntax import part_of_speech
from .campaigns import against, beside, detained, lost_men
from .favours import made_available, supplying, thanked
from .ground import based, lost_to, moved_in, remaining, sent_into
from .labels import labelled, marked_out, on_list
from .membership import absorbed, joined_league, league_of, left, united
from .orders import allowed, calling, ordered, requested
from .phrasal import carrier, given, phrase_frame, phrases
from .service import fought_for
from .stances import (
    cut_off,
    helped,
    joined,
    kept_from,
    left_dead,
    received,
    shielded,
    shut_out,
    taken_from,
    warded_off,
    withheld,
)
from .treaties import allied_beside, allied_by
from .wants import declined, gathered_at, sought, warned_of, warned_that

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .gifts import Frame

_TURNED = (Means.REJECTION, Means.COERCION)
VERBAL = (labelled, ordered, calling, allowed, cut_off, shielded, received, joined, left_dead,
          fought_for, shut_out, taken_from, warded_off, warned_of, gathered_at, moved_in, lost_to,
          united, absorbed, joined_league, left, sent_into, warned_that, thanked, made_available,
          beside, against, detained, lost_men)  # fmt: skip


def constructions(token: Token) -> Iterator[tuple[Frame, Force]]:
    """The filled constructions of a word, each with its force."""
    kind = part_of_speech(token)
    if kind == "verb":
        yield from _verbal(token)
    elif kind == "noun":
        yield from _nominal(token)


def _verbal(verb: Token) -> Iterator[tuple[Frame, Force]]:
    yield from remaining(verb)
    frames = [f for f in (reading(verb) for reading in VERBAL) if f is not None]
    frames += allied_by(verb)
    asked = requested(verb) or sought(verb)
    kept = kept_from(verb) or withheld(verb) or declined(verb)
    if not frames and asked is None and kept is None:
        return
    force = force_of(verb)
    if force is None:
        return
    asked_to_stop = force.modality is Modality.REQUESTED  # which asks for the contrary
    if not (force.negated and verb.lemma_ == "thank"):  # who is not thanked may have helped
        yield from (
            (f, force) for f in frames if not (asked_to_stop and f.predicate.means in _TURNED)
        )
    if kept is not None:
        yield kept, replace(force, negated=not force.negated)
    if asked is not None and not force.negated:
        weaker = replace(force, requester=verb)
        weaker.raise_to(Modality.REQUESTED)
        yield asked, weaker


def _nominal(noun: Token) -> Iterator[tuple[Frame, Force]]:
    beside = allied_beside(noun)
    if beside is not None:
        yield beside, given(noun)
    yield from ((f, given(noun)) for f in (based(noun), league_of(noun)) if f is not None)
    helping = helped(noun)
    if helping is not None:
        above = next(a for a in noun.ancestors if a.pos_ == "VERB")
        force = force_of(above)
        if force is not None:
            yield helping, force
    aimed = marked_out(noun)
    if aimed is not None:
        force = force_of(noun.head)
        if force is not None and not force.negated:
            yield aimed, force
    for held in (f for f in (on_list(noun), supplying(noun)) if f is not None):
        force = force_of(held.carriers[1])
        if force is not None:
            yield held, force
    for predicate in phrases(noun):
        filled = phrase_frame(predicate, noun)
        if filled is None:
            continue
        above = carrier(noun)
        if noun.doc[max(noun.head.i - 1, 0)].lower_ in ("longer", "never", "not"):
            continue  # "X, never at war with Y, ..."
        force = force_of(above) if above.pos_ in ("VERB", "AUX") else given(noun)
        if force is not None:
            yield filled, force
