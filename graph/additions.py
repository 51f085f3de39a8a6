"""Actors and places that only imports or texts know, added to a project's own tables.

The rows go to the end of `actors.csv` and `places.csv`; their source and its publisher go to
`sources.csv` and `publishers.csv` where these lack them. The project is read again at once, and
if it does not hold together nothing stays changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .errors import Problem, ProjectError, TableError
from .model import Actor, ActorKind, Dated, Office, Place, Publisher, Source
from .project import FILE, open_project
from .readers.cells import read_rows
from .readers.entities import TABLES
from .registry import Registry

Cells = Mapping[str, str]
COLUMNS = {table.name: table.columns for table in TABLES}
SEPARATORS = (";", "@")


def add_actors(folder: Path, actors: Iterable[Actor], known: Registry) -> list[str]:
    """Write actors into the tables of a project; returns the ids of those that are new there.

    Args:
        folder: of the project, or its `belligraph.toml`.
        actors: those that the project has already are passed over.
        known: has the sources and publishers they come from, as far as the tables lack them.

    Raises:
        ProjectError: no project, or tables that lack a column.
        TableError: the tables are wrong, before or with the new rows.
    """
    return add_entries(folder, actors, (), known)


def add_entries(
    folder: Path, actors: Iterable[Actor], places: Iterable[Place], known: Registry
) -> list[str]:
    """Write actors and places into the tables of a project, as `add_actors` does actors."""
    folder = folder.parent if folder.name == FILE else folder
    if not (folder / FILE).is_file():
        raise ProjectError(f"{folder} has no {FILE}; 'belligraph init {folder}' makes a project")
    tables = open_project(folder).tables().registry
    new = [actor for actor in dict.fromkeys(actors) if actor.id not in tables.actors]
    where = [place for place in dict.fromkeys(places) if place.id not in tables.places]
    rest_on = {source for actor in new for source in actor.sources}
    rest_on |= {source for place in where for source in place.sources}
    ids = sorted(rest_on - tables.sources.keys())
    sources = [known.sources[id_] for id_ in ids if id_ in known.sources]
    lacking = {source.publisher for source in sources} - tables.publishers.keys()
    publishers = sorted(lacking & known.publishers.keys())
    with _restoring(folder):
        _append(folder, "publishers", [_publisher_row(known.publishers[i]) for i in publishers])
        _append(folder, "sources", map(_source_row, sources))
        _append(folder, "actors", map(_actor_row, new))
        _append(folder, "places", map(_place_row, where))
        open_project(folder).tables()
    return [*(actor.id for actor in new), *(place.id for place in where)]


def read_actors(file: Path) -> list[Actor]:
    """The actors of a table that an import wrote and a person looked through.

    Raises:
        TableError: bad cells, all of them, or no such file.
    """
    (table,) = (table for table in TABLES if table.name == "actors")
    problems: list[Problem] = []
    rows = read_rows(file, table.columns, table.required, problems)
    for row in rows:
        row.required("kind", f"one of {', '.join(ActorKind)}")
    made = [table.make(row) for row in rows]
    problems += [problem for row in rows for problem in row.problems]
    if problems:
        raise TableError(problems)
    return [actor for actor in made if isinstance(actor, Actor)]


@contextmanager
def _restoring(folder: Path) -> Iterator[None]:
    """The tables, as they were before if anything fails."""
    files = [folder / f"{name}.csv" for name in ("publishers", "sources", "actors", "places")]
    before = {file: file.read_bytes() if file.is_file() else None for file in files}
    try:
        yield
    except OSError as error:
        _put_back(before)
        raise ProjectError(f"{folder} cannot be written: {error.strerror}") from None
    except BaseException:
        _put_back(before)
        raise


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for file, content in before.items():
        _beside(file).unlink(missing_ok=True)
        if content is None:
            file.unlink(missing_ok=True)
        elif not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)


def _append(folder: Path, table: str, rows: Iterable[Cells]) -> None:
    rows = list(rows)
    if not rows:
        return
    file = folder / f"{table}.csv"
    old = file.read_bytes().decode() if file.is_file() else ",".join(COLUMNS[table]) + "\n"
    header = [name.strip() for name in next(csv.reader(io.StringIO(old, newline="")), [])]
    if lacking := sorted({name for row in rows for name, cell in row.items() if cell} - {*header}):
        raise ProjectError(f"{file} has no column {', '.join(lacking)}; add it to the header line")
    end = "\r\n" if "\r\n" in old else "\n"
    added = io.StringIO()
    writer = csv.DictWriter(added, header, extrasaction="ignore", lineterminator=end)
    writer.writerows(rows)
    whole = old if old.endswith("\n") else old + end
    beside = _beside(file)
    beside.write_bytes((whole + added.getvalue()).encode())
    beside.replace(file.resolve())


def _beside(file: Path) -> Path:
    """Where a table is written before it takes its place; of a link that of what it points to."""
    whole = file.resolve()
    return whole.with_name(f".{whole.name}.new")


def _actor_row(actor: Actor) -> Cells:
    return {
        "id": actor.id,
        "name": actor.name,
        "short": actor.short,
        "kind": actor.kind.value,
        "active": str(actor.active or ""),
        "aliases": _dated(actor.aliases),
        "adjectives": _dated(actor.adjectives),
        "metonyms": _dated(actor.metonyms),
        "predecessors": ";".join(actor.predecessors),
        "member_of": _dated(actor.member_of),
        "offices": ";".join(map(_office, actor.offices)),
        "codes": _dated(actor.codes),
        "source": ";".join(actor.sources),
        "locator": actor.locator,
        "note": actor.note,
    }


def _place_row(place: Place) -> Cells:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "part_of": place.part_of or "",
        "latitude": "" if place.latitude is None else str(place.latitude),
        "longitude": "" if place.longitude is None else str(place.longitude),
        "aliases": _dated(place.aliases),
        "source": ";".join(place.sources),
        "locator": place.locator,
        "note": place.note,
    }


def _source_row(source: Source) -> Cells:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "published": str(source.published or "unknown"),
        "author": source.author,
        "url": source.url,
        "licence": source.licence,
        "language": source.language,
        "checked": "yes" if source.checked else "no",
        "note": source.note,
    }


def _publisher_row(publisher: Publisher) -> Cells:
    return {"id": publisher.id, "name": publisher.name}


def _office(office: Office) -> str:
    held = f"{office.actor}: {office.title}"
    return f"{held} @ {office.valid}" if office.valid else held


def _dated(values: Iterable[Dated]) -> str:
    """Values in one cell; those that the signs between values would cut are left out."""
    whole = (v for v in values if not any(sign in v.value for sign in SEPARATORS))
    return ";".join(f"{v.value} @ {v.valid}" if v.valid else v.value for v in whole)
