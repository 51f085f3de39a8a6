"""Blocs over time: the same number for the same bloc from snapshot to snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...columns import Columns
from ...network import Rule, SignedGraph, Step, reduce, snapshot_dates, snapshots
from ...registry import Registry
from ...relations import View
from ...score import UNRATED, Ratings
from ..blocs import Partition, blocs


@dataclass(frozen=True, slots=True)
class BlocPoint:
    """Who stands with whom as of a date.

    Attributes:
        method: how the blocs were found.
        nodes: the actors, sorted.
        blocs: the bloc of each, by a number that it keeps from snapshot to snapshot.
    """

    day: date
    method: str
    nodes: tuple[str, ...]
    blocs: tuple[int, ...]


def bloc_series(
    columns: Columns,
    view: View,
    registry: Registry | None,
    *,
    first: date,
    last: date,
    step: Step,
    rule: Rule = "attested",
    ratings: Ratings = UNRATED,
    method: Callable[[SignedGraph], Partition] = blocs,
) -> tuple[BlocPoint, ...]:
    """The blocs of a view's network, snapshot by snapshot.

    A bloc keeps the number of an earlier one so that as many actors as possible keep theirs, absent
    ones remembered (maximum-weight assignment: Kuhn 1955, Naval Research Logistics 2, 83-97). What
    matches no earlier bloc gets a number of its own.

    Args:
        view: its own date is not used.
        method: finds the blocs of one network.

    Raises:
        InputError: `last` lies before `first`, or too many snapshots.
    """
    days = snapshot_dates(first, last, step)
    tables = snapshots(columns, view, registry, days, ratings=ratings)
    return tuple(followed((day, method(reduce(t, registry, rule=rule).graph)) for day, t in tables))


def followed(partitions: Iterable[tuple[date, Partition]]) -> Iterator[BlocPoint]:
    """The partitions of some days with numbers that blocs keep, see `bloc_series`."""
    home: dict[str, int] = {}
    blocs = 0
    for day, partition in partitions:
        number = _matched(partition, home, blocs)
        now = tuple(number[bloc] for bloc in partition.blocs)
        home.update(zip(partition.nodes, now, strict=True))
        blocs = max([blocs, *(n + 1 for n in now)])
        yield BlocPoint(day, partition.method, partition.nodes, now)


def _matched(partition: Partition, home: Mapping[str, int], known: int) -> dict[int, int]:
    """The lasting number of each bloc of a partition; numbers from `known` on are new."""
    found = len(set(partition.blocs))
    common = np.zeros((found, known), int)
    for node, bloc in zip(partition.nodes, partition.blocs, strict=True):
        if node in home:
            common[bloc, home[node]] += 1
    pairs = zip(*linear_sum_assignment(common, maximize=True), strict=True)
    kept = {int(bloc): int(number) for bloc, number in pairs if common[bloc, number]}
    new = (bloc for bloc in range(found) if bloc not in kept)
    return kept | {bloc: known + i for i, bloc in enumerate(new)}
