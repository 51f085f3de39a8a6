"""A store folder, and reading it.

A store folder holds `meta.json` (the format), `snapshots/N` and the link `current` to one of them.
A snapshot holds `db` (the engine's files), `batches.json` (what is in it), `claims.npz` (the claims
as columns, for relations), `journal.nq` (who changed the store, see `journal.py`) and `brought`
(what imports brought). It is never changed once `current` has pointed to it: readers need no lock,
and a change is a new snapshot that takes the place of the old one in one step (`writing.py`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from ...errors import StoreError, StoreForeignError
from ..contents import Batch
from ..engine import MEMORY, Store
from .journal import Entry, read_journal

FORMAT = 1
BATCHES, COLUMNS, CURRENT, DATABASE = "batches.json", "claims.npz", "current", "db"
META, SNAPSHOTS, STAGED = "meta.json", "snapshots", "staged"


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
    return open_snapshot(existing(Path(path)), Path(path))


def existing(folder: Path) -> Path:
    """The snapshot of a store that is current now; it stays as it is.

    Raises:
        StoreForeignError: the folder is no store, or one of a newer format.
        StoreError: there is none, or it is empty.
    """
    if not folder.exists():
        raise StoreError(f"there is no store at {folder}; 'belligraph build' makes one")
    check_format(folder)
    snapshot = current(folder)
    if snapshot is None:
        raise StoreError(f"the store at {folder} is empty; 'belligraph build' fills it")
    return snapshot


def open_snapshot(snapshot: Path, folder: Path) -> Store:
    """Open a snapshot of the store in a folder for reading.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        engine = ox.Store.read_only(str(snapshot / DATABASE))
        return Store(engine, read_batches(snapshot), snapshot / COLUMNS)
    except (OSError, RuntimeError) as error:  # what the engine raises for damaged files
        raise StoreError(f"the store at {folder} cannot be read: {error}") from None


def history(path: Path | str) -> list[Entry]:
    """The changes of a store, oldest first; errors as for `open_store`."""
    return read_journal(existing(Path(path)))


def current(folder: Path) -> Path | None:
    """The snapshot that is read now, under its own name: what is published later is another."""
    link = folder / CURRENT
    return link.resolve() if link.exists() else None


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


def make_folder(folder: Path) -> None:
    """Make an empty store."""
    (folder / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
    (folder / META).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")


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
