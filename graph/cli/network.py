"""`belligraph network`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import click

from . import options


@click.command()
@click.option("--format", "format_", type=click.Choice(["graphml", "gexf", "json"]),
              default="graphml", show_default=True, help="The file's format.")  # fmt: skip
@options.filters
@click.option("--populations", is_flag=True, help="With populations, which are left out else.")
@options.output("Where to write.")
@options.store
def command(
    format_: str, populations: bool, out: BinaryIO, store_path: Path, **chosen: Any
) -> None:
    """Write the signed network as of a date: by default that of the store's build.

    \b
    Example:
      belligraph network --format graphml --as-of 2014-01-06 --out anbar.graphml
    """
    from ..exports import write_network
    from ..network import network

    graph, view = options.filtered(store_path, **chosen)
    made = network(graph.relations(view), graph.registry, populations=populations)
    write_network(made, format_, out)
    click.echo(f"{made.number_of_nodes()} actors, {made.number_of_edges()} relations", err=True)
