"""When a claim counts: the one place that turns partial dates into yes, maybe and no.

Acts (`supports`, `opposes`) count as of a date D with a window of W days when they meet
[D - W, D]; ties and control hold from their start until ended. An unknown end of an act is its
start and an unknown start its end, so nothing is stretched beyond what was said. An undated claim
counts from the day its source appeared, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .dates import OPEN, PartialDate
from .model import Claim

WINDOW_DAYS = 365
MAX_WINDOW = 100_000
End = PartialDate | Literal[".."]


@dataclass(frozen=True, slots=True)
class Counted:
    """The days on which a claim counts.

    Attributes:
        first, last: it may count from `first` to `last`; none at all where `last < first`.
        sure_first, sure_last: it surely counts where the first is on or before a date and the
            last on or after; None where a date is marked approximate or uncertain.
        reported: taken from the day of publication because the claim bears no date.
    """

    first: date
    last: date
    sure_first: date | None
    sure_last: date | None
    reported: bool


def ends(claim: Claim) -> tuple[End, End] | None:
    """From when to when a claim is taken to hold; None = never, for it bears no date at all."""
    valid = claim.valid
    if valid is None:
        published = claim.published_on
        return (published, published if claim.relation.is_act else OPEN) if published else None
    start = valid.start if valid.start is not None else valid.end
    end = valid.end
    if not claim.relation.is_act and (end is None or valid.single):
        end = OPEN
    return start or OPEN, end or start or OPEN


def counted(claim: Claim) -> Counted:
    """The days on which the claim counts."""
    held = ends(claim)
    reported = claim.valid is None
    if held is None:
        return Counted(date.max, date.min, None, None, reported)
    first, sure_first = _days(held[0], date.min)
    sure_last, last = _days(held[1], date.max)
    if any(isinstance(end, PartialDate) and end.qualified for end in held):
        return Counted(first, last, None, None, reported)
    return Counted(first, last, sure_first, sure_last, reported)


def known_from(claim: Claim) -> date:
    """The day from which the claim is known: when it was said, else when its source appeared.

    The last possible day is taken, so that an answer "as known by D" never knows too much;
    `date.max` where neither is known.
    """
    when = claim.said_on or claim.published_on
    return when.last if when else date.max


def counts(
    claim: Claim, as_of: date, window: int = WINDOW_DAYS
) -> Literal["certain", "possible"] | None:
    """Whether the claim counts as of a date; None = it does not."""
    days = counted(claim)
    horizon = window_start(as_of, window) if claim.relation.is_act else as_of
    if days.first > as_of or days.last < horizon:
        return None
    if days.sure_first is None or days.sure_last is None:
        return "possible"
    return "certain" if days.sure_first <= as_of and days.sure_last >= horizon else "possible"


def window_start(as_of: date, window: int) -> date:
    """The first day of the window of so many days that ends on a date."""
    return as_of - timedelta(days=min(window, (as_of - date.min).days))


def _days(end: End, unbounded: date) -> tuple[date, date]:
    return (end.first, end.last) if isinstance(end, PartialDate) else (unbounded, unbounded)
