"""The cells of the matrix: what is reported of one actor towards another, each way apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...model import Claim, Relation
from ...relations import Edge
from ...voices import root_of
from ..material import Material
from ..telling import words
from ..telling.dossiers import Block, Dossier, block_id
from ..telling.evidence import Card

Way = tuple[str, str]
"""Subject and object."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of cell looks: a symbol, an abbreviation, and what it means."""

    symbol: str
    short: str
    meaning: str


LOOKS = {
    "supports": Look("+", "sup", "supports"),
    "opposes": Look("−", "opp", "opposes"),  # a minus, not a hyphen
    "mixed": Look("±", "mix", "mixed: both support and opposition are reported"),
    "disputed": Look("?", "dis", "disputed: reported, and denied"),
    "allied": Look("=", "ally", "allied, both ways"),
    "said": Look(
        "…", "said", "only said: offered, promised, asked for, thought possible, denied, taken back"
    ),
    "tie": Look("~", "tie", "another tie: affiliation or descent"),
}

ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is reported of one actor towards another.

    Attributes:
        kind: one of `LOOKS`.
        ends: names of subject and object.
        pair: the id of their page.
        sign: of what is done, 0 where nothing or both are reported.
        sources: how many independent roots stand behind what the cell shows.
        certain: whether some claim of it surely falls in the view's window; of what is mixed,
            some of either side.
        alleged: whether all that is drawn is only alleged.
        told: what it shows, in words.
        blocks: the relations that are drawn.
        cards: all claims: done, only said, ties.
    """

    kind: str
    ends: Way
    pair: str
    sign: int
    sources: int
    certain: bool
    alleged: bool
    told: str
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]

    @property
    def symbol(self) -> str:
        """Its symbol; of what is disputed also which way."""
        sign = {1: LOOKS["supports"], -1: LOOKS["opposes"]}.get(self.sign)
        before = sign.symbol if sign and self.kind == "disputed" else ""
        return before + LOOKS[self.kind].symbol

    @property
    def short(self) -> str:
        """Its abbreviation."""
        return ALLEGED if self.alleged else LOOKS[self.kind].short

    @property
    def tone(self) -> str:
        """Whose colour it bears."""
        if self.kind == "disputed":
            return "opposes" if self.sign < 0 else "supports"
        return self.kind


@dataclass(slots=True)
class _Found:
    """What a pair's dossier has of one direction."""

    blocks: list[Block] = field(default_factory=list)
    undone: list[Card] = field(default_factory=list)
    ties: list[Card] = field(default_factory=list)


def cells(material: Material, shown: Collection[str] | None = None) -> dict[Way, Cell]:
    """The cells in which something is reported, by subject and object.

    Args:
        shown: the actors among which; None = all.
    """
    edges = {block_id(edge): edge for edge in material.drawn}
    return {
        way: _cell(way, pair, found, edges, material)
        for pair in material.pairs
        if shown is None or all(end in shown for end in pair.id.split("--"))
        for way, found in _directions(pair, edges, material).items()
    }


def _directions(pair: Dossier, edges: Mapping[str, Edge], material: Material) -> dict[Way, _Found]:
    found: defaultdict[Way, _Found] = defaultdict(_Found)
    claims = material.teller.claims
    for block in pair.blocks:
        for way in _ways(edges[block.id]):
            found[way].blocks.append(block)
    for card in pair.undone:
        for way in _ways(claims[card.id]):
            found[way].undone.append(card)
    for card in pair.ties:
        for way in _ways(claims[card.id]):
            found[way].ties.append(card)
    return dict(found)


def _ways(one: Edge | Claim) -> list[Way]:
    """From subject to object; an alliance holds both ways."""
    way = (one.subject, one.object)
    return [way, way[::-1]] if one.relation is Relation.ALLIED_WITH else [way]


def _cell(
    way: Way, pair: Dossier, found: _Found, edges: Mapping[str, Edge], material: Material
) -> Cell:
    drawn = [edges[block.id] for block in found.blocks]
    kind = _kind(drawn, found)
    said = found.undone or found.ties
    done = [card for block in found.blocks for card in block.cards]
    signs = {edge.sign for edge in drawn}
    sources = {root for edge in drawn for root in edge.roots} or _roots(said, material)
    certain = _is_certain(drawn) if drawn else not all(card.doubt for card in said)
    alleged = bool(drawn) and all(edge.alleged for edge in drawn)
    parts = [
        _NAMED.get(kind) or ", ".join(sorted({card.status for card in said})),
        "disputed" if kind == "mixed" and any(edge.disputed for edge in drawn) else "",
        words.counted(len(sources), "independent source"),
        "only alleged" if alleged else "",
        "" if certain else "date uncertain",
    ]
    return Cell(
        kind,
        (material.teller.actor(way[0]), material.teller.actor(way[1])),
        pair.id,
        signs.pop() if len(signs) == 1 else 0,
        len(sources),
        certain,
        alleged,
        ", ".join(filter(None, parts)),
        tuple(found.blocks),
        _certain_first(done, found.undone, found.ties),
    )


_NAMED = {
    "supports": "supports", "opposes": "opposes", "mixed": "mixed", "disputed": "disputed",
    "allied": "allied", "tie": "other tie",
}  # fmt: skip


def _is_certain(drawn: Sequence[Edge]) -> bool:
    sure = {edge.sign for edge in drawn if edge.certain}
    return sure == {edge.sign for edge in drawn}


def _certain_first(*groups: Iterable[Card]) -> tuple[Card, ...]:
    """Within what is done, said and tied: what surely counts before what possibly does."""
    return tuple(card for group in groups for card in sorted(group, key=lambda c: bool(c.doubt)))


def _kind(drawn: Sequence[Edge], found: _Found) -> str:
    if not drawn:
        return "said" if found.undone else "tie"
    if len({edge.sign for edge in drawn}) > 1:
        return "mixed"
    if any(edge.disputed for edge in drawn):
        return "disputed"
    relations = {edge.relation for edge in drawn}
    return "allied" if relations == {Relation.ALLIED_WITH} else _SIGNED[drawn[0].sign]


_SIGNED = {1: "supports", -1: "opposes"}


def _roots(cards: Iterable[Card], material: Material) -> set[str]:
    claims = material.teller.claims
    return {root_of(claims[card.id], material.registry) for card in cards}
