"""The dates of several claims in words: what they mean, and when they were said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ...dates import PartialDate
from ...model import Claim
from . import words

SHOWN = 3
"""How many dates are named; of more only the first and the last."""


def meant(claims: Sequence[Claim]) -> str:
    """When it took place, as the claims say."""
    dated = sorted((c for c in claims if c.valid), key=lambda c: (day(c), c.id))
    texts = dict.fromkeys(words.time(c) for c in dated)
    ends = [end for c in dated if c.valid for end in (c.valid.start, c.valid.end)]
    return _dates(list(texts), ends, len(claims) - len(dated))


def told(claims: Sequence[Claim]) -> str:
    """When it was said; else when its source was published, and says so."""
    dates: list[PartialDate] = []
    texts: list[tuple[date, str]] = []
    for claim in claims:
        when = claim.said_on or claim.published_on
        if when is not None:
            dates.append(when)
            published = "" if claim.said_on else " (published)"
            texts.append((when.first, words.when(when) + published))
    ordered = dict.fromkeys(text for _, text in sorted(texts))
    return _dates(list(ordered), dates, len(claims) - len(dates))


def span(ends: Iterable[object]) -> tuple[str, str]:
    """The first and the last of dates, in words; ends that are open or not known are passed over.

    Raises:
        ValueError: none of them is a date.
    """
    dates = [end for end in ends if isinstance(end, PartialDate)]
    first = min(dates, key=lambda end: (end.first, end.text))
    last = max(dates, key=lambda end: (end.last, end.text))
    return words.when(first), words.when(last)


def day(claim: Claim) -> date:
    """The day a claim is put in order by."""
    known = claim.valid.latest_start if claim.valid else None
    if known is None and claim.published_on is not None:
        known = claim.published_on.first
    return known or date.min


def latest_first(claim: Claim) -> tuple[int, str]:
    """A key that puts claims in order: the latest first, those without any date last."""
    return -day(claim).toordinal(), claim.id


def _dates(texts: Sequence[str], ends: Iterable[object], unknown: int) -> str:
    if not texts:
        return words.NOT_STATED
    rest = [f"{unknown:,} {words.NOT_STATED}"] if unknown else []
    if len(texts) <= SHOWN:
        return "; ".join((*texts, *rest))
    first, last = span(ends)
    return "; ".join((f"{len(texts):,} dates, {first} to {last}", *rest))
