"""`belligraph verify`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from . import options
from .printing import shown, tell


@click.command()
@options.store_folder
def command(store_path: Path) -> None:
    """Read a whole store and tell all that is wrong, a line each; then the exit code is 1.

    Every file must be as it was when it was published. Every claim is made again from its quads:
    its id must follow from what it says, the columns must say the same, and batches and journal
    must count them. Whether what the claims say is consistent is for `belligraph check`.

    \b
    Example:
      belligraph verify --store out/store
    """
    from ..pages.telling.words import counted
    from ..store import verify

    found = verify(store_path)
    for line in found.wrong:
        click.echo(shown(line))
    for left in found.left:
        tell(f"Note: {left} is being written, or was left by a writer that was cut off; "
             "the next writer removes it")  # fmt: skip
    for note in found.notes:
        tell(f"Note: {note}")
    wrong = counted(len(found.wrong), "fault") if found.wrong else "nothing wrong"
    tell(f"{found.claims:,} claims, {wrong}")
    sys.exit(1 if found.wrong else 0)
