"""UCDP External Support Dataset: who supported whom against whom in a year, by what kinds.

Read are the files by actor-year and by triad-year; those by dyad-year do not say which side was
supported. Supporters go by their ids: their names are joined by commas and have some of their own.
Codebook: External Support Dataset 18.1 (Meier, Karlén, Pettersson & Croicu 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ....dates import parse_interval
from ....model import Actor, ActorKind, Claim, Evidence, Means, Method, Relation, Source
from ..intake import Dataset, Intake, Outcome
from ..records import read_rows
from ..refused import Refused
from .days import days_of, year_of
from .esd_rows import COLUMNS, Known, SupportRow, known, support_row
from .kinds import MEANS, WORDS, certain
from .publisher import LICENCE, PUBLISHER


def read(file: Path, source: Source, intake: Intake, refused: Refused) -> Iterator[Outcome]:
    """The outcomes of the good rows of a file."""
    rows = list(read_rows(file, COLUMNS, support_row, refused))
    told = known(row for _, row in rows)
    for record, row in rows:
        make = partial(_outcome, row, told, source, intake, file)
        yield from intake.take(record, refused, make)


def _outcome(row: SupportRow, told: Known, source: Source, intake: Intake, file: Path) -> Outcome:
    reason = _aside(row, intake) or intake.first(_rows_of(file), row.id, file.name)
    if reason:
        return Outcome(str(row.id), aside=reason)
    against = told.opponents(row)
    days = days_of((row.actor, *against), year_of(row.year), source.id, intake)
    supported = intake.actors.find(row.actor, *days, source.id)[0]
    foes = [i for s in against for i in intake.actors.find(s, *days, source.id)]
    aside = f"supporter and supported are '{supported}' in the tables"
    unique: dict[str, Claim] = {}
    for id_ in row.supporters:
        side = told.side(id_)
        supporter = intake.actors.find(side, *days, source.id)[0]
        if supporter == supported:
            continue
        if outside := intake.narrowing.aside(*year_of(row.year), (supporter, supported)):
            aside = outside
            continue
        ends = (supporter, supported, [f for f in foes if f not in (supporter, supported)])
        found = _claims(row, ends, certain(row.given, row.all, side.nonstate), source, intake)
        unique.update((claim.id, claim) for claim in found)
    claims = tuple(unique.values())
    return Outcome(str(row.id), claims=claims, aside="" if claims else aside)


def _rows_of(file: Path) -> str:
    """What tells the rows of files of another grain apart, since they are numbered anew."""
    return DATASET.reader + DATASET.names(file)[0]


def _aside(row: SupportRow, intake: Intake) -> str:
    if not row.supporters:
        return "no external support is coded"
    return intake.narrowing.beside(*year_of(row.year))


def _claims(
    row: SupportRow,
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


def _gist(row: SupportRow, actors: list[Actor], sure: list[str], open_: list[str]) -> str:
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
