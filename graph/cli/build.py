"""`belligraph build`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .printing import at_store, on_terminal

if TYPE_CHECKING:
    from ..assemble import Progress
    from ..build import Summary
    from ..project import Text

STEPS = {
    "tables": "reading tables",
    "texts": "reading texts",
    "store": "storing",
    "check": "checking",
    "pages": "drawing",
}
DRAWN = {"alliedWith": "allied with", "opposes": "opposes", "supports": "supports"}


@click.command()
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option("--text", "texts", multiple=True, metavar="FILE",
              help="A text to read claims from (repeatable).")  # fmt: skip
@click.option("--published", multiple=True, metavar="DATE", help="When the text appeared.")
@click.option("--publisher", multiple=True, metavar="NAME", help="Who published the text.")
@click.option("--via", multiple=True, metavar="NAME",
              help="The outlet whose report the text passes on, if it is a retelling.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
              metavar="FOLDER", help="Where to write store, site, documents and "
              "summary.json.")  # fmt: skip
@click.option("--source", "only", multiple=True, metavar="SOURCE",
              help="Narrow answers and pages to this source: its id, title or file "
              "(repeatable).")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a store that holds batches of other origin.")
def command(
    project: Path | None,
    texts: tuple[str, ...],
    published: tuple[str, ...],
    publisher: tuple[str, ...],
    via: tuple[str, ...],
    out: Path,
    only: tuple[str, ...],
    force: bool,
) -> None:
    """Read, check, store, derive, answer and draw PROJECT.

    PROJECT is a folder with a belligraph.toml; without one the current folder is used if it is a
    project, else the packaged sample. Each --text goes with the --published, --publisher and
    --via in the same position. The old output is replaced only when all went well: after bad
    rows, a violation or Ctrl-C nothing is changed, and the exit code is not 0.

    \b
    Example:
      belligraph build
      belligraph build --text report.txt --published 2014-01-06 --publisher "The Herald"
    """
    from ..build import build
    from ..project import open_project, sample

    opened = open_project(project)
    if opened == sample():
        click.echo("No project here: building the packaged sample.", err=True)
    every = _texts(texts, published, publisher, via)
    with _leaving_nothing(out), _progress() as shown, _undisturbed(shown) as progress:
        summary = build(opened, out, texts=every, only=only, force=force, progress=progress)
    _print_summary(summary, out)


def _texts(
    files: tuple[str, ...],
    published: tuple[str, ...],
    publisher: tuple[str, ...],
    via: tuple[str, ...],
) -> list[Text]:
    from ..project import Text

    if len(published) not in (0, len(files)):
        raise click.UsageError("each --text needs a --published DATE, or none")
    if max(len(publisher), len(via)) > len(files):
        raise click.UsageError("each --publisher and each --via goes with a --text")
    names = zip_longest(files, published, publisher, via, fillvalue="")
    return [Text(*one) for one in names]


@contextmanager
def _leaving_nothing(out: Path) -> Iterator[None]:
    """No empty folder is left where the block fails."""
    new = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        yield
    except BaseException:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _undisturbed(progress: Progress) -> Iterator[Progress]:
    """The same progress; once all is drawn, Ctrl-C is not heard until the block ends.

    What was made is put in its place by then, which is soon done and not to be cut in two.
    """
    before = signal.getsignal(signal.SIGINT)

    def tell(step: str, done: int, total: int) -> None:
        progress(step, done, total)
        if step == "pages" and done == total:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    try:
        yield tell
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Progress bars on standard error, if that is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    name = TextColumn("{task.description:<16}")
    columns = (name, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = on_terminal()
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks: dict[str, object] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS[step], total=total)
            bars.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        yield tell


def _print_summary(summary: Summary, out: Path) -> None:
    from rich.table import Table

    from .answers import printable

    as_of = (
        f"as of {summary.as_of}, acts of {summary.window} days" if summary.as_of else "all dates"
    )
    click.echo(printable(f"{summary.title}, {as_of}"), err=True)
    table = Table(show_header=False)
    for name, value in _figures(summary, out).items():
        table.add_row(name, value)
    on_terminal().print(table)
    for note in summary.notes:
        click.echo(f"Note: {note}", err=True)
    click.echo(f"Open {out / 'site' / 'index.html'}", err=True)
    click.echo(
        f"Ask  belligraph query who-supports -p actor=... {at_store(out / 'store')}", err=True
    )


def _figures(summary: Summary, out: Path) -> dict[str, str]:
    from ..pages.telling.words import counted

    offers, denials, derived = (summary.answers[n] for n in ("offers", "denials", "derived"))
    warnings = counted(len(summary.warnings), "warning")
    lists = f" (belligraph check {at_store(out / 'store')} lists them)" if summary.warnings else ""
    return {
        "claims": ", ".join(f"{n:,} {method}" for method, n in summary.claims.items()) or "none",
        "actors": f"{summary.actors:,}",
        "places": f"{summary.places:,}",
        "events": f"{summary.events:,}",
        "sources": f"{summary.sources:,}",
        "drawn": ", ".join(f"{n:,} {DRAWN[w]}" for w, n in summary.relations.items()) or "nothing",
        "not deeds": f"{counted(offers, 'offer, promise or request', 'offers, promises, requests')}"
        f"; {counted(denials, 'denial')}",
        "derived": f"{counted(derived, 'that counts then', 'that count then')}",
        "doubtful": f"{warnings}{lists}",
    }
