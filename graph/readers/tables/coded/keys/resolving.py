"""What the keys of entries mean: each code, side and spot looked up once, not once a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
from ibis import _

from ....codes import Code, look_up
from ..events import Lookups
from . import sides, spots

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ...intake import Intake
    from ..datasets.dataset import CodedDataset
    from ..engines import Engine

CODES = pa.schema([
    ("code", pa.string()), ("relation", pa.string()), ("means", pa.string()),
    ("modality", pa.string()), ("negated", pa.bool_()), ("reversed", pa.bool_()),
    ("both", pa.bool_()), ("intensity", pa.int64()),
])  # fmt: skip
DAYS = [("key", pa.string()), ("first", pa.date32()), ("last", pa.date32())]
SIDES = pa.schema([*DAYS, ("actor", pa.string())])
SPOTS = pa.schema([*DAYS, ("place", pa.string()), ("theatre", pa.string())])
THOUSAND = 1000


def lookups(
    engine: Engine,
    entries: ir.Table,
    coded: pa.Table,
    dataset: CodedDataset,
    intake: Intake,
    source: str,
) -> Lookups:
    """What the codes, sides and spots of entries mean.

    Args:
        entries: those whose codes say something, so that nobody is made who is in no claim.
        coded: what the codes say.
        intake: finds actors and places; grows by those that no table has.
        source: id of the source that these rest on.
    """
    both = entries.select("day", key=_.one).union(entries.select("day", key=_.other))
    who = sides.resolve(_days(engine, both), intake.actors, dataset, source)
    spotted = _days(engine, entries.select("day", key=_.spot))
    where = spots.resolve(spotted, intake.places, dataset, source)
    return Lookups(
        engine.lookup(coded),
        engine.lookup(_table(who, SIDES)),
        engine.lookup(_table(where, SPOTS)),
    )


def saying(engine: Engine, entries: ir.Table, known: Mapping[str, Code]) -> pa.Table:
    """What the codes of entries say, those left out that say nothing: columns of `CODES`.

    Args:
        known: the codes of the scheme; one that is not among them is taken as what covers it.
    """
    distinct = engine.rows(entries.select("code").distinct().order_by("code"))
    found = ((row["code"], look_up(known, row["code"])) for row in distinct)
    rows = [_code(code, one) for code, one in found if one and one.relation]
    return pa.Table.from_pylist(rows, CODES)


def _code(code: str, one: Code) -> dict[str, object]:
    strength = None if one.intensity is None else round(one.intensity * THOUSAND)
    return {
        "code": code,
        "relation": one.relation,
        "means": one.means,
        "modality": one.modality,
        "negated": one.negated,
        "reversed": one.reversed,
        "both": one.both,
        "intensity": strength,
    }


def _days(engine: Engine, keyed: ir.Table) -> Iterator[tuple[str, date, date]]:
    """The keys that are not empty, with the first and the last day of each."""
    named = keyed.filter(_.key != "")
    spans = named.group_by("key").aggregate(first=_.day.min(), last=_.day.max())
    for row in engine.rows(spans):
        yield row["key"], row["first"], row["last"]


def _table(rows: Iterable[sides.Side | spots.Spotted], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(
        [{name: getattr(row, name) for name in schema.names} for row in rows], schema
    )
