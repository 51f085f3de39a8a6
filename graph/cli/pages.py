"""`belligraph pages`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from ..model import Claim
    from ..registry import Registry


@click.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="Where to write the pages.")  # fmt: skip
@click.option("--title", default="", metavar="TITLE", show_default=options.OF_BUILD,
              help="The pages' title.")  # fmt: skip
@click.option("--actor", metavar="ACTOR", help="Only claims about this actor, by id or name.")
@click.option("--pair", nargs=2, metavar="ACTOR ACTOR", help="Only claims about these two.")
@click.option("--contact", default="", metavar="CONTACT",
              help="To whom readers report errors: an address, or words.")  # fmt: skip
@options.view
@options.store
def command(
    out: Path,
    title: str,
    actor: str | None,
    pair: tuple[str, str] | None,
    contact: str,
    as_of: str | None,
    window: int | None,
    known_by: str | None,
    source: str | None,
    store_path: Path,
) -> None:
    """Draw the pages of a store into a folder; they need no network.

    \b
    Example:
      belligraph pages --out site --as-of 2014-01-06
      belligraph pages --out pair --pair Iran Iraq
    """
    from ..api import open_graph
    from ..build import read_documents
    from ..errors import InputError
    from ..pages.site import titled, write_site

    if actor is not None and pair is not None:
        raise click.UsageError("--actor and --pair exclude each other")
    graph = open_graph(store_path)
    view = options.read_view(graph, as_of, window, known_by, source)
    chosen = _ids(pair or (() if actor is None else (actor,)), graph.registry, view.as_of)
    beside = isinstance(store_path, Path)  # a server has no texts beside it
    documents = read_documents(store_path.parent / "documents") if beside else {}
    named = " and ".join(graph.registry.actors[id_].label for id_ in chosen)
    default = ": ".join(filter(None, [graph.store.about().title, named]))
    title = title or titled(default, graph.registry, view)
    claims = _about(chosen, graph.claims) if chosen else graph.claims
    try:
        page = write_site(
            out, claims, graph.registry, view, title=title, documents=documents, contact=contact
        )
    except OSError as error:
        raise InputError(f"--out {out} cannot be written: {error.strerror}") from None
    click.echo(f"Open {page}", err=True)


def _ids(names: tuple[str, ...], registry: Registry, on: date | None) -> tuple[str, ...]:
    from ..errors import InputError

    found = tuple(registry.actor(name, on) for name in names)
    if len(set(found)) < len(found):
        raise InputError(f"{names[0]} and {names[1]} are the same actor, {found[0]}")
    return found


def _about(actors: tuple[str, ...], claims: Iterable[Claim]) -> list[Claim]:
    """The claims about an actor, or about two as they stand to each other."""
    wanted = set(actors)
    return [claim for claim in claims if wanted <= {claim.subject, claim.object}]
