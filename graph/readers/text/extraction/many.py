"""Many documents, by one process or several: what came of each, in the order of the documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....errors import TextError
from ....team import Team
from ..documents.document import Document
from .records import to_record

if TYPE_CHECKING:
    from ....registry import Registry
    from .backends import Extracting

ENDED = (
    "a process that reads texts was ended from outside, perhaps for want of memory; "
    "try fewer --processes"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: a JSON text a claim, or what kept it from being read.

    Attributes:
        key: the hash of its text; of one that was not read, what is wrong with it.
    """

    key: str
    claims: tuple[str, ...] = ()
    fault: TextError | None = None


def key_of(given: Document | TextError) -> str:
    """The key of what comes of a document."""
    return str(given) if isinstance(given, TextError) else given.sha256


@dataclass(frozen=True, slots=True)
class Work:
    """How documents are read; `made` gives a reader, in each process anew."""

    made: Callable[[], Extracting]
    registry: Registry


def outcomes(
    coming: Iterable[Document | TextError], work: Work, processes: int = 1
) -> Iterator[Outcome]:
    """What came of each document, the same for any number of processes.

    Args:
        coming: documents, and what kept others from being read; taken as they are needed.

    Raises:
        BelligraphError: `coming` or a reader does, once all before it is told; or a process died.
    """
    if processes == 1:
        reading = _Reading(work)
        yield from map(reading, coming)
        return
    team = Team(processes, _begin, (work,), ENDED)
    yield from team.each(_done, coming)


class _Reading:
    """Reads one document after another."""

    def __init__(self, work: Work) -> None:
        self._reader = work.made()
        self._registry = work.registry

    def __call__(self, given: Document | TextError) -> Outcome:
        if isinstance(given, TextError):
            return Outcome(key_of(given), fault=given)
        try:
            read = self._reader.extract(given)
        except TextError as fault:
            return Outcome(key_of(given), fault=fault)
        records = (to_record(one, given, self._registry) for one in read.claims)
        return Outcome(key_of(given), tuple(json.dumps(r, ensure_ascii=False) for r in records))


_own: list[_Reading] = []
"""The reading of a process of the pool."""


def _begin(work: Work) -> None:
    _own[:] = [_Reading(work)]


def _done(document: Document | TextError) -> Outcome:
    return _own[0](document)
