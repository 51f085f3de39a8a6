"""Places that a phrase names: for who holds them, or is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import SIDES
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, conjuncts, lemma, prepositional
from .sites import AREAS, SITES, named_before, unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from ..documents.values import Mention
    from ..naming.cast import Cast

WHERE = ("in", "at", "near", "around", "outside", "inside", "over")
PARTS = frozenset({
    "area", "bank", "belt", "bulk", "centre", "center", "checkpoint", "chunk", "corner",
    "countryside", "district", "east", "edge", "fifth", "foothill", "forest", "gate", "half",
    "heart", "hill", "majority", "mountain", "most", "much", "neighborhood", "neighbourhood",
    "north", "outskirt", "part", "pocket", "portion", "quarter", "rest", "ridge", "road", "section",
    "shore", "slope", "south", "street", "stretch", "strip", "suburb", "swath", "swathe", "third",
    "tract", "west",
})  # fmt: skip
OF_IT = ("of", "including")
"""Behind which a whole or its parts are named."""
AROUND = ("in", "into", "to", "out", "around", "round", "above", "outside", "near", "along")
INSIDE = (*WHERE, "of", "above", "along")


def places(
    cast: Cast, head: Token, *, surely: bool = False, within: bool = False
) -> list[tuple[Mention, bool]]:
    """The places that a noun phrase names, each with whether only a part of it is meant.

    Args:
        surely: nothing but a place can be meant.
        within: what lies in a place stands for it: "in caves near Sirte".
    """
    found: dict[str, tuple[Mention, bool]] = {}
    family = conjuncts(head)
    behind = [(n, _nearest(n, family)) for n in parts_behind(family)]
    for token in family:
        in_part = lemma(token) in PARTS | SITES
        own = [n for n, above in behind if above is token and areal(token)]
        own = [n for n in own if token.pos_ != "PROPN" or n.head.lower_ != "of"]  # "Bank of Goma"
        inner = [n for b in own for n in conjuncts(b)]
        inner += prepositional([token], *INSIDE) if within else []
        for named in [token, *(w for n in inner for w in (n, *children(n, "appos")))]:
            inside = named is not token and named.dep_ != "poss" and areal(token)
            mention = _place(cast, named, surely=surely or inside)
            if mention is not None and mention.id is not None:
                part = named is not token and in_part
                found.setdefault(mention.id, (mention, part or named.head.lower_ == "including"))
                if named is token:
                    break
        if not found:
            found |= _meant(cast, token)
    return list(found.values())


def _meant(cast: Cast, noun: Token) -> dict[str, tuple[Mention, bool]]:
    """The place that stands beside its noun, or that "the town" means."""
    beside = [c for c in (*children(noun, "appos"), noun.head) if areal(noun) and c is not noun]
    named = [c for c in beside if c.dep_ == "appos" or noun.dep_ == "appos"]
    before = named_before(cast, noun)
    mentions = [m for t in named if (m := _place(cast, t)) is not None]
    if not mentions and before is not None:
        mentions = [m for m in [_place(cast, before)] if m is not None]
    return {
        str(m.id): (m if named else cast.mention(noun, noun, m.id, m.label), False)
        for m in mentions
    }


def areal(noun: Token) -> bool:
    """Whether a noun is of a place, or counts parts of one: "the town of", "most of"."""
    counting = noun.pos_ in ("NUM", "DET", "PRON") or lexicon().is_a(lemma(noun), "quantity")
    return counting or lemma(noun) in AREAS | PARTS or noun.pos_ == "PROPN"


def parts_behind(family: list[Token]) -> list[Token]:
    """What hangs on coordinated nouns by "of" or "including", and says where parts are."""
    first = list(prepositional(family, *OF_IT))
    first += prepositional([t for t in family if lemma(t) in PARTS], *AROUND)
    first += prepositional([t for t in family if lemma(t) in SITES], "at")
    first += [c for t in family if areal(t) for c in children(t, "poss")]
    first += [c for t in first for c in prepositional([t], *OF_IT)]
    return [n for n in first if not _beyond(n)]


def _beyond(name: Token) -> bool:
    """Whether something lies outside what is named: "a base north of Paletwa"."""
    first = name.left_edge.i - 1
    if first < name.sent.start + 2 or name.doc[first].lower_ != "of":
        return False
    side, before = name.doc[first - 1], name.doc[first - 2]
    return side.lower_ in SIDES and before.pos_ in ("NOUN", "PROPN", "ADV")


def _nearest(noun: Token, family: list[Token]) -> Token:
    """The coordinated noun that stands last before a word, wherever the parser hung it."""
    return max((t for t in family if t.i < noun.i), key=lambda t: t.i, default=family[0])


def _place(cast: Cast, token: Token, *, surely: bool = False) -> Mention | None:
    named = [] if lemma(token) in SITES else children(token, "compound")  # an airport is no town
    return listed_place(cast, [token, *named]) or unlisted(cast, token, surely=surely)


def listed_place(cast: Cast, candidates: Iterable[Token]) -> Mention | None:
    """The place of the registry that one of some words names."""
    for candidate in candidates:
        known = cast.found(candidate)
        ids = {n.id for n in known.of("place")} if known else set()
        if known and len(ids) == 1:
            place = cast.registry.places[ids.pop()]
            doc = candidate.doc
            return cast.mention(doc[known.start], doc[known.end - 1], place.id, place.name)
    return None
