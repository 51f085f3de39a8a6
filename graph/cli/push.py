"""`belligraph push`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .printing import tell
from .stores import tell_progress


@click.command()
@click.argument("address")
@click.option(
    "--update", metavar="URL", help="Where the server takes updates; by default as told below."
)
@click.option(
    "--graph-store",
    metavar="URL",
    help="Where it has the graph store protocol, which is quicker than updates.",
)
@click.option("--force", is_flag=True, help="Replace graphs that were not pushed from this store.")
@options.store_folder
def command(
    address: str, update: str | None, graph_store: str | None, force: bool, store_path: Path
) -> None:
    """Copy a store to the SPARQL server at ADDRESS, where queries are asked.

    Each named graph that is new or changed is replaced as a whole, one after the other, and counted
    when it is there; graphs that were pushed before and are no more are removed. If it is cut off,
    push again. A line tells of each graph: statements before and after. Graphs that were not pushed
    from this store are not touched, and where one bears a name that is needed, nothing is done.

    Updates go to the same address, or to /update beside /query, or to /statements below
    /repositories/NAME. Credentials come from the environment: BELLIGRAPH_REMOTE_USER and
    BELLIGRAPH_REMOTE_PASSWORD, or BELLIGRAPH_REMOTE_TOKEN. docs/servers.md has the addresses.

    \b
    Example:
      belligraph push http://localhost:7878/query
      belligraph push http://localhost:7878/query --graph-store http://localhost:7878/store
    """
    from ..store import open_store
    from ..store.remote import push, read_address

    tell_progress()
    asked = read_address(address)
    changes = push(
        open_store(store_path),
        asked,
        read_address(update) if update else asked.for_updates,
        read_address(graph_store) if graph_store else None,
        force=force,
    )
    done = 0
    for change in changes:
        click.echo(f"{change.graph}: {change.before:,} -> {change.after:,}")
        done += 1
    tell(f"{done:,} graphs changed at {asked}" if done else f"Nothing is new to {asked}")
