"""Claims that differ in some fields only, as N-Quads, many at a time.

How a claim becomes quads is said in `claims.py` and nowhere else. Here a real claim is written
whose varied fields hold marks, and the text is cut at the marks; so is the JSON that the id is made
of, and what the columns say. Values that are not plainly good are put into a claim, so that the
model refuses what it forbids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ..columns import ColumnWriter, Facts, facts
from ..dates import parse_date, parse_interval
from ..model import Claim, Relation, Volume
from ..model.checks import ROW
from .bulk_dates import Dates, dates, dates_of, marked_date, marked_interval
from .claims import claim_quads
from .cut import Values, Whole, cut
from .literals import double, escaped, is_common_id, is_id, is_plain, lines


class Told(NamedTuple):
    """The fields in which claims of one pattern differ.

    Attributes:
        valid, published_on: EDTF; empty = none.
    """

    subject: str
    object: str
    valid: str
    published_on: str = ""
    locator: str = ""
    place: str | None = None
    theatre: str | None = None
    event: str | None = None
    gist: str = ""
    row: str = ""
    volume: Volume | None = None


def claim_of(pattern: Claim, told: Told) -> Claim:
    """A claim of a pattern.

    Raises:
        ModelError: a field breaks the model.
        DateError: a date is none.
    """
    fields = told._asdict()
    del fields["locator"]
    fields["valid"] = parse_interval(told.valid) if told.valid else None
    fields["published_on"] = parse_date(told.published_on) if told.published_on else None
    return replace(pattern, evidence=replace(pattern.evidence, locator=told.locator), **fields)


class BulkClaims:
    """Writes claims of one pattern; not for two threads at once."""

    def __init__(self, pattern: Claim) -> None:
        self.pattern = pattern
        self._templates: dict[tuple[object, ...], _Template] = {}
        self._any_ends = not pattern.against and pattern.relation is not Relation.ALLIED_WITH

    def lines(self, told: Told, columns: ColumnWriter) -> str:
        """The quads of a claim as lines of N-Quads; what columns say of it goes to `columns`.

        Raises:
            ModelError: a field breaks the model.
            DateError: a date is none.
        """
        written = told
        if not self._is_plain(told):
            told, written = self._checked(told)
        when = dates(told.valid, told.published_on)
        has = (
            when.shape, told.place is None, told.theatre is None, told.event is None,
            not told.locator, not told.gist, not told.row, told.volume is None,
            told.volume is not None and told.volume.intensity is None,
        )  # fmt: skip
        template = self._templates.get(has)
        if template is None:
            template = self._templates[has] = _Template(self.pattern, told)
        return template.lines(told, written, when, columns)

    def _is_plain(self, told: Told) -> bool:
        """Whether all values are surely good and stand in literals as they are."""
        return bool(
            self._any_ends
            and told.subject != told.object
            and is_common_id(told.subject)
            and is_common_id(told.object)
            and (told.place is None or is_common_id(told.place))
            and (told.theatre is None or is_common_id(told.theatre))
            and (told.event is None or is_id(told.event))
            and (not told.row or ROW.fullmatch(told.row))
            and is_plain(told.locator + told.gist)
        )

    def _checked(self, told: Told) -> tuple[Told, Told]:
        """What the model makes of the values, and how they stand in literals."""
        claim = claim_of(self.pattern, told)
        told = told._replace(subject=claim.subject, object=claim.object)
        return told, told._replace(locator=escaped(told.locator), gist=escaped(told.gist))


class _Template:
    """Claims of one pattern with the same fields filled in."""

    def __init__(self, pattern: Claim, told: Told) -> None:
        cuts = cut(partial(_wholes, pattern, told))
        self._json, self._quads = cuts[:2]
        self._texts, self._numbers = cuts[2:]
        self._confidence = pattern.confidence

    def lines(self, told: Told, written: Told, when: Dates, columns: ColumnWriter) -> str:
        said = self._json.fill(_json_values(told, when, plain=told is written))
        id_ = hashlib.sha256(said.encode()).hexdigest()
        texts, numbers = self._texts.fill(_column_texts(told)), self._numbers.fill(when.days)
        columns.take(id_, Facts(texts, numbers, self._confidence))
        text: str = self._quads.fill(_quad_values(id_, written, when))
        return text


def _wholes(pattern: Claim, told: Told, number: int) -> Sequence[Whole]:
    """The JSON, the lines and the columns of a marked claim, each with the marks in it."""
    claim, marked, when = _marked(pattern, told, number)
    columns = facts(claim)
    return (
        (claim.canonical, _json_values(marked, when, plain=True)),
        (lines(claim_quads(claim)), _quad_values(claim.id, marked, when)),
        (columns.texts, _column_texts(marked)),
        (columns.numbers, when.days),
    )


def _marked(pattern: Claim, told: Told, number: int) -> tuple[Claim, Told, Dates]:
    """A claim whose varied fields hold marks, what it tells, and its dates."""
    filled = [name for name in Told._fields if getattr(told, name) and name in _MARKED]
    marks = {name: f"mark{number}-{name}" for name in filled}
    ends = {"subject": f"mark{number}-1", "object": f"mark{number}-2"}  # in the order of alliances
    volume = told.volume and _marked_volume(told.volume, number)
    marked = told._replace(**marks, **ends, volume=volume)
    claim = claim_of(pattern, marked)
    valid = claim.valid and marked_interval(claim.valid, number)
    published = claim.published_on and marked_date(claim.published_on, number)
    claim = replace(claim, valid=valid, published_on=published)
    return claim, marked, dates_of(valid, published)


_MARKED = ("locator", "place", "theatre", "event", "gist", "row")


def _marked_volume(volume: Volume, number: int) -> Volume:
    count, sum_ = 10**15 + 2 * number, -(10**6) - number - 0.125
    return Volume(count, count + 1, None if volume.intensity is None else sum_)


def _json_values(told: Told, when: Dates, *, plain: bool) -> Values:
    locator = told.locator if plain else json.dumps(told.locator, ensure_ascii=False)[1:-1]
    values = (told.subject, told.object, told.place, told.theatre, told.event, locator)
    return values + when.stated + _figures(told.volume, json.dumps)


def _quad_values(id_: str, told: Told, when: Dates) -> Values:
    """The values as they stand in lines; free texts are escaped already."""
    values = (
        id_, told.subject, told.object, told.place, told.theatre, told.event, told.locator,
        told.gist, told.row,
    )  # fmt: skip
    return values + when.stated + when.bounds + _figures(told.volume, double)


def _figures(volume: Volume | None, number: Callable[[float], str]) -> Values:
    if volume is None:
        return ()
    sum_ = None if volume.intensity is None else number(volume.intensity)
    return str(volume.events), str(volume.reports), sum_


def _column_texts(told: Told) -> Values:
    return told.subject, told.object, told.place, told.theatre
