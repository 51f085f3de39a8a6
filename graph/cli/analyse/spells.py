"""`belligraph analyse spells`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from .. import options
from ..printing import Cell, claims_cell, format_option, print_analysis

COLUMNS = ("subject", "relation", "object", "first reported", "last reported", "ended", "claims")


@click.command()
@click.argument("actors", nargs=-1, metavar="[A [B]]")
@options.filters
@options.store
@format_option
def spells(actors: tuple[str, ...], format_: str, **chosen: Any) -> None:
    """When relations began and when they were last reported: of A, of A and B, or of all.

    A spell is a run of days on which a relation counts without a gap. That reports stop is not
    that a relation ends: `ended` is said only where a claim states it. All dates are looked at;
    --as-of only tells which actors the names mean.

    \b
    Example:
      belligraph analyse spells usa iraq
    """
    from ...analysis.history.spells import spells as work_out
    from ...errors import InputError

    if len(actors) > 2:
        raise click.UsageError("name two actors at most")
    graph, view = options.filtered(**chosen)
    registry = graph.registry
    ends = {registry.actor(name, view.as_of) for name in actors}
    if len(ends) < len(actors):
        raise InputError(f"{' and '.join(actors)} are the same actor, {ends.pop()}")
    every = work_out(graph.store.columns(), view, registry, ratings=graph.store.ratings)
    found = [spell for spell in every if ends <= {spell.subject, spell.object}]
    rows = [
        (Cell(one.subject, registry.actors[one.subject].label), one.relation.value,
         Cell(one.object, registry.actors[one.object].label),
         _day(one.first_reported, "not stated"), _day(one.last_reported, "going on"), one.ended,
         claims_cell(one.claims))
        for one in found
    ]  # fmt: skip
    print_analysis(format_, found, COLUMNS, rows)


def _day(day: date | None, otherwise: str) -> Cell:
    return Cell(day, str(day) if day else otherwise)
