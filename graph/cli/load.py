"""`belligraph load`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .printing import at_store, on_terminal, some, tell

if TYPE_CHECKING:
    from ..load import Filled

TOLD_FILES, TOLD_GRAPHS = 5, 3


@click.command(context_settings={"max_content_width": 100})
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE...",
)
@options.store_folder
def command(files: tuple[Path, ...], store_path: Path) -> None:
    """Read FILEs of quads into a store, beside what is there: all of them, or none.

    A FILE ends in .nq, .trig, .ttl, .nt or .jsonld, or in .gz after that. Claims of ours are taken
    for what they are, anything else can be asked for with SPARQL. The store is made if there is
    none. If it is cut off, the same command goes on with the files that were not read yet.
    Statements that name no graph go to one that bears the file's name.

    \b
    Example:
      belligraph load claims.nq.gz more.ttl --store out/store
    """
    from ..load import ground, load_files

    on = ground(store_path)
    with _progress(sum(file.stat().st_size for file in files)) as told:
        filled = load_files(files, store_path, on, told)
    _print(files, filled)
    tell(f"Ask  belligraph query relations {at_store(store_path)}")


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int, int], None]]:
    """On a terminal: how much was read, how fast, and how long the rest will take."""
    from rich.progress import BarColumn, Progress, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Left(TimeRemainingColumn):
        def render(self, task: Task) -> Text:
            """How long it will take; what is done behind the reading has no measure."""
            return Text("then put in order") if task.finished else super().render(task)

    console = on_terminal()
    if not console.is_terminal:
        yield lambda *_: None
        return
    with Progress(
        TextColumn("{task.percentage:>3.0f} %"),
        BarColumn(),
        TextColumn("{task.fields[quads]:,} quads, {task.fields[rate]:,.0f}/s, left"),
        Left(),
        console=console,
    ) as progress:
        bar = progress.add_task("", total=size, quads=0, rate=0.0)

        def told(place: int, quads: int) -> None:
            rate = quads / max(progress.tasks[0].elapsed or 0.0, 0.1)
            progress.update(bar, completed=place, quads=quads, rate=rate)

        yield told


def _print(files: tuple[Path, ...], filled: Filled) -> None:
    from rich.table import Table

    again = f", {filled.again} of them before it was cut off" if filled.again else ""
    concluded = f", {filled.derived:,} of them by rules" if filled.derived else ""
    table = Table(show_header=False)
    table.add_row("files", f"{len(files)}{again}")
    table.add_row("statements read", f"{filled.quads:,}")
    table.add_row("new claims", f"{filled.new:,}")
    table.add_row("in the store", f"{filled.claims:,} claims{concluded}")
    on_terminal().print(table)
    if filled.graphs:
        told = some([f"<{graph}>" for graph in filled.graphs], TOLD_GRAPHS)
        tell(f"Statements that name no graph went to {told}")
    if filled.empty:
        tell(f"Note: there is no statement in {some([*map(str, filled.empty)], TOLD_FILES)}")
    if filled.met:
        tell(
            f"Note: {filled.met:,} of these claims and entries of the registry were in the store "
            "and stay as they were; where the files say otherwise of one, such as another gist or "
            "a retraction, it was not taken. To have it, load the files into a new store"
        )
    if not filled.concluded:
        tell("Note: the rules that derive claims did not run again: the store has too many claims")
