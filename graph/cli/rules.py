"""`belligraph rules`."""

from __future__ import annotations

from pathlib import Path

import click

from . import options


@click.command()
@click.argument("project", required=False, type=click.Path(path_type=Path))
@options.store_folder
@click.pass_context
def command(ctx: click.Context, project: Path | None, store_path: Path) -> None:
    """List the rules that derive claims: which PROJECT uses, and what each concluded in the store.

    A rule is switched off where `rules` in belligraph.toml leaves it out. What fell with a premise
    is still known to have followed before.

    \b
    Example:
      belligraph rules
      belligraph rules my-conflict --store my-conflict/out/store
    """
    from ..derive import Tally, rules, tally
    from ..project import open_project
    from ..store import open_store
    from .answers import print_rows

    opened = open_project(project)
    used = {rule.name for rule in rules(opened.rules)}
    by_default = ctx.get_parameter_source("store_path") is click.core.ParameterSource.DEFAULT
    there = store_path.exists() or not by_default
    found = tally(open_store(store_path)) if there else {}
    click.echo(f"{opened.title}, {store_path if there else 'no store yet'}", err=True)
    rows = []
    for rule in rules():
        count = found.get(rule.name, Tally())
        told = [str(count.standing), str(count.fallen)] if there else ["", ""]
        rows.append([rule.name, "on" if rule.name in used else "off", *told, rule.query.title])
    print_rows(["rule", "state", "standing", "fallen", "title"], rows)
