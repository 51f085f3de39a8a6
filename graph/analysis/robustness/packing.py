"""A lower bound on what it costs to contradict a tie that a partition into two camps respects.

Pack paths of respected ties, each joining the ends of a contradicted tie, no tie used twice. Moving
a set of actors to the other camp contradicts the respected ties that it cuts and mends the others.
Where it cuts a contradicted tie it cuts its path too; so it costs at least the unused ties that it
cuts, less the contradicted ties for which no path was left. The cheapest set that cuts a given tie
costs at least a minimum cut of the unused ties between its ends, less that number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

Tie = tuple[str, str]


class Packing:
    """Paths of respected ties, one for each contradicted tie as far as they reach.

    Args:
        near: for each actor, the others that it has ties with.
        against: the contradicted ones among these ties.
    """

    def __init__(self, near: Mapping[str, Iterable[str]], against: Sequence[Tie]) -> None:
        unused = {v: dict.fromkeys(others) for v, others in near.items()}
        for a, b in against:
            del unused[a][b], unused[b][a]
        lengths = {tie: len(_path(unused, *tie)) for tie in against}
        self._uncovered = 0
        for tie in sorted(against, key=lambda t: (lengths[t], t)):
            path = _path(unused, *tie)
            self._uncovered += not path
            for a, b in pairwise(path):
                del unused[a][b], unused[b][a]
        self._number = {v: i for i, v in enumerate(unused)}
        ends = [(self._number[v], self._number[w]) for v, others in unused.items() for w in others]
        rows, columns = np.array(ends, dtype=np.int32).reshape(-1, 2).T
        ones = np.ones(len(ends), dtype=np.int32)
        self._unused = csr_array((ones, (rows, columns)), shape=(len(unused),) * 2)

    def reaches(self, tie: Tie, cost: int) -> bool:
        """Whether to contradict a respected tie is sure to cost so much."""
        a, b = (self._number[end] for end in tie)
        return int(maximum_flow(self._unused, a, b).flow_value) - self._uncovered >= cost


def _path(near: dict[str, dict[str, None]], start: str, end: str) -> list[str]:
    """A shortest path; empty if there is none."""
    before = {start: start}
    todo = deque([start])
    while todo and end not in before:
        node = todo.popleft()
        for other in near[node]:
            if other not in before:
                before[other] = node
                todo.append(other)
    if end not in before:
        return []
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path
