"""UCDP Actor Dataset: names, former and later names, and splinters of the actors UCDP counts.

An actor that the tables have already, by UCDP's id or by name, stays as it is there. Names that
another actor bears are left out, since one name must not mean two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ....model import Actor, ActorKind, Dated, Source
from ....registry import normalised
from ..actors import CIVILIANS, free_id, slug
from ..headers import needed, optional
from ..intake import Dataset, Intake, Outcome
from ..records import Record, read_rows
from ..refused import Refused
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

    id: int
    name: str
    org: int
    aliases: tuple[str, ...]
    splinter_of: tuple[int, ...]


def read(file: Path, source: Source, intake: Intake, refused: Refused) -> Iterator[Outcome]:
    """The outcomes of the good rows of a file; the actors go to the intake as well."""
    made: dict[str, Actor] = {}
    rows: dict[str, _Row] = {}
    outcomes: list[Outcome] = []
    for record, row in read_rows(file, COLUMNS, _row, refused):
        make = partial(_outcome, row, source, made, intake, file.name)
        for outcome in intake.take(record, refused, make):
            outcomes.append(outcome)
            made |= {actor.id: actor for actor in outcome.actors}
            rows |= {actor.id: row for actor in outcome.actors}
    made = _with_predecessors(_with_own_aliases(made, intake), rows)
    intake.add_actors(made)
    for outcome in outcomes:
        yield replace(outcome, actors=tuple(made[actor.id] for actor in outcome.actors))


def _row(record: Record) -> _Row:
    cells = [name for column in ALIASES for name in _names(record.text(column))]
    org = record.key("Org")
    splinter = bool(record.whole("Splinter"))
    former = record.keys("ActorIdPrev")
    name = record.name("NameData")
    aliases = tuple(n for n in dict.fromkeys(cells) if n != name and n.casefold() != "n/a")
    return _Row(record.key("ActorId"), name, org, aliases, tuple(former) if splinter else ())


def _names(cell: str) -> Iterator[str]:
    """The names in a cell, joined by commas; a name with a comma of its own cannot be told."""
    yield from (
        part for part in (p.strip() for p in cell.split(",")) if any(map(str.isalpha, part))
    )


def _outcome(
    row: _Row, source: Source, made: Mapping[str, Actor], intake: Intake, file: str
) -> Outcome:
    if reason := intake.first(DATASET.reader, row.id, file) or _known(row, intake):
        return Outcome(str(row.id), aside=reason)
    kind = ActorKind.STATE if row.org == STATE else ActorKind.ARMED_GROUP
    code = f"ucdp-{row.id}"
    actor = Actor(
        id=free_id(slug(row.name, code), code, made, intake.ids()),
        name=row.name,
        kind=ActorKind.POPULATION if row.org == COMMUNAL else kind,
        aliases=tuple(map(Dated, row.aliases)),
        codes=(Dated(f"ucdp:{row.id}"),),
        sources=(source.id,),
        locator=f"ActorId {row.id}",
    )
    return Outcome(str(row.id), actors=(actor,))


def _known(row: _Row, intake: Intake) -> str:
    """Why a row gives no actor."""
    if row.id == CIVILIANS:
        return "it stands for the civilians of every country"
    if intake.actors.has_code(f"ucdp:{row.id}"):
        return "the tables have the actor already"
    return ""


def _with_own_aliases(made: Mapping[str, Actor], intake: Intake) -> dict[str, Actor]:
    """The actors with those of their other names that nobody else bears."""
    bearers: dict[str, set[str]] = {}
    for id_, actor in made.items():
        for name in (actor.name, id_, *(alias.value for alias in actor.aliases)):
            bearers.setdefault(normalised(name), set()).add(id_)

    def own(alias: Dated) -> bool:
        alone = len(bearers[normalised(alias.value)]) == 1
        return alone and not intake.actors.called(alias.value)

    return {i: replace(a, aliases=tuple(filter(own, a.aliases))) for i, a in made.items()}


def _with_predecessors(made: Mapping[str, Actor], rows: Mapping[str, _Row]) -> dict[str, Actor]:
    """The actors with those they split from, as far as that comes round to none of them."""
    ids = {row.id: id_ for id_, row in rows.items()}
    former: dict[str, tuple[str, ...]] = {}
    for id_, row in rows.items():
        known = (ids[i] for i in row.splinter_of if i in ids)
        former[id_] = tuple(i for i in known if not _leads_to(i, id_, former))
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
