"""All whom a phrase means and those named beside: "X and Y", "American and British troops"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..sentences.syntax import antecedent, children, conjuncts, prepositional
from .affiliates import affiliates
from .listed import beside, listed
from .nouns import ownable
from .persons import in_own_right
from .phrases import named_before, one
from .two import both

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast


def actors(cast: Cast, head: Token | None, on: date, until: int | None = None) -> list[Ref]:
    """The actors that a noun phrase and those coordinated with it mean.

    Args:
        until: the word before which those stand who are meant; None = all of them.
    """
    if head is None:
        return []
    two = both(cast, head)
    if two:
        return two
    heads = listed(cast, antecedent(head))
    if until is not None:
        heads = [heads[0], *(h for h in heads[1:] if h.i < until)]
    named = [heads[0], *(h for h in heads[1:] if not affiliates(h))]
    refs: list[Ref] = []
    for h in named:
        ref = _actor(cast, h, on)
        more = list(_more(cast, h, ref, on))
        if ref is not None and not (len(more) > 1 and ref.manner == "provisional"):
            refs.append(ref)  # "Dinka and Nuer soldiers" are both, and no third
        refs += [r for r in more if r.id not in {known.id for known in refs}]
    if len(named) < len(heads) or any(map(affiliates, beside(heads[-1]))):
        return [replace(r, affiliates=True) for r in refs]
    return refs


def _actor(cast: Cast, head: Token, on: date) -> Ref | None:
    ref = one(cast, head, on)
    if ref is not None and ref.kind == "person" and cast.known(head, on) is not None:
        return in_own_right(cast, ref)  # a leader; other persons are often misread places
    return ref if ref is not None and ref.kind == "actor" else cast.stranger(head)


def _more(cast: Cast, noun: Token, first: Ref | None, on: date) -> Iterator[Ref]:
    """Further owners of one noun: "British" in "American and British troops"."""
    if noun.pos_ != "NOUN":
        return
    if first is not None:
        yield from co_owners(cast, noun, first, on)
    if not ownable(noun):
        return
    for child in children(noun, "amod", "compound", "nmod"):
        beside_ = conjuncts(child)
        for other in beside_ if len(beside_) > 1 else ():
            ref = named_before(cast, other, noun, on)
            if ref is not None and ref.kind == "actor":
                yield ref.at(cast.mention(other, noun, None, ""), 1.0)


def co_owners(cast: Cast, noun: Token, owner: Ref, on: date) -> Iterator[Ref]:
    """Whose several things are beside one owner's: "soldiers of X and Y", "X's and Y's armies"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return
    behind = list(prepositional([noun], "of", "from")) or children(noun, "poss")
    known = [_actor(cast, word, on) for word in behind[:1]]
    if not any(ref is not None and ref.id == owner.id for ref in known):
        return
    others = [c for word in behind for c in conjuncts(word)][1:]
    for other in dict.fromkeys(others):
        ref = _actor(cast, other, on) if other.pos_ == "PROPN" else None
        if ref is not None:
            yield ref.at(cast.mention(other, other, None, ""), 1.0)
