"""Marks on a time axis: claims and events with the bounds of their dates, no more exact than said.

An exact day is a point; a partial date a bar over the days it may be; an end that is open or not
known fades. Places on the axis are per cent of its length, so that it can be drawn at any width.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ...dates import OPEN, Interval, PartialDate
from ...model import Claim, Method, Modality, Relation
from ...relations import View
from ..telling import words
from ..telling.doubts import doubt
from ..telling.evidence import is_withdrawn
from .axis import Scale

STUB = 2.5
"""How far a bar fades whose end is not known, in per cent of the axis."""
APART = 0.65
"""Half of what the symbol of a point takes of the axis, in per cent."""
LANE, EDGE = 15, 4
"""Heights in pixels: of a lane, and above and below all of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that something may have taken, and those that it surely took.

    Attributes:
        first, last: the days it may reach; None = open, or not known.
        sure: from the last day on which it may have begun to the first on which it may have
            ended; None where it happened at some time within.
        open_start, open_end: whether a missing bound is open and not merely unknown.
        reported: the day of publication stands for a date that is not stated.
        qualified: marked uncertain or approximate.
    """

    first: date | None
    last: date | None
    sure: tuple[date | None, date | None] | None = None
    open_start: bool = False
    open_end: bool = False
    reported: bool = False
    qualified: bool = False

    @property
    def start(self) -> date:
        """By what it is put in order: the first day known of it."""
        return self.first or self.last or date.max

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


class Timed(Protocol):
    """What has a place in time."""

    @property
    def span(self) -> Span:
        """When."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """Claims that say the same of the same days.

    Attributes:
        tone: `supports`, `opposes`, `allied`, `said`, `denied`, `tie`, or of what no report says,
            but a rule derives, `derived-support` or `derived-opposition`.
        pale: whether the date of each is uncertain, or may lie outside the view's window.
        gathered: whether they are of several days or speak of several actors.
    """

    tone: str
    span: Span
    claims: tuple[Claim, ...]
    pale: bool = False
    gathered: bool = False

    @property
    def anchor(self) -> str:
        """The id of its row in the table."""
        ids = "".join(claim.id for claim in self.claims)
        named = ids if len(self.claims) == 1 else hashlib.sha256(ids.encode()).hexdigest()
        return f"mark-{named[:16]}"

    @property
    def of_report(self) -> bool:
        """Whether it begins with the day of the report only, which tells of no change."""
        return all(map(words.is_of_its_report, self.claims))

    @property
    def sign(self) -> int:
        """+1 or -1 where it tells of a deed or an alliance, else 0."""
        return {"supports": 1, "allied": 1, "opposes": -1}.get(self.tone, 0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a mark, in per cent; `shape` is `may`, `sure`, `fade-right` or `fade-left`."""

    shape: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark in its place: bars behind, and a symbol at `x` per cent and `y` pixels."""

    mark: Timed
    x: float
    y: int
    bars: tuple[Bar, ...]


def span_of(valid: Interval) -> Span:
    """The bounds of an interval.

    >>> from ..dates import parse_interval
    >>> span_of(parse_interval("2014-01-05")).exact
    True
    """
    start, end = valid.start, valid.end
    first = start.first if isinstance(start, PartialDate) else None
    last = end.last if isinstance(end, PartialDate) else None
    sure = None
    if not valid.single:
        begun = start.last if isinstance(start, PartialDate) else None
        over = end.first if isinstance(end, PartialDate) else None
        sure = None if begun and over and begun > over else (begun, over)
    return Span(first, last, sure, start == OPEN, end == OPEN, qualified=valid.qualified)


def marks(claims: Iterable[Claim], view: View) -> list[Mark]:
    """Claims as marks, by time; those without any date have none."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.id):
        when = claim.valid.text if claim.valid else f"reported {claim.published_on}"
        if claim.valid or claim.published_on:
            manner = (tone(claim, view), claim.modality, str(claim.negated), when)
            key = (claim.subject, claim.relation, claim.object, *manner)
            groups.setdefault(key, []).append(claim)
    made = [_mark(key[3], tuple(group), view) for key, group in groups.items()]
    return sorted(made, key=lambda mark: (mark.span.start, mark.anchor))


def tone(claim: Claim, view: View) -> str:
    """How a claim is drawn: only what is reported as done bears a deed's colour."""
    if is_withdrawn(claim, view) or claim.modality is not Modality.ACTUAL:
        return "said"
    if claim.negated:
        return "denied"
    if claim.method is Method.DERIVED and claim.relation.sign:
        return "derived-support" if claim.relation.sign > 0 else "derived-opposition"
    if claim.relation is Relation.ALLIED_WITH:
        return "allied"
    return {1: "supports", -1: "opposes"}.get(claim.relation.sign, "tie")


def drawn(given: Sequence[Timed], scale: Scale, most_lanes: int) -> tuple[list[Drawn], int]:
    """Marks in their places, and the height of their row in pixels.

    Marks that would cover each other lie in different lanes, as long as there are any.
    """
    free: list[float] = []
    made = []
    for mark in sorted(given, key=lambda one: one.span.start):
        x, bars = _place(mark.span, scale)
        left = min([x - APART, *(bar.x for bar in bars)])
        right = max([x + APART, *(bar.x + bar.width for bar in bars)])
        lane = next((i for i, until in enumerate(free) if until <= left), len(free))
        if lane == most_lanes:
            lane = min(range(most_lanes), key=free.__getitem__)
        free[lane:] = [right, *free[lane + 1 :]]
        made.append(Drawn(mark, x, EDGE + LANE * lane + LANE // 2 + 1, bars))
    return made, 2 * EDGE + LANE * max(1, len(free))


def _mark(tone_: str, claims: tuple[Claim, ...], view: View) -> Mark:
    valid, published = claims[0].valid, claims[0].published_on
    span = span_of(valid) if valid else Span(*_bounds(published), reported=True)
    pale = span.qualified or all(doubt(claim, view) for claim in claims)
    return Mark(tone_, span, claims, pale)


def _bounds(day: PartialDate | None) -> tuple[date | None, date | None]:
    return (day.first, day.last) if day else (None, None)


def _place(span: Span, scale: Scale) -> tuple[float, tuple[Bar, ...]]:
    """Where the symbol stands, and the bars behind it."""
    if span.exact and span.first:
        return scale.x(span.first, 0.5), ()
    if span.first is None:
        end = scale.x(span.last or scale.last, 1)
        start = 0.0 if span.open_start else max(0.0, end - STUB)
        return end, (_bar("fade-left", start, end),)
    start = scale.x(span.first)
    if span.last is None:
        end = 100.0 if span.open_end else min(100.0, start + STUB)
        begun = scale.x(span.sure[0]) if span.sure and span.sure[0] else start
        before = (_bar("may", start, begun),) if begun > start else ()
        return start, (*before, _bar("fade-right", begun, max(begun, end)))
    end = scale.x(span.last, 1)
    bars = [_bar("may", start, end)]
    if span.sure and span.sure[0] and span.sure[1]:
        bars.append(_bar("sure", scale.x(span.sure[0]), scale.x(span.sure[1], 1)))
    return round((start + end) / 2, 3), tuple(bars)


def _bar(shape: str, start: float, end: float) -> Bar:
    return Bar(shape, start, round(end - start, 3))
