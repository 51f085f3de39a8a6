"""A store folder, and reading it.

A store folder holds `meta.json` (the format), `belligraph.lock` (see `locking.py`), `snapshots/N`
and the link `current` to one of them. A snapshot holds `db` (the engine's files), `batches.json`
(what is in it), `claims.npz` (the claims as columns, for relations), `journal.nq` (who changed the
store, see `journal.py`), `brought` (what imports brought) and `files.json` (the list of all these,
see `listing.py`). It is never changed once `current` has pointed to it: a change is a new snapshot
that takes the place of the old one in one step (`writing.py`), and readers go on with the one that
they hold (`holding.py`).
"""

from __future__ import annotations

import json
import shlex
import shutil
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from ...errors import StoreError, StoreForeignError
from ..contents import Batch
from ..engine import MEMORY, Store
from .disk import share, sync
from .holding import Hold
from .journal import Entry, read_journal

FORMAT = 1
BATCHES, COLUMNS, CURRENT, DATABASE = "batches.json", "claims.npz", "current", "db"
LOCK, META, SNAPSHOTS, STAGED = "belligraph.lock", "meta.json", "snapshots", "staged"
OTHERS = "as 'load' and 'import' do"
"""Commands that make a store, beside the main one."""
NEW_META = f"{META}.new"
TRIES = 10
"""How often the current snapshot is looked for, if two others took its place at that moment."""


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
    return _opened(hold_current(Path(path)), Path(path))


def hold_current(folder: Path) -> Hold:
    """The snapshot of a store that is current now, which stays for as long as it is held.

    Raises:
        StoreForeignError: the folder is no store, or one of a newer format.
        StoreError: there is none, or it is empty.
    """
    for _ in range(TRIES):
        with suppress(FileNotFoundError):
            return Hold(existing(folder))
    raise StoreError(f"the store at {folder} changes faster than it can be read; try again")


def existing(folder: Path) -> Path:
    """The snapshot of a store that is current now; it stays as it is while it is held.

    Raises:
        StoreForeignError: the folder is no store, or one of a newer format.
        StoreError: there is none, or it is empty.
    """
    if not folder.exists():
        raise StoreError(f"there is no store at {folder}; 'belligraph build' makes one, {OTHERS}")
    check_format(folder)
    snapshot = current(folder)
    if snapshot is None:
        raise StoreError(f"the store at {folder} is empty; {_filling(folder)}")
    return snapshot


def _filling(folder: Path) -> str:
    """Who fills an empty store."""
    from .locking import writer  # which needs this module

    if who := writer(folder):
        return f"{who} is writing to it; try again when it is done"
    return f"'belligraph build' fills it, {OTHERS}"


