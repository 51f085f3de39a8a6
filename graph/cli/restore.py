"""`belligraph restore`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .printing import tell


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@options.store_folder
def command(folder: Path, store_path: Path) -> None:
    """Make a store what the one in FOLDER is, which `snapshot` saved.

    The store is made if there is none, with the journal of the saved one. Else this is one more
    entry of its own journal, and can be undone.

    \b
    Example:
      belligraph verify --store /mnt/backup/2014-01-06
      belligraph restore /mnt/backup/2014-01-06
    """
    from ..store import restore
    from ..store.keeping.snapshots import current

    replaced = current(store_path) is not None
    done = restore(store_path, folder)
    tell(f"{store_path} holds the {done.claims:,} claims of {folder}")
    if replaced:
        tell(f"belligraph undo {done.number} brings back what was there")
