"""What a page tells of each pair of actors: done, only said, and ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...model import Claim, Means, Modality
from ...registry import Registry
from ...relations import Edge, View, edges
from . import words
from .datings import latest_first
from .evidence import Card, Statement, Teller, is_withdrawn


@dataclass(frozen=True, slots=True)
class Block:
    """One relation of a pair that is drawn, with its claims.

    Attributes:
        certain: whether a claim of it surely falls in the view's window.
    """

    id: str
    relation: str
    statement: Statement
    lead: str
    cards: tuple[Card, ...]
    certain: bool = True


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

    @property
    def sure(self) -> frozenset[str]:
        """The claims that stay where whatever rests on uncertain dates alone is hidden, by id.

        A doubtful claim of a relation that another makes certain stays with it.
        """
        kept = {card.id for block in self.blocks if block.certain for card in block.cards}
        return frozenset(kept | {card.id for card in (*self.undone, *self.ties) if not card.doubt})

    @property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """Who is quoted on the two: the name as given, and all names to search for."""
        return speakers(self.cards)


def speakers(cards: Iterable[Card]) -> tuple[tuple[str, str], ...]:
    """Who is quoted in claims, each once: the name as given, and all names to search for."""
    found = {card.speaker for card in cards if card.speaker}
    return tuple((words.clean(names[0]), words.clean(" ".join(names))) for names in sorted(found))


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
    between = [claim for claim in claims if not claim.relation.takes_place]
    related: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges(between, teller.view, teller.registry, signed=False):
        related[pair_id(edge.subject, edge.object)].append(edge)
    undone: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in between:
        if is_undone(claim, teller.view):
            undone[pair_id(claim.subject, claim.object)].append(claim)
    pairs = dict.fromkeys([*related, *undone])
    made = [_dossier(pair, related[pair], undone[pair], teller) for pair in pairs]
    told = [dossier for dossier in made if dossier.cards]
    return sorted(told, key=lambda dossier: (dossier.heading.casefold(), dossier.id))


def is_undone(claim: Claim, view: View) -> bool:
    """Whether a claim of the view's time is told beside the deeds: an offer, a denial, an error."""
    if not view.in_time(claim):
        return False
    return is_withdrawn(claim, view) or (view.in_force(claim) and not view.is_deed(claim))


def fact(edge: Edge, registry: Registry) -> str:
    """The verb of a relation."""
    return words.agreeing(words.VERBS[edge.relation].fact, registry.actors.get(edge.subject))


def lead(edge: Edge, denials: Sequence[Claim] | None = None) -> str:
    """How well a relation is attested: counts, the most telling first.

    Args:
        edge: the relation.
        denials: those to tell of; None = those of the means by which the relation is reported.
    """
    parties = len(edge.parties)
    parts = [words.counted(len(edge.roots), "independent source")]
    if parties:
        parts.append(words.counted(parties, "party to the conflict", "parties to the conflict"))
    parts += denials_said(edge.denials if denials is None else denials)
    if edge.alleged:
        parts.append("only alleged")
    if not edge.certain:
        parts.append("date uncertain")
    return ", ".join(parts)


def denials_said(denials: Iterable[Claim]) -> list[str]:
    """How often what is denied: a denial counts against its means only."""
    said = []
    for means, number in sorted(Counter(claim.means for claim in denials).items()):
        of = "" if means is Means.UNKNOWN else f" of {words.named_means(means)}"
        said.append(f"{words.counted(number, 'denial')}{of}")
    return said


def denials_of(edge: Edge, told: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims told beside a relation that deny it, by whatever means."""
    key = (edge.subject, edge.object, edge.relation)
    return tuple(
        claim
        for claim in told
        if claim.negated
        and claim.modality is Modality.ACTUAL
        and claim.retracted is None
        and (claim.subject, claim.object, claim.relation) == key
    )


def _dossier(pair: str, found: list[Edge], undone: list[Claim], teller: Teller) -> Dossier:
    signed = [edge for edge in found if edge.sign]
    one, other = pair.split("--")
    return Dossier(
        id=pair,
        ends=(teller.actor(one), teller.actor(other)),
        blocks=tuple(_block(edge, undone, teller) for edge in signed),
        undone=cards_of(undone, teller),
        ties=cards_of([c for edge in found if not edge.sign for c in edge.claims], teller),
    )


def _block(edge: Edge, told: Iterable[Claim], teller: Teller) -> Block:
    cards = cards_of(edge.claims, teller)
    certain = edge.certain and not all(card.doubt for card in cards)
    return Block(
        id=block_id(edge),
        relation=edge.relation.value,
        statement=Statement(
            teller.actor(edge.subject),
            fact(edge, teller.registry),
            teller.actor(edge.object),
        ),
        lead=lead(replace(edge, certain=certain), denials_of(edge, told)),
        cards=cards,
        certain=certain,
    )


def cards_of(claims: Iterable[Claim], teller: Teller) -> tuple[Card, ...]:
    """Claims as cards: those surely of the time before the others, then the latest first."""
    cards = [teller.card(claim) for claim in sorted(claims, key=latest_first)]
    return tuple(sorted(cards, key=lambda card: bool(card.doubt)))
