"""Claims to look through: the JSON lines that `belligraph extract` wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..dates import Interval, parse_interval
from ..errors import DateError, ModelError, Problem, TableError
from ..model import Claim, Evidence, Extent, Means, Modality, Relation, Scope, Speaker, Standing
from ..pages.telling.words import clean
from ..readers.formulas import FORMULA
from ..readers.text.evaluation.lines import KeyProblem, Line

_SINGLE = ("subject", "object", "speaker", "place")
_SEVERAL = ("against", "via")
_MADE = re.compile(r"(?P<publisher>.+?)-(?P<published>\d{4}(?:-\d\d){0,2})-[0-9a-f]{8}")
"""Ids as `belligraph extract` makes them: publisher, date, start of the text's hash."""


@dataclass(frozen=True, slots=True)
class Name:
    """Who or what is meant: an id, None for a person whom no table knows, and a name."""

    id: str | None
    label: str
    mention: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The text that a claim was read from; what is not known of it is empty.

    Attributes:
        published: EDTF.
        publisher: a name or an id.
    """

    id: str
    path: str = ""
    sha256: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that somebody read from a text.

    Attributes:
        claim: what was read; its ids are the reader's and need not be those of a project.
        names: (role, name); the roles `against` and `via` may occur several times.
        evidence: the words it was read from, which stand at the span of `claim.evidence`.
    """

    claim: Claim
    names: tuple[tuple[str, Name], ...]
    evidence: str
    origin: Origin

    @property
    def key(self) -> str:
        """What decisions on the claim are remembered by."""
        return key_of(self.claim, self.origin)

    def of(self, role: str) -> list[Name]:
        """The names of one role."""
        return [name for given, name in self.names if given == role]


def key_of(claim: Claim, origin: Origin) -> str:
    """What a claim says in a text as a hash, the same whoever read it and from which words.

    It is the claim's id for reviews, without what the tables of a project add to it: the entry of
    its source, the theatre, the event, the day of speaking.
    """
    text = origin.sha256 or origin.id
    speaker = claim.speaker
    if speaker is not None and speaker.actor:
        speaker = Speaker(speaker.actor, speaker.actor)
    bare = replace(
        claim, source=text, publisher=text, speaker=speaker, evidence=Evidence(), theatre=None,
        said_on=None, published_on=None, event=None, disputes=(),
    )  # fmt: skip
    return bare.review_id


def read_records(name: str, lines: Iterable[bytes]) -> list[Found]:
    """The claims of JSON lines, each once.

    Args:
        name: of the file, for messages.

    Raises:
        TableError: bad lines, all of them.
    """
    problems: list[Problem] = []
    found: dict[str, Found] = {}
    for line in _objects(name, lines, problems):
        one = _found(line)
        if one is not None:
            found.setdefault(one.key, one)
    if problems:
        raise TableError(problems)
    return list(found.values())


def _objects(name: str, lines: Iterable[bytes], problems: list[Problem]) -> Iterator[Line]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, dict):
            yield Line(name, number, data, problems)
        else:
            shown = line.decode("utf-8", "replace").strip()
            problems.append(KeyProblem(name, number, None, shown, "a JSON object in UTF-8"))


def _found(line: Line) -> Found | None:
    """The claim of a line; what is wrong becomes a problem of the line."""
    before = len(line.problems)
    origin = _origin(line)
    names = tuple(_names(line))
    quotation = _within(line, "evidence")
    fields = _fields(line)
    ids: dict[str, Any] = {role: [n.id for r, n in names if r == role] for role in _SEVERAL}
    ids |= {role: next((n.id for r, n in names if r == role), None) for role in _SINGLE}
    if len(line.problems) > before:
        return None
    speaker = next((n for r, n in names if r == "speaker"), None)
    try:
        claim = Claim(
            **fields
            | ids
            | {
                "subject": ids["subject"] or "",
                "object": ids["object"] or "",
                "speaker": speaker and Speaker(speaker.label, speaker.id),
                "via": tuple(id_ or "" for id_ in ids["via"]),
                "source": origin.id,
                "publisher": origin.id,
                "evidence": _evidence(quotation, origin),
            }
        )
    except ModelError as error:
        line.bad(error.field, str(error.value), error.expected)
        return None
    return Found(claim, names, quotation.text("text") if quotation else "", origin)


def _fields(line: Line) -> dict[str, Any]:
    return {
        "relation": line.choice("relation", Relation),
        "scope": line.choice("scope", Scope, Scope.SELF),
        "means": line.choice("means", Means, Means.UNKNOWN),
        "item": plain(line.text("item")),
        "negated": line.flag("negated"),
        "modality": line.choice("modality", Modality, Modality.ACTUAL),
        "condition": plain(line.text("condition")),
        "standing": line.choice("standing", Standing, Standing.STATED),
        "extent": line.choice("extent", Extent) if line.data.get("extent") else None,
        "valid": _valid(line),
        "said_on": line.day("said_on") if line.data.get("said_on") else None,
        "confidence": _confidence(line),
    }


def _origin(line: Line) -> Origin:
    document = _within(line, "document")
    if document is None:
        if line.data.get("document") is None:
            line.bad("document", None, "an object with the 'id' of the text")
        return Origin("")
    id_ = document.text("id", None)
    made = _MADE.fullmatch(id_)
    said = {
        key: document.text(key) or (made[key] if made and key in made.groupdict() else "")
        for key in ("path", "sha256", "published", "publisher", "title", "url")
    }
    return Origin(id_, **said)


def _names(line: Line) -> Iterator[tuple[str, Name]]:
    for role in _SINGLE:
        given = _within(line, role)
        if given is not None:
            yield role, _name(given)
        elif role in ("subject", "object") and line.data.get(role) is None:
            line.bad(role, None, "an object with 'id' and 'label'")
    for role in _SEVERAL:
        yield from ((role, _name(given)) for given in line.objects(role))


def _name(given: Line) -> Name:
    id_ = given.text("id") or None
    label = plain(given.text("label", None if id_ is None else "")) or id_ or "?"
    return Name(id_, label, given.text("mention"))


def _within(line: Line, key: str) -> Line | None:
    value = line.data.get(key)
    if isinstance(value, dict):
        return Line(line.file, line.number, value, line.problems, f"{line.within}{key}.")
    if value is not None:
        line.bad(key, value, "an object")
    return None


def _evidence(quotation: Line | None, origin: Origin) -> Evidence:
    if quotation is None or not origin.sha256:
        return Evidence()
    start, end = quotation.number_of("start"), quotation.number_of("end")
    return Evidence(document=origin.sha256, start=start, end=end)


def _valid(line: Line) -> Interval | None:
    given = _within(line, "valid")
    first, last = (given.text("from"), given.text("to")) if given else ("", "")
    if not first and not last:
        return None
    text = first if first == last else f"{first}/{last}"
    try:
        return parse_interval(text)
    except DateError:
        line.bad("valid", text, "EDTF dates such as 2014-01-05, '..' for an open end")
        return None


def _confidence(line: Line) -> float:
    value = line.data.get("confidence", 1.0)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return round(float(value), 4)
    line.bad("confidence", value, "a number from 0 to 1")
    return 0.0


def plain(text: str) -> str:
    """A text on one line, without invisible signs, that no spreadsheet takes for a formula.

    >>> plain("  -two\\nmissiles")
    'two missiles'
    """
    line = " ".join(clean(text).split())
    while line.startswith(FORMULA):
        line = line[1:].lstrip()
    return line
