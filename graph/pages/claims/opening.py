"""What the page of a claim says first: the claim as a sentence, and what it does not tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Claim, Modality, Relation
from ..addresses import claim_page
from ..material import Material
from ..opening import unknowns
from ..opening.clauses import clauses
from ..opening.sentence import Speech, opener
from ..telling import words
from ..telling.delivery import Delivery
from ..telling.evidence import Card
from ..telling.pieces import Piece, Pieces, Sentence, named, plain
from ..telling.reports import Line

WITHDRAWN = "a report that has been taken back said: "
SPOKEN = {
    Modality.OFFERED: "an offer",
    Modality.PROMISED: "a promise",
    Modality.REQUESTED: "a request",
    Modality.POSSIBLE: "thought possible",
}
NOT_A_DEED = "not a deed, so not drawn or counted as one"


@dataclass(frozen=True, slots=True)
class First:
    """What the page of a claim says first.

    Attributes:
        sentence: who says what of whom, and when; and whether it is told as a deed.
        followed: whether what was offered, promised or asked for was done; None = nothing was.
        page: that of the later claim which says so; empty where there is none.
        unknowns: what the claim does not tell.
    """

    sentence: Sentence
    followed: Delivery | None
    page: str
    unknowns: tuple[str, ...]


def first(claim: Claim, card: Card, material: Material) -> First:
    """What the page of a claim says first."""
    line = material.ledger.of_claim(card)
    followed = line.delivery
    page = claim_page(followed.claim) if followed and followed.claim else ""
    told = Sentence((*_said(line, card, material), *plain(f" {_dated(line)} {_kind(line)}.")))
    return First(told, followed, page, tuple(_unknowns(claim, line, card, material)))


def _said(line: Line, card: Card, material: Material) -> Pieces:
    start = opener(material)
    if line.mode == "withdrawn":
        said = card.statement
        ends = named(said.subject), named(said.object)
        tail = [Piece(said.tail, name=True)] if said.tail else []
        return [*start, *plain(WITHDRAWN), *ends[0], *plain(f" {said.verb} "), *ends[1], *tail,
                *plain(".")]  # fmt: skip
    made = clauses([line], dated=material.view.as_of is not None)
    return [*start, *Speech(material).told(made), *plain(".")]


def _dated(line: Line) -> str:
    return f"Date meant: {line.meant}; said: {line.told}."


def _kind(line: Line) -> str:
    """Whether it is told as done, in a few words."""
    if line.mode == "withdrawn":
        return f"Taken back: {NOT_A_DEED}"
    if line.kind == "derived":
        return "Derived by a rule, and not counted with the deeds"
    if line.kind == "said":
        return f"{_capital(SPOKEN[line.first.modality])}: {NOT_A_DEED}"
    if line.kind == "denied":
        return f"{_capital(line.chip)}: not a deed, and no proof that nothing was done"
    told = "a deed" if line.first.relation.is_act else "something that holds"
    return f"Told as {told}{', but only alleged' if line.alleged else ''}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unknowns(claim: Claim, line: Line, card: Card, material: Material) -> Iterator[str]:
    """What a reader may ask and this claim does not answer."""
    attested = material.ledger.attested[claim.id]
    alone = attested.sources == 1 and attested.origins == 1
    for one in unknowns.of_source((line,), int(alone)):
        yield str(one.text)
    if attested.sources == 1 and attested.origins > 1:
        yield "Whether another source would bear it out (all reports of it here are in one)"
    if attested.sources > 1 and attested.origins == 1:
        yield "Whether another origin would bear it out (all sources here have it from one)"
    if not claim.place and not claim.relation.takes_place:
        yield "Where (no place given)"
    if claim.valid is not None and words.is_of_its_report(claim):
        yield "Since when (only that it was so when it was said)"
    if line.end == words.NO_END:
        yield "Until when (no end is reported)"
    if claim.relation is Relation.SUPPORTS and not claim.against:
        yield "Against whom (not stated)"
    if line.parties:
        yield "What one says who has no part in it (said by a party to this)"
    if line.alleged:
        yield "Whether it is so (alleged, not confirmed)"
    if claim.condition:
        yield "Whether its condition was met"
    if line.delivery and line.delivery.answer != "yes":
        yield "Whether this was done (offered, promised or asked for)"
    if not card.quoted:
        yield "What the source says word for word (its text is not at hand, or is not repeated)"
