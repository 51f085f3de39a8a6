"""A coded event table that nobody publishes, small enough to be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ibis

from belligraph.model import Actor, ActorKind, PlaceKind, Publisher
from belligraph.readers.tables.coded.datasets.cells import iso_day, text, whole
from belligraph.readers.tables.coded.datasets.checks import Check
from belligraph.readers.tables.coded.datasets.dataset import CodedDataset
from belligraph.readers.tables.coded.datasets.layouts import Layout
from belligraph.readers.tables.coded.keys.lookups import Called, Lookup
from belligraph.readers.tables.places import Spot
from belligraph.registry import Registry

COLUMNS = ("id", "day", "code", "one", "other", "place", "reports", "report", "note")
ROW = {
    "id": "1", "day": "2014-01-05", "code": "190", "one": "Arcadia", "other": "Borduria",
    "place": "Klow", "reports": "1", "report": "", "note": "",
}  # fmt: skip
"""A row that gives a claim: an attack."""


def entries(raw: Any) -> Any:
    day = iso_day(text(raw, "day"))
    report = text(raw, "report")
    return raw.select(
        "file",
        "line",
        row=text(raw, "id"),
        day=day,
        valid=day.strftime("%Y-%m-%d"),
        published=day,
        code=text(raw, "code"),
        one=text(raw, "one"),
        other=text(raw, "other"),
        spot=text(raw, "place"),
        reports=whole(text(raw, "reports")),
        report=ibis.ifelse(report == "", ibis.null("string"), report),
        deaths=ibis.null("int64"),
        note=text(raw, "note"),
    )


def checks(raw: Any) -> tuple[Check, ...]:
    return (
        Check("id", text(raw, "id").re_search("^[A-Za-z0-9-]+$"), "letters and digits"),
        Check("day", iso_day(text(raw, "day")).notnull(), "a day, YYYY-MM-DD"),
        Check("reports", whole(text(raw, "reports")) > 0, "a whole number from 1"),
    )


def lookups(fields: Sequence[str]) -> tuple[Lookup, ...]:
    return (Called(fields[0]),)


def place(fields: Sequence[str]) -> Spot | None:
    return Spot(fields[0], "Syldavia", kind=PlaceKind.TOWN)


LISTED = CodedDataset(
    reader="quarrels",
    title="Quarrels",
    author="Nobody",
    cite="",
    publisher=Publisher(id="nobody", name="Nobody"),
    licence="",
    scheme="cameo",
    layouts=(Layout(COLUMNS, header=True, delimiter=",", quoted=True,
                    required=("id", "day", "code", "one", "other")),),
    used=COLUMNS,
    repeats=True,
    entries=entries,
    checks=checks,
    lookups=lookups,
    place=place,
)  # fmt: skip
"""Files with a header line and quotes."""
BARE = replace(
    LISTED,
    layouts=tuple(
        Layout(columns, header=False, delimiter="\t", quoted=False)
        for columns in (COLUMNS[:-1], COLUMNS)
    ),
)
"""Files without either, with eight or nine columns."""


def registry(*names: str) -> Registry:
    """A registry of states."""
    found = names or ("Arcadia", "Borduria", "Syldavia")
    actors = (Actor(id=name.lower(), name=name, kind=ActorKind.STATE) for name in found)
    return Registry(actors={actor.id: actor for actor in actors})


def rows(*changes: dict[str, str]) -> list[dict[str, str]]:
    """Rows that differ from `ROW` as told, numbered where they are not told how."""
    return [ROW | {"id": str(number)} | change for number, change in enumerate(changes, 1)]


def write_bare(file: Path, *changes: dict[str, str]) -> Path:
    """A file without a header line."""
    lines = ("\t".join(row.values()) + "\n" for row in rows(*changes))
    file.write_text("".join(lines), encoding="utf-8")
    return file
