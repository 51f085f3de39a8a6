"""Made-up rows of events and of dyad-months, and what is known of their source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from belligraph.dates import parse_date
from belligraph.model import MEANS_OF, Modality, Relation, Source, SourceKind, Standing
from belligraph.readers.tables.coded.telling.claims import Coding
from belligraph.readers.tables.coded.telling.rows import EventRow, MonthRow
from strategies import texts

CODING = Coding(
    Source(
        id="gdelt", title="GDELT", publisher="gdelt", kind=SourceKind.DATASET,
        published=parse_date("2015"),
    ),
    "GDELT",
    {"usa": "US", "iraq": "Iraq"},
    {"fallujah": "Fallujah"},
    {"cameo:190": "Fights with arms; all sorts of them."},
    "somebody",
)  # fmt: skip
EVENT = EventRow(
    "gdelt-7", "7", 1, "2014-01-05", date(2014, 1, 6), "usa", "iraq", False,
    "opposes", "attack", "actual", False, "stated",
    "cameo:190", -10_000, "fallujah", "anbar", 12, 3, "http://example.org/",
)  # fmt: skip
MONTH = MonthRow(
    "usa", "iraq", "supports", "weapons", "promised", False, "stated",
    "2014-01", 53, 120, 275_600, "7", date(2014, 2, 1),
)  # fmt: skip
TYPES = {
    "event": "string", "row": "string", "rows": "int64", "valid": "string", "month": "string",
    "published": "date32", "subject": "string", "object": "string", "both": "bool",
    "relation": "string", "means": "string", "modality": "string", "negated": "bool",
    "standing": "string", "code": "string", "intensity": "int64", "place": "string",
    "theatre": "string", "events": "int64", "reports": "int64", "deaths": "int64",
    "note": "string",
}  # fmt: skip
DAYS = st.dates(date(2013, 12, 1), date(2014, 2, 28))


def batches_of(rows: Iterable[EventRow | MonthRow], size: int = 3) -> list[pa.RecordBatch]:
    """Rows as batches of so many."""
    every = list(rows)
    fields = every[0]._fields if every else EventRow._fields
    schema = pa.schema(
        [(name, getattr(pa, TYPES[name].replace("bool", "bool_"))()) for name in fields]
    )
    table = pa.Table.from_pylist([row._asdict() for row in every], schema)
    return table.to_batches(max_chunksize=size)


@st.composite
def kinds(draw: st.DrawFn) -> dict[str, Any]:
    """What an event says of its actors, as cells."""
    relation = draw(st.sampled_from([Relation.SUPPORTS, Relation.OPPOSES]))
    return {
        "relation": relation.value,
        "means": draw(st.sampled_from(sorted(MEANS_OF[relation]))).value,
        "modality": draw(st.sampled_from(Modality)).value,
        "negated": draw(st.booleans()),
        "standing": draw(st.sampled_from(Standing)).value,
    }


@st.composite
def event_rows(draw: st.DrawFn) -> EventRow:
    """Events of a few actors and places."""
    subject, object_ = draw(st.permutations(["usa", "iraq", "isil"]))[:2]
    row, day = draw(st.integers(1, 10**9)), draw(DAYS)
    return EventRow(
        event=f"gdelt-{row}",
        row=str(row),
        rows=draw(st.integers(1, 1200)),
        valid=draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], f"{day}/2014-03-01"])),
        published=draw(st.none() | DAYS),
        subject=subject,
        object=object_,
        both=draw(st.booleans()),
        **draw(kinds()),
        code=draw(st.sampled_from(["cameo:190", "cameo:0231", "acled:Battles: Armed clash"])),
        intensity=draw(st.none() | st.integers(-10_000, 10_000)),
        place=draw(st.sampled_from([None, "fallujah", "p-2"])),
        theatre=draw(st.sampled_from([None, "anbar"])),
        reports=draw(st.integers(1, 5000)),
        deaths=draw(st.none() | st.integers(0, 99)),
        note=draw(texts().map(lambda text: text[:2_000])),
    )


@st.composite
def month_rows(draw: st.DrawFn) -> MonthRow:
    """Dyad-months of a few actors."""
    subject, object_ = draw(st.permutations(["usa", "iraq", "isil"]))[:2]
    return MonthRow(
        subject=subject,
        object=object_,
        **draw(kinds()),
        month=draw(DAYS).isoformat()[:7],
        events=draw(st.integers(1, 5000)),
        reports=draw(st.integers(1, 5000)),
        intensity=draw(st.none() | st.integers(-(10**9), 10**9)),
        row=str(draw(st.integers(1, 10**9))),
        published=draw(st.none() | DAYS),
    )
