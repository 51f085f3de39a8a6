"""UCDP Actor Dataset: names, former and later names, and splinters of the actors UCDP counts.

An actor that the tables have already, by UCDP's id or by name, stays as it is there. Names that
another actor bears are left out, since one name must not mean two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ....errors import ModelError, Problem
from ....model import Actor, ActorKind, Dated, Source
from ....registry import normalised
from ..actors import CIVILIANS, free_id, slug
from ..intake import Dataset, Intake, Outcome, problem_of
from ..records import Record, needed, optional, read_records
from .publisher import LICENCE, PUBLISHER

COMMUNAL, STATE = 3, 4
"""UCDP's `Org`: 1 formally and 2 informally organised groups, 3 communal groups, 4 governments."""
ALIASES = ("NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName", "NewNameFullEng")
COLUMNS = (
    needed("ActorId", "actor_id"),
    needed("NameData", "name_data"),
    needed("Org"),
    *optional(*ALIASES, "Splinter", "ActorIdPrev", "Version"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose cells are good."""

    line: int
    id: int
    name: str
    org: int
    aliases: tuple[str, ...]
    splinter_of: tuple[int, ...]


def read(file: Path, source: Source, intake: Intake, problems: list[Problem]) -> Iterator[Outcome]:
    """The outcomes of the rows of a file; the actors go to the intake as well."""
    before = len(problems)
    rows = [_row(record) for record in read_records(file, COLUMNS, problems)]
    if len(problems) > before:
        return
    made: dict[str, Actor] = {}
    ids: dict[int, str] = {}
    outcomes: list[tuple[_Row, str]] = []
    for row in rows:
        reason = intake.first(DATASET.reader, row.id, file.name) or _known(row, intake)
        outcomes.append((row, reason))
        if not reason:
            ids[row.id] = free_id(
                slug(row.name, f"ucdp-{row.id}"), f"ucdp-{row.id}", made, intake.ids()
            )
            try:
                made[ids[row.id]] = _actor(row, ids[row.id], source)
            except ModelError as error:
                problems.append(problem_of(error, file.name, row.line))
    if len(problems) > before:
        return
    made = _with_aliases(made, {ids[r.id]: r.aliases for r, reason in outcomes if not reason},
                         intake)  # fmt: skip
    made = _with_predecessors(made, [r for r, reason in outcomes if not reason], ids)
    intake.add_actors(made)
    for row, reason in outcomes:
        actors = () if reason else (made[ids[row.id]],)
        yield Outcome(str(row.id), actors=actors, aside=reason)


def _row(record: Record) -> _Row:
    cells = [name for column in ALIASES for name in _names(record.text(column))]
    org = record.key("Org")
    splinter = bool(record.whole("Splinter"))
    former = record.keys("ActorIdPrev")
    name = record.name("NameData")
    aliases = tuple(n for n in dict.fromkeys(cells) if n != name and n.casefold() != "n/a")
    return _Row(
        record.line, record.key("ActorId"), name, org, aliases, tuple(former) if splinter else ()
    )


def _names(cell: str) -> Iterator[str]:
    """The names in a cell, joined by commas; a name with a comma of its own cannot be told."""
    yield from (
        part for part in (p.strip() for p in cell.split(",")) if any(map(str.isalpha, part))
    )


def _known(row: _Row, intake: Intake) -> str:
    """Why a row gives no actor."""
    if row.id == CIVILIANS:
        return "it stands for the civilians of every country"
    if intake.actors.has_code(f"ucdp:{row.id}"):
        return "the tables have the actor already"
    return ""


def _actor(row: _Row, id_: str, source: Source) -> Actor:
    kind = ActorKind.STATE if row.org == STATE else ActorKind.ARMED_GROUP
    return Actor(
        id=id_,
        name=row.name,
        kind=ActorKind.POPULATION if row.org == COMMUNAL else kind,
        codes=(Dated(f"ucdp:{row.id}"),),
        sources=(source.id,),
        locator=f"ActorId {row.id}",
    )


def _with_aliases(
    made: Mapping[str, Actor], aliases: Mapping[str, tuple[str, ...]], intake: Intake
) -> dict[str, Actor]:
    """The actors with those of their other names that nobody else bears."""
    bearers: dict[str, set[str]] = {}
    for id_, actor in made.items():
        for name in (actor.name, id_, *aliases[id_]):
            bearers.setdefault(normalised(name), set()).add(id_)
    return {
        id_: replace(
            actor,
            aliases=tuple(
                Dated(name)
                for name in aliases[id_]
                if len(bearers[normalised(name)]) == 1 and not intake.actors.called(name)
            ),
        )
        for id_, actor in made.items()
    }


def _with_predecessors(
    made: Mapping[str, Actor], rows: list[_Row], ids: Mapping[int, str]
) -> dict[str, Actor]:
    """The actors with those they split from, as far as that comes round to none of them."""
    former: dict[str, tuple[str, ...]] = {}
    for row in rows:
        known = (ids[i] for i in row.splinter_of if i in ids)
        former[ids[row.id]] = tuple(i for i in known if not _leads_to(i, ids[row.id], former))
    return {id_: replace(actor, predecessors=former[id_]) for id_, actor in made.items()}


def _leads_to(start: str, end: str, former: Mapping[str, tuple[str, ...]]) -> bool:
    seen, waiting = set[str](), [start]
    while waiting:
        id_ = waiting.pop()
        if id_ == end:
            return True
        if id_ not in seen:
            seen.add(id_)
            waiting += former.get(id_, ())
    return False


DATASET = Dataset(
    reader="ucdp-actor",
    title="UCDP Actor Dataset",
    author="",
    cite="",
    publisher=PUBLISHER,
    licence=LICENCE,
    version=re.compile(r"ucdp-actor-(?P<version>\d{3})(?!\d)"),
    read=read,
    gives="actors",
)
