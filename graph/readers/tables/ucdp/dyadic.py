"""UCDP Dyadic Dataset: which two parties fought each other in a year, and who helped with troops.

One row is one dyad in one year of a state-based conflict: its two primary parties oppose each
other by attacks, and who began is not said. Secondary parties are, by the codebook, independent
states that entered with troops to actively support a side, whether or not they had losses: each
gives a claim of support by troops against the other side. That they fought themselves is not said.
The row's location is that of the incompatibility, not of the fighting, so that no place is given.
Codebook: UCDP Dyadic Dataset, 17.1 to 25.1 (Harbom, Melander & Wallensteen 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ....model import Claim, Evidence, Means, Method, Relation, Source
from ..intake import Dataset, Intake, Outcome
from ..records import read_rows
from ..refused import Refused
from .days import days_of
from .dyadic_rows import COLUMNS, DyadRow, dyad_row
from .publisher import LICENCE, PUBLISHER
from .states import States

LEVELS = {1: "at least 25 and fewer than 1,000", 2: "at least 1,000"}
"""`intensity_level`: battle-related deaths of the year."""
OVER = {1: "territory", 2: "government", 3: "government and territory"}
"""`incompatibility`."""


def read(file: Path, source: Source, intake: Intake, refused: Refused) -> Iterator[Outcome]:
    """The outcomes of the good rows of a file."""
    rows = list(read_rows(file, COLUMNS, dyad_row, refused))
    states = States(row for _, row in rows)
    for record, row in rows:
        make = partial(_outcome, row, states, source, intake, file.name)
        yield from intake.take(record, refused, make)


def _outcome(row: DyadRow, states: States, source: Source, intake: Intake, file: str) -> Outcome:
    days = row.days
    if reason := intake.narrowing.beside(*days) or intake.first(DATASET.reader, row.id, file):
        return Outcome(row.id, aside=reason)
    days = days_of(row.sides, days, source.id, intake)
    one, other = (intake.actors.find(side, *days, source.id)[0] for side in row.sides)
    if one == other:
        return Outcome(row.id, aside=f"both sides are '{one}' in the tables")
    ties = list(_ties(row, (one, other), states, source, intake))
    asked = intake.narrowing
    claims = [
        _claim(row, tie, source, intake)
        for tie in ties
        if not asked.aside(*row.days, (tie.subject, tie.object))
    ]
    unique = {claim.id: claim for claim in claims}
    aside = "" if unique else asked.aside(*row.days, (one, other))
    return Outcome(row.id, claims=tuple(unique.values()), aside=aside)


class _Tie(NamedTuple):
    """One claim to be made of a row; `key` tells it apart from the others."""

    subject: str
    relation: Relation
    object: str
    against: tuple[str, ...]
    key: str


def _ties(
    row: DyadRow, sides: tuple[str, str], states: States, source: Source, intake: Intake
) -> Iterator[_Tie]:
    one, other = sides
    ways = ((one, other, "a"), (other, one, "b"))
    for side, against, letter in ways:
        yield _Tie(side, Relation.OPPOSES, against, (), letter)
    for (side, against, letter), numbers in zip(ways, row.helpers, strict=True):
        for number in numbers:
            helper = states.find(number, row.days, source.id, intake.actors)
            if helper not in sides:
                yield _Tie(helper, Relation.SUPPORTS, side, (against,), f"{letter}-{number}")


def _claim(row: DyadRow, tie: _Tie, source: Source, intake: Intake) -> Claim:
    names = (intake.actors[id_].label for id_ in (tie.subject, tie.object, *tie.against))
    return Claim(
        subject=tie.subject,
        relation=tie.relation,
        object=tie.object,
        against=tie.against,
        means=Means.ATTACK if tie.relation is Relation.OPPOSES else Means.TROOPS,
        valid=row.valid,
        published_on=source.published,
        source=source.id,
        publisher=source.publisher,
        evidence=Evidence(f"dyad {row.dyad}, year {row.year}"),
        method=Method.IMPORTED,
        agent=intake.agent,
        gist=_gist(row, *names),
        row=f"{source.id}-{row.id}-{tie.key}",
    )


def _gist(row: DyadRow, subject: str, object_: str, against: str = "") -> str:
    over = f" over {OVER[row.over]}" if row.over in OVER else ""
    territory = f" ({row.territory})" if row.territory else ""
    deaths = f"with {LEVELS[row.level]} battle-related deaths in {row.year}"
    conflict = f"state-based conflict{over}{territory}, {deaths}"
    if against:
        what = f"{subject} as a secondary party, with troops, on the side of {object_}"
        return f"UCDP codes {what} against {against} in a {conflict}."
    return f"UCDP codes {subject} and {object_} as the two parties of a {conflict}."


DATASET = Dataset(
    reader="ucdp-dyadic",
    title="UCDP Dyadic Dataset",
    author="Lotta Harbom; Erik Melander; Peter Wallensteen",
    cite="Cite Harbom, Melander & Wallensteen 2008.",
    publisher=PUBLISHER,
    licence=LICENCE,
    version=re.compile(r"(?:ucdp-)?dyadic[-_]v?(?P<version>\d\d_\d\d?|\d{3})(?!\d)"),
    read=read,
)
