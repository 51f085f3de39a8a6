"""`belligraph explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from . import options


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="For people, or all of it as JSON.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True,
              metavar="NUMBER",
              help="Claims to tell of each voice and in each list, as text; 0 = all.")  # fmt: skip
@options.filters
@options.store
def command(
    one: str, other: str, format_: str, limit: int, store_path: Path, **chosen: Any
) -> None:
    """Explain how ONE and OTHER stand: every claim, chain and weight behind every number.

    \b
    Example:
      belligraph explain usa iraq --as-of 2014-01-06
      belligraph explain Iran US --known-by 2014-01-06
    """
    import json

    from .explanation import as_json, as_text

    graph, view = options.filtered(store_path, **chosen)
    pair = graph.between(one, other, view)
    accounts = graph.accounts(pair)
    if format_ == "json":
        click.echo(json.dumps(as_json(pair, accounts, view), indent=2, ensure_ascii=False))
    else:
        click.echo(as_text(pair, accounts, view, graph.registry, limit or None), nl=False)
