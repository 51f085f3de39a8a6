"""`belligraph snapshot`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .printing import tell


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@options.store_folder
def command(folder: Path, store_path: Path) -> None:
    """Save a store, as it is now, in FOLDER, which must be new or empty.

    FOLDER is a store itself, with the journal, and every command can read it. On the same disk it
    shares files with the store and takes hardly any room; to outlive the disk, save it on another.
    Nobody who reads or writes is disturbed.

    \b
    Example:
      belligraph snapshot /mnt/backup/2014-01-06
    """
    from ..store import save_snapshot

    saved = save_snapshot(store_path, folder)
    tell(f"Snapshot {saved.name} of {store_path} is saved in {folder}")
    tell(f"belligraph restore {folder} brings it back")
