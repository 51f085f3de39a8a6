"""Work that is done ahead of who takes its results, and never far ahead."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
CORES = min(4, os.cpu_count() or 1)
"""Threads that read at once; disks give no more than a few can take."""


def ahead(
    pool: Executor, work: Callable[[T], R], items: Iterable[T], most: int = CORES
) -> Iterator[R]:
    """The results of items in their order, at most `most` of them waiting or under way."""
    waiting: deque[Future[R]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
