"""The place in which an act took place: "near Baalbek in eastern Lebanon"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import PlaceKind
from ..naming.entities import noun_lemma
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, conjuncts, lemma, prepositional
from .places import WHERE, areal, listed_place, parts_behind
from .sites import AREAS, unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from ..documents.values import Mention
    from ..naming.cast import Cast

ON = ("on", "along", "above", "across", "through", "off")
AWAY = ("from", "to", "into")
"""Prepositions that say where only behind a further one: "from a school near Kumba"."""
LEAVING = frozenset({
    "chase", "clear", "dislodge", "drive", "eject", "evict", "expel", "flush", "force", "oust",
    "push", "sweep", "throw",
})  # fmt: skip
"""Verbs of which "from" says where: "drove them from Ramadi"."""
SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast",
                   "southwest"})  # fmt: skip
SIZES = (
    PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.TOWN,
    PlaceKind.SITE,
)  # fmt: skip
"""Kinds of places, the widest first."""


def place_of_act(
    cast: Cast, carriers: Sequence[Token], ends: Iterable[Token], objects: Iterable[Token]
) -> Mention | None:
    """The place of an act, the most specific that is stated; the registry's before others.

    Args:
        ends: who acts and who is acted on; they are no place of it.
        objects: of these who is acted on, which may be said to be somewhere.
    """
    apart = {t.i for t in ends}
    nouns = dict.fromkeys(n for n in _nouns(carriers, objects) if n.i not in apart)
    stated = [m for noun in nouns for m in _named(cast, noun)]
    return max(stated, key=lambda m: _depth(cast, m), default=None)


def _nouns(carriers: Sequence[Token], objects: Iterable[Token]) -> Iterator[Token]:
    """The nouns that say where something is done, and those that lie behind them."""
    hit = [o for o in objects if not children(o, "poss") and not _seated(o)]
    around = [*carriers, *hit, *(c for o in hit for c in children(o, "acl"))]
    around += [side for w in around for side in w.children if side.lower_ in SIDES]
    first = list(prepositional(around, *WHERE, *ON))
    first += [n for c in carriers if lemma(c) in LEAVING for n in prepositional([c], "from")]
    first += [n for w in around for out in w.children if out.lower_ == "out"
              for n in prepositional([out], "of")]  # fmt: skip
    first += [n for w in around if w.lower_ in SIDES for n in prepositional([w], "of")]
    taken = [n for c in carriers for n in children(c, "dobj", "nsubjpass") if lemma(n) in AREAS]
    yield from first
    behind = [*first, *taken, *prepositional(around, *AWAY)]
    yield from taken
    yield from (deep for noun in behind for deep in prepositional([noun], *WHERE))
    yield from (deep for noun in behind if areal(noun) for deep in prepositional([noun], "of"))


def _seated(noun: Token) -> bool:
    """Whether a noun is of a government, which is only said to sit somewhere."""
    return lexicon().is_a(noun_lemma(noun), "state") and not lexicon().is_a(
        noun_lemma(noun), "force"
    )


def _named(cast: Cast, noun: Token) -> Iterator[Mention]:
    family = conjuncts(noun)
    inner = [n for b in parts_behind(family) for n in conjuncts(b)]
    for token in (*family, *inner):
        mention = listed_place(cast, [token, *children(token, "compound")])
        if mention is None:
            mention = unlisted(cast, token, surely=_only_where(token))
            on_state = token.head.lower_ in ON and mention is not None and _wide(cast, mention)
            mention = None if on_state else mention  # "sanctions on Iran"
        if mention is not None:
            yield mention


def _only_where(name: Token) -> bool:
    """Whether a name without an article stands where only a place can: "near Oicha"."""
    return name.pos_ == "PROPN" and name.head.lower_ in WHERE and not children(name, "det")


def _wide(cast: Cast, place: Mention) -> bool:
    return _depth(cast, place)[0] == SIZES.index(PlaceKind.COUNTRY)


def _depth(cast: Cast, place: Mention) -> tuple[int, int]:
    """How specific a place is, as far as is known."""
    known = cast.registry.places.get(str(place.id))
    if known is not None:
        return SIZES.index(known.kind), len(list(cast.registry.within(known.id)))
    return SIZES.index(cast.places[str(place.id)].kind), 0
