"""`belligraph network`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from . import options
from .printing import tell

NAMES = {"graphml": "graphml", "gexf": "gexf", "json": "node-link"}


@click.command()
@click.option("--format", "format_", type=click.Choice([*NAMES]), default="graphml",
              show_default=True, help="The file's format; json is node-link.")  # fmt: skip
@options.output
@options.filters
@options.populations
@options.store
def command(format_: str, out: Path, **chosen: Any) -> None:
    """Write the signed network as of a date: a short form of `belligraph export`.

    The files are those of `export graphml`, `export gexf` and `export node-link`; beside them it
    tells how many actors and relations there are.

    \b
    Example:
      belligraph network --format graphml --as-of 2014-01-06 --out anbar.graphml
    """
    from ..exports.formats import FORMATS
    from ..pages.telling.words import counted
    from .export import write

    made = write(FORMATS[NAMES[format_]], out, **chosen).network
    edges = counted(made.number_of_edges(), "relation")
    tell(f"{counted(made.number_of_nodes(), 'actor')}, {edges}")
