"""Whom an actor supports and opposes, by whom it is, and what is only said, by other actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Modality, Relation
from ..addresses import actor_page, pair_page
from ..telling import words
from ..telling.dossiers import Block, Dossier
from ..telling.evidence import Card
from ..telling.profiles import Profile

SHOWN = 3
"""How many claims of one relation the page lists; all are on the page of the two."""
MOST_OTHERS = 12
"""How many others a group lists with their claims; the rest stand by name alone."""
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
        statement: what the heading says of the two; a claim that says the same need not repeat it.
        lead: how well the relation is attested; empty where it is only said.
        cards: the first claims, the certain ones before the others; `more` counts the rest.
    """

    other: str
    pair: str
    page: str
    statement: str
    lead: str
    certain: bool
    mixed: bool
    cards: tuple[Card, ...]
    more: int = 0


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
        statement=str(block.statement) if block else "",
        lead=block.lead if block else "",
        certain=block.certain if block else not all(card.doubt for card in cards),
        mixed=pair.mixed,
        cards=tuple(_each_once(sorted(cards, key=lambda card: bool(card.doubt)))[:SHOWN]),
        more=max(0, len(cards) - SHOWN),
    )


def _each_once(cards: Sequence[Card]) -> list[Card]:
    """One card of each like statement before those that say it again."""
    first = {(str(card.statement), card.chip): card for card in reversed(cards)}
    shown = {card.id for card in first.values()}
    return sorted(cards, key=lambda card: card.id not in shown)
