"""Ties that a later claim ends.

A tie that was reported as going on stays so in the claim that reported it; claims are never
rewritten. That it ended is said by another claim: one of the same tie with an end, or one of a
split. What follows from the tie ends with it from the day on which that became known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..dates import OPEN, PartialDate
from ..model import Claim, Method, Modality, Relation, Standing
from ..timing import ends

Statement = tuple[str, Relation, str]
"""Subject, relation and object."""

ENDED_BY_SPLIT = (Relation.AFFILIATED_WITH, Relation.PART_OF)
ENDABLE = (*ENDED_BY_SPLIT, Relation.ALLIED_WITH)


@dataclass(frozen=True, slots=True)
class Ending:
    """A claim by which a tie ended on a date."""

    claim: Claim
    on: PartialDate

    @property
    def known(self) -> PartialDate:
        """When that became known; where nobody dates the claim, the end itself."""
        return self.claim.said_on or self.claim.published_on or self.on

    @property
    def _order(self) -> tuple[object, ...]:
        return self.known.last, self.on.last, self.claim.id


Endings = Mapping[Statement, Sequence[Ending]]


def endings(claims: Iterable[Claim]) -> Endings:
    """What ends ties, by tie, the first known first.

    Only dated claims that are stated, actual and neither negated, conditional nor retracted; an
    end is never made up.
    """
    found: defaultdict[Statement, list[Ending]] = defaultdict(list)
    for claim in claims:
        for tie, on in _ended(claim):
            found[tie].append(Ending(claim, on))
    return {tie: sorted(those, key=lambda e: e._order) for tie, those in found.items()}


def ending_of(claim: Claim, known: Endings) -> Ending | None:
    """What ends a tie that its claim leaves open; None = nothing.

    An end before the tie began is that of an earlier tie. A claim that was made later than the
    one that ends it says that the tie went on; a conclusion is nobody's word for that.
    """
    held = ends(claim)
    if claim.relation not in ENDABLE or held is None or held[1] != OPEN:
        return None
    begun = held[0].first if isinstance(held[0], PartialDate) else date.min
    dated = claim.said_on or claim.published_on
    said = dated.last if dated and claim.method is not Method.DERIVED else date.min
    those = known.get((claim.subject, claim.relation, claim.object), ())
    return next((e for e in those if e.on.last >= begun and e.known.last >= said), None)


def _ended(claim: Claim) -> Iterator[tuple[Statement, PartialDate]]:
    if claim.valid is None or not _is_sure(claim):
        return
    on, ties = claim.valid.end, tuple[Relation, ...]()
    if claim.relation is Relation.SPLIT_FROM:
        on, ties = claim.valid.start or on, ENDED_BY_SPLIT
    elif claim.relation in ENDABLE and not claim.valid.single:
        ties = (claim.relation,)
    if isinstance(on, PartialDate):
        yield from (((claim.subject, tie, claim.object), on) for tie in ties)


def _is_sure(claim: Claim) -> bool:
    hedged = claim.negated or claim.condition or claim.retracted
    return (
        not hedged
        and claim.modality is Modality.ACTUAL
        and claim.standing is Standing.STATED
        and claim.method is not Method.DERIVED
    )
