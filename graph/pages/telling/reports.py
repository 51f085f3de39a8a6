"""What several claims say alike, as one line: who says so, how often, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ...dates import OPEN
from ...model import Claim, Method, Modality, Relation, Standing
from ..material import Material
from . import words
from .datings import day, meant, told
from .delivery import Delivery
from .evidence import Card, Statement, is_withdrawn
from .origins import Origins
from .pieces import LONGEST_NAME

Kind = Literal["done", "said", "denied", "derived"]
Mode = Literal["ruled out", "denied", "not so", "withdrawn", ""]
Key = tuple[object, ...]
LONGEST = 240
"""How much of an item or a condition a line shows; the claim's page has it all."""


@dataclass(frozen=True, slots=True)
class Line:
    """All claims of a view that say the same of the same two.

    Attributes:
        first: one of the claims, the best attested; the others differ in who says so and when.
        subject, object: ids of its two ends.
        kind: the list it belongs to.
        mode: of what is denied or taken back, how.
        said: subject, verb and object, as a claim's page puts it.
        by_what: by what means; empty where the relation has none.
        status: `done`, `holds`, `offered`, ... as on the claim's card.
        claims: ids, the latest first.
        chains: who says so, each chain once: the speaker first, the publisher last.
        voices: who stands at the start of the chains, by name; as many as there are origins.
        parties: how many of the origins are a party to this.
        meant, told: the dates that are meant, and those on which it was said, or else published.
        conditions: what hangs on it, if anything.
        doubt: why it may lie outside the view's time; empty where one claim surely does not.
        allegations: how many of the claims only allege it.
        open: whether it is said to go on.
        undated: whether none of the claims says when.
        own_voice: whether every source says so in its own voice and names nobody.
        denials: claims, by id, that say it is not so; `deniers`: who does, by name.
        disputes: claims, by id, that a denial names.
        delivery: of an offer, a promise or a request.
        when: the day it is sorted by.
    """

    first: Claim
    subject: str
    object: str
    kind: Kind
    mode: Mode
    said: Statement
    by_what: str
    status: str
    claims: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    voices: tuple[str, ...]
    parties: int
    meant: str
    told: str
    conditions: tuple[str, ...]
    doubt: str
    allegations: int
    open: bool
    undated: bool
    own_voice: bool
    when: date
    disputes: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    delivery: Delivery | None = None

    @property
    def ends(self) -> tuple[str, Relation, str]:
        """Subject, relation, object."""
        return self.subject, self.first.relation, self.object

    @property
    def alleged(self) -> bool:
        """Whether all of it is only alleged."""
        return self.allegations == len(self.claims)

    @property
    def attested(self) -> str:
        """How often it is said, as "3 reports, 1 origin"; never as a percentage."""
        reports = words.counted(len(self.claims), "report")
        return f"{reports}, {words.counted(len(self.voices), 'origin')}"

    @property
    def badges(self) -> tuple[str, ...]:
        """What a reader must know before believing it."""
        found = ["alleged, not confirmed"] if self.alleged else []
        if self.allegations and not self.alleged:
            found.append(f"{self.allegations} of {len(self.claims)} reports only allege it")
        found += ["disputed"] if self.denials else []
        if self.parties:
            every = self.parties == len(self.voices)
            some = f"{self.parties} of {len(self.voices)} origins a party to this"
            found.append("said by a party to this" if every else some)
        return (*found, self.doubt) if self.doubt else tuple(found)

    @property
    def short(self) -> Statement:
        """As `said`, with names that a reader takes in."""
        said = self.said
        return replace(
            said,
            subject=words.cut(said.subject, LONGEST_NAME),
            object=words.cut(said.object, LONGEST_NAME),
        )


def by_weight(line: Line) -> tuple[int, int, bool, int, str, str, str]:
    """The order of lines: more origins, more reports, surely of the time, the latest first."""
    weight = -len(line.voices), -len(line.claims), bool(line.doubt), -line.when.toordinal()
    return *weight, str(line.said), line.by_what, line.claims[0]


