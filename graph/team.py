"""Work shared among processes: what comes of each piece, in the order of the pieces."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
            BelligraphError: `pieces` or `done` does, once all before it is told; or a process died.
        """
        given = self.begin, self.given
        with ProcessPoolExecutor(self.size, get_context("spawn"), _begin, given) as pool:
            try:
                yield from _in_order(done, pieces, pool, self.size * self.ahead)
            except BrokenProcessPool:
                raise BelligraphError(self.ended) from None
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    done: Callable[[P], R], pieces: Iterable[P], pool: ProcessPoolExecutor, ahead: int
) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    broken: BelligraphError | None = None
    coming = iter(pieces)
    while True:
        try:
            piece = next(coming)
        except StopIteration:
            break
        except BelligraphError as error:
            broken = error
            break
        waiting.append(pool.submit(done, piece))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
    if broken is not None:
        raise broken


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says that it was interrupted
    Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    """A pool does not notice that its parent was killed, and would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
