"""Whether what was offered, promised or asked for was done later, as far as reports say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...model import Claim, Means
from ...timing import counted

YES = "yes, a later report says so"
VAGUE = "perhaps: something like it is reported, but not that it is this"
EARLY = "perhaps: it is reported, but may have been done before"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether what was offered, promised or asked for was done later.

    Attributes:
        question: what is asked, as "Followed by delivery?".
        answer: `yes`, `perhaps` or `no report`.
        why: what the answer rests on, in words; begins with the answer.
        claim: the id of the later claim; empty where there is none.
    """

    question: str
    answer: Literal["yes", "perhaps", "no report"]
    why: str
    claim: str = ""


def delivery(offers: Sequence[Claim], deeds: Iterable[Claim]) -> Delivery:
    """What became of an offer.

    It was surely done only where the whole time of a deed of the kind that was offered lies after
    the last day on which the offer may have been made.

    Args:
        offers: the claims that speak of the offer.
        deeds: claims of what was done between the same two; the latest first.
    """
    offer = offers[0]
    question = "Followed by delivery?" if offer.relation.sign > 0 else "Followed by the deed?"
    first, last = min(map(_said_first, offers)), max(map(_said_last, offers))
    perhaps = None
    for deed in deeds:
        days = counted(deed)
        if days.last < first or not _is_of_kind(deed, offer):
            continue
        vague = Means.UNKNOWN in (offer.means, deed.means) or _leaves_open(deed, offer)
        if not vague and days.sure_first and days.first > last and not days.reported:
            return Delivery(question, "yes", YES, deed.id)
        perhaps = perhaps or Delivery(question, "perhaps", VAGUE if vague else EARLY, deed.id)
    return perhaps or Delivery(question, "no report", "no report of it here")


def _leaves_open(deed: Claim, offer: Claim) -> bool:
    """Whether a deed does not say all that was offered."""
    return bool(offer.item and not deed.item) or not set(offer.against) <= set(deed.against)


def _is_of_kind(deed: Claim, offer: Claim) -> bool:
    """Whether a deed may be what was offered: the same item, else the same means."""
    ends = (deed.subject, deed.relation, deed.object)
    if ends != (offer.subject, offer.relation, offer.object) or not deed.relation.is_act:
        return False
    if offer.against and deed.against and set(offer.against).isdisjoint(deed.against):
        return False
    if deed.item and offer.item:
        return deed.item.casefold() == offer.item.casefold()
    return offer.means is deed.means or Means.UNKNOWN in (offer.means, deed.means)


def _said_first(claim: Claim) -> date:
    when = claim.said_on or claim.published_on
    return when.first if when else counted(claim).first


def _said_last(claim: Claim) -> date:
    when = claim.said_on or claim.published_on
    return when.last if when else counted(claim).last
