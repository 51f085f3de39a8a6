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
        said = written = told
        if not self._is_plain(told):
            said, written = self._checked(told)
        when = dates(said.valid, said.published_on)
        volume = said.volume
        has = (
            when.shape, said.place is None, said.theatre is None, said.event is None,
            not said.locator, not said.gist, not said.row,
            volume if volume is None else volume.intensity is None,
        )  # fmt: skip
        template = self._templates.get(has)
        if template is None:
            template = self._templates[has] = _Template(self.pattern, told)
        return template.lines(said, written, when, columns)

    def _is_plain(self, told: Told) -> bool:
        """Whether all values are surely good and stand everywhere as they are."""
        subject, object_, _, _, locator, place, theatre, event, gist, row, _ = told
        return bool(
            self._any_ends
            and subject != object_
            and is_common_id(subject)
            and is_common_id(object_)
            and (place is None or is_common_id(place))
            and (theatre is None or is_common_id(theatre))
            and (event is None or is_id(event))
            and (not row or ROW.fullmatch(row))
            and is_plain(locator + gist)
        )

    def _checked(self, told: Told) -> tuple[Told, Told]:
        """What is told as it stands in JSON, and in lines, if the model takes it."""
        claim = claim_of(self.pattern, told)
        told = told._replace(subject=claim.subject, object=claim.object)
        said = told._replace(locator=json.dumps(told.locator, ensure_ascii=False)[1:-1])
        return said, told._replace(locator=escaped(told.locator), gist=escaped(told.gist))


class _Template:
    """Claims of one pattern with the same fields filled in."""

    def __init__(self, pattern: Claim, told: Told) -> None:
        cuts = cut(partial(_wholes, pattern, told))
        self._json, self._quads = cuts[:2]
        self._texts, self._numbers = cuts[2:]
        self._confidence = pattern.confidence

    def lines(self, said: Told, written: Told, when: Dates, columns: ColumnWriter) -> str:
        id_ = hashlib.sha256(self._json.fill(_json_values(said)).encode()).hexdigest()
        texts, numbers = self._texts.fill(said), self._numbers.fill(when.days)
        columns.take(id_, Facts(texts, numbers, self._confidence))
        text: str = self._quads.fill(_quad_values(id_, written, when))
        return text


def _wholes(pattern: Claim, told: Told, number: int) -> Sequence[Whole]:
    """The JSON, the lines and the columns of a marked claim, each with the marks in it."""
    claim, marked, when = _marked(pattern, told, number)
    columns = facts(claim)
    return (
        (claim.canonical, _json_values(marked)),
        (lines(claim_quads(claim)), _quad_values(claim.id, marked, when)),
        (columns.texts, marked),
        (columns.numbers, when.days),
    )


def _marked(pattern: Claim, told: Told, number: int) -> tuple[Claim, Told, Dates]:
    """A claim whose varied fields hold marks, the marks, and its dates."""
    filled = [name for name in _MARKED if getattr(told, name)]
    marks = {name: f"mark{number}-{name}" for name in filled}
    ends = {"subject": f"mark{number}-1", "object": f"mark{number}-2"}  # in the order of alliances
    volume = told.volume and _marked_volume(told.volume, number)
    marked = told._replace(**marks, **ends, volume=volume)
    claim = claim_of(pattern, marked)
    valid = claim.valid and marked_interval(claim.valid, number)
    published = claim.published_on and marked_date(claim.published_on, number)
    claim = replace(claim, valid=valid, published_on=published)
    stated = (str(valid or ""), str(published or ""))
    return (
        claim,
        marked._replace(valid=stated[0], published_on=stated[1]),
        dates_of(valid, published),
    )


_MARKED = ("locator", "place", "theatre", "event", "gist", "row")


def _marked_volume(volume: Volume, number: int) -> Volume:
    count, sum_ = 10**15 + 2 * number, -(10**6) - number - 0.125
    return Volume(count, count + 1, None if volume.intensity is None else sum_)


def _json_values(said: Told) -> Values:
    """The values as they stand in JSON, where gist and row are left out."""
    return said[:-3] if said.volume is None else said[:-3] + _figures(said.volume, json.dumps)


def _quad_values(id_: str, written: Told, when: Dates) -> Values:
    """The values as they stand in lines."""
    values = (id_, *written[:-1], *when.bounds)
    return values if written.volume is None else values + _figures(written.volume, double)


def _figures(volume: Volume, number: Callable[[float], str]) -> Values:
    sum_ = None if volume.intensity is None else number(volume.intensity)
    return str(volume.events), str(volume.reports), sum_
