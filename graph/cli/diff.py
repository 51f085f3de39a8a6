"""`belligraph diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .answers import SHORT_ID
from .printing import format_option, print_analysis

if TYPE_CHECKING:
    from ..analysis.editions import EditionDiff, RelationChange, State, TieChange
    from ..model import Claim
    from ..registry import Registry

TIES = {1: "friends", -1: "enemies", 0: "undecided", None: "no report"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.filters
@format_option
def command(old: Path, new: Path, format_: str, **chosen: Any) -> None:
    """Compare the stores OLD and NEW: which claims came, went and changed which relations.

    \b
    Example:
      belligraph diff last-week/out/store out/store --as-of 2014-01-06
    """
    from ..analysis.editions import diff
    from ..api import open_graph

    before = open_graph(old)
    graph, view = options.filtered(new, **chosen)
    found = diff(before.claims, graph.claims, view, graph.registry, ratings=graph.store.ratings)
    rows = [_row(change, graph.registry) for change in found.relations]
    columns = ("subject", "relation", "object", "before", "after", "through")
    print_analysis(format_, _data(found), columns, rows, above=_figures(found, graph.registry))


def _row(change: RelationChange, registry: Registry) -> tuple[Any, ...]:
    subject, object_ = (registry.actors[id_].label for id_ in (change.subject, change.object))
    claims = [id_[:SHORT_ID] for id_ in change.claims]
    before, after = _state(change.before), _state(change.after)
    return subject, change.relation.value, object_, before, after, claims


def _state(state: State | None) -> str:
    if state is None:
        return "no report"
    doubt = "" if state.certain else ", date uncertain"
    return f"{state.score:.2f} by {state.roots}{doubt}"


def _figures(found: EditionDiff, registry: Registry) -> dict[str, Any]:
    def pair(tie: TieChange) -> str:
        a, b = (registry.actors[id_].label for id_ in (tie.a, tie.b))
        return f"{a} and {b}: {TIES[tie.before]} -> {TIES[tie.after]}"

    return {
        "claims that came": [_key(claim) for claim in found.came],
        "claims that went": [_key(claim) for claim in found.went],
        "rows changed": [change.row for change in found.changed],
        "claims retracted": [_key(one.new) for one in found.retracted],
        "claims reinstated": [_key(one.new) for one in found.reinstated],
        "records amended": [_key(one.new) for one in found.amended],
        "ties": [pair(tie) for tie in found.ties],
    }


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


def _key(claim: Claim) -> str:
    return claim.row or claim.id[:SHORT_ID]
