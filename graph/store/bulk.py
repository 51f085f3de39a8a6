"""Much at once into the engine, with its threads kept busy and its memory bounded.

The engine's bulk loader keeps what it is given until a million quads or so are together, for each
of as many threads as there are processors. Given portions it takes what the portions take, and
while it sorts some the next is made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

TEXT = 2**24
"""Bytes, some 50,000 quads of claims, for which the engine takes a second: who breaks off waits no
longer than for what is under way. Portions four times as large are no quicker."""
QUADS = 100_000
BLOCK = 500
"""Lines that are joined before they are counted."""
THREADS = 2
T = TypeVar("T")


def load_texts(engine: ox.Store, texts: Iterable[bytes]) -> None:
    """Load texts of N-Quads, each a portion.

    Raises:
        SyntaxError: a text is not N-Quads; others may be in the store.
    """
    _work_off(texts, lambda text: engine.bulk_load(text, ox.RdfFormat.N_QUADS))


def load_quads(engine: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Load quads."""
    rest = iter(quads)
    _work_off(iter(lambda: list(islice(rest, QUADS)), []), engine.bulk_extend)


def texts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines, or blocks of lines, as texts of some `TEXT` bytes."""
    rest, gathered, size = iter(lines), list[bytes](), 0
    while block := b"".join(islice(rest, BLOCK)):
        gathered.append(block)
        size += len(block)
        if size >= TEXT:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)


def _work_off(portions: Iterable[T], work: Callable[[T], None]) -> None:
    """Work on portions while the next are made; a few are there at a time, however many come."""
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        for portion in portions:
            if len(waiting) == THREADS:
                waiting.popleft().result()
            waiting.append(pool.submit(work, portion))
        for one in waiting:
            one.result()
