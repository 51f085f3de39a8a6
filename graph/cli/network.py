"""`belligraph network`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from . import options


@click.command()
@click.option("--format", "format_", type=click.Choice(["graphml", "gexf", "json"]),
              default="graphml", show_default=True, help="The file's format.")  # fmt: skip
@options.view
@click.option("--populations", is_flag=True, help="With populations, which are left out else.")
@options.output("Where to write.")
@options.store
def command(
    format_: str,
    as_of: str | None,
    window: int | None,
    known_by: str | None,
    source: str | None,
    populations: bool,
    out: BinaryIO,
    store_path: Path,
) -> None:
    """Write the signed network as of a date: by default that of the store's build.

    \b
    Example:
      belligraph network --format graphml --as-of 2014-01-06 --out anbar.graphml
    """
    from ..api import open_graph
    from ..exports import write_network
    from ..network import network
    from ..relations import edges

    graph = open_graph(store_path)
    view = options.read_view(graph, as_of, window, known_by, source)
    made = network(edges(graph.claims, view), graph.registry, view, populations=populations)
    write_network(made, format_, out)
    click.echo(f"{made.number_of_nodes()} actors, {made.number_of_edges()} relations", err=True)
