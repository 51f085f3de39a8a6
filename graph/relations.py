"""Views of the claims: which of them count, and the relations they make.

Claims are never merged; a relation is worked out from them each time, for one view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .model import Claim, Means, Method, Modality, Relation, Standing
from .registry import Registry
from .timing import WINDOW_DAYS, counts, known_from


@dataclass(frozen=True, slots=True)
class View:
    """Which claims count.

    The default view takes what is said to be done: actual, not negated, not retracted, not
    derived. Alleged claims are in it and marked.

    Attributes:
        as_of: acts within `window` days before it, ties in force on it; None = whenever.
        known_by: only what was said, or else published, by then; retractions made later do not
            count yet.
        sources: ids of the only sources to use; None = all.
        alleged: with claims that are only alleged.
        derived: with claims that a rule derived.
    """

    as_of: date | None = None
    window: int = WINDOW_DAYS
    known_by: date | None = None
    sources: frozenset[str] | None = None
    alleged: bool = True
    derived: bool = False

    def in_force(self, claim: Claim) -> bool:
        """Whether a claim is there at all: known by then, from these sources, not retracted."""
        if self.sources is not None and claim.source not in self.sources:
            return False
        if claim.method is Method.DERIVED and not self.derived:
            return False
        if claim.standing is Standing.ALLEGED and not self.alleged:
            return False
        if self.known_by is not None and known_from(claim) > self.known_by:
            return False
        return claim.retracted is None or (
            self.known_by is not None and claim.retracted.on.last > self.known_by
        )

    def is_deed(self, claim: Claim) -> bool:
        """Whether a claim says that something was done or holds: no offer, denial or negation."""
        return claim.modality is Modality.ACTUAL and not claim.negated

    def counts(self, claim: Claim) -> bool:
        """Whether a claim counts in this view, surely or possibly."""
        if not (self.in_force(claim) and self.is_deed(claim)):
            return False
        return self.as_of is None or counts(claim, self.as_of, self.window) is not None

    def is_certain(self, claim: Claim) -> bool:
        """Whether partial dates leave no doubt that a claim counts."""
        return self.as_of is None or counts(claim, self.as_of, self.window) == "certain"


DEFAULT_VIEW = View()


@dataclass(frozen=True, slots=True)
class Edge:
    """What claims say that one actor does to another, in one view.

    Attributes:
        claims: those that count, by id.
        denials: claims that say it is not so, by these means or at all, by id.
    """

    subject: str
    object: str
    relation: Relation
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...] = ()
    certain: bool = True

    @property
    def sign(self) -> int:
        """+1 support, -1 opposition, 0 unsigned."""
        return self.relation.sign

    @property
    def roots(self) -> tuple[str, ...]:
        """Who stands at the start of the chains of attribution, each once."""
        return tuple(sorted({claim.root for claim in self.claims}))

    @property
    def alleged(self) -> bool:
        """Whether every claim is only alleged."""
        return all(claim.standing is Standing.ALLEGED for claim in self.claims)

    def party_roots(self, registry: Registry) -> tuple[str, ...]:
        """The roots that are a party to the relation, or speak for one."""
        ends = {self.subject, self.object}
        spoken = (c.root for c in self.claims if speaks_for(c.root, registry, _day(c)) & ends)
        return tuple(sorted(set(spoken)))


def edges(claims: Iterable[Claim], view: View = DEFAULT_VIEW, *, signed: bool = True) -> list[Edge]:
    """The relations between actors that claims make in a view, by subject, object, relation.

    Args:
        claims: all claims at hand.
        view: which of them count.
        signed: only support, opposition and alliance; else affiliation and descent as well.
    """
    counting: defaultdict[tuple[str, str, Relation], list[Claim]] = defaultdict(list)
    denying: defaultdict[tuple[str, str, Relation], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation.takes_place or (signed and not claim.relation.sign):
            continue
        key = (claim.subject, claim.object, claim.relation)
        if view.counts(claim):
            counting[key].append(claim)
        elif claim.negated and claim.modality is Modality.ACTUAL and view.in_force(claim):
            denying[key].append(claim)
    return [
        Edge(
            *key,
            claims=_by_id(counting[key]),
            denials=_by_id(_against(denying.get(key, []), counting[key])),
            certain=any(view.is_certain(claim) for claim in counting[key]),
        )
        for key in sorted(counting)
    ]


def speaks_for(root: str, registry: Registry, on: date | None = None) -> set[str]:
    """The actors for whom a root of attribution speaks at a date: itself, its office, its owner."""
    kind, _, id_ = root.partition(":")
    if kind == "actor":
        return registry.speaks_for(id_, on)
    publisher = registry.publishers.get(id_) if kind == "publisher" else None
    return registry.speaks_for(publisher.actor, on) if publisher and publisher.actor else set()


def _day(claim: Claim) -> date | None:
    """A day on which the claim was said."""
    said = claim.said_on or claim.published_on
    return said.first if said else None


def _against(denials: Iterable[Claim], claims: Iterable[Claim]) -> list[Claim]:
    """The denials that speak of the same means, or of the relation as a whole."""
    means = {claim.means for claim in claims} | {Means.UNKNOWN}
    return [claim for claim in denials if claim.means in means]


def _by_id(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.id))
