"""A coded event table read: staged, checked, its keys resolved, its rows told apart and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from ibis import _

from ...codes import Code, codes
from ..intake import Intake
from ..narrowing import Narrowing
from ..refused import Refused
from ..tally import Aside
from .datasets.checks import size
from .dyads import KEY, dyad_months
from .events import (
    Lookups,
    again,
    counted,
    decided,
    events,
    examples,
    naming,
    silent,
    unknown,
)
from .keys.resolving import lookups, saying
from .staging.checking import Checked, staged

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from .datasets.dataset import CodedDataset
    from .engines import Engine


class Grain(StrEnum):
    """What becomes a claim: each event, or those of two actors in a month together."""

    EVENTS = "events"
    DYADS = "dyads"


@dataclass(frozen=True, slots=True)
class Counts:
    """The rows of a table: `rows` = `bad` + `giving` + those set aside.

    Attributes:
        aside: the rows that gave nothing, by reason.
        provisional: how many giving rows name an actor that no table had, by its id.
        unresolved: how many rows name a side that stays nobody, by what names it.
        codes: those of such sides that have one, by what names them.
        dateless: how many giving rows do not say when they were published.
    """

    rows: int
    bad: int
    giving: int
    aside: Mapping[str, Aside]
    provisional: Mapping[str, int]
    unresolved: Mapping[str, int]
    codes: Mapping[str, str]
    dateless: int


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of a coded event table; the tables stay with the engine.

    Attributes:
        events: one row an event, the columns of `events.EVENT`.
        dyads: one row a dyad-month, as `dyads.dyad_months` gives it.
        codes: those of the events, with their scheme, in order.
    """

    dataset: CodedDataset
    engine: Engine
    events: ir.Table
    dyads: ir.Table
    codes: tuple[str, ...]
    counts: Counts

    def batches(self, grain: Grain) -> Iterator[pa.RecordBatch]:
        """The rows of a grain, in an order that depends on nothing but them, in a stream."""
        if grain is Grain.EVENTS:
            return self.engine.batches(self.events.order_by("event"))
        return self.engine.batches(self.dyads.order_by(KEY))


def read_coded(
    dataset: CodedDataset,
    files: Sequence[Path],
    engine: Engine,
    intake: Intake,
    refused: Refused,
    source: str,
    known: Mapping[str, Code] | None = None,
) -> Coded:
    """The events and the dyad-months that the files of a coded event table tell of.

    Args:
        intake: finds actors and places, grows by those that no table has, and says which rows are
            asked for.
        refused: grows by bad rows and files.
        source: id of the source that the files are.
        known: the codes of the dataset's scheme; None = as shipped.

    Raises:
        TableError: bad files, and bad rows unless they are skipped; then nothing is made.
        BelligraphError: the engine gave up.
    """
    checked = staged(dataset, files, engine, refused)
    refused.check()
    entries = dataset.entries(checked.raw)
    coded = saying(engine, entries, known or codes(dataset.scheme))
    says = entries.code.isin(coded["code"].to_pylist())
    repeated = _repeated(engine, entries)
    kept = engine.kept(entries.filter(says))
    found = lookups(engine, kept, coded, dataset, intake, source)
    told = engine.kept(decided(kept, found, _unfolded(engine, intake, found), repeated))
    rest = silent(entries.filter(~says), repeated)
    return _coded(dataset, engine, told, _counts(dataset, engine, told, rest, checked, intake))


def _coded(dataset: CodedDataset, engine: Engine, told: ir.Table, counts: Counts) -> Coded:
    giving = told.filter(_.aside.isnull())
    by_report = bool(engine.rows(giving.aggregate(named=_.report.count()))[0]["named"])
    seen = engine.rows(giving.select("code").distinct().order_by("code"))
    found = events(told, dataset, by_report=by_report)
    named = tuple(f"{dataset.scheme}:{row['code']}" for row in seen)
    return Coded(dataset, engine, found, dyad_months(found), named, counts)


def _repeated(engine: Engine, entries: ir.Table) -> ir.Table | None:
    """The rows that came before; None where there are none, which spares a join."""
    found = engine.kept(again(entries))
    return found if engine.rows(found.limit(1)) else None


def _unfolded(engine: Engine, intake: Intake, found: Lookups) -> Narrowing:
    """What is asked for, with all places that lie in one of those asked for."""
    asked = intake.narrowing
    if not asked.places:
        return asked
    rows = engine.rows(found.spots.filter(_.place.notnull()).select("place").distinct())
    around = {row["place"]: intake.places.live.within(row["place"]) for row in rows}
    inside = {place for place, chain in around.items() if not asked.places.isdisjoint(chain)}
    return replace(asked, places=frozenset(inside) | asked.places)


def _counts(
    dataset: CodedDataset,
    engine: Engine,
    told: ir.Table,
    rest: ir.Table,
    checked: Checked,
    intake: Intake,
) -> Counts:
    rows = told.select("row", "aside").union(rest)
    by_reason = {row["aside"]: row["rows"] for row in engine.rows(counted(rows))}
    giving = by_reason.pop(None, 0)
    unresolved, named = _unresolved(engine, told, dataset)
    return Counts(
        rows=checked.rows,
        bad=checked.bad,
        giving=giving,
        aside=_asides(engine, rows, by_reason),
        provisional=_provisional(engine, told, intake),
        unresolved=unresolved,
        codes=named,
        dateless=size(engine, told.filter(_.aside.isnull(), _.published.isnull())),
    )


def _asides(engine: Engine, rows: ir.Table, by_reason: Mapping[str, int]) -> dict[str, Aside]:
    shown: dict[str, list[str]] = {reason: [] for reason in sorted(by_reason)}
    for row in engine.rows(examples(rows, shown)) if shown else ():
        shown[row["aside"]].append(row["row"])
    return {reason: Aside(by_reason[reason], tuple(ids)) for reason, ids in shown.items()}


def _unresolved(
    engine: Engine, told: ir.Table, dataset: CodedDataset
) -> tuple[dict[str, int], dict[str, str]]:
    """How many rows have each side that is nobody, and its code; keys that read alike are one."""
    found, named = Counter[str](), dict[str, str]()
    for row in sorted(engine.rows(unknown(told)), key=lambda row: str(row["key"])):
        label = dataset.label(row["key"])
        found[label] += row["rows"]
        named.setdefault(label, dataset.code(row["key"]))
    return dict(sorted(found.items())), {label: code for label, code in named.items() if code}


def _provisional(engine: Engine, told: ir.Table, intake: Intake) -> dict[str, int]:
    rows = engine.rows(naming(told).order_by("actor"))
    return {row["actor"]: row["rows"] for row in rows if row["actor"] in intake.actors.made}
