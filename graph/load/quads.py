"""Files of quads read into a store, beside what is there: all of them, or none.

Many files that are cut off go on where they were: what was read is kept beside the store until all
of it takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..columns import METHODS
from ..errors import InputError, StoreLockedError
from ..model import Method
from ..store import Doing, QuadFile, Staged, Store, fill, resuming, settle
from ..store.former import Former
from ..store.keeping.snapshots import current as snapshot_of
from ..store.syntax import graph_of, syntax_of
from .grounds import Ground
from .hashing import Seen, hashed
from .renewing import renew

ORIGIN = "load of files"
ENOUGH = 2**27
"""After so many bytes, unpacked, what was read is kept for when the rest is cut off."""
TOLD_FILES = 5
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a load.

    Attributes:
        quads: how many statements were read now, those among them that the store had.
        again: how many files had been read when an earlier load was cut off.
        empty: the files, of those read now, in which there is no statement.
        graphs: where statements of the files that name no graph went; those of claims go to theirs.
        new: how many claims the store did not have.
        met: how many claims and entries of the registry it had, and kept as they were.
        claims: how many it holds now; derived: how many of them rules concluded.
        concluded: whether rules ran again.
    """

    quads: int
    again: int
    empty: tuple[Path, ...]
    graphs: tuple[str, ...]
    new: int
    met: int
    claims: int
    derived: int
    concluded: bool


def silent(size: int, quads: int) -> None:
    """Tell nobody."""


def load_files(files: Sequence[Path], store: Path, on: Ground, tell: Tell = silent) -> Filled:
    """Read files of quads into a store; the store is made if there is none.

    Args:
        files: by the ends of their names `.nq`, `.trig`, `.ttl`, `.nt` or `.jsonld`, also `.gz`.
        on: as `ground` gave it for the same store.
        tell: is told how many bytes were read, of the files as they lie there, and how many quads.

    Raises:
        InputError: a file is missing, damaged, not in its syntax, or changed while it was read;
            what it calls a claim or an entry of the registry is none of the model, or a claim
            names what the registry lacks; or there is nothing in any of them.
        StoreLockedError: another process writes to the store, or has since `on` was given.
        StoreError: the store cannot be read or written.
    """
    for file in files:
        syntax_of(file)
    seen, inputs = hashed(files)
    doing = Doing("load", names(files), on.curator, inputs)
    with resuming(store, doing, seen) as (target, staged):
        if snapshot_of(store) != on.snapshot:
            raise StoreLockedError(f"another process wrote to the store at {store}; load again")
        quads, empty = _read(target, staged, seen, tell)
        if len(empty) == len(seen):
            raise InputError(f"{names(files)}: no statement; expected at least one")
        new, met = settle(target, ORIGIN), _met(target.former)
        said = target.about()
        if on.snapshot is None and said.title:
            on = replace(on, about=said)
        concluded = renew(target, on, ORIGIN)
        columns = target.columns()
        derived = int((columns.method == METHODS.index(Method.DERIVED)).sum())
        return Filled(
            quads=quads,
            again=len(staged.done),
            empty=empty,
            graphs=tuple(_filled(target, files)),
            new=new,
            met=met,
            claims=len(columns),
            derived=derived,
            concluded=concluded,
        )


def _read(
    store: Store, staged: Staged, seen: Mapping[str, Seen], tell: Tell
) -> tuple[int, tuple[Path, ...]]:
    """Read what is not done yet, and tell in which there is nothing; what is done is kept."""
    done, quads, since, size, empty = set(staged.done), 0, 0, 0, []
    for name, one in seen.items():
        if name not in done:
            file = QuadFile(one.path, name[:64])
            quads += fill(store, file, partial(_tell, tell, file, size, quads))
            one.check()
            empty += [one.path] if file.is_empty else []
            done.add(name)
            since += file.at
            if since >= ENOUGH and len(done) < len(seen):
                staged.keep(store, done)
                since = 0
        size += one.size
        tell(size, quads)
    return quads, tuple(empty)


def _met(former: Former) -> int:
    """How many claims and entries came again."""
    return len(set(former.met)) + len(set(bytes(former.entries_met).split()))


def _filled(store: Store, files: Sequence[Path]) -> Iterator[str]:
    """The graphs of statements without one, of those files that had such."""
    for graph in dict.fromkeys(map(graph_of, files)):
        if any(store.engine.quads_for_pattern(None, None, None, graph)):
            yield str(graph.value)


def _tell(tell: Tell, file: QuadFile, size: int, quads: int, more: int) -> None:
    tell(size + file.packed, quads + more)


def names(files: Sequence[Path]) -> str:
    """The names of files in words; of many those of the first."""
    more = f" and {len(files) - TOLD_FILES} more" if len(files) > TOLD_FILES else ""
    return ", ".join(file.name for file in files[:TOLD_FILES]) + more
