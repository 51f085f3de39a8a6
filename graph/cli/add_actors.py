"""`belligraph add-actors`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from ..model import Actor
    from ..registry import Registry


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "every", is_flag=True, help="All actors that no table has.")
@click.option("--from", "file", type=click.Path(path_type=Path), metavar="FILE",
              help="A table that 'import --unresolved' wrote and you looked through.")  # fmt: skip
@click.option("--data", type=click.Path(path_type=Path), default=Path(), show_default=True,
              metavar="FOLDER", help="The project whose tables get them.")  # fmt: skip
@options.store_folder
def command(
    names: tuple[str, ...], every: bool, file: Path | None, data: Path, store_path: Path
) -> None:
    """Add actors that imports brought to the tables of a project.

    NAME is an actor of the store that no table has, by id or name. Its row goes to the end of the
    project's actors.csv, with its codes, so that the next import knows it; complete it there.

    \b
    Example:
      belligraph add-actors "Sea People" --data my-conflict
      belligraph add-actors --all --data my-conflict
      belligraph add-actors --from nobody.csv --data my-conflict --store out/icews
    """
    from ..additions import add_actors, read_actors
    from ..api import open_graph
    from ..registry import Registry
    from .answers import printable

    if not (names or every or file):
        raise click.UsageError("which actors? give names, --all or --from FILE")
    alone = file and not (names or every) and not store_path.exists()
    registry = Registry() if alone else open_graph(store_path).registry
    actors = _chosen(registry, names, every=every) + (read_actors(file) if file else [])
    added = add_actors(data, actors, registry)
    for id_ in added:
        click.echo(printable(id_))
    before = len(set(actors)) - len(added)
    click.echo(f"{len(added)} added to {data / 'actors.csv'}, {before} there before", err=True)


def _chosen(registry: Registry, names: tuple[str, ...], *, every: bool) -> list[Actor]:
    from ..errors import UnknownNameError
    from ..registry import nearest

    provisional = {a.id: a for a in registry.actors.values() if a.provisional}
    if every:
        return list(provisional.values())
    called = {a.name.casefold(): a for a in provisional.values()}
    found = []
    for name in names:
        actor = provisional.get(name) or called.get(name.casefold())
        if actor is None:
            known = dict.fromkeys([*provisional, *(a.name for a in provisional.values())], "")
            raise UnknownNameError("actor that no table has", name, nearest(name, known))
        found.append(actor)
    return found
