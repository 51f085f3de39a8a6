"""Everything that pages tell, as lines: of each pair, of an actor's places, of a source.

Here lines are held against each other: deeds against denials, offers against deeds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...model import Claim, Modality
from ...voices import root_of
from . import words
from .chips import denies
from .datings import latest_first
from .delivery import delivery
from .dossiers import Dossier, pair_id
from .evidence import Card, Teller
from .kinds import NEGATIONS
from .occasions import occasions
from .profiles import Profile
from .reports import Key, Line, by_weight, key, line


@dataclass(frozen=True, slots=True)
class Attested:
    """What is said on one occasion.

    Attributes:
        claims: all that say it; `origins`, `sources`: how many they are of.
    """

    claims: Sequence[Claim]
    origins: int
    sources: int


@dataclass(frozen=True)
class Ledger:
    """The lines of a site, worked out once."""

    teller: Teller
    pairs: Sequence[Dossier]
    actors: Sequence[Profile]
    _made: dict[tuple[str, ...], Line] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def of_pairs(self) -> dict[str, tuple[Line, ...]]:
        """What is told of each pair, by its id, the best attested first."""
        return {pair.id: self._lines(pair.cards) for pair in self.pairs}

    @cached_property
    def of_places(self) -> dict[str, tuple[Line, ...]]:
        """Where each actor is said to be, and what it is said to control, by the actor's id."""
        return {actor.id: self._lines(actor.places) for actor in self.actors}

    @cached_property
    def every(self) -> list[Line]:
        """Everything that is told, the best attested first."""
        groups = (*self.of_pairs.values(), *self.of_places.values())
        return sorted((line for group in groups for line in group), key=by_weight)

    @cached_property
    def alike(self) -> dict[Key, list[Claim]]:
        """The claims that are told, by what they say."""
        found: defaultdict[Key, list[Claim]] = defaultdict(list)
        for card in self._cards():
            claim = self.teller.claims[card.id]
            found[key(claim, self.teller.view)].append(claim)
        return dict(found)

    @cached_property
    def attested(self) -> dict[str, Attested]:
        """What each claim says, with all that say the same of the same occasion, by its id."""
        parts = (
            part
            for claims in self.alike.values()
            for part in occasions(claims, self.teller.registry)
        )
        return {claim.id: one for one in map(self._attested, parts) for claim in one.claims}

    def of_source(self, source: str) -> tuple[tuple[Line, ...], int]:
        """What one source says, and how many of its lines no other source here says."""
        own = self._alike(self._of_sources.get(source, ()))
        lines = [self._held(one, self._beside(one)) for one in own]
        alone = sum(all(self.attested[id_].sources == 1 for id_ in one.claims) for one in lines)
        return tuple(sorted(lines, key=by_weight)), alone

    def of_claim(self, card: Card) -> Line:
        """What one claim says, held against what others say of the same two."""
        one = self._line((card,))
        return self._held(one, self._beside(one))

    def _beside(self, one: Line) -> Sequence[Line]:
        """All that is told of the same two, by whatever source."""
        if one.first.relation.takes_place:
            return self.of_places[one.subject]
        return self.of_pairs[pair_id(one.subject, one.object)]

    def _attested(self, part: Sequence[Claim]) -> Attested:
        roots = {root_of(claim, self.teller.registry) for claim in part}
        return Attested(part, len(roots), len({claim.source for claim in part}))

    @cached_property
    def _of_sources(self) -> dict[str, list[Card]]:
        found: defaultdict[str, list[Card]] = defaultdict(list)
        for card in self._cards():
            found[self.teller.claims[card.id].source].append(card)
        return dict(found)

    def _cards(self) -> Iterator[Card]:
        for told in (*(pair.cards for pair in self.pairs), *(one.places for one in self.actors)):
            yield from told

    def _lines(self, cards: Iterable[Card]) -> tuple[Line, ...]:
        lines = self._alike(cards)
        return tuple(sorted((self._held(one, lines) for one in lines), key=by_weight))

    def _alike(self, cards: Iterable[Card]) -> list[Line]:
        alike: defaultdict[Key, list[Card]] = defaultdict(list)
        for card in cards:
            alike[key(self.teller.claims[card.id], self.teller.view)].append(card)
        return [self._line(group) for group in alike.values()]

    def _line(self, cards: Sequence[Card]) -> Line:
        """The line of cards; most are of one, which its pair, its source and its page tell."""
        ids = tuple(card.id for card in cards)
        if ids not in self._made:
            self._made[ids] = line(cards, self.teller)
        return self._made[ids]

    def _held(self, one: Line, beside: Sequence[Line]) -> Line:
        """A line held against the deeds and denials beside it."""
        if one.kind == "done":
            return _with_denials(one, [other for other in beside if self._denies(other, one)])
        if one.kind == "said" and not one.first.negated:
            return self._with_delivery(one, beside)
        return one

    def _denies(self, denial: Line, deed: Line) -> bool:
        """Whether one of the claims of a denial speaks of one of those of a deed."""
        if denial.mode not in NEGATIONS:
            return False
        of_it = denial.ends == deed.ends and denial.first.modality is Modality.ACTUAL
        claims, window = self.teller.claims, self.teller.view.window
        return not set(denial.disputes).isdisjoint(deed.claims) or (
            of_it
            and any(
                denies(claims[one], claims[other], window)
                for one in denial.claims
                for other in deed.claims
            )
        )

    def _with_delivery(self, offer: Line, beside: Sequence[Line]) -> Line:
        claims = self.teller.claims
        deeds = [one for one in beside if one.kind == "done" and one.ends == offer.ends]
        done = sorted((claims[id_] for one in deeds for id_ in one.claims), key=latest_first)
        return replace(offer, delivery=delivery([claims[id_] for id_ in offer.claims], done))


def _with_denials(deed: Line, denials: Sequence[Line]) -> Line:
    deniers = sorted({voice for one in denials for voice in one.voices}, key=words.by_name)
    ids = tuple(id_ for one in denials for id_ in one.claims)
    return replace(deed, denials=ids, deniers=tuple(deniers))
