"""UCDP External Support Dataset: who supported whom against whom in a year, by what kinds.

Read are the files by actor-year, whose rows name all supporters together, and those by dyad-year
and triad-year as far as they have the same columns. Supporters go by their ids: their names are
joined by commas and have commas of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ....dates import parse_interval
from ....errors import ModelError, Problem
from ....model import Actor, ActorKind, Claim, Evidence, Means, Method, Relation, Source, Standing
from ..actors import CIVILIANS, Side
from ..intake import Dataset, Intake, Outcome, problem_of
from ..records import Record, needed, optional, read_records
from .kinds import MEANS, WORDS, Count, certain, sorts
from .publisher import LICENCE, PUBLISHER

COLUMNS = (
    needed("id"),
    needed("year"),
    needed("actor_id"),
    needed("actor_name"),
    needed("ext_id"),
    needed("ext_name"),
    *optional(
        "actor_nonstate", "oppo_id", "oppo_name", "ext_nonstate", "ext_count_s", "ext_count_ns",
        "ext_coalition_name", "ext_alleged",
    ),
    *(needed(f"ext_{kind}") for kind in MEANS),
    *optional(*(f"ext_{kind}_count{part}" for kind in MEANS for part in ("_s", "_ns"))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose cells are good.

    Attributes:
        names: of the supporters, where the row has only one.
        all: how many supporters; `given`: how many of them gave each kind.
        counted: whether it tells states and non-state groups apart.
    """

    line: int
    id: int
    year: int
    actor: Side
    opponents: list[Side]
    supporters: list[int]
    names: str
    all: Count
    given: dict[str, Count]
    counted: bool
    coalition: str
    standing: Standing


def read(file: Path, source: Source, intake: Intake, problems: list[Problem]) -> Iterator[Outcome]:
    """The outcomes of the rows of a file."""
    rows, names = [], dict[int, str]()
    for record in read_records(file, COLUMNS, problems):
        before = len(problems)
        row = _row(record)
        if len(problems) == before:
            rows.append(row)
            names.update((s.ucdp, s.name) for s in (row.actor, *row.opponents))
    names |= {r.supporters[0]: r.names for r in rows if len(r.supporters) == 1}
    nonstate = _sorts(rows)
    grain = DATASET.names(file)[0]
    for row in rows:
        if reason := _aside(row) or intake.first(DATASET.reader + grain, row.id, file.name):
            yield Outcome(str(row.id), aside=reason)
            continue
        try:
            yield _outcome(row, names, nonstate, source, intake)
        except ModelError as error:
            problems.append(problem_of(error, file.name, row.line))


def _row(record: Record) -> _Row:
    supporters, opponents = record.keys("ext_id"), record.keys("oppo_id")
    names = record.name("ext_name", required=bool(supporters))
    year = record.key("year")
    if not 1900 <= year <= 2100:
        record.bad("year", record.text("year"), "a year")
    all_ = _count(record, "ext", len(supporters))
    if supporters and all_.total != len(supporters):
        expected = f"{all_.total} ids of supporters, as ext_count_s and ext_count_ns say"
        record.bad("ext_id", record.text("ext_id"), expected)
    actor = Side(
        record.key("actor_id"), record.name("actor_name"),
        nonstate=bool(record.whole("actor_nonstate")) if record.text("actor_nonstate") else None,
    )  # fmt: skip
    against = record.text("oppo_name") if len(opponents) == 1 else ""
    return _Row(
        line=record.line,
        id=record.key("id"),
        year=year,
        actor=actor,
        opponents=[Side(i, against or f"UCDP actor {i}") for i in opponents if i != CIVILIANS],
        supporters=supporters,
        names=names,
        all=all_,
        given={k: n for k in MEANS if (n := _given(record, k)).total},
        counted=bool(record.text("ext_count_ns")) or len(supporters) == 1,
        coalition=record.text("ext_coalition_name").removesuffix(".0").strip("0"),
        standing=Standing.ALLEGED if record.whole("ext_alleged") else Standing.STATED,
    )


def _count(record: Record, name: str, otherwise: int) -> Count:
    """How many supporters of which sort; without counts they are taken by `ext_nonstate`."""
    states, groups = record.whole(f"{name}_count_s"), record.whole(f"{name}_count_ns")
    if states is not None and groups is not None:
        return Count(states, groups)
    return Count(0, otherwise) if record.whole("ext_nonstate") else Count(otherwise, 0)


def _given(record: Record, kind: str) -> Count:
    if not record.whole(f"ext_{kind}"):
        return Count(0, 0)
    # A row without counts is of one supporter, or does not say how many gave the kind.
    return _count(record, f"ext_{kind}", 1)


