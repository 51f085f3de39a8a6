"""`belligraph undo`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .printing import tell


@click.command()
@click.argument("entry", type=click.IntRange(1))
@options.store_folder
def command(entry: int, store_path: Path) -> None:
    """Undo the change of a store that ENTRY of its history tells of.

    The last change is undone by the store as it was before, so undoing that again brings it back.
    Of an earlier import the claims are taken out; what later imports brought again stays, and so
    do actors and places that anything else names. A build that others followed stays.

    \b
    Example:
      belligraph history
      belligraph undo 3
    """
    from ..load import undo

    done = undo(store_path, entry)
    tell(f"Undone: {done.what}")
    tell(f"{done.added:,} claims came, {done.removed:,} went; {done.claims:,} are in the store")
    tell(f"belligraph undo {done.number} brings back what was there")
