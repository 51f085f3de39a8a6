"""The parts of a large store, looked at by several processes: what came of each, in their order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..store import Store, open_snapshot
from ..team import Team
from .looking import Looked, Looking
from .reading import Batch, batches, tell

LARGE = 20_000
"""Claims from which on more processes than one are worth their start."""
MOST = 4
ENDED = "a process that checks claims was ended from outside, perhaps for want of memory"


def processes_for(claims: int) -> int:
    """How many processes check so many claims."""
    if claims < LARGE:
        return 1
    mine = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(MOST, mine)


def looked_at(
    store: Store, snapshot: Path, documents: Mapping[str, str], processes: int
) -> Iterator[Looked]:
    """What is found in each part, the same for any number of processes.

    Args:
        snapshot: its folder, which each process opens for reading.

    Raises:
        BelligraphError: a process died, or cannot open the snapshot.
    """
    team = Team(processes, _begin, (snapshot, dict(documents)), ENDED)
    yield from team.each(_done, batches(store.engine))


class _Own:
    """What a process of the pool looks with, made when it is first asked."""

    given: tuple[Path, Mapping[str, str]]
    looking: Looking | None = None


def _begin(snapshot: Path, documents: Mapping[str, str]) -> None:
    _Own.given = snapshot, documents


def _done(batch: Batch) -> Looked:
    if _Own.looking is None:
        snapshot, documents = _Own.given
        _Own.looking = Looking(open_snapshot(snapshot, snapshot), documents)
    looking = _Own.looking
    return looking(looking.reader.part(tell(looking.here.engine, batch)))
