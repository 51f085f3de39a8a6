"""What the chip beside a claim says: whether it was done, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ...model import Claim, Means, Modality, Relation, Standing
from ...registry import Registry
from ...relations import View
from ...timing import counted, counts, known_from
from ...voices import root_of, speaks_for

DEEDS = ("done", "holds")
"""The statuses of what was done, or lasts."""
Deeds = Mapping[tuple[str, str], Sequence[Claim]]
"""What is reported as done, by subject and object."""


def badge(chip: str, *, doubtful: bool) -> str:
    """What the chip says with what is uncertain of its date.

    >>> badge("done", doubtful=True), badge("offered", doubtful=True)
    ('reported, date uncertain', 'offered, date uncertain')
    """
    if not doubtful:
        return chip
    return f"{'reported' if chip in DEEDS else chip}, date uncertain"


def chip(status: str, claim: Claim, deeds: Deeds, window: int) -> str:
    """What is said of a claim with a status, whatever its date.

    What is reported as done cannot be ruled out any more: whoever says it is not so denies it.

    Args:
        status: as `Teller.status` has it.
        claim: whose it is.
        deeds: the support that is reported as done.
        window: of the view, in days.
    """
    if status in DEEDS:
        return "alleged" if claim.standing is Standing.ALLEGED else status
    if status == "denied" and claim.relation is Relation.SUPPORTS and not claim.disputes:
        reported = deeds.get((claim.subject, claim.object), ())
        if not any(denies(claim, deed, window) for deed in reported):
            return "ruled out"
    return status


def supported(claims: Iterable[Claim], view: View) -> Deeds:
    """The support that a view has reported as done."""
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        actual = claim.modality is Modality.ACTUAL and claim.relation is Relation.SUPPORTS
        if actual and view.counts(claim):
            found[claim.subject, claim.object].append(claim)
    return dict(found)


def denies(denial: Claim, deed: Claim, window: int) -> bool:
    """Whether a denial of the same relation speaks of a deed: of its means or none, of its time.

    Without a time of its own it speaks of the window before the day on which it is said.
    """
    if deed.id in denial.disputes:
        return True
    if denial.means not in (Means.UNKNOWN, deed.means):
        return False
    if denial.valid is not None:
        one, other = counted(denial), counted(deed)
        return one.first <= other.last and other.first <= one.last
    said = known_from(denial)
    return said == date.max or counts(deed, said, window) is not None


def is_own(claim: Claim, registry: Registry) -> bool:
    """Whether the one who says so speaks for the one who is said to act."""
    said = claim.said_on or claim.published_on
    voices = speaks_for(root_of(claim, registry), registry, said.first if said else None)
    actors = {claim.subject}
    if claim.relation is Relation.ALLIED_WITH:
        actors.add(claim.object)
    return not actors.isdisjoint(voices)


def lasts(claim: Claim) -> bool:
    """Whether a tie is taken to last only because no end of it is reported."""
    if claim.relation.is_act or claim.modality is not Modality.ACTUAL or claim.negated:
        return False
    return claim.valid is None or claim.valid.single or claim.valid.end is None
