"""Places that a phrase names, and the one in which an act took place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.syntax import children, conjuncts, lemma, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from ..documents.values import Mention
    from ..naming.cast import Cast

WHERE = ("in", "at", "near", "around", "outside", "inside", "over")
PARTS = frozenset({"part", "area", "district", "outskirt", "most", "half"})


def places(cast: Cast, head: Token) -> list[tuple[Mention, bool]]:
    """The places that a noun phrase names, each with whether only a part of it is meant."""
    found: dict[str, tuple[Mention, bool]] = {}
    family = conjuncts(head)
    for token in family:
        in_part = lemma(token) in PARTS
        behind = [n for n in _behind(family) if _nearest(n, family) is token]
        for named in [token, *(n for b in behind for n in conjuncts(b))]:
            mention = _place(cast, named)
            if mention is not None and mention.id is not None:
                found.setdefault(mention.id, (mention, in_part or named.head.lower_ == "including"))
                if named is token:
                    break
    return list(found.values())


def _behind(family: list[Token]) -> list[Token]:
    """What hangs on coordinated nouns by "of", "in" or "including"."""
    first = list(prepositional(family, "of", "in", "including"))
    return first + [c for t in first for c in prepositional([t], "of", "including")]


def _nearest(noun: Token, family: list[Token]) -> Token:
    """The coordinated noun that stands last before a word, wherever the parser hung it."""
    return max((t for t in family if t.i < noun.i), key=lambda t: t.i, default=family[0])


def _place(cast: Cast, token: Token) -> Mention | None:
    candidates = [token, *children(token, "compound")]
    for candidate in candidates:
        known = cast.found(candidate)
        ids = {n.id for n in known.of("place")} if known else set()
        if known and len(ids) == 1:
            place = cast.registry.places[ids.pop()]
            doc = token.doc
            return cast.mention(doc[known.start], doc[known.end - 1], place.id, place.name)
    return None


def place_of_act(cast: Cast, carriers: Iterable[Token], objects: Iterable[Token]) -> Mention | None:
    """The place of an act, the most specific that is stated."""
    around = [*carriers, *(o for o in objects if not children(o, "poss"))]
    first = list(prepositional(around, *WHERE))
    deeper = [d for f in first for d in prepositional([f], *WHERE, "of")]
    stated = [m for t in (*first, *deeper) for m, _ in places(cast, t)]
    depth = {m.id: len(list(cast.registry.within(str(m.id)))) for m in stated}
    return max(stated, key=lambda m: depth[m.id], default=None)
