"""Everything that pages tell, as lines: of each pair, of an actor's places, of a source.

Here lines are held against each other: deeds against denials, offers against deeds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ...model import Means, Modality
from ..material import Material
from .delivery import delivery
from .evidence import Card
from .origins import Origins
from .reports import Key, Line, by_name, by_weight, key, latest_first, line

T = TypeVar("T")


def lines_of_pair(material: Material, pair: str) -> tuple[Line, ...]:
    """What is told of a pair, the best attested first."""
    return _once(material, "lines_of_pairs", _of_pairs)[pair]


def lines_of_places(material: Material, actor: str) -> tuple[Line, ...]:
    """Where an actor is said to be, and what it is said to control; the best attested first."""
    return _once(material, "lines_of_places", _of_places)[actor]


def all_lines(material: Material) -> list[Line]:
    """Everything that is told, the best attested first."""
    pairs = [lines_of_pair(material, pair.id) for pair in material.pairs]
    places = [lines_of_places(material, actor.id) for actor in material.actors]
    return sorted((line for group in (*pairs, *places) for line in group), key=by_weight)


def lines_of_source(material: Material, source: str) -> tuple[tuple[Line, ...], int]:
    """What one source says, and how many of its lines no other source here says."""
    cards, sources = _once(material, "cards_of_sources", _of_sources)
    claims = material.teller.claims
    lines = _lines(cards.get(source, ()), material)
    alone = [one for one in lines if len(sources[key(claims[one.claims[0]], material)]) == 1]
    return lines, len(alone)


def _once(material: Material, name: str, make: Callable[[Material], T]) -> T:
    """What is made of a material, made no more than once for it."""
    kept: dict[str, Any] = vars(material)
    if name not in kept:
        kept[name] = make(material)
    found: T = kept[name]
    return found


def _of_pairs(material: Material) -> dict[str, tuple[Line, ...]]:
    return {pair.id: _lines(pair.cards, material) for pair in material.pairs}


def _of_places(material: Material) -> dict[str, tuple[Line, ...]]:
    return {actor.id: _lines(actor.places, material) for actor in material.actors}


def _of_sources(material: Material) -> tuple[dict[str, list[Card]], dict[Key, set[str]]]:
    """The cards of every source, and the sources of all that says the same."""
    cards: defaultdict[str, list[Card]] = defaultdict(list)
    sources: defaultdict[Key, set[str]] = defaultdict(set)
    for id_, card in material.told.items():
        claim = material.teller.claims[id_]
        cards[claim.source].append(card)
        sources[key(claim, material)].add(claim.source)
    return dict(cards), dict(sources)


def _lines(cards: Iterable[Card], material: Material) -> tuple[Line, ...]:
    origins = _once(material, "origins", Origins)
    alike: defaultdict[Key, list[Card]] = defaultdict(list)
    for card in cards:
        alike[key(material.teller.claims[card.id], material)].append(card)
    lines = [line(group, material, origins) for group in alike.values()]
    deeds = [one for one in lines if one.kind == "done"]
    denials = [one for one in lines if one.mode in ("denied", "not so", "ruled out")]
    held = (_held(one, deeds, denials, material) for one in lines)
    return tuple(sorted(held, key=by_weight))


def _held(one: Line, deeds: Sequence[Line], denials: Sequence[Line], material: Material) -> Line:
    """A line held against the deeds and denials beside it."""
    if one.kind == "done":
        return _with_denials(one, [denial for denial in denials if _denies(denial, one)])
    if one.mode == "ruled out" and one.first.modality is Modality.ACTUAL:
        # What is reported as done cannot be ruled out any more: it is denied.
        reported = bool(one.disputes) or any(_denies(one, deed) for deed in deeds)
        return replace(one, mode="denied") if reported else replace(one, status="ruled out")
    if one.kind == "said" and not one.first.negated:
        return _with_delivery(one, deeds, material)
    return one


def _with_denials(deed: Line, denials: Sequence[Line]) -> Line:
    deniers = sorted({voice for one in denials for voice in one.voices}, key=by_name)
    ids = tuple(id_ for one in denials for id_ in one.claims)
    return replace(deed, denials=ids, deniers=tuple(deniers))


def _denies(denial: Line, deed: Line) -> bool:
    """Whether a denial speaks of a deed: it names it, or is of its ends, and its means or none."""
    if not set(denial.disputes).isdisjoint(deed.claims):
        return True
    if denial.first.modality is not Modality.ACTUAL or denial.ends != deed.ends:
        return False
    return denial.first.means in (Means.UNKNOWN, deed.first.means)


def _with_delivery(offer: Line, deeds: Iterable[Line], material: Material) -> Line:
    claims = material.teller.claims
    offers = [claims[id_] for id_ in offer.claims]
    done = [claims[id_] for deed in deeds if deed.ends == offer.ends for id_ in deed.claims]
    return replace(offer, delivery=delivery(offers, sorted(done, key=latest_first)))
