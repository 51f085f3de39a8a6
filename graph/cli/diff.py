"""`belligraph diff`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .answers import SHORT_ID
from .printing import Cell, claims_cell, format_option, print_analysis, shown, tell_view
from .stores import place

if TYPE_CHECKING:
    from ..analysis.history.editions import EditionDiff, RelationChange, State, TieChange
    from ..model import Claim
    from ..registry import Registry

TIES = {1: "friendly", -1: "hostile", 0: "undecided", None: "not reported"}
COLUMNS = ("subject", "relation", "object", "sources before", "score before", "sources after",
           "score after", "through claims")  # fmt: skip
INDENT = 19
SHOWN = 50
"""Lines of one kind of change that are shown to people; JSON has them all."""


@click.command()
@click.argument("old", type=click.UNPROCESSED, callback=place)
@click.argument("new", type=click.UNPROCESSED, callback=place)
@options.filters_of("that of the build of NEW")
@format_option
def command(old: Path | str, new: Path | str, format_: str, **chosen: Any) -> None:
    """Compare the stores OLD and NEW: which claims came, went and changed which relations.

    Each is a folder, or the address of a SPARQL server.

    Claims are listed by their row, else by the start of their id. The table below them has the
    relations that appeared, vanished or are attested otherwise, as of the same date in both stores:
    how many independent sources say so (? where partial dates leave doubt), the score, and the
    claims that made the difference. The exit code is 0 whether or not anything differs.

    \b
    Example:
      belligraph diff last-week/out/store out/store --as-of 2014-01-06
    """
    from ..analysis.history.editions import diff
    from ..api import open_graph

    before = open_graph(old)
    graph, view = options.filtered(new, **chosen)
    tell_view(graph, view)
    registry = _both(before.registry, graph.registry)
    found = diff(before.claims, graph.claims, view, registry, ratings=graph.store.ratings)
    rows = [_row(change, registry) for change in found.relations]
    if format_ == "table":
        _print_changes(found, registry)
    print_analysis(format_, _data(found), COLUMNS, rows)


def _both(old: Registry, new: Registry) -> Registry:
    """What either store knows, as the new one has it: the old may name actors that are gone."""
    return replace(
        new,
        actors={**old.actors, **new.actors},
        publishers={**old.publishers, **new.publishers},
        places={**old.places, **new.places},
        theatres={**old.theatres, **new.theatres},
        sources={**old.sources, **new.sources},
    )


def _row(change: RelationChange, registry: Registry) -> tuple[Any, ...]:
    subject, object_ = (
        Cell(id_, registry.actors[id_].label) for id_ in (change.subject, change.object)
    )
    states = (*_state(change.before), *_state(change.after))
    return subject, change.relation.value, object_, *states, claims_cell(change.claims)


def _state(state: State | None) -> tuple[Cell | None, float | None]:
    """Sources and score; nothing where nothing is reported."""
    if state is None:
        return None, None
    return Cell(state.roots, f"{state.roots}{'' if state.certain else '?'}"), state.score


def _print_changes(found: EditionDiff, registry: Registry) -> None:
    """How many changes of each kind there are, and below it one line each, in order."""
    claims = {
        "claims that came": found.came,
        "claims that went": found.went,
        "rows changed": [claim for change in found.changed for claim in change.new],
        "claims retracted": [one.new for one in found.retracted],
        "claims reinstated": [one.new for one in found.reinstated],
        "records amended": [one.new for one in found.amended],
    }
    for name, changed in claims.items():
        rows = _rows(changed)
        width = max(map(len, list(rows)[:SHOWN]), default=0)
        lines = (f"{key:<{width}}  {_told(row, registry)}" for key, row in rows.items())
        _print_kind(name, len(rows), lines)
    ties = sorted(_tie(tie, registry) for tie in found.ties)
    _print_kind("ties changed", len(ties), ties)


def _print_kind(name: str, count: int, lines: Iterable[str]) -> None:
    click.echo(f"{name:<{INDENT}}{f'{count:,}' if count else 'none'}")
    for line in islice(lines, SHOWN):
        click.echo(f"  {shown(line)}")
    if count > SHOWN:
        click.echo(f"  and {count - SHOWN:,} more; --format json has them all")


def _rows(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by their row, else by the start of their id, in order."""
    rows: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        rows[claim.row or claim.id[:SHORT_ID]].append(claim)
    return dict(sorted(rows.items()))


def _told(claims: Sequence[Claim], registry: Registry) -> str:
    """What the first of the claims of a row says, and how many more it makes."""
    from ..pages.telling.words import agreeing, by_means, time, verb

    first = claims[0]
    subject = registry.actors[first.subject]
    if first.relation.takes_place:
        object_ = registry.places[first.object].name
    else:
        object_ = registry.actors[first.object].label
    said = f"{subject.label} {agreeing(verb(first), subject)} {object_}{by_means(first)}"
    when = f", {time(first)}" if time(first) else ""
    more = f", and {len(claims) - 1} more of this row" if len(claims) > 1 else ""
    return f"{said}{when}{more}"


def _tie(tie: TieChange, registry: Registry) -> str:
    a, b = (registry.actors[id_].label for id_ in (tie.a, tie.b))
    return f"{a} and {b}: {TIES[tie.before]} -> {TIES[tie.after]}"


def _data(found: EditionDiff) -> dict[str, Any]:
    """Claims by id; they stand in full in their stores."""
    return {
        "came": [claim.id for claim in found.came],
        "went": [claim.id for claim in found.went],
        "changed": [
            {"row": c.row, "old": [o.id for o in c.old], "new": [n.id for n in c.new]}
            for c in found.changed
        ],
        "retracted": [one.new.id for one in found.retracted],
        "reinstated": [one.new.id for one in found.reinstated],
        "amended": [one.new.id for one in found.amended],
        "relations": found.relations,
        "ties": found.ties,
    }