def _sorts(rows: list[_Row]) -> dict[int, bool]:
    known = {r.actor.ucdp: r.actor.nonstate for r in rows if r.actor.nonstate is not None}
    return sorts(((r.supporters, r.all) for r in rows if r.supporters and r.counted), known)


def _aside(row: _Row) -> str:
    return "" if row.supporters else "no external support is coded"


def _outcome(
    row: _Row, names: dict[int, str], nonstate: dict[int, bool], source: Source, intake: Intake
) -> Outcome:
    first, last = _days(row, source, intake)
    supported = intake.actors.find(row.actor, first, last, source.id)[0]
    against = [i for s in row.opponents for i in intake.actors.find(s, first, last, source.id)]
    unique: dict[str, Claim] = {}
    for id_ in row.supporters:
        sort = nonstate.get(id_)
        side = Side(id_, names.get(id_, f"UCDP actor {id_}"), nonstate=sort)
        supporter = intake.actors.find(side, first, last, source.id)[0]
        third = [a for a in against if a not in (supporter, supported)]
        if supporter != supported:
            ends = (supporter, supported, third)
            found = _claims(row, ends, certain(row.given, row.all, sort), source, intake)
            unique.update((claim.id, claim) for claim in found)
    aside = "" if unique else f"supporter and supported are '{supported}' in the tables"
    return Outcome(str(row.id), claims=tuple(unique.values()), aside=aside)


def _days(row: _Row, source: Source, intake: Intake) -> tuple[date, date]:
    """The days of the year in which the parties can have been there.

    One id of UCDP may stand for several actors of the tables within a year. Where one party is
    certain and lasted only for a part of it, the others are looked for in that part.
    """
    first, last = date(row.year, 1, 1), date(row.year, 12, 31)
    for side in (row.actor, *row.opponents):
        found = intake.actors.find(side, first, last, source.id)
        active = intake.actors[found[0]].active if len(found) == 1 else None
        if active is not None and active.may_meet(first, last):
            first = max(first, active.earliest_start or first)
            last = min(last, active.latest_end or last)
    return first, last


def _claims(
    row: _Row,
    ends: tuple[str, str, list[str]],
    kinds: tuple[list[str], list[str]],
    source: Source,
    intake: Intake,
) -> Iterator[Claim]:
    """One claim for each kind that is certain; one of unknown means where none is."""
    supporter, supported, against = ends
    gist = _gist(row, [intake.actors[a] for a in (supporter, supported, *against)], *kinds)
    for means in dict.fromkeys(MEANS[k] for k in kinds[0]) or (Means.UNKNOWN,):
        yield Claim(
            subject=supporter,
            relation=Relation.SUPPORTS,
            object=supported,
            against=tuple(against),
            means=means,
            standing=row.standing,
            valid=parse_interval(str(row.year)),
            published_on=source.published,
            source=source.id,
            publisher=source.publisher,
            evidence=Evidence(f"row {row.id}"),
            method=Method.IMPORTED,
            agent=intake.agent,
            gist=gist,
            row=f"{source.id}-{row.id}-{supporter}",
        )


def _gist(row: _Row, actors: list[Actor], sure: list[str], open_: list[str]) -> str:
    supporter, supported, *against = (_label(a) for a in actors)
    versus = f" against {' and '.join(against)}" if against else ""
    said = f"UCDP codes {supporter} as a supporter of {supported}{versus} in {row.year}"
    kinds = [f"{k} {WORDS[k]}" for k in sure]
    if row.all.total == 1:
        tail = f"the row has no other supporter and its kinds are {', '.join(kinds)}"
    else:
        counts = ", ".join(f"{k} {WORDS[k]} {n.total}" for k, n in row.given.items())
        tail = (
            f"the kinds are coded for its {row.all.total} supporters together "
            f"(number of supporters for each): {counts}"
        )
        if kinds:
            tail += f"; by these counts it surely gave {', '.join(kinds)}"
        if kinds and open_:
            tail += f", and may have given {', '.join(f'{k} {WORDS[k]}' for k in open_)}"
    if row.coalition:
        tail += f"; coalition in that row: {row.coalition}"
    return f"{said}; {tail}."


def _label(actor: Actor) -> str:
    return actor.name if actor.kind is ActorKind.STATE else actor.label


DATASET = Dataset(
    reader="ucdp-esd",
    title="UCDP External Support Dataset",
    author="Vanessa Meier; Niklas Karlén; Therése Pettersson; Mihai Croicu",
    cite="Cite Meier, Karlén, Pettersson & Croicu 2023. Kinds of support belong to the whole row.",
    publisher=PUBLISHER,
    licence=LICENCE,
    version=re.compile(r"ucdp-esd-(?P<grain>ay|dy|ty)-(?P<version>\d{3})(?!\d)"),
    read=read,
)
