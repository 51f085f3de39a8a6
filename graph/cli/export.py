"""`belligraph export`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

import click

from . import options

FORMATS = ("turtle", "trig", "nquads", "jsonld", "csv")


@click.command()
@click.option("--format", "format_", type=click.Choice(FORMATS), default="trig",
              show_default=True, help="The file's format; csv holds the claims only.")  # fmt: skip
@options.output("Where to write.")
@options.store
def command(format_: str, out: BinaryIO, store_path: Path) -> None:
    """Write the whole graph in another format; the same graph gives the same bytes.

    \b
    Example:
      belligraph export --format nquads --out graph.nq
    """
    from ..exports import write_rdf, write_table
    from ..store import open_store

    store = open_store(store_path)
    if format_ == "csv":
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        write_table(store.claims(), text)
        text.detach()
    else:
        write_rdf(store, format_, out)
