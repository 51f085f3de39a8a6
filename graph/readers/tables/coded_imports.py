"""Coded event tables as claims of the model, all in memory: what a build makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...errors import InputError, MissingExtraError, ModelError, TableError
from ...model import Claim, Source
from ..codes import Code, codes
from .intake import Import, Intake
from .refused import Refused
from .tally import Tally

if TYPE_CHECKING:
    from .coded.datasets.dataset import CodedDataset
    from .coded.reading import Coded

LIBRARIES = {"duckdb": "DuckDB", "ibis": "Ibis", "pyarrow": "PyArrow"}
"""What reads event tables, by the name of the module."""


def dataset_of(reader: str) -> CodedDataset:
    """A coded event table by its name.

    Raises:
        MissingExtraError: a library that reads event tables is not installed.
    """
    for module, name in LIBRARIES.items():
        if find_spec(module) is None:
            raise MissingExtraError(f"{name}, which reads event tables,", "tables")
    from .coded import DATASETS

    return DATASETS[reader]


def read_in_memory(
    one: Import, intake: Intake, refused: Refused
) -> tuple[tuple[Claim, ...], Tally]:
    """The claims of an import, and its counts; its events go to the intake.

    Raises:
        MissingExtraError: what reads event tables is not installed.
        InputError: a row holds what the model forbids.
    """
    dataset = dataset_of(one.reader)
    from .coded.engines import duckdb_engine
    from .coded.reading import read_coded

    source = intake.source(dataset, one.files[0], one.source)
    known = codes(dataset.scheme, one.codes)
    with duckdb_engine() as engine:
        try:
            coded = read_coded(dataset, one.files, engine, intake, refused, source.id, known)
        except TableError as error:  # told with what is wrong with other files
            refused.add_file(p for p in error.problems if p not in refused.problems)
            return (), Tally(one.reader)
        claims = tuple(_claims(coded, one.grain, source, intake, known))
    events = {claim.event for claim in claims if claim.event}
    around = {p for c in claims if c.place for p in intake.places.live.within(c.place)}
    return claims, tally_of(
        coded,
        intake,
        source,
        given=len(claims),
        events=len(events),
        places=len(around & intake.places.made.keys()),
    )


def _claims(
    coded: Coded, grain: str, source: Source, intake: Intake, known: Mapping[str, Code]
) -> Iterator[Claim]:
    from .coded.reading import Grain
    from .coded.telling.claims import Coding, event_claims, month_claim
    from .coded.telling.rows import EventRow, MonthRow, rows_of

    publisher, agent = coded.dataset.publisher, intake.agent
    coding = Coding.of(source, publisher, intake.whole(), coded.codes, known, agent)
    try:
        if grain == Grain.DYADS:
            for batch in coded.batches(Grain.DYADS):
                yield from (month_claim(row, coding) for row in rows_of(batch, MonthRow))
            return
        for batch in coded.batches(Grain.EVENTS):
            for row in rows_of(batch, EventRow):
                claims, event = event_claims(row, coding)
                id_ = intake.event(event)
                yield from (replace(claim, event=id_) for claim in claims)
    except ModelError as error:
        raise InputError(f"{coded.dataset.reader}: {error}") from None


def tally_of(
    coded: Coded,
    intake: Intake,
    source: Source,
    *,
    given: int,
    events: int = 0,
    places: int = 0,
) -> Tally:
    """The counts of a coded event table.

    Args:
        given: how many claims were made of it.
        events: how many events were; none where they are gathered by month.
        places: how many places that no table had.
    """
    counts = coded.counts
    return Tally(
        reader=coded.dataset.reader,
        rows=counts.rows,
        giving=counts.giving,
        given=given,
        events=events,
        places=places,
        aside=counts.aside,
        provisional=intake.names(counts.provisional),
        unresolved=counts.unresolved,
        codes=counts.codes,
        bad=counts.bad,
        duplicates=max(0, counts.giving - events) if events else 0,
        remarks=tuple(_remarks(coded, source)),
    )


def _remarks(coded: Coded, source: Source) -> Iterator[str]:
    if coded.counts.dateless and source.published is None:
        yield (
            f"{coded.counts.dateless:,} rows of {source.id} bear no date of publication, so "
            "answers as known by a date leave their claims out"
        )
