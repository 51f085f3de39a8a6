"""A page for every actor, after the index of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...model import Claim, Means, Relation
from ..addresses import actor_page
from ..material import Material
from ..opening.opening import Listing, Opening, opening_of_actor
from ..page import Page
from ..telling import words
from ..telling.profiles import Profile
from .changes import changes
from .ego import ego
from .facts import Kin, facts
from .index import index
from .standings import MOST_OTHERS, standings

OPEN = 6
"""How many lines of a list the opening tells; the groups below tell of them all."""
MOST_LINES = 12
"""How many changes and places stand open; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class MeansRow:
    """How many claims say that the actor used a means, and that others used it on the actor."""

    name: str
    used: int
    received: int


def pages(material: Material) -> Iterator[Page]:
    """The index, and a page for each actor of which there is something to tell."""
    known = frozenset(actor.id for actor in material.actors)
    kin = Kin.of(material.registry, known)
    yield index(material)
    for profile in material.actors:
        yield _page(profile, material, kin, known)


def _page(profile: Profile, material: Material, kin: Kin, known: frozenset[str]) -> Page:
    actor = material.registry.actors.get(profile.id)
    groups = standings(profile)
    opening = _short(opening_of_actor(material, profile))
    listed, earlier = changes(profile, material)
    return Page(
        actor_page(profile.id),
        "actor.html.j2",
        words.cut(profile.name, 160),
        words.cut(str(opening.sentence), 320),
        {
            "profile": profile,
            "opening": opening,
            "facts": facts(actor, kin, material.teller, known) if actor else [],
            "note": actor.note if actor else "",
            "groups": groups,
            "means": means(profile, material.teller.claims),
            "changes": listed,
            "earlier": earlier,
            "ego": ego(profile.id, profile.label, profile.others),
            "provisional": words.PROVISIONAL,
            "most_others": MOST_OTHERS,
            "most_lines": MOST_LINES,
        },
    )


def _short(opening: Opening) -> Opening:
    """An opening that leaves to the groups below what they tell of each other actor."""
    return replace(opening, lists=tuple(_first(one) for one in opening.lists))


def _first(listing: Listing) -> Listing:
    if listing.number <= OPEN:
        return listing
    note = f"{listing.note} The {OPEN} best attested; the others stand below, by actor.".strip()
    shown = (*listing.shown, *listing.folded)[:OPEN]
    left_out = listing.number - OPEN
    return replace(listing, note=note, shown=shown, folded=(), left_out=left_out)


def means(profile: Profile, claims: Mapping[str, Claim]) -> list[MeansRow]:
    """By what means the actor acted and was acted on; an alliance is neither, so it is left out."""
    used: Counter[Means] = Counter()
    received: Counter[Means] = Counter()
    for _, pair in profile.others:
        for block in pair.blocks:
            if block.relation == Relation.ALLIED_WITH.value:
                continue
            acts = block.id.startswith(f"{profile.id}--")
            (used if acts else received).update(claims[card.id].means for card in block.cards)
    return [
        MeansRow(
            words.named_means(kind) if kind is not Means.UNKNOWN else words.MEANS[kind],
            used[kind],
            received[kind],
        )
        for kind in Means
        if used[kind] or received[kind]
    ]
