"""Places that no table knows: "the town of Harardhere", "Nawa district", "Goma airport"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind, PlaceKind
from ..naming.entities import CAPITAL, GROUNDS, NAME, entity, lies_by, name_around, noun_lemma
from ..naming.reference import reference
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..documents.values import Mention
    from ..naming.cast import Cast

TOWNS = frozenset({
    "capital", "city", "hamlet", "settlement", "suburb", "town", "township", "village",
})  # fmt: skip
REGIONS = frozenset({
    "archipelago", "area", "basin", "belt", "border", "canton", "coast", "county", "department",
    "desert", "district", "enclave", "forest", "gorge", "governorate", "heights", "highland",
    "hill", "island", "jungle", "lake", "mountain", "oblast", "pass", "peninsula", "plain",
    "province", "region", "state", "strait", "strip", "territory", "triangle", "valley", "zone",
})  # fmt: skip
SITES = frozenset({
    "airbase", "airfield", "airport", "barracks", "base", "bridge", "camp", "complex", "crossing",
    "dam", "hub", "junction", "mine", "oilfield", "port", "prison", "refinery", "terminal",
})  # fmt: skip
AREAS = TOWNS | REGIONS | SITES
"""Nouns of places: what a place is called, or what lies in one."""
KINDS = {
    "county": PlaceKind.DISTRICT,
    "department": PlaceKind.PROVINCE,
    "district": PlaceKind.DISTRICT,
    "governorate": PlaceKind.PROVINCE,
    "oblast": PlaceKind.PROVINCE,
    "province": PlaceKind.PROVINCE,
    "state": PlaceKind.PROVINCE,
}
OF_TYPE = {"GPE": PlaceKind.TOWN, "LOC": PlaceKind.REGION, "FAC": PlaceKind.SITE}
STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
NO_NAMES = frozenset({
    "CARDINAL", "DATE", "EVENT", "LANGUAGE", "LAW", "MONEY", "ORDINAL", "PERCENT", "QUANTITY",
    "TIME", "WORK_OF_ART",
})  # fmt: skip
"""What the recogniser takes no place for."""
CAMPAIGNS = frozenset({"exercise", "operation"})
"""What has a name and is no place: "Operation Desert Fox"."""
NEAR = 120
"""Words before "the town", and around a name, in which another mention is looked for."""


def unlisted(cast: Cast, token: Token, *, surely: bool = False) -> Mention | None:
    """The place that a word names, by itself or with a name before it ("Nawa district").

    `surely`: only a place can stand where the word does, whatever its name looks like.
    """
    if token.pos_ == "NOUN" and lemma(token) in AREAS and token.ent_type_ not in GROUNDS:
        return _described(cast, token)
    if token.pos_ not in ("PROPN", "NOUN") or lexicon().is_a(noun_lemma(token), "group", "state"):
        return None
    first, last = entity(token) if token.ent_type_ else name_around(token)
    known = cast.found(token)
    longer = known is not None and first.i < known.start and noun_lemma(first) in REGIONS
    if known is not None and not longer:  # "Lake Chad" is not Chad
        return _listed(cast, token)
    if last.i != token.i or not (_says_where(token) or (surely and _a_name(first, last))):
        return None
    return _made(cast, first, last)


def _a_name(first: Token, last: Token) -> bool:
    """Whether a name may be one of a place, where nobody else's may stand."""
    body = last.ent_type_ == "ORG" and first.i < last.i
    return last.ent_type_ not in NO_NAMES and not body and last.i > last.sent.start


def _described(cast: Cast, noun: Token) -> Mention | None:
    """What "Nawa district" is; in "the Malian town" the word before is no name of it."""
    before = [c for c in children(noun, "compound", "nmod") if c.pos_ == "PROPN"]
    if not before or any(c.ent_type_ == "NORP" or _adjective(cast, c) for c in before):
        return None
    first, last = name_around(before[0])
    whole = all(w.head == noun for w in noun.doc[last.i + 1 : noun.i])  # "Menagh air base"
    group = any(lexicon().is_a(noun_lemma(w), "group") for w in before)
    return _made(cast, first, noun) if whole and not group else None


def _adjective(cast: Cast, word: Token) -> bool:
    """Whether a known name before a noun is none of a place: "Hamas territory", "Syrian town"."""
    known = cast.found(word)
    if known is None:
        return False
    names = (*known.of("actor"), *known.of("listed"))
    return any(n.manner == "adjective" for n in names) or _of_group(cast, word)


def _of_group(cast: Cast, word: Token) -> bool:
    known = cast.found(word)
    if known is None or known.of("place") or known.of("town"):
        return False
    kinds = [cast.registry.actors[n.id].kind for n in known.of("actor")]
    kinds += [reference().actors[n.id].kind for n in known.of("listed")]
    return not kinds or not STATES.issuperset(kinds)


def _listed(cast: Cast, token: Token) -> Mention | None:
    """A town, seat or state of the reference tables, or a state of the registry, as a place."""
    known = cast.found(token)
    if known is None or known.end - 1 != token.i or _of_group(cast, token):
        return None
    names = (*known.of("actor"), *known.of("listed"))
    if any(n.manner == "adjective" for n in names):
        return None
    first = token.doc[known.start]
    states = {n.text for n in names if n.manner == "name"}
    kind = PlaceKind.COUNTRY if states and not known.of("town") else PlaceKind.TOWN
    return _made(cast, first, token, kind)


def _says_where(name: Token) -> bool:
    """Whether a name is one of a place: by the recogniser, here or elsewhere, or by its noun."""
    if name.ent_type_ in GROUNDS or lies_by(name) or noun_lemma(name) in REGIONS | SITES:
        return True
    beside = [*children(name, "appos", "compound"), *([name.head] if name.dep_ == "appos" else [])]
    beside += [name.head.head] if name.dep_ == "pobj" and name.head.lower_ == "of" else []
    if any(lemma(word) in AREAS for word in beside):
        return True
    around = name.doc[max(name.i - NEAR, 0) : name.i + NEAR]
    return any(t.text == name.text and t.ent_type_ in GROUNDS for t in around)


def _made(cast: Cast, first: Token, last: Token, kind: PlaceKind | None = None) -> Mention | None:
    name = first.doc[first.i : last.i + 1].text
    if not NAME.fullmatch(name) or not CAPITAL.match(name) or len(name) < 3:
        return None
    if {first.lower_, first.nbor(-1).lower_ if first.i else ""} & CAMPAIGNS:
        return None
    sort = kind or KINDS.get(noun_lemma(last)) or OF_TYPE.get(last.ent_type_)
    if sort is None:
        sort = PlaceKind.REGION if noun_lemma(last) in REGIONS else PlaceKind.TOWN
    return cast.provisional_place(first, last, name, sort)


def named_before(cast: Cast, noun: Token) -> Token | None:
    """The name that "the town" stands for: that of the last place before it."""
    pointed = any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))
    if lemma(noun) not in TOWNS or not pointed or children(noun, "amod", "compound", "prep"):
        return None
    for token in reversed(noun.doc[max(noun.i - NEAR, 0) : noun.i]):
        known = cast.found(token)
        town = known is not None and known.of("place")
        named = token.ent_type_ in ("GPE", "FAC") and token.pos_ == "PROPN"
        if (named or town) and not (known is not None and _of_group(cast, token)):
            return token
    return None
