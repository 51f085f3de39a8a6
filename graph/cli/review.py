"""`belligraph review`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections import Counter

    from ..review import Agreement, Found, Review


@click.command()
@click.argument("file", required=False, metavar="FILE")
@click.option("--data", type=click.Path(path_type=Path), default=Path(), show_default=True,
              metavar="FOLDER", help="The project whose tables get the claims.")  # fmt: skip
@click.option("--reviewer", metavar="NAME", help="Who decides; else the project's curator.")
@click.option("--texts", type=click.Path(path_type=Path), multiple=True, metavar="FOLDER",
              help="Where the texts are, if not where they were read (repeatable).")  # fmt: skip
@click.option("--source", metavar="ID", default="",
              help="The row of sources.csv that is the text; else one is added.")  # fmt: skip
@click.option("--published", metavar="DATE", default="", help="When the text appeared.")
@click.option("--publisher", metavar="NAME", default="", help="Who published the text.")
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="TABLE",
              help="Write the open claims as a CSV table instead of asking.")  # fmt: skip
@click.option("--from", "back", type=click.Path(path_type=Path), metavar="TABLE",
              help="Take the decisions from such a table.")  # fmt: skip
@click.option("--agreement", type=click.Path(path_type=Path), nargs=2, metavar="A B",
              help="Compare two reviewers: their tables of decisions.")  # fmt: skip
def command(
    file: str | None,
    data: Path,
    reviewer: str | None,
    texts: tuple[Path, ...],
    source: str,
    published: str,
    publisher: str,
    to: Path | None,
    back: Path | None,
    agreement: tuple[Path, Path] | None,
) -> None:
    """Accept, edit or reject claims that were read from texts; FILE is what 'extract' wrote.

    Asks about one claim at a time, the most uncertain first, and shows where it was read. What is
    accepted becomes a row of claims/reviewed-*.csv, with its source and its new actors and places
    in their tables; what was decided is kept in review/decisions.csv and not asked again. Every
    decision is written at once.

    --to writes the open claims as a table for a spreadsheet: put accept or reject into the column
    'decision', change cells as you like, and read it back with --from. The column 'add' names what
    no table has: put an id behind its colon, or a kind (armed_group, town, ...) to add it.
    --agreement prints Cohen's kappa of two such tables, or of two projects' decisions.csv.

    \b
    Example:
      belligraph extract report.txt --published 2014-01-06 > claims.jsonl
      belligraph review claims.jsonl --data my-conflict --reviewer Ann
      belligraph review claims.jsonl --data my-conflict --to open.csv
      belligraph review claims.jsonl --data my-conflict --from open.csv
      belligraph review --agreement ann.csv ben.csv
    """
    if agreement is not None:
        _compare(*agreement)
        return
    if file is None:
        raise click.UsageError("which claims? name the file that 'belligraph extract' wrote")
    if to is not None and back is not None:
        raise click.UsageError("--to and --from exclude each other")
    from ..review import Given, Review, Texts, alone

    found = _read(file)
    folder = data.parent if data.is_file() else data
    kept = [*texts, folder / "out" / "documents", Path("out") / "documents"]
    with alone(folder):
        review = Review(data, found, Texts(kept), Given(source, published, publisher), reviewer)
        if review.recovered:
            click.echo("A former session was cut off; its last decision was taken back.", err=True)
        if to is not None:
            _write(to, review)
        elif back is not None:
            _take(back, review, found)
        else:
            _ask(file, review)


def _read(file: str) -> list[Found]:
    from ..errors import TextError
    from ..review import read_records

    try:
        if file == "-":
            return read_records("standard input", sys.stdin.buffer)
        with Path(file).open("rb") as lines:
            return read_records(Path(file).name, lines)
    except OSError as error:
        raise TextError(f"'{file}' cannot be read: {error.strerror}") from None


def _ask(file: str, review: Review) -> None:
    from .reviewing import Session

    waiting = review.waiting()
    if not waiting:
        click.echo("Nothing is open: every claim of the file was decided on.", err=True)
        return
    if file == "-":
        _from_terminal()
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    session = Session(review, waiting, colour=colour)
    try:
        session.run()
    finally:
        _sum_up(session.tally, session.left)


def _from_terminal() -> None:
    """Answers, and an editor's input, come from the terminal: the claims came on standard input."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    except OSError:
        raise click.UsageError(
            "the claims came on standard input, and there is no terminal to ask; "
            "name a file, or use --to"
        ) from None


def _sum_up(tally: Counter[str], left: int) -> None:
    said = ", ".join(f"{tally[word]} {word}" for word in ("accepted", "rejected", "skipped"))
    click.echo(f"{said}; {left + tally['skipped']} open", err=True)


def _write(to: Path, review: Review) -> None:
    from ..errors import ProjectError
    from ..review import to_sheet

    if to.exists():
        raise ProjectError(f"{to} is there already; decisions in it would be lost")
    waiting = review.waiting()
    to.write_bytes(to_sheet(review, waiting).encode())
    click.echo(f"{len(waiting)} open claims in {to}", err=True)


def _take(back: Path, review: Review, found: list[Found]) -> None:
    from ..review import Decision, Sheet, from_sheet

    verdicts = from_sheet(Sheet(back.name, back.read_bytes()), review, found)
    if verdicts:
        review.decide(verdicts)
    accepted = sum(one.decision is Decision.ACCEPT for one in verdicts)
    left = len(review.waiting())
    click.echo(f"{accepted} accepted, {len(verdicts) - accepted} rejected; {left} open", err=True)


def _compare(one: Path, other: Path) -> None:
    from ..review import agreement

    _print(agreement(one, other), one, other)


def _print(found: Agreement, one: Path, other: Path) -> None:
    (aa, ar), (ra, rr) = found.table
    click.echo(f"A {one}\nB {other}\n")
    click.echo(f"{'':10}  {'B accept':>8}  {'B reject':>8}")
    click.echo(f"{'A accept':10}  {aa:>8,}  {ar:>8,}")
    click.echo(f"{'A reject':10}  {ra:>8,}  {rr:>8,}\n")
    click.echo(f"n          {found.claims:,} claims on which both decided")
    click.echo(f"alone      {found.alone[0]:,} only A, {found.alone[1]:,} only B")
    click.echo(f"agreement  {_figure(found.observed)}")
    click.echo(f"kappa      {_figure(found.kappa)}")


def _figure(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.3f}"
