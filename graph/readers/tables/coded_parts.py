"""Coded event tables as lines of quads on disk: what a load of any size makes of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...columns import Columns
from ...registry import Registry
from ..codes import codes
from .coded_imports import dataset_of, tally_of
from .intake import Import, Intake
from .narrowing import Narrowing
from .refused import BadRow, Refused
from .tally import Tally

if TYPE_CHECKING:
    from .coded.telling.writing import Part

ENGINES = ("duckdb", "spark")
PROCESSES = min(4, os.cpu_count() or 1)
"""How many write at once; a table of less than one part takes none but this one."""


@dataclass(frozen=True, slots=True)
class InParts:
    """What came of a coded event table.

    Attributes:
        parts: files of quads, each with the columns of its claims.
        registry: with the actors and places that the claims name.
        bad: the rows that were left out.
    """

    parts: tuple[Part, ...]
    registry: Registry
    tally: Tally
    bad: tuple[BadRow, ...]


def read_in_parts(
    one: Import,
    registry: Registry,
    folder: Path,
    agent: str = "",
    narrowing: Narrowing | None = None,
    *,
    engine: str = ENGINES[0],
    skip_bad: bool = False,
) -> InParts:
    """The claims and events of an import, written as N-Quads.

    Args:
        registry: finds the actors and places; its own entries stay as they are.
        folder: where the parts go; it is there.
        agent: who made the records.
        narrowing: which rows are asked for; None = all.
        engine: one of `ENGINES`.
        skip_bad: whether bad rows are left out.

    Raises:
        TableError: bad files, and bad rows unless they are skipped.
        MissingExtraError: what reads event tables, or the engine, is not installed.
    """
    dataset = dataset_of(one.reader)
    from .coded.engines import duckdb_engine, spark_engine
    from .coded.reading import Grain, read_coded
    from .coded.telling.claims import Coding
    from .coded.telling.rows import EventRow, MonthRow
    from .coded.telling.writing import Writing, write

    intake, refused = Intake(registry, agent, narrowing), Refused(skip=skip_bad)
    source = intake.source(dataset, one.files[0], one.source)
    known, grain = codes(dataset.scheme, one.codes), Grain(one.grain)
    with (spark_engine if engine == "spark" else duckdb_engine)() as started:
        coded = read_coded(dataset, one.files, started, intake, refused, source.id, known)
        coding = Coding.of(source, dataset.publisher, intake.whole(), coded.codes, known, agent)
        kind = EventRow if grain is Grain.EVENTS else MonthRow
        parts = tuple(write(coded.batches(grain), Writing(folder, coding, kind), PROCESSES))
    actors, places = _named(parts)
    found = intake.registry_of(actors, places)
    tally = tally_of(
        coded,
        intake,
        source,
        given=sum(part.claims for part in parts),
        events=sum(part.rows for part in parts) if grain is Grain.EVENTS else 0,
        places=len(found.places.keys() - registry.places.keys()),
    )
    return InParts(parts, found, tally, tuple(refused.rows))


def _named(parts: Iterable[Part]) -> tuple[set[str], set[str]]:
    """The actors and the places that claims name."""
    actors, places = set[str](), set[str]()
    for part in parts:
        columns = Columns.load(part.columns)
        for codes_, found in (
            (columns.subject, actors), (columns.object, actors), (columns.place, places),
        ):  # fmt: skip
            found |= {columns.names[code] for code in set(codes_.tolist())}
    return actors - {""}, places - {""}