def key(claim: Claim, material: Material) -> Key:
    """What claims that say the same have in common."""
    return (
        claim.subject,
        claim.relation,
        claim.object,
        claim.scope,
        claim.extent,
        claim.means,
        claim.item,
        claim.modality,
        claim.negated,
        claim.method is Method.DERIVED,
        is_withdrawn(claim, material.view),
    )


def line(cards: Sequence[Card], material: Material, origins: Origins) -> Line:
    """The line that the cards of claims of one key make, without what other lines say of it."""
    claims = sorted((material.teller.claims[card.id] for card in cards), key=latest_first)
    by_id = {card.id: card for card in cards}
    ordered = [by_id[claim.id] for claim in claims]
    first, withdrawn = claims[0], is_withdrawn(claims[0], material.view)
    roots: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        roots[origins.root(claim)].append(claim)
    parties = [set.union(*map(origins.speaks_for, said)) for said in roots.values()]
    doubts = [card.doubt for card in ordered]
    return Line(
        first=first,
        subject=first.subject,
        object=first.object,
        kind=kind_of(first, withdrawn=withdrawn),
        mode=_mode(first, own=all(first.subject in ends for ends in parties), withdrawn=withdrawn),
        said=ordered[0].statement,
        by_what=words.cut(_by_what(first, amount=len(claims) == 1), LONGEST),
        status=ordered[0].status,
        claims=tuple(card.id for card in ordered),
        chains=tuple(dict.fromkeys(_short_chain(card) for card in ordered)),
        voices=tuple(sorted((origins.named(*said) for said in roots.items()), key=by_name)),
        parties=sum(map(bool, parties)),
        meant=meant(claims),
        told=told(claims),
        conditions=tuple(sorted({words.cut(c.condition, LONGEST) for c in claims if c.condition})),
        doubt=doubts[0] if all(doubts) else "",
        allegations=sum(claim.standing is Standing.ALLEGED for claim in claims),
        open=any(claim.valid is not None and claim.valid.end == OPEN for claim in claims),
        undated=not any(claim.valid for claim in claims),
        own_voice=not any(claim.speaker or claim.via for claim in claims),
        when=day(first),
        disputes=tuple(sorted({id_ for claim in claims for id_ in claim.disputes})),
    )


def _short_chain(card: Card) -> tuple[str, ...]:
    return tuple(words.cut(name, LONGEST_NAME) for name in card.chain)


def kind_of(claim: Claim, *, withdrawn: bool) -> Kind:
    """In which list a claim stands: an offer that was refused is denied, and no offer."""
    if withdrawn:
        return "denied"
    if claim.method is Method.DERIVED:
        return "derived"
    if claim.modality is Modality.ACTUAL:
        return "denied" if claim.negated else "done"
    if claim.modality is Modality.COUNTERFACTUAL:
        return "denied"
    refusal = claim.negated and claim.modality in (Modality.OFFERED, Modality.PROMISED)
    return "denied" if refusal else "said"


def _mode(claim: Claim, *, own: bool, withdrawn: bool) -> Mode:
    if withdrawn:
        return "withdrawn"
    if claim.method is Method.DERIVED or not claim.negated:
        return ""
    if claim.modality in (Modality.OFFERED, Modality.PROMISED):
        return "ruled out"
    if claim.modality is not Modality.ACTUAL:
        return ""
    if not own:
        return "not so"
    return "ruled out" if claim.relation is Relation.SUPPORTS else "denied"


def _by_what(claim: Claim, *, amount: bool) -> str:
    """Means and item; the sentence of a negated claim has named its means."""
    if claim.negated and words.by_means(claim):
        return claim.item
    if not claim.relation.sign:
        return ""
    return words.means(claim if amount else replace(claim, amount=None, unit=""))


def by_name(name: str) -> tuple[str, str]:
    """The order of names."""
    return name.casefold(), name


def latest_first(claim: Claim) -> tuple[int, str]:
    """The order of claims that say the same."""
    return -day(claim).toordinal(), claim.id
