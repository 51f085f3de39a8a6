"""The frustration index: how few edges contradict the best division into camps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import perf_counter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...errors import InputError
from ...network import SignedGraph
from .camps import any_camps, many_camps
from .deadlines import Effort
from .two_camps import two_camps

Solve: TypeAlias = "Callable[[SignedGraph], Frustration]"


@dataclass(frozen=True, slots=True)
class Frustration:
    """A division into camps, what it costs, and what every other costs at least.

    Attributes:
        value: how many edges the division breaks: friends apart and enemies together.
        bound: how many edges any division breaks at least.
        proven: whether both are the same, so that `value` is the index.
        camps: the camp of each node, numbered in the order of their first node.
        frustrated: the edges that are broken: names of both ends and sign, in order.
        seconds: how long it took.
    """

    value: int
    bound: int
    proven: bool
    camps: tuple[int, ...]
    frustrated: tuple[tuple[str, str, int], ...]
    seconds: float


def frustration(
    graph: SignedGraph,
    *,
    camps: int | None = 2,
    time_limit: float | None = None,
    work_limit: int | None = None,
    seed: int = 0,
) -> Frustration:
    """The cheapest division into camps, with proof.

    Two camps are the classic line index of balance (F. Harary, "On the measurement of structural
    balance", Behavioral Science 4, 1959; P. Abelson and M. Rosenberg, 1958); more are that of weak
    balance (P. Doreian and A. Mrvar, "A partitioning approach to structural balance", Social
    Networks 18, 1996). With two camps, or any number, the search ends with a proof unless the
    time runs out; with a number in between it does so for graphs of a few thousand edges and else
    ends with a bound.

    Args:
        graph: the signed graph.
        camps: how many there may be at most; None for any number.
        time_limit: seconds; None for as long as it takes. Kept to within about one second, or two
            to three with a million edges; but to read a graph in and put an answer together takes
            some 5 seconds for each million edges, however little time is given.
        work_limit: steps of linear programs, as `Effort` counts them, with two camps or any number;
            None for as many as it takes. A limit of work gives the same answer on every machine,
            one of time does not. A million steps take about half a second.
        seed: for the search for good divisions; a proven value does not depend on it.

    Raises:
        InputError: `camps` below 2, a time that is negative or no number, or a limit of work with
            a number of camps above 2.

    >>> triangle = SignedGraph.of([("a", "b", 1), ("b", "c", 1), ("a", "c", -1)])
    >>> result = frustration(triangle)
    >>> result.value, result.proven
    (1, True)
    """
    if camps is not None and camps < 2:
        raise InputError(f"camps {camps}: 2 or more expected, or None for any number")
    if time_limit is not None and not time_limit >= 0:
        raise InputError(f"time limit {time_limit}: seconds expected, 0 or more")
    if work_limit is not None and camps not in (2, None):
        raise InputError(f"camps {camps}: a limit of work goes with 2 of them, or any number")
    start = perf_counter()
    effort = Effort(inf if work_limit is None else work_limit)
    deadline = inf if time_limit is None else start + time_limit
    if camps == 2:
        found, bound = two_camps(graph, seed=seed, deadline=deadline, effort=effort)
    elif camps is None:
        found, bound = any_camps(graph, seed=seed, deadline=deadline, effort=effort)
    else:
        found, bound = many_camps(graph, camps, seed=seed, deadline=deadline)
    frustrated = broken(graph, found)
    return Frustration(
        value=len(frustrated),
        bound=bound,
        proven=bound == len(frustrated),
        camps=numbered(found),
        frustrated=frustrated,
        seconds=perf_counter() - start,
    )


def solver(
    *, time_limit: float | None = None, work_limit: int | None = None, seed: int = 0
) -> Solve:
    """`frustration` with two camps for many graphs, of which none is solved twice."""
    solved: dict[object, Frustration] = {}

    def solve(graph: SignedGraph) -> Frustration:
        key = graph.nodes, graph.ends.tobytes(), graph.signs.tobytes()
        if key not in solved:
            solved[key] = frustration(
                graph, time_limit=time_limit, work_limit=work_limit, seed=seed
            )
        return solved[key]

    return solve


def broken(graph: SignedGraph, camps: NDArray[np.int64]) -> tuple[tuple[str, str, int], ...]:
    """The edges that a division contradicts: names of both ends and sign, in order."""
    first, second = graph.ends.T
    chosen = np.flatnonzero((camps[first] == camps[second]) == (graph.signs < 0))
    ends, signs = graph.ends[chosen].tolist(), graph.signs[chosen].tolist()
    names = graph.nodes
    return tuple((names[a], names[b], s) for (a, b), s in zip(ends, signs, strict=True))


def numbered(camps: NDArray[np.int64]) -> tuple[int, ...]:
    """The same camps, numbered from 0 in the order of their first node."""
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(camp, len(numbers)) for camp in camps.tolist())
