"""`belligraph actors`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..model import Actor
    from ..registry import Registry


@click.command()
@click.argument("name")
@click.option("--on", metavar="DATE", help="The date of the mention (EDTF).")
@click.option("--data", type=click.Path(path_type=Path), help="A project; default as for build.")
@click.option("--store", "store_path", type=click.Path(path_type=Path),
              help="Look in this store instead: it knows the actors of imports too.")  # fmt: skip
def command(name: str, on: str | None, data: Path | None, store_path: Path | None) -> None:
    """Look up NAME: which actor it is, its aliases, and the nearest names.

    \b
    Example:
      belligraph actors ISIS
      belligraph actors Iraq --on 2003-01
    """
    from .answers import printable
    from .options import read_date

    if data and store_path:
        raise click.UsageError("--data or --store, not both")
    registry = _registry(data, store_path)
    day = read_date("--on", on) if on else None
    found = sorted(
        {n.id for n in registry.actors_called(name, day)} | ({name} & set(registry.actors))
    )
    for id_ in found:
        click.echo(printable(_described(registry.actors[id_])))
    near = [id_ for id_ in registry.nearest_actors(name) if id_ not in found]
    if near:
        click.echo(f"near: {', '.join(near)}")
    if not found:
        click.echo(f"Error: no actor is called '{name}'{f' on {on}' if on else ''}", err=True)
        sys.exit(1)


def _registry(data: Path | None, store_path: Path | None) -> Registry:
    if store_path is not None:
        from ..api import open_graph

        return open_graph(store_path).registry
    from ..project import open_project

    return open_project(data).tables().registry


def _described(actor: Actor) -> str:
    known = ", in no table" if actor.provisional else ""
    lines = [f"{actor.id}  {actor.name} ({actor.kind.value.replace('_', ' ')}{known})"]
    if actor.active:
        lines.append(f"  active: {actor.active}")
    for word in ("aliases", "adjectives", "metonyms", "predecessors", "member_of", "codes"):
        values = getattr(actor, word)
        if values:
            lines.append(f"  {word.replace('_', ' ')}: {', '.join(map(_value, values))}")
    lines += [
        f"  {o.title} of {o.actor}{f' ({o.valid})' if o.valid else ''}" for o in actor.offices
    ]
    return "\n".join(lines)


def _value(value: object) -> str:
    valid = getattr(value, "valid", None)
    text = str(getattr(value, "value", value))
    return f"{text} ({valid})" if valid else text
