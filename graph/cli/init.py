"""`belligraph init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="My conflict", show_default=True, metavar="TITLE",
              help="The project's title.")  # fmt: skip
def command(folder: Path, title: str) -> None:
    """Start a project in FOLDER: its tables, with one worked example to replace.

    FOLDER must be new or empty.

    \b
    Example:
      belligraph init my-conflict --title "The island dispute"
      belligraph build my-conflict
    """
    from ..starter import write_project

    for file in write_project(folder, title):
        click.echo(file)
    click.echo(f"Next: belligraph build {folder}", err=True)
