"""`belligraph history`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .answers import SHORT_ID
from .printing import FORMATS, Cell, print_analysis

if TYPE_CHECKING:
    from ..store import Entry

COLUMNS = ("entry", "when", "who", "action", "what", "added", "removed", "claims", "inputs")
PROV = "nquads"


@click.command()
@options.store_folder
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, PROV]),
    default="table",
    show_default=True,
    help="How to print it: for people, as JSON, as CSV, or as PROV in N-Quads.",
)
def command(store_path: Path, format_: str) -> None:
    """List the changes of a store: who made them, when, by what, how many claims came and went.

    An entry has the number of the snapshot it made. `inputs` is the sha256 of the files that an
    import read, by its start. Times are UTC.

    \b
    Example:
      belligraph history --store out/store
      belligraph history --format nquads > journal.nq
    """
    from ..store import history, journal_nquads

    entries = history(store_path)
    if format_ == PROV:
        click.echo(journal_nquads(entries).decode(), nl=False)
        return
    data = [{"entry": entry.number, **_others(entry)} for entry in entries]
    print_analysis(format_, data, COLUMNS, map(_row, entries))


def _others(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if name != "number"}


def _row(entry: Entry) -> tuple[Any, ...]:
    what = f"{entry.what} (entry {entry.undoes})" if entry.undoes else entry.what
    return (
        entry.number, entry.when, entry.who, entry.action, what, entry.added, entry.removed,
        entry.claims, Cell(entry.inputs, entry.inputs[:SHORT_ID]),
    )  # fmt: skip
