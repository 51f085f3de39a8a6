"""What a picture rests on, in words: its period, its filters, and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from ..columns import NONE, RELATIONS, Columns
from ..model import Modality
from ..network import Step
from ..registry import Registry
from ..relations import View, tabulate

NAMED_SOURCES = 6
_IS_ACT = np.array([relation.is_act for relation in RELATIONS])


def caption(
    columns: Columns,
    view: View,
    registry: Registry,
    *,
    first: date,
    last: date,
    step: Step,
    between: Sequence[str] = (),
) -> str:
    """The caption of a picture of snapshots.

    Args:
        columns, view, first, last, step: as the series was made with.
        between: the two actors, for a dyad; their sources alone are named.
    """
    parts = [
        f"Snapshots by {step}, {first} to {last}",
        f"acts of the {view.window} days before each, ties while they hold",
        *_filters(view),
        _sources(columns, view, registry, first, last, between),
    ]
    return "; ".join(parts) + "."


def _filters(view: View) -> Iterator[str]:
    yield _modalities(view.modalities)
    yield "alleged claims included" if view.alleged else "without alleged claims"
    if view.derived:
        yield "derived claims included"
    if view.known_by is not None:
        yield f"as known by {view.known_by}"
    if view.min_score > 0:
        yield f"score of {view.min_score:g} or more"
    for what in ("means", "methods", "theatres"):
        chosen = getattr(view, what)
        if chosen is not None:
            yield f"only {what} {', '.join(sorted(chosen))}"


def _modalities(chosen: frozenset[Modality]) -> str:
    names = [modality.value for modality in Modality if modality in chosen]
    return f"claims of what is {' or '.join(names)}"


def _sources(
    columns: Columns,
    view: View,
    registry: Registry,
    first: date,
    last: date,
    between: Sequence[str],
) -> str:
    """The publishers of the claims that count in any snapshot, those of most claims first."""
    table = tabulate(columns, replace(view, as_of=None), registry)
    rows = table.claims.rows
    since = np.where(_IS_ACT[columns.relation[rows]], view.window, 0)
    meets = columns.last[rows] + since >= first.toordinal()
    rows = rows[meets & (columns.first[rows] <= last.toordinal())]
    if between:
        ends = sorted(columns.codes(between))
        rows = rows[np.isin(columns.subject[rows], ends) & np.isin(columns.object[rows], ends)]
    count = Counter(columns.publisher[rows].tolist())
    ordered = sorted(count, key=lambda code: (-count[code], code))
    names = [_publisher(columns.names[code], registry) for code in ordered if code != NONE]
    more = len(names) - NAMED_SOURCES
    tail = f" and {more} more" if more > 0 else ""
    claims = "1 claim" if len(rows) == 1 else f"{len(rows)} claims"
    return f"{claims} published by {', '.join(names[:NAMED_SOURCES]) or 'nobody'}{tail}"


def _publisher(id_: str, registry: Registry) -> str:
    known = registry.publishers.get(id_)
    return known.name if known else id_
