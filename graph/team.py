"""Work shared among processes: what comes of each piece, in the order of the pieces."""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import BelligraphError

if TYPE_CHECKING:
    from concurrent.futures import Future

P = TypeVar("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Team:
    """Processes that all do the same.

    Attributes:
        size: how many there are.
        begin: is called in each, with `given`, before it is handed anything.
        ended: what is said where one of them is ended from outside.
        ahead: pieces that wait for each process; no more of them are in memory.
    """

    size: int
    begin: Callable[..., None]
    given: tuple[Any, ...]
    ended: str
    ahead: int = 4

    def each(self, done: Callable[[P], R], pieces: Iterable[P]) -> Iterator[R]:
        """What `done`, a function of a module, makes of each piece.

        Raises:
            BelligraphError: `begin` does; or `pieces` or `done`, once all before it is told; or a
                process died.
        """
        with ExitStack() as closing:
            pools = [self._process() for _ in range(self.size)]
            for pool in pools:
                closing.callback(pool.shutdown, wait=True)
            try:
                yield from _in_order(done, pieces, pools, self.ahead)
            except BrokenProcessPool:
                raise BelligraphError(self.ended) from None

    def _process(self) -> ProcessPoolExecutor:
        """A pool of one: in one of several, a death while others start is a race that may hang."""
        given = self.begin, self.given
        return ProcessPoolExecutor(1, get_context("spawn"), _begin, given)


def _in_order(
    done: Callable[[P], R], pieces: Iterable[P], pools: list[ProcessPoolExecutor], ahead: int
) -> Iterator[R]:
    waiting: deque[tuple[ProcessPoolExecutor, Future[R]]] = deque()
    broken: BelligraphError | None = None
    coming = iter(pieces)
    try:
        while True:
            try:
                piece = next(coming)
            except StopIteration:
                break
            except BelligraphError as error:
                broken = error
                break
            busy = Counter(pool for pool, future in waiting if not future.done())
            pool = min(pools, key=busy.__getitem__)
            with _undisturbed():
                waiting.append((pool, pool.submit(_do, done, piece)))
            if len(waiting) >= len(pools) * ahead:
                yield waiting.popleft()[1].result()
        while waiting:
            yield waiting.popleft()[1].result()
    finally:
        for _, future in waiting:
            future.cancel()
    if broken is not None:
        raise broken


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A process that starts within it never hears of Ctrl-C; this one does afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Own:
    """What there is once in each process: why it could not begin."""

    failed: Exception | None = None


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says that it was interrupted
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        begin(*given)
    except Exception as error:  # told with the first piece: here a pool drops it
        _Own.failed = error


def _do(done: Callable[[P], R], piece: P) -> R:
    if _Own.failed is not None:
        raise _Own.failed
    return done(piece)


def _end_with_parent() -> None:
    """A pool does not notice that its parent was killed, and would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
