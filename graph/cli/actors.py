"""`belligraph actors`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .stores import place

if TYPE_CHECKING:
    from ..model import Actor
    from ..registry import Registry

INDENT = 4


@click.command()
@click.argument("name")
@click.option("--on", metavar="DATE", show_default="whenever",
              help="Only actors that bore the name on this date.")  # fmt: skip
@click.option("--near", is_flag=True, help="With the nearest names, though the name is found.")
@options.actors_of
@click.option("--store", "store_path", type=click.UNPROCESSED, callback=place,
              metavar="FOLDER|URL",
              help="Look in this store instead: it knows the actors of imports too.")  # fmt: skip
def command(
    name: str, on: str | None, data: Path | None, store_path: Path | None, *, near: bool
) -> None:
    """Look up NAME: which actor it is, its aliases, codes and offices.

    NAME is an id or any name. Where nobody is called so, the nearest names are listed and the exit
    code is 1.

    \b
    Example:
      belligraph actors ISIS
      belligraph actors Iraq --on 2003-01
    """
    from .answers import printable
    from .printing import wrapped

    if data and store_path:
        raise click.UsageError("--data or --store, not both")
    registry = _registry(data, store_path)
    day = options.read_date("--on", on) if on else None
    found = sorted(
        {n.id for n in registry.actors_called(name, day)} | ({name} & set(registry.actors))
    )
    for id_ in found:
        for line in _described(registry.actors[id_]):
            click.echo(wrapped(printable(line), INDENT))
    nearest = [id_ for id_ in registry.nearest_actors(name) if id_ not in found]
    if nearest and (near or not found):
        click.echo(f"near: {', '.join(nearest)}")
    if not found:
        click.echo(f"Error: no actor is called '{name}'{f' on {on}' if on else ''}", err=True)
        sys.exit(1)


def _registry(data: Path | None, store_path: Path | None) -> Registry:
    if store_path is not None:
        from ..api import open_graph

        return open_graph(store_path).registry
    from ..project import open_project

    return open_project(data).tables().registry


def _described(actor: Actor) -> Iterator[str]:
    known = ", in no table" if actor.provisional else ""
    yield f"{actor.id}  {actor.name} ({actor.kind.value.replace('_', ' ')}{known})"
    if actor.active:
        yield f"  active: {actor.active}"
    for word in ("aliases", "adjectives", "metonyms", "predecessors", "member_of", "codes"):
        for when, values in sorted(_by_time(getattr(actor, word)).items()):
            yield f"  {word.replace('_', ' ')}{when and f' {when}'}: {', '.join(values)}"
    for office in actor.offices:
        yield f"  {office.title} of {office.actor}{f' ({office.valid})' if office.valid else ''}"


def _by_time(values: Iterable[object]) -> dict[str, list[str]]:
    """Names or ids, together where they hold for the same time."""
    found: dict[str, list[str]] = {}
    for value in values:
        when = str(getattr(value, "valid", None) or "")
        found.setdefault(when, []).append(str(getattr(value, "value", value)))
    return found
