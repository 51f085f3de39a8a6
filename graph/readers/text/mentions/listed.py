"""Who is named together: "X and Y", "X, together with Y", "everyone but X"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from ..sentences.syntax import children, conjuncts
from .affiliates import only_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..naming.cast import Cast

_DETERMINERS = frozenset({"a", "an", "her", "his", "its", "the", "their"})
_EVERYBODY = frozenset({"all", "anyone", "everybody", "everyone", "nobody", "none", "one"})


def listed(cast: Cast, first: Token) -> list[Token]:
    """A noun and those named together with it; none that is excepted, or only called a friend."""
    others = [*conjuncts(first)[1:], *(c for n in _company(first) for c in conjuncts(n))]
    of_one_deed = takewhile(lambda noun: not (_other_deed(noun) or _of_two(cast, noun)), others)
    return [first, *(n for n in of_one_deed if not (only_called(n) or _excepted(n)))]


def beside(last: Token) -> Iterator[Token]:
    """Who is named right behind somebody: "X, together with its affiliates"."""
    near = last.doc[last.i + 1 : last.i + 4]
    return (noun for word in near if word.lower_ == "with" for noun in children(word, "pobj"))


def _company(noun: Token) -> Iterator[Token]:
    """Who acts with somebody: "X, together with Y, attacked Z"."""
    for child in children(noun, "prep"):
        beside = [child] if any(c.lower_ == "together" for c in child.children) else []
        beside += children(child, "prep") if child.lower_ == "along" else []
        yield from (n for c in beside if c.lower_ == "with" for n in children(c, "pobj"))


def _other_deed(name: Token) -> bool:
    """Whether a name begins a clause without a verb: "X trained Y and Z the police"."""
    behind = [w.lower_ for w in name.doc[name.i + 1 : name.i + 2]]
    if "by" in behind:  # "was fed by X and the army by Y"
        return any(a.lower_ == "by" and a.dep_ == "agent" for a in name.ancestors)
    return name.pos_ == "PROPN" and not _DETERMINERS.isdisjoint(behind)


def _excepted(noun: Token) -> bool:
    """Whether somebody is named as the one who is not meant: "everyone but Iran"."""
    before = noun.doc[max(noun.left_edge.i - 2, 0) : noun.left_edge.i]
    return (
        len(before) > 1
        and before[1].lower_ in ("but", "except")
        and any(w.lower_ in _EVERYBODY for w in (before[0], noun.head, *noun.head.children))
    )


def _of_two(cast: Cast, name: Token) -> bool:
    """Whether the parser took two names for one: "X armed Y and Z W"."""
    found = cast.found(name)
    beside = [cast.found(c) for c in children(name, "compound") if c.i == name.i - 1]
    apart = (f for f in beside if f is not None and found is not None and f.end <= found.start)
    return name.dep_ == "conj" and next(apart, None) is not None
