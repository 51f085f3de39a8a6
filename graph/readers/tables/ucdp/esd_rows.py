"""The rows of UCDP's external support dataset as values, by actor-year or by triad-year.

A row by actor-year has all supporters of an actor with their kinds together. A row by triad-year
is of one supporter of one actor in one dyad, so that its kinds are that supporter's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....model import Standing
from ..actors import CIVILIANS, Side
from ..headers import needed, optional
from ..records import Record
from .kinds import MEANS, Count, sorts

BY_DYAD = "rows by dyad-year do not say which side was supported: take actor-year or triad-year"
COLUMNS = (
    needed("id"),
    needed("year"),
    needed("actor_id", why=BY_DYAD),
    needed("actor_name"),
    needed("ext_id"),
    needed("ext_name"),
    *optional(
        "actor_nonstate", "oppo_id", "oppo_name", "dyad_name", "ext_nonstate", "ext_count_s",
        "ext_count_ns", "ext_coalition_name", "ext_alleged",
    ),
    *(needed(f"ext_{kind}") for kind in MEANS),
    *optional(*(f"ext_{kind}_count{part}" for kind in MEANS for part in ("_s", "_ns"))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A row whose cells are good.

    Attributes:
        supporters, opponents: UCDP's ids.
        named: what the row calls those of them of whom it has only one, by id.
        dyad: the names of both sides, where the row is of one dyad.
        all: how many supporters; `given`: how many of them gave each kind.
        counted: whether it tells states and non-state groups apart.
    """

    id: int
    year: int
    actor: Side
    opponents: list[int]
    supporters: list[int]
    named: dict[int, str]
    dyad: str
    all: Count
    given: dict[str, Count]
    counted: bool
    coalition: str
    standing: Standing


def support_row(record: Record) -> SupportRow:
    """The row of a record; not to be used where problems were noted."""
    supporters, opponents = record.keys("ext_id"), record.keys("oppo_id")
    year = record.key("year")
    if not 1900 <= year <= 2100:
        record.bad("year", record.text("year"), "a year")
    all_ = _count(record, "ext", len(supporters))
    if supporters and all_.total != len(supporters):
        expected = f"{all_.total} ids of supporters, as ext_count_s and ext_count_ns say"
        record.bad("ext_id", record.text("ext_id"), expected)
    supporter = record.name("ext_name", required=bool(supporters))
    named = (opponents, record.name("oppo_name", required=False)), (supporters, supporter)
    return SupportRow(
        id=record.key("id"),
        year=year,
        actor=_actor(record),
        opponents=[id_ for id_ in opponents if id_ != CIVILIANS],
        supporters=supporters,
        named={ids[0]: name for ids, name in named if len(ids) == 1 and name},
        dyad=record.name("dyad_name", required=False),
        all=all_,
        given={k: n for k in MEANS if (n := _given(record, k)).total},
        counted=bool(record.text("ext_count_ns")) or len(supporters) == 1,
        coalition=record.text("ext_coalition_name").removesuffix(".0").strip("0"),
        standing=Standing.ALLEGED if record.whole("ext_alleged") else Standing.STATED,
    )


def _actor(record: Record) -> Side:
    nonstate = record.whole("actor_nonstate")
    return Side(
        ucdp=record.key("actor_id"),
        name=record.name("actor_name"),
        nonstate=None if nonstate is None else bool(nonstate),
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


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows of a file tell together of its actors.

    Attributes:
        names: by UCDP's id; `ids`: by name.
        nonstate: whether an actor is no state, by its id, where the counts of all rows tell.
    """

    names: Mapping[int, str]
    ids: Mapping[str, int]
    nonstate: Mapping[int, bool]

    def side(self, id_: int) -> Side:
        """The actor of an id."""
        return Side(id_, self.names.get(id_, f"UCDP actor {id_}"), nonstate=self.nonstate.get(id_))

    def opponents(self, row: SupportRow) -> list[Side]:
        """Against whom a row's support is: as it says, else the other side of its dyad."""
        if row.opponents:
            return [self.side(id_) for id_ in row.opponents]
        other = row.dyad.removeprefix(f"{row.actor.name} - ")
        if other == row.dyad:
            other = row.dyad.removesuffix(f" - {row.actor.name}")
        return [self.side(self.ids[other])] if other in self.ids else []


def known(rows: Iterable[SupportRow]) -> Known:
    """What rows tell together."""
    found = list(rows)
    names = {id_: name for row in found for id_, name in row.named.items()}
    names |= {row.actor.ucdp: row.actor.name for row in found}
    ids = {row.actor.name: row.actor.ucdp for row in found}
    told = {r.actor.ucdp: r.actor.nonstate for r in found if r.actor.nonstate is not None}
    counted = ((r.supporters, r.all) for r in found if r.supporters and r.counted)
    return Known(names, ids, sorts(counted, told))
