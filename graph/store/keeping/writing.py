"""A store is changed: what it shall be is made beside it, and takes its place when that is done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from ...errors import StoreError
from ..engine import Store
from .brought import carry
from .disk import copy_file
from .journal import Doing
from .listing import contents
from .locking import NEW, locked
from .publishing import publish
from .snapshots import COLUMNS, DATABASE, SNAPSHOTS, check_replaceable, current, open_snapshot

MUCH_MORE = 1.1
"""How much a store has to grow for its files to be put in order: that takes as long as a build."""

_number = count()
"""No name comes again in a process: an engine is open for as long as anything refers to it."""


@contextmanager
def replacing(
    path: Path | str, origin: str, *, force: bool = False, doing: Doing | None = None
) -> Iterator[Store]:
    """An empty store that takes the place of the one at `path` when the block ends well.

    Args:
        path: a store folder; made if absent.
        origin: what the new batches come from; a store with batches of another origin is not
            replaced unless `force` says so.
        doing: what the journal is to tell; None = a build of `origin`.

    Raises:
        StoreForeignError: the folder is no store, or holds batches of other origin.
        StoreLockedError: another process is writing.
        StoreError: the disk refuses.
    """
    folder = Path(path)
    with locked(folder):
        check_replaceable(folder, origin, force=force)
        with beside(folder, None) as (building, store):
            yield store
            publish(folder, building, store, doing or Doing("build", origin), anew=True)


@contextmanager
def extending(path: Path | str, origin: str, *, doing: Doing | None = None) -> Iterator[Store]:
    """A store with what the one at `path` has, which takes its place when the block ends well.

    What is there stays: batches of every origin, and claims and entries of the registry that come
    again. The engine copies by hard links, so that little is written but what is new.

    Args:
        path: a store folder; made if absent.
        origin: what the new batches come from.
        doing: what the journal is to tell; None = an import of `origin`.

    Raises:
        StoreForeignError: the folder is no store.
        StoreLockedError: another process is writing.
        StoreError: the store cannot be read, or the disk refuses.
    """
    folder = Path(path)
    with locked(folder), extended(folder, doing or Doing("import", origin)) as store:
        yield store


@contextmanager
def extended(folder: Path, doing: Doing, staged: Path | None = None) -> Iterator[Store]:
    """As `extending`, for whoever has the lock; `staged` as for `beside`."""
    former = current(folder)
    with beside(folder, former, staged) as (building, store):
        before = held(store)
        if former is not None:
            carry(former, building)
        yield store
        much = held(store) > before * MUCH_MORE
        publish(folder, building, store, doing, anew=much)


@contextmanager
def beside(
    folder: Path, start: Path | None, staged: Path | None = None
) -> Iterator[tuple[Path, Store]]:
    """What is to be published, made beside it, and gone at the end if it was not.

    Args:
        start: the snapshot that it begins as a copy of; None = empty.
        staged: the engine's files to go on with, which began as that copy.

    Raises:
        StoreError: the engine finds its files damaged, or cannot write them.
    """
    building = folder / SNAPSHOTS / f"{NEW}{os.getpid()}-{next(_number)}"
    building.mkdir()
    try:
        store = copied(start, building, staged)
        try:
            yield building, store
        except RuntimeError as error:
            if type(error) is not RuntimeError:
                raise
            raise StoreError(f"the store at {folder} cannot be read or written: {error}") from None
        finally:
            store.close()
    finally:
        shutil.rmtree(building, ignore_errors=True)


def copied(snapshot: Path | None, building: Path, staged: Path | None = None) -> Store:
    """A copy of a snapshot, open for writing; arguments as for `beside`.

    Raises:
        StoreError: the snapshot cannot be read.
    """
    former = open_snapshot(snapshot, snapshot) if snapshot else None
    files = building / DATABASE
    try:
        if staged:
            copy(ox.Store.read_only(str(staged)), staged, files)
        elif snapshot and former:
            copy(former.engine, snapshot / DATABASE, files)
        engine = ox.Store(str(files))
    except RuntimeError as error:
        raise StoreError(f"{staged or snapshot} cannot be read: {error}") from None
    if snapshot is None or former is None:
        return Store(engine)
    return Store(engine, former.batches, snapshot / COLUMNS, extended=former.engine)


def copy(engine: ox.Store, files: Path, target: Path) -> None:
    """Copy an engine's files, which nobody changes: by links, or whole where it may make none."""
    try:
        engine.backup(str(target))
    except (OSError, RuntimeError):
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for name, file in contents(files).items():
            copy_file(file, target / name)


def held(store: Store) -> int:
    """How many claims a store has."""
    return sum(batch.claims for batch in store.batches)
