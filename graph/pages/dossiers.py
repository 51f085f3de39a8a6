"""What a page tells of each pair of actors: done, only said, and ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Claim
from ..registry import Registry
from ..relations import Edge, View, edges
from ..timing import counts
from . import words
from .evidence import Card, Statement, Teller, is_withdrawn


@dataclass(frozen=True, slots=True)
class Block:
    """One relation of a pair that is drawn, with its claims."""

    id: str
    relation: str
    statement: Statement
    lead: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about two actors.

    Attributes:
        blocks: what was done or holds, and is drawn; support, alliance and opposition.
        undone: what was only offered, asked, thought possible, denied or taken back.
        ties: affiliation and descent, which are neither support nor opposition.
    """

    id: str
    ends: tuple[str, str]
    blocks: tuple[Block, ...]
    undone: tuple[Card, ...]
    ties: tuple[Card, ...]

    @property
    def heading(self) -> str:
        """What the list calls it: its first relation, else its two ends."""
        return str(self.blocks[0].statement) if self.blocks else " and ".join(self.ends)

    @property
    def mixed(self) -> bool:
        """Whether both support and opposition are reported."""
        return len({block.relation == "opposes" for block in self.blocks}) == 2

    @property
    def cards(self) -> tuple[Card, ...]:
        """All claims: drawn, not done, ties."""
        drawn = [card for block in self.blocks for card in block.cards]
        return (*drawn, *self.undone, *self.ties)


def pair_id(one: str, other: str) -> str:
    """The name of a pair in pages and addresses; the same from both ends."""
    return "--".join(sorted((one, other)))


def block_id(edge: Edge) -> str:
    """The name of a relation in a page."""
    return f"{edge.subject}--{edge.relation}--{edge.object}"


def dossiers(claims: Iterable[Claim], teller: Teller) -> list[Dossier]:
    """All pairs of actors of which a view has something to tell, by the names of their ends.

    Args:
        claims: all claims at hand.
        teller: puts claims into words, for one view.
    """
    by_pair: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.relation.takes_place:
            by_pair[pair_id(claim.subject, claim.object)].append(claim)
    made = [_dossier(pair, found, teller) for pair, found in by_pair.items()]
    told = [dossier for dossier in made if dossier.cards]
    return sorted(told, key=lambda dossier: (dossier.heading.casefold(), dossier.id))


def is_undone(claim: Claim, view: View) -> bool:
    """Whether a claim of the view's time is told beside the deeds: an offer, a denial, an error."""
    in_time = view.as_of is None or counts(claim, view.as_of, view.window) is not None
    if is_withdrawn(claim, view):
        return in_time
    return in_time and view.in_force(claim) and not view.is_deed(claim)


def lead(edge: Edge, registry: Registry) -> str:
    """How well a relation is attested: counts, the most telling first."""
    parties = len(edge.party_roots(registry))
    parts = [words.counted(len(edge.roots), "independent source")]
    if parties:
        parts.append(words.counted(parties, "party to the conflict", "parties to the conflict"))
    if edge.denials:
        parts.append(words.counted(len(edge.denials), "denial"))
    if edge.alleged:
        parts.append("only alleged")
    return ", ".join(parts)


def _dossier(pair: str, claims: list[Claim], teller: Teller) -> Dossier:
    found = edges(claims, teller.view, signed=False)
    signed = [edge for edge in found if edge.sign]
    undone = [claim for claim in claims if is_undone(claim, teller.view)]
    # a denial is counted whenever it was made, so it has to be shown whenever it was made
    undone += [claim for edge in signed for claim in edge.denials if claim not in undone]
    one, other = pair.split("--")
    return Dossier(
        id=pair,
        ends=(teller.actor(one), teller.actor(other)),
        blocks=tuple(_block(edge, teller) for edge in signed),
        undone=cards_of(undone, teller),
        ties=cards_of([c for edge in found if not edge.sign for c in edge.claims], teller),
    )


def _block(edge: Edge, teller: Teller) -> Block:
    return Block(
        id=block_id(edge),
        relation=edge.relation.value,
        statement=Statement(
            teller.actor(edge.subject), words.VERBS[edge.relation].fact, teller.actor(edge.object)
        ),
        lead=lead(edge, teller.registry),
        cards=cards_of(edge.claims, teller),
    )


def cards_of(claims: Iterable[Claim], teller: Teller) -> tuple[Card, ...]:
    """Claims as cards, the latest first."""
    return tuple(teller.card(claim) for claim in sorted(claims, key=_latest_first))


def _latest_first(claim: Claim) -> tuple[int, str]:
    known = claim.valid.latest_start if claim.valid else None
    if known is None and claim.published_on is not None:
        known = claim.published_on.first
    return (-known.toordinal() if known else 0, claim.id)
