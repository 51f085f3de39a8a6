"""`belligraph import`."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .printing import at_store, on_terminal, tell

if TYPE_CHECKING:
    from ..load import Ground, Loaded
    from ..readers.tables import Narrowing, Tally

NAMES = ("ucdp-actor", "ucdp-ged", "ucdp-esd", "ucdp-dyadic", "gdelt", "icews", "acled")
BAD_ROWS = Path("bad-rows.csv")


@click.command(context_settings={"max_content_width": 100})
@click.argument("name", type=click.Choice(NAMES), metavar="NAME")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--grain",
    type=click.Choice(["events", "dyads"]),
    default="events",
    show_default=True,
    help="Each event a claim, or those of two actors in a month.",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What works on gdelt, icews and acled.",
)
@click.option("--since", metavar="DATE", help="Only rows of this date or later.")
@click.option("--until", metavar="DATE", help="Only rows of this date or earlier.")
@click.option(
    "--actors",
    multiple=True,
    metavar="ACTOR",
    help="Only rows with this actor on a side, by id or name (repeatable).",
)
@click.option(
    "--places",
    multiple=True,
    metavar="PLACE",
    help="Only rows in this place, by id or name (repeatable).",
)
@click.option(
    "--source",
    default="",
    metavar="ID",
    help="The row of sources.csv that the files are; else one is made.",
)
@click.option(
    "--codes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TABLE",
    help="Your table of what single event codes mean.",
)
@click.option(
    "--skip-bad",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=BAD_ROWS,
    metavar="[TABLE]",
    help=f"Load the good rows, and write the bad ones to a table [{BAD_ROWS}].",
)
@click.option(
    "--unresolved",
    type=click.Path(path_type=Path),
    metavar="TABLE",
    help="Write the sides that nobody knows as rows for actors.csv.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    show_default="that of the current folder, else what the store knows",
    help="The project whose actors to use.",
)
@options.store_folder
def command(
    name: str,
    files: tuple[str, ...],
    grain: str,
    engine: str,
    since: str | None,
    until: str | None,
    actors: tuple[str, ...],
    places: tuple[str, ...],
    source: str,
    codes: Path | None,
    skip_bad: Path | None,
    unresolved: Path | None,
    data: Path | None,
    store_path: Path,
) -> None:
    """Read FILEs of the dataset NAME into a store, beside what is there.

    \b
    NAME is one of:
      ucdp-ged      UCDP events            gdelt   GDELT events, 1.0 and 2.0
      ucdp-esd      UCDP external support  icews   ICEWS events
      ucdp-dyadic   UCDP conflict dyads    acled   ACLED events
      ucdp-actor    UCDP actors

    The store is made if there is none. A FILE is a table, plain or packed, a spreadsheet, a
    .parquet file, or a pattern in quotes. All bad rows are told together, and then nothing is
    loaded, unless --skip-bad leaves them out.

    \b
    Example:
      belligraph import ucdp-ged GEDEvent_v25_1.csv --since 2013-12 --until 2014-01
      belligraph import gdelt "2014*.export.CSV.zip" --grain dyads --actors Iraq
    """
    from ..load import ground, load
    from ..project import FILE, open_project
    from ..readers.tables import Import, files_called, write_bad_rows

    _check_new(filter(None, (skip_bad, unresolved)))
    here = data is not None or Path(FILE).is_file()
    on = ground(store_path, open_project(data) if here else None)
    one = Import(name, files_called(files), source, grain, codes)
    narrowing = _narrowing(on, since, until, actors, places)
    with _working(name):
        loaded = load(one, store_path, on, narrowing, engine=engine, skip_bad=bool(skip_bad))
    _print(loaded)  # first, since it is done, whatever becomes of the tables
    if skip_bad and loaded.bad:
        write_bad_rows(loaded.bad, skip_bad)
        tell(f"Note: the bad rows are in {skip_bad}")
    if unresolved:
        _write_unresolved(unresolved, loaded.tally, one.source or name)
    tell(f"Ask  belligraph query relations {at_store(store_path)}")


def _check_new(tables: Iterable[Path]) -> None:
    """Refuse tables that could not be written once everything is loaded."""
    seen = set[Path]()
    for table in tables:
        if table.exists() or table in seen:
            raise click.UsageError(f"{table} is there already; name a file that is not")
        if not os.access(table.parent, os.W_OK) or not table.parent.is_dir():
            raise click.UsageError(f"{table}: there is no such folder, or it cannot be written to")
        seen.add(table)


def _narrowing(
    on: Ground,
    since: str | None,
    until: str | None,
    actors: tuple[str, ...],
    places: tuple[str, ...],
) -> Narrowing:
    from ..readers.tables import Narrowing

    return Narrowing(
        options.read_date("--since", since, last=False) if since else None,
        options.read_date("--until", until) if until else None,
        frozenset(on.registry.actor(name) for name in actors),
        frozenset(on.registry.place(name) for name in places),
    )


@contextmanager
def _working(name: str) -> Iterator[None]:
    """Something that moves on a terminal while nothing can be said yet."""
    console = on_terminal()
    if not console.is_terminal:
        yield
        return
    with console.status(f"reading {name}"):
        yield


def _write_unresolved(table: Path, tally: Tally, source: str) -> None:
    """Rows for actors.csv; whoever looks them through says of what kind each is."""
    from ..readers.entities import TABLES
    from ..readers.formulas import inert

    (columns,) = (one.columns for one in TABLES if one.name == "actors")
    file = table.open("x", encoding="utf-8", newline="")
    try:
        with file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            for row in _unresolved(tally, source):
                writer.writerow({column: inert(cell) for column, cell in row.items()})
    except OSError:  # a full disk: half a file would look like all of them
        table.unlink(missing_ok=True)
        raise


def _unresolved(tally: Tally, source: str) -> Iterator[Mapping[str, str]]:
    """One row for each code, under the name most rows give it; names without a code by themselves.

    Two actors with one code would be nobody again.
    """
    from ..pages.telling.words import counted
    from ..vocabulary import slug

    ranked = sorted(tally.unresolved.items(), key=lambda one: (-one[1], one[0]))
    rows = Counter[str]()
    called: dict[str, str] = {}
    for name, count in ranked:
        called.setdefault(tally.codes.get(name, name), name)
        rows[tally.codes.get(name, name)] += count
    for key, count in sorted(rows.items(), key=lambda one: (-one[1], one[0])):
        yield {
            "id": slug(called[key]),
            "name": called[key],
            "codes": tally.codes.get(called[key], ""),
            "source": source,
            "note": f"In {counted(count, 'row')} of {tally.reader}.",
        }


def _print(loaded: Loaded) -> None:
    """The counts first, then what became of the rows that gave nothing."""
    from rich.table import Table

    tally = loaded.tally
    table = Table(show_header=False)
    for name, value in _figures(loaded):
        table.add_row(name, value)
    on_terminal().print(table)
    for line in list(tally.lines())[1:]:
        tell(f"Note: {line}")
    if not loaded.concluded:
        tell("Note: the rules that derive claims did not run again: the store has too many claims")


def _figures(loaded: Loaded) -> Iterator[tuple[str, str]]:
    from ..pages.telling.words import counted

    tally = loaded.tally
    if loaded.sources:
        yield "source", ", ".join(loaded.sources)
    yield "rows read", f"{tally.rows:,}"
    again = tally.given - loaded.new
    known = f", {again:,} of them in the store before" if again > 0 else ""
    if tally.gives == "claims":
        yield "claims", f"{tally.given:,}{known}"
        told = counted(tally.duplicates, "row")
        more = f", {told} told of one again" if tally.duplicates else ""
        if tally.events:
            yield "events", f"{tally.events:,}{more}"
    else:
        yield tally.gives, f"{tally.given:,}"
    yield "rejects", f"{tally.rejects:,}" + (f", {tally.bad:,} of them bad" if tally.bad else "")
    concluded = f", {loaded.derived:,} of them by rules" if loaded.derived else ""
    yield "in the store", f"{loaded.claims:,} claims{concluded}"
