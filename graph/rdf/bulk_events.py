"""Events that differ in some fields only, as N-Quads, many at a time; see `bulk_claims.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from ..dates import parse_interval
from ..errors import DateError
from ..model import Event
from ..model.checks import check_text
from ..registry import Registry
from .bulk_dates import marked_interval
from .cut import CutText, Values, Whole, cut
from .entities import registry_quads
from .literals import double, escaped, is_common_id, is_id, is_plain, is_thousandths, lines


class Happened(NamedTuple):
    """The fields in which events of one pattern differ.

    Attributes:
        date: EDTF.
        deaths: the one figure; according to whom is said by the pattern.
    """

    id: str
    name: str
    date: str
    place: str | None = None
    deaths: int | None = None
    reports: int = 1
    code: str = ""
    intensity: float | None = None
    locator: str = ""
    note: str = ""


def event_of(pattern: Event, happened: Happened) -> Event:
    """An event of a pattern.

    Raises:
        ModelError: a field breaks the model.
        DateError: the date is none.
    """
    fields = happened._asdict()
    fields |= {"deaths_low": None, "deaths_best": fields.pop("deaths"), "deaths_high": None}
    fields["date"] = parse_interval(happened.date)
    fields["according_to"] = "" if happened.deaths is None else pattern.according_to
    event = replace(pattern, **fields)
    for name in ("locator", "note"):  # free texts of others, which must not break a line
        check_text(event, name)
    return event


class BulkEvents:
    """Writes events of one pattern; not for two threads at once."""

    def __init__(self, pattern: Event) -> None:
        self.pattern = pattern
        self._templates: dict[tuple[bool, ...], CutText] = {}

    def lines(self, happened: Happened) -> str:
        """The quads of an event as lines of N-Quads.

        Raises:
            ModelError: a field breaks the model.
            DateError: the date is none.
        """
        written = happened if self._is_plain(happened) else self._checked(happened)
        has = (
            happened.place is None, happened.deaths is None, not happened.code,
            happened.intensity is None, not happened.locator, not happened.note,
        )  # fmt: skip
        template = self._templates.get(has)
        if template is None:
            (template,) = cut(partial(_wholes, self.pattern, happened))
            self._templates[has] = template
        return template.fill(_values(written))

    def _is_plain(self, happened: Happened) -> bool:
        """Whether all values are surely good and stand in literals as they are."""
        id_, name, when, place, deaths, reports, code, intensity, locator, note = happened
        return bool(
            is_id(id_)
            and _is_date(when)
            and (place is None or is_common_id(place))
            and (deaths is None or deaths >= 0)
            and reports >= 1
            and (intensity is None or is_thousandths(intensity))
            and name.strip()
            and is_plain(name + code + locator + note)
        )

    def _checked(self, happened: Happened) -> Happened:
        """The values as they stand in literals, if the model takes them."""
        event_of(self.pattern, happened)
        return happened._replace(
            name=escaped(happened.name), code=escaped(happened.code),
            locator=escaped(happened.locator), note=escaped(happened.note),
        )  # fmt: skip


@lru_cache(maxsize=16_384)
def _is_date(text: str) -> bool:
    try:
        return parse_interval(text).text == text
    except DateError:
        return False


def _wholes(pattern: Event, happened: Happened, number: int) -> Sequence[Whole]:
    """The lines of an event whose varied fields hold marks, with the marks."""
    filled = [name for name in _MARKED if getattr(happened, name)]
    marks = {name: f"mark{number}-{name}" for name in filled}
    count = 10**15 + 2 * number
    marked = happened._replace(
        **marks,
        reports=count,
        deaths=None if happened.deaths is None else count + 1,
        intensity=None if happened.intensity is None else -(10**6) - number - 0.125,
    )
    event = event_of(pattern, marked)
    event = replace(event, date=marked_interval(event.date, number))
    quads = registry_quads(Registry(events={event.id: event}))
    return [(lines(quads), _values(marked._replace(date=event.date.text)))]


_MARKED = ("id", "name", "place", "code", "locator", "note")


def _values(happened: Happened) -> Values:
    """The values as they stand in lines; free texts are escaped already."""
    id_, name, when, place, deaths, reports, code, intensity, locator, note = happened
    return (
        id_, name, when, place, None if deaths is None else str(deaths), str(reports), code,
        None if intensity is None else double(intensity), locator, note,
    )  # fmt: skip
