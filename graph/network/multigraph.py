"""Relations as a NetworkX multigraph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ..columns import MEANS, NONE, RELATIONS, Codes, Rows
from ..model import ActorKind, Relation
from ..registry import Registry
from ..relations import EdgeTable

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SCORE_DECIMALS = 6


def network(
    table: EdgeTable, registry: Registry, *, populations: bool = False
) -> MultiDiGraph[str]:
    """The signed network of a view.

    Args:
        table: relations between actors, as `relations.tabulate` makes them.
        registry: names and kinds of the actors.
        populations: with actors of the kind `population`, which are left out by default.

    Returns:
        A directed multigraph with the view's `as_of`, `window` and `known_by`. Nodes are actor ids
        with `label`, `name` and `kind`. Edges are keyed by relation and carry `sign` (+1, -1),
        `weight` (number of independent roots), `parties` (how many of those are a party to it),
        `score` (0..1, rounded), `means`, `first` and `last` (ISO dates, where stated),
        `symmetric` (an alliance, one edge for both directions), `certain`, `alleged`, `disputed`,
        `corroborated` and `claims` (ids).
    """
    import networkx as nx

    view = table.view
    graph: MultiDiGraph[str] = nx.MultiDiGraph(
        as_of=view.as_of.isoformat() if view.as_of else None,
        window=view.window if view.as_of else None,
        known_by=view.known_by.isoformat() if view.known_by else None,
    )
    shown = table if populations else without_populations(table, registry)
    names = shown.names
    for code in _in_order_of_mention(shown):
        actor = registry.actors[names[code]]
        graph.add_node(actor.id, label=actor.label, name=actor.name, kind=actor.kind.value)
    graph.add_edges_from(_edges(shown))  # type: ignore[arg-type]  # keyed edges are allowed
    return graph


def without_populations(table: EdgeTable, registry: Registry) -> EdgeTable:
    """The relations of which neither end is a population: crowds take no sides as one."""
    apart = np.zeros(len(table.names), bool)
    for code in np.unique(np.concatenate([table.subject, table.object])):
        apart[code] = registry.actors[table.names[code]].kind is ActorKind.POPULATION
    return table.keep(~(apart[table.subject] | apart[table.object]))


def _in_order_of_mention(table: EdgeTable) -> list[int]:
    ends = np.stack([table.subject, table.object], axis=1).ravel()
    return list(dict.fromkeys(ends.tolist()))


def _edges(table: EdgeTable) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    names = table.names
    columns = {
        "sign": [_SIGNS[code] for code in table.relation.tolist()],
        "weight": table.roots.tolist(),
        "parties": table.parties.tolist(),
        "score": table.score.round(SCORE_DECIMALS).tolist(),
        "means": _means(table),
        "first": _days(table.begins),
        "last": _days(table.ends),
        "symmetric": (table.relation == _ALLIED).tolist(),
        "certain": table.certain.tolist(),
        "alleged": table.alleged.tolist(),
        "disputed": table.disputed.tolist(),
        "corroborated": table.corroborated.tolist(),
        "claims": _cut(table.columns.hex_ids(table.claims.rows), table.claims.starts),
    }
    keys = tuple(columns)
    relations = [RELATIONS[code].value for code in table.relation.tolist()]
    rows = zip(table.subject.tolist(), table.object.tolist(), relations,
               zip(*columns.values(), strict=True), strict=True)  # fmt: skip
    for subject, object_, relation, values in rows:
        yield names[subject], names[object_], relation, dict(zip(keys, values, strict=True))


def _means(table: EdgeTable) -> list[list[str]]:
    """The means of each edge, by name."""
    edge = np.repeat(np.arange(len(table)), table.claims.sizes)
    pairs = np.unique(edge * len(MEANS) + _MEANS_ORDER[table.columns.means[table.claims.rows]])
    starts = np.searchsorted(pairs // len(MEANS), np.arange(len(table) + 1))
    return _cut([_MEANS_NAMES[code] for code in (pairs % len(MEANS)).tolist()], starts)


def _cut(values: list[str], starts: Rows) -> list[list[str]]:
    return [values[a:b] for a, b in pairwise(starts.tolist())]


def _days(days: Codes) -> list[str | None]:
    """ISO dates; there are few different ones."""
    different, where = np.unique(days, return_inverse=True)
    text = [None if d == NONE else date.fromordinal(d).isoformat() for d in different.tolist()]
    return [text[i] for i in where.tolist()]


_SIGNS = [relation.sign for relation in RELATIONS]
_ALLIED = RELATIONS.index(Relation.ALLIED_WITH)
_MEANS_NAMES = sorted(means.value for means in MEANS)
_MEANS_ORDER = np.array([_MEANS_NAMES.index(means.value) for means in MEANS])
