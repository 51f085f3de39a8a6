"""`belligraph pages`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options


@click.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the pages.")
@click.option("--title", default="", help="The pages' title; default: that of the build.")
@options.view
@options.store
def command(
    out: Path,
    title: str,
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
    """
    from ..api import open_graph
    from ..build import read_documents
    from ..errors import InputError
    from ..pages import write_site

    graph = open_graph(store_path)
    view = options.read_view(graph, as_of, window, known_by, source)
    documents = read_documents(store_path.parent / "documents")
    title = title or graph.store.about().title
    try:
        page = write_site(out, graph.claims, graph.registry, view, title=title, documents=documents)
    except OSError as error:
        raise InputError(f"--out {out} cannot be written: {error.strerror}") from None
    click.echo(f"Open {page}", err=True)
