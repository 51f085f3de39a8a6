"""What all pages of a site are made of, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..columns import Columns
from ..model import Claim
from ..network import Reduction, reduce
from ..registry import Registry
from ..relations import Edge, View, edges, tabulate
from .telling.chips import supported
from .telling.dossiers import Dossier, dossiers
from .telling.evidence import Card, Teller
from .telling.ledger import Ledger
from .telling.profiles import Profile, profiles

if TYPE_CHECKING:
    from ..analysis.blocs import Partition
    from ..analysis.frustration import Frustration
    from .opening.opening import Opening

WORK = 4_000_000
"""Steps of linear programs to prove a division with, about two seconds; unlike a time, the same on
every machine."""


@dataclass(frozen=True)
class Material:
    """What a site is made of.

    Attributes:
        title: of the site.
        claims: all claims at hand; the view decides which count.
        registry: what the claims speak of.
        view: which claims count, as of when.
        documents: texts at hand, by sha256; only from these is a sentence quoted.
        contact: to whom errors are reported: an address, or words.
    """

    title: str
    claims: Sequence[Claim]
    registry: Registry
    view: View
    documents: Mapping[str, str]
    contact: str = ""

    @cached_property
    def drawn(self) -> list[Edge]:
        """The relations that are drawn."""
        return edges(self.claims, self.view, self.registry)

    @cached_property
    def drawn_actors(self) -> frozenset[str]:
        """The actors in the drawing, by id."""
        return frozenset(end for edge in self.drawn for end in (edge.subject, edge.object))

    @cached_property
    def columns(self) -> Columns:
        """All claims, by column."""
        return Columns.of(self.claims)

    @cached_property
    def reduced(self) -> Reduction:
        """The signed network of the view: one tie a pair, populations left out."""
        return reduce(tabulate(self.columns, self.view, self.registry), self.registry)

    @cached_property
    def division(self) -> Frustration:
        """The division of its actors into two camps that the fewest ties contradict."""
        from ..analysis.frustration import frustration  # slow to load

        return frustration(self.reduced.graph, work_limit=WORK)

    @cached_property
    def blocs(self) -> Partition:
        """Its actors in groups that are friendlier inside than chance would have them."""
        from ..analysis.blocs import blocs  # slow to load

        return blocs(self.reduced.graph)

    @cached_property
    def reachable(self) -> list[Claim]:
        """The claims that the view would take at some time: of its sources, theatres, methods."""
        view = self.view
        return [
            claim
            for claim in self.claims
            if (view.sources is None or claim.source in view.sources)
            and (view.theatres is None or claim.theatre in view.theatres)
            and (view.methods is None or claim.method in view.methods)
        ]

    @cached_property
    def teller(self) -> Teller:
        """Puts claims into words."""
        by_id = {claim.id: claim for claim in self.claims}
        done = supported(self.claims, self.view)
        return Teller(self.registry, self.view, by_id, self.documents, done)

    @cached_property
    def pairs(self) -> list[Dossier]:
        """All pairs of actors of which there is something to tell."""
        return dossiers(self.claims, self.teller)

    @cached_property
    def told(self) -> dict[str, Card]:
        """All claims that some page tells, as cards, by id, in the order of the pairs."""
        on_pairs = (card for pair in self.pairs for card in pair.cards)
        on_places = (card for actor in self.actors for card in actor.places)
        return {card.id: card for card in (*on_pairs, *on_places)}

    @cached_property
    def actors(self) -> list[Profile]:
        """All actors of which there is something to tell."""
        return profiles(self.claims, self.pairs, self.teller, self.drawn_actors)

    @cached_property
    def ledger(self) -> Ledger:
        """All that is told, as lines."""
        return Ledger(self.teller, self.pairs, self.actors)

    @cached_property
    def opening(self) -> Opening:
        """What the pages of the whole site open with."""
        from .opening.opening import opening_of_site  # which reads what is here

        return opening_of_site(self)
