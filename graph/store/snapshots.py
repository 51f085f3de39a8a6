"""A store folder: snapshots that are published whole, and one writer at a time.

A store folder holds `meta.json` (the format), `journal` (one JSON line a change),
`snapshots/N/db` (the engine's files) with `snapshots/N/batches.json` (what is in it) and
`snapshots/N/claims.npz` (the claims as columns, for relations), and the link `current`.
A snapshot is never changed once `current` has pointed to it: readers need no lock, and a change is
a new snapshot that takes the place of the old one in one step. The folder being written,
`snapshots/next`, is guarded by the engine's own lock. What is added to the current snapshot goes to
a copy of it beside that folder, under the same lock.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox

from ..errors import StoreError, StoreForeignError, StoreLockedError
from .contents import Batch
from .engine import MEMORY, Store

FORMAT = 1
KEPT_SNAPSHOTS = 2
COLUMNS = "claims.npz"
EXTENDED = "extended-"
"""How the names of copies begin that are being added to."""
MUCH_MORE = 1.1
"""How much a store has to grow for its files to be put in order: that takes as long as a build."""
LOCKED = ("lock hold by", "While lock file")
"""How the engine says that somebody else has its lock."""


def open_store(path: Path | str) -> Store:
    """Open a store for reading, or an empty one in memory.

    Args:
        path: a store folder, or `MEMORY`.

    Raises:
        StoreForeignError: the folder is no store, or one of a newer format.
        StoreError: there is none, or it cannot be read.
    """
    if path == MEMORY:
        return Store(ox.Store())
    folder = Path(path)
    if not folder.exists():
        raise StoreError(f"there is no store at {folder}; 'belligraph build' makes one")
    _check_format(folder)
    snapshot = folder / "current"
    if not snapshot.exists():
        raise StoreError(f"the store at {folder} is empty; 'belligraph build' fills it")
    try:
        columns = snapshot.resolve() / COLUMNS  # of this snapshot, whatever is published later
        engine = ox.Store.read_only(str(snapshot / "db"))
        return Store(engine, _read_batches(snapshot), columns)
    except (OSError, RuntimeError) as error:  # what the engine raises for damaged files
        raise StoreError(f"the store at {folder} cannot be read: {error}") from None


def check_replaceable(path: Path | str, origin: str, *, force: bool = False) -> None:
    """Refuse what `replacing` would, for the batches of a store.

    Raises:
        StoreForeignError: the store holds batches of other origin.
    """
    folder = Path(path)
    others = sorted({b.origin for b in _read_batches(folder / "current")} - {origin})
    if others and not force:
        raise StoreForeignError(
            f"the store at {folder} holds batches from {', '.join(others)}, "
            f"which a build of {origin} would drop; use --force to replace it, or another --out"
        )


@contextmanager
def replacing(path: Path | str, origin: str, *, force: bool = False) -> Iterator[Store]:
    """An empty store that takes the place of the one at `path` when the block ends well.

    Args:
        path: a store folder; made if absent.
        origin: what the new batches come from; a store with batches of another origin is not
            replaced unless `force` says so.

    Raises:
        StoreForeignError: the folder is no store, or holds batches of other origin.
        StoreLockedError: another process is writing.
        StoreError: the disk refuses.
    """
    folder = Path(path)
    with _locked(folder, origin, force=force) as (working, store):
        store.engine.clear()
        yield store
        _publish(folder, working, store, "build", origin)  # still holding the engine's lock


@contextmanager
def extending(path: Path | str, origin: str) -> Iterator[Store]:
    """A store with what the one at `path` has, which takes its place when the block ends well.

    What is there stays: batches of every origin, and claims and entries of the registry that come
    again. The engine copies by hard links, so that little is written but what is new.

    Args:
        path: a store folder; made if absent.
        origin: what the new batches come from.

    Raises:
        StoreForeignError: the folder is no store.
        StoreLockedError: another process is writing.
        StoreError: the store cannot be read, or the disk refuses.
    """
    folder = Path(path)
    with _locked(folder, origin, force=True) as (working, guard):
        if not (folder / "current").exists():
            guard.engine.clear()
            yield guard
            _publish(folder, working, guard, "import", origin)
            return
        with _copied(folder) as (copy, store):
            before = _held(store)
            yield store
            much = _held(store) > before * MUCH_MORE
            _publish(folder, copy, store, "import", origin, anew=much)


@contextmanager
def _locked(folder: Path, origin: str, *, force: bool) -> Iterator[tuple[Path, Store]]:
    """The folder that is written to and its store, whose engine keeps others from writing."""
    working = folder / "snapshots" / "next"
    try:
        made = _prepare(folder, origin, force=force)
        store = Store(_open_for_writing(working / "db", folder))
    except OSError as error:
        raise StoreError(f"the store at {folder} cannot be written: {error}") from None
    try:
        _remove_leftovers(folder)
        yield working, store
        _discard(working, store)  # if it was not published, it was only the lock
    except OSError as error:
        _discard(folder if made else working, store)
        raise StoreError(f"the store at {folder} cannot be written: {error}") from None
    except BaseException:
        _discard(folder if made else working, store)
        raise


@contextmanager
def _copied(folder: Path) -> Iterator[tuple[Path, Store]]:
    """A copy of the current snapshot, gone at the end if it was not published."""
    copy = folder / "snapshots" / f"{EXTENDED}{os.getpid()}"
    copy.mkdir()
    try:
        store = _copy(folder, copy / "db")
        try:
            yield copy, store
        finally:
            store.close()
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _copy(folder: Path, database: Path) -> Store:
    former = open_store(folder)
    columns = (folder / "current").resolve() / COLUMNS
    try:
        former.engine.backup(str(database))
        return Store(ox.Store(str(database)), former.batches, columns, extended=former.engine)
    except RuntimeError as error:
        raise StoreError(f"the store at {folder} cannot be read: {error}") from None


def _remove_leftovers(folder: Path) -> None:
    """Remove copies whose writers were cut off; only the holder of the lock does so."""
    for copy in (folder / "snapshots").glob(f"{EXTENDED}*"):
        shutil.rmtree(copy, ignore_errors=True)


def _discard(building: Path, store: Store) -> None:
    """Remove what is not published: out of the way first, for the engine may still write to it."""
    failed = building.with_name(f"failed-{os.getpid()}")
    with suppress(OSError):
        building.rename(failed)
    store.close()
    shutil.rmtree(failed, ignore_errors=True)


def _check_format(folder: Path) -> None:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        version = int(meta["format"])
    except (OSError, ValueError, KeyError, TypeError):
        inside = [p for p in (folder / "store", folder / "out" / "store") if p.is_dir()]
        near = f"; did you mean {inside[0]}?" if inside else ""
        raise StoreForeignError(f"{folder} is not a belligraph store{near}") from None
    if version > FORMAT:
        raise StoreForeignError(
            f"the store at {folder} has format {version}; this version reads up to {FORMAT}"
        )


def _prepare(folder: Path, origin: str, *, force: bool) -> bool:
    """Check the folder, or make it; whether it was made."""
    made = not folder.exists() or not any(folder.iterdir())
    if not made:
        _check_format(folder)
    else:
        (folder / "snapshots").mkdir(parents=True, exist_ok=True)
        meta = json.dumps({"format": FORMAT}) + "\n"
        (folder / "meta.json").write_text(meta, encoding="utf-8")
    check_replaceable(folder, origin, force=force)
    return made


def _open_for_writing(database: Path, folder: Path) -> ox.Store:
    database.mkdir(parents=True, exist_ok=True)
    try:
        return ox.Store(str(database))
    except (OSError, RuntimeError) as error:
        if any(words in str(error) for words in LOCKED):
            raise StoreLockedError(
                f"another process is writing to the store at {folder}; try again when it is done"
            ) from None
    shutil.rmtree(database, ignore_errors=True)  # damaged when an earlier build was cut off
    return ox.Store(str(database))


def _read_batches(snapshot: Path) -> list[Batch]:
    try:
        text = (snapshot / "batches.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    try:
        return [Batch(**entry) for entry in json.loads(text)]
    except (ValueError, TypeError):
        file = snapshot / "batches.json"
        raise StoreError(f"{file} is damaged; remove the store and build it again") from None


def _held(store: Store) -> int:
    """How many claims a store has."""
    return sum(batch.claims for batch in store.batches)


def _publish(
    folder: Path, building: Path, store: Store, action: str, origin: str, *, anew: bool = True
) -> None:
    """Make what was built the current snapshot; `anew`: its files are put in order as a whole."""
    if anew:
        store.engine.optimize()
    store.engine.flush()
    store.columns().save(building / COLUMNS)
    text = json.dumps([asdict(b) for b in store.batches], indent=1) + "\n"
    (building / "batches.json").write_text(text, encoding="utf-8")
    snapshots = folder / "snapshots"
    numbers = sorted(int(p.name) for p in snapshots.iterdir() if p.name.isdigit())
    number = numbers[-1] + 1 if numbers else 1
    building.rename(snapshots / str(number))
    link = folder / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("snapshots") / str(number))
    link.replace(folder / "current")
    entry = {"snapshot": number, "action": action, "origin": origin, "claims": _held(store)}
    with (folder / "journal").open("a", encoding="utf-8") as journal:
        journal.write(json.dumps(entry) + "\n")
    for old in numbers[: 1 - KEPT_SNAPSHOTS]:
        shutil.rmtree(snapshots / str(old), ignore_errors=True)