def open_snapshot(snapshot: Path, folder: Path) -> Store:
    """Open a snapshot of the store in a folder for reading.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        hold = Hold(snapshot)
    except FileNotFoundError as error:
        raise StoreError(f"the store at {folder} cannot be read: {error}") from None
    return _opened(hold, folder)


def _opened(hold: Hold, folder: Path) -> Store:
    snapshot = hold.snapshot
    try:
        engine = ox.Store.read_only(str(snapshot / DATABASE))
        return Store(engine, read_batches(snapshot), snapshot / COLUMNS, hold=hold)
    except (OSError, RuntimeError) as error:  # what the engine raises for damaged files
        raise StoreError(f"the store at {folder} cannot be read: {error}") from None


def history(path: Path | str) -> list[Entry]:
    """The changes of a store, oldest first; errors as for `open_store`."""
    with hold_current(Path(path)) as hold:
        return read_journal(hold.snapshot)


def current(folder: Path) -> Path | None:
    """The snapshot that is read now, under its own name: what is published later is another.

    Raises:
        StoreError: there are snapshots, and nothing says which it is.
    """
    link = folder / CURRENT
    kept = {} if link.is_dir() else numbered(folder)
    if link.is_dir():  # it is there before the first snapshot is
        return link.resolve()
    if kept:
        mend = shlex.join(["ln", "-sfn", str(Path(SNAPSHOTS) / str(max(kept))), str(link)])
        verify = shlex.join(["belligraph", "verify", "--store", str(folder)])
        raise StoreError(
            f"the store at {folder} has lost its link {CURRENT!r}: some disks, archives and copies "
            f"keep none; this brings it back, and tells whether all is there: {mend} && {verify}"
        )
    return None


def check_linked(folder: Path) -> None:
    """Refuse to write where it could not be told which snapshot is read.

    Raises:
        StoreError: there are snapshots but no link to one, or a folder in its place.
    """
    snapshot = current(folder)
    if snapshot is not None and not (folder / CURRENT).is_symlink():
        remake = shlex.join(["belligraph", "restore", str(folder), "--store", "NEW"])
        raise StoreError(
            f"the store at {folder} was copied with links followed, and can only be read: "
            f"{CURRENT!r} is a folder; copy it again with cp -a, or make a store of it: {remake}"
        )


def numbered(folder: Path) -> dict[int, Path]:
    """The snapshots of a store by number, those included that were never published."""
    found = (p for p in (folder / SNAPSHOTS).glob("*") if p.name.isdigit())
    return {int(p.name): p for p in sorted(found, key=lambda p: int(p.name))}


def check_replaceable(path: Path | str, origin: str, *, force: bool = False) -> None:
    """Refuse what `replacing` would, for the batches of a store.

    Raises:
        StoreForeignError: the store holds batches of other origin.
    """
    folder = Path(path)
    others = sorted({b.origin for b in read_batches(folder / CURRENT)} - {origin})
    if others and not force:
        raise StoreForeignError(
            f"the store at {folder} holds batches from {', '.join(others)}, "
            f"which a build of {origin} would drop; use --force to replace it, or another --out"
        )


def check_format(folder: Path) -> None:
    """Refuse what is no store.

    Raises:
        StoreForeignError: the folder is no store, or one of a newer format.
    """
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        version = int(meta["format"])
    except (OSError, ValueError, KeyError, TypeError):
        inside = [p for p in (folder / "store", folder / "out" / "store") if p.is_dir()]
        near = f"; did you mean {inside[0]}?" if inside else ""
        raise StoreForeignError(f"{folder} is not a belligraph store{near}") from None
    if version > FORMAT:
        raise StoreForeignError(
            f"the store at {folder} has format {version}; this version reads up to {FORMAT}"
        )


def is_new(folder: Path) -> bool:
    """Whether a folder is empty, but for what is there before a store is one."""
    snapshots = folder / SNAPSHOTS
    if {path.name for path in folder.iterdir()} - {LOCK, NEW_META, SNAPSHOTS}:
        return False
    if snapshots.is_symlink() or snapshots.is_file():
        return False
    with suppress(FileNotFoundError):
        return not any(snapshots.iterdir())
    return True


def make_folder(folder: Path) -> None:
    """Make an empty store, which a loss of power leaves whole or none."""
    (folder / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
    share(folder / SNAPSHOTS, folder)
    new = folder / NEW_META
    new.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
    share(new, folder)
    sync(new)
    new.replace(folder / META)
    sync(folder)


def unmake_folder(folder: Path) -> None:
    """Remove what a store that holds nothing consists of, by whoever has its lock; not the folder.

    The lock goes last: up to then nobody else makes anything in it.
    """
    with suppress(OSError):
        shutil.rmtree(folder / SNAPSHOTS)
        for name in (NEW_META, META, CURRENT, LOCK):
            (folder / name).unlink(missing_ok=True)


def read_batches(snapshot: Path) -> list[Batch]:
    """What is in a snapshot; nothing if it does not say.

    Raises:
        StoreError: the list is damaged.
    """
    file = snapshot / BATCHES
    try:
        return [Batch(**entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError):
        raise StoreError(f"{file} is damaged; remove the store and build it again") from None
