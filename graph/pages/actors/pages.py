"""A page for every actor, and an index that finds them by any of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model import Claim, Means, Modality, Relation
from ...registry import Registry
from ..addresses import actor_page, pair_page
from ..material import Material
from ..opening.opening import opening_of_actor
from ..page import Page
from ..telling import words
from ..telling.dossiers import Block, Dossier
from ..telling.evidence import Card
from ..telling.profiles import Profile
from .changes import changes
from .ego import ego
from .facts import Kin, facts

PATH = "actors/index.html"
SHOWN = 8
"""How many claims of one relation the page lists; all are on the page of the two."""
NAMES_SHOWN = 6
TIES = "Other ties"
REFUSALS = frozenset(
    {
        "denied",
        "said not to be so",
        words.MODALITIES[Modality.COUNTERFACTUAL],
        *(words.NEGATED[one][0] for one in (Modality.OFFERED, Modality.PROMISED)),
    }
)
"""What the lists of the opening call denied or ruled out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page lists of another actor under one heading.

    Attributes:
        lead: how well the relation is attested; empty where it is only said.
        cards: the first claims, the certain ones before the others; `more` counts the rest.
    """

    other: str
    pair: str
    page: str
    lead: str
    certain: bool
    mixed: bool
    cards: tuple[Card, ...]
    more: int = 0


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
    yield _index(material)
    for profile in material.actors:
        yield _page(profile, material, kin, known)


def _index(material: Material) -> Page:
    number = words.counted(len(material.actors), "actor")
    kinds = Counter(actor.kind for actor in material.actors if actor.kind)
    told = ", ".join(f"{kind}: {kinds[kind]}" for kind in sorted(kinds))
    return Page(
        PATH,
        "actors.html.j2",
        "Actors",
        f"{number} of whom something is reported, with all their names. {told}".strip(),
        {
            "rows": [_listed(profile, material.registry) for profile in material.actors],
            "number": number,
            "provisional": words.PROVISIONAL,
        },
        ("actors.js",),
    )


def _listed(profile: Profile, registry: Registry) -> dict[str, Any]:
    actor = registry.actors.get(profile.id)
    aliases = [alias.value for alias in actor.aliases] if actor else []
    others = [name for name in dict.fromkeys(aliases) if name not in (profile.name, profile.label)]
    return {
        "profile": profile,
        "short": profile.label if profile.label != profile.name else "",
        "names": others[:NAMES_SHOWN],
        "more": max(0, len(others) - NAMES_SHOWN),
        "drawn": sum(bool(pair.blocks) for _, pair in profile.others),
        "others": len(profile.others),
    }


def _page(profile: Profile, material: Material, kin: Kin, known: frozenset[str]) -> Page:
    actor = material.registry.actors.get(profile.id)
    groups = standings(profile)
    opening = opening_of_actor(material, profile)
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
            "drawn": len(material.drawn_actors),
            "provisional": words.PROVISIONAL,
            "bare": lambda card: replace(card, premises=()),
        },
    )


Group = tuple[str, str, list[Standing]]
ACTS = (
    ("Supported by", Relation.SUPPORTS, False),
    ("Supports", Relation.SUPPORTS, True),
    ("Allied with", Relation.ALLIED_WITH, None),
    ("Opposed by", Relation.OPPOSES, False),
    ("Opposes", Relation.OPPOSES, True),
)
"""Headings of what is drawn: the relation, and whether the actor is its subject (None = both)."""
SAID = (
    ("Only said", "Offered, promised, asked for or thought possible: not reported as done."),
    ("Denied or ruled out", "Said not to be so, or refused."),
    ("Taken back", "Reported once and withdrawn since."),
)


def standings(profile: Profile) -> list[Group]:
    """Whom the actor supports and opposes, by whom it is, and what is only said, as groups.

    Each with its heading and a note of what is in it; groups without anything are left out.
    """
    groups: list[Group] = [
        (heading, "", _drawn(profile, relation, active)) for heading, relation, active in ACTS
    ]
    groups += [(heading, note, _listed_cards(profile, heading)) for heading, note in SAID]
    ties = _listed_cards(profile, TIES)
    groups.append((TIES, "Affiliation and descent: neither support nor opposition.", ties))
    return [
        (heading, note, sorted(group, key=_by_weight)) for heading, note, group in groups if group
    ]


def _by_weight(one: Standing) -> tuple[bool, int]:
    """What is certain and often reported stands first; names keep their order."""
    return not one.certain, -len(one.cards) - one.more


def _drawn(profile: Profile, relation: Relation, active: bool | None) -> list[Standing]:
    found = []
    for name, pair in profile.others:
        for block in pair.blocks:
            acts = block.id.startswith(f"{profile.id}--")
            if block.relation == relation.value and active in (None, acts):
                found.append(_standing(profile, name, pair, block.cards, block))
    return found


def _listed_cards(profile: Profile, heading: str) -> list[Standing]:
    found = []
    for name, pair in profile.others:
        cards = pair.ties if heading == TIES else pair.undone
        own = [card for card in cards if heading in (TIES, heading_of(card))]
        if own:
            found.append(_standing(profile, name, pair, own))
    return found


def heading_of(card: Card) -> str:
    """The heading under which a claim stands that is no deed."""
    if card.status == "retracted":
        return SAID[2][0]
    return SAID[1][0] if card.status in REFUSALS else SAID[0][0]


def _standing(
    profile: Profile,
    name: str,
    pair: Dossier,
    cards: Sequence[Card],
    block: Block | None = None,
) -> Standing:
    one, other = pair.id.split("--")
    return Standing(
        other=name,
        page=actor_page(one if other == profile.id else other),
        pair=pair_page(one, other),
        lead=block.lead if block else "",
        certain=block.certain if block else not all(card.doubt for card in cards),
        mixed=pair.mixed,
        cards=tuple(sorted(cards, key=lambda card: bool(card.doubt))[:SHOWN]),
        more=max(0, len(cards) - SHOWN),
    )


def means(profile: Profile, claims: Mapping[str, Claim]) -> list[MeansRow]:
    """By what means the actor acted and was acted on, in claims of what was done."""
    used: Counter[Means] = Counter()
    received: Counter[Means] = Counter()
    for _, pair in profile.others:
        for block in pair.blocks:
            mutual = block.relation == Relation.ALLIED_WITH.value
            acts = block.id.startswith(f"{profile.id}--")
            of_block = Counter(claims[card.id].means for card in block.cards)
            if acts or mutual:
                used += of_block
            if mutual or not acts:
                received += of_block
    return [
        MeansRow(
            words.named_means(kind) if kind is not Means.UNKNOWN else words.MEANS[kind],
            used[kind],
            received[kind],
        )
        for kind in Means
        if used[kind] or received[kind]
    ]
