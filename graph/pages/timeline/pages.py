"""The timeline: what is reported of pairs and of actors over time, beside what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ...model import Claim
from ...relations import View
from ...timing import window_start
from ..material import Material
from ..page import Page
from ..telling import words
from ..telling.dossiers import is_undone
from ..telling.evidence import is_withdrawn
from .axis import Scale, axis, ticks, window, year_step
from .happenings import Happening, happenings
from .mark_words import href, line, title
from .marks import Mark, drawn, marks
from .rows import actor_rows, pair_rows

PATH = "timeline.html"
SCRIPTS = ("timeline-time.js", "timeline-marks.js", "timeline-rows.js", "timeline.js")
"""In the order in which they run."""
MOST_EVENTS, MOST_EVENT_LANES = 500, 10
MOST_YEARS = 120
MONTHS_NAMED = 400
"""Days of an axis that has room for the names of months before it is zoomed."""


def pages(material: Material) -> Iterator[Page]:
    """The page with the timeline."""
    claims = [claim for claim in material.claims if is_shown(claim, material)]
    found, happened = marks(claims, material.view), happenings(material, claims)
    scale = axis(_days(found, happened), material.view, MOST_YEARS)
    lead = sentence(found, happened, material.view)
    content: dict[str, object] = {
        "opening": material.opening,
        "lead": lead,
        "scale": scale,
    }
    if scale is not None:
        content |= _content(material, found, happened, scale)
        content["before"] = sum(mark.span.start < scale.first for mark in found)
        content["undated"] = sum(not (c.valid or c.published_on) for c in claims)
    yield Page(PATH, "timeline.html.j2", "Timeline", lead, content, SCRIPTS)


def is_shown(claim: Claim, material: Material) -> bool:
    """Whether a claim has a mark: all that the view tells, and the like before and after it."""
    view = material.view
    if claim.id in material.told:
        return True
    by_means = view.means is None or claim.means in view.means
    there = view.in_force(claim) or is_withdrawn(claim, view)
    return by_means and there and not view.in_time(claim) and not is_undone(claim, view)


def sentence(found: Sequence[Mark], happened: Sequence[Happening], view: View) -> str:
    """What the timeline shows."""
    if not found and not happened:
        return "No report at hand bears a date."
    numbers: Counter[str] = Counter()
    for mark in found:
        numbers[mark.tone] += len(mark.claims)
    number = words.counted(numbers.total(), "claim")
    told = f"{words.counted(len(happened), 'event')} and {number}" if happened else number
    parts = ", ".join(f"{numbers[tone]:,} {_TONES[tone]}" for tone in _TONES if numbers[tone])
    days = _days(found, happened)
    years = f"dated from {min(days).year} to {max(days).year}"
    text = f"{told}, {years}{': ' * bool(parts)}{parts}."
    if view.as_of is None:
        return text
    since = words.day(window_start(view.as_of, view.window))
    return f"{text} Shaded: the window of this site, {since} to {words.day(view.as_of)}."


_TONES = {
    "supports": "of support",
    "opposes": "of opposition",
    "allied": "of alliance",
    "said": "only said",
    "denied": "said not to be so",
    "tie": "of other ties and of places",
    "derived-support": "of support derived by a rule",
    "derived-opposition": "of opposition derived by a rule",
}


def _content(
    material: Material, found: Sequence[Mark], happened: Sequence[Happening], scale: Scale
) -> dict[str, object]:
    by_pair, by_actor = pair_rows(material, found, scale), actor_rows(material, found, scale)
    told = {d.mark.anchor: d.mark for row in (*by_pair[0], *by_actor[0]) for d in row.marks
            if isinstance(d.mark, Mark)}  # fmt: skip
    events, height = drawn(happened[:MOST_EVENTS], scale, MOST_EVENT_LANES)
    current = _days([mark for mark in found if _is_told(mark, material)], happened)
    ids = {id_ for row in (*by_pair[0], *by_actor[0]) for id_ in row.actors}
    named = sorted((material.teller.actor(id_).casefold(), id_) for id_ in ids)
    return {
        "charts": (
            ("pairs", "By pair, and by actor and place", "pair", *by_pair),
            ("actors", "By actor", "actor", *by_actor),
        ),
        "events": events,
        "events_height": height,
        "happened": happened[:MOST_EVENTS],
        "events_left_out": len(happened) - len(happened[:MOST_EVENTS]),
        "lines": [line(mark, material) for mark in _by_time(told.values())],
        "left_out": _left_out(found, told.values()),
        "actors": [(id_, material.teller.actor(id_)) for _, id_ in named],
        "ticks": ticks(scale),
        "any_derived": any(mark.tone.startswith("derived-") for mark in told.values()),
        "any_gathered": any(row.gathered for row in (*by_pair[0], *by_actor[0])),
        "step": year_step(scale),
        "months": scale.days <= MONTHS_NAMED,
        "window": window(material.view, scale, current),
        "any_current": any(row.current for row in by_pair[0]),
        "titles": {mark.anchor: title(mark, material) for mark in told.values()},
        "hrefs": {mark.anchor: href(mark, material) for mark in told.values()},
    }


def _left_out(found: Iterable[Mark], told: Iterable[Mark]) -> int:
    """How many claims stand in no row, and so not in the table either."""
    shown = {claim.id for mark in told for claim in mark.claims}
    return sum(claim.id not in shown for mark in found for claim in mark.claims)


def _is_told(mark: Mark, material: Material) -> bool:
    return any(claim.id in material.told for claim in mark.claims)


def _days(found: Iterable[Mark], happened: Iterable[Happening]) -> list[date]:
    spans = [*(mark.span for mark in found), *(one.span for one in happened)]
    return [day for span in spans for day in (span.first, span.last) if day is not None]


def _by_time(found: Iterable[Mark]) -> list[Mark]:
    return sorted(found, key=lambda mark: (mark.span.start, mark.anchor))
