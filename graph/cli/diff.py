"""`belligraph diff`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import options
from .answers import SHORT_ID
from .printing import Cell, claims_cell, format_option, print_analysis, some, tell_view

if TYPE_CHECKING:
    from ..analysis.history.editions import EditionDiff, RelationChange, State, TieChange
    from ..model import Claim
    from ..registry import Registry

TIES = {1: "friendly", -1: "hostile", 0: "undecided", None: "not reported"}
COLUMNS = ("subject", "relation", "object", "sources before", "score before", "sources after",
           "score after", "through claims")  # fmt: skip


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.filters
@format_option
def command(old: Path, new: Path, format_: str, **chosen: Any) -> None:
    """Compare the stores OLD and NEW: which claims came, went and changed which relations.

    Claims are told by their row, else by the start of their id. The table lists relations that
    appeared, vanished or are attested otherwise, as of the same date in both stores: how many
    independent sources say so (? where partial dates leave doubt), the score, and the claims that
    made the difference.

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
    print_analysis(format_, _data(found), COLUMNS, rows, above=_figures(found, registry))


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


def _figures(found: EditionDiff, registry: Registry) -> dict[str, Any]:
    def pair(tie: TieChange) -> str:
        a, b = (registry.actors[id_].label for id_ in (tie.a, tie.b))
        return f"{a} and {b}: {TIES[tie.before]} -> {TIES[tie.after]}"

    return {
        "claims that came": _listed(map(_key, found.came)),
        "claims that went": _listed(map(_key, found.went)),
        "rows changed": _listed(change.row for change in found.changed),
        "claims retracted": _listed(_key(one.new) for one in found.retracted),
        "claims reinstated": _listed(_key(one.new) for one in found.reinstated),
        "records amended": _listed(_key(one.new) for one in found.amended),
        "ties changed": _listed(map(pair, found.ties)),
    }


def _listed(names: Iterable[str]) -> str:
    """How many there are, and which."""
    listed = list(names)
    return f"{len(listed)}: {some(listed)}" if listed else "none"


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
