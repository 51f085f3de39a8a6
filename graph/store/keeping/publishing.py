"""A snapshot takes the place of the one before it, in one step, and outlives a loss of power."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from ...columns import METHODS, Columns
from ...model import Method
from ..engine import Store
from .brought import Starts, claims_hash, noted, starts, starts_in
from .disk import share_all, sync, sync_all
from .holding import unread
from .journal import Doing, Entry, read_journal, write_journal
from .listing import write_list
from .locking import now, remove
from .snapshots import (
    BATCHES,
    COLUMNS,
    CURRENT,
    SNAPSHOTS,
    STAGED,
    current,
    numbered,
    open_snapshot,
)

BRINGING = ("import", "load")
"""What adds to a store."""
DERIVED = METHODS.index(Method.DERIVED)


def publish(
    folder: Path,
    building: Path,
    store: Store,
    doing: Doing,
    *,
    anew: bool,
    after: Path | None = None,
) -> Entry:
    """Make what was built the current snapshot; only the holder of the store's lock does so.

    Args:
        building: a folder with the engine's files, and what changes before brought.
        anew: the engine's files are put in order as a whole.
        after: the snapshot whose journal goes on; None = the current one, if there is one.
    """
    replaced = current(folder)
    former = after or replaced
    past = read_journal(former) if former else []
    if anew:
        store.engine.optimize()
    store.engine.flush()
    columns = store.columns()
    number = max([0, *numbered(folder), *(entry.number for entry in past)]) + 1
    entry = _describe(building, columns, store, doing, former, number)
    columns.save(building / COLUMNS)
    text = json.dumps([asdict(b) for b in store.batches], indent=1) + "\n"
    (building / BATCHES).write_text(text, encoding="utf-8")
    write_journal(building, [*past, entry])
    store.close()  # the engine tidies its files for as long as it has them open
    write_list(building, numbered(folder).values())
    _swap(folder, building, number)
    kept = {str(number), replaced.name if replaced else ""}
    for other in numbered(folder).values():
        if other.name not in kept:
            _remove_unread(other)
    remove(folder / SNAPSHOTS / STAGED)  # it began from what is no more the current one
    return entry


def _remove_unread(snapshot: Path) -> None:
    """Remove a snapshot; one that somebody reads is left to a later change."""
    with unread(snapshot) as is_free:
        if is_free:
            remove(snapshot)


def _describe(
    building: Path, columns: Columns, store: Store, doing: Doing, former: Path | None, number: int
) -> Entry:
    """The entry of the journal; what was brought is left beside what others did."""
    before, after = _before(former), starts(columns.ids)
    is_new = ~np.isin(after, before)
    if doing.action in BRINGING and former is not None:
        came = noted(store.former, after[is_new & (columns.method != DERIVED)])
        if doing.action == "import":  # it is given all entries that the store has
            came = replace(came, entries_met=())
        came.save(building, number)
    return Entry(
        number=number,
        action=doing.action,
        what=doing.what,
        who=doing.who or whoever(),
        when=now(),
        added=int(is_new.sum()),
        removed=int((~np.isin(before, after)).sum()),
        claims=len(columns),
        content=claims_hash(columns),
        inputs=doing.inputs,
        undoes=doing.undoes,
    )


def _before(former: Path | None) -> Starts:
    if former is None:
        return np.zeros(0, np.uint64)
    found = starts_in(former / COLUMNS)
    return starts(open_snapshot(former, former).columns().ids) if found is None else found


def whoever() -> str:
    """The name of whoever is logged in."""
    try:
        return os.environ.get("USER") or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _swap(folder: Path, building: Path, number: int) -> None:
    """All files are on the disk before the link points to them.

    The first snapshot takes the place that a link is waiting for: snapshots without a link are
    never what a writer left, but of a store that lost it.
    """
    share_all(building, folder)
    sync_all(building)
    is_first = current(folder) is None
    if is_first:
        _point(folder, number)
    building.rename(folder / SNAPSHOTS / str(number))
    sync(folder / SNAPSHOTS)
    if not is_first:
        _point(folder, number)


def _point(folder: Path, number: int) -> None:
    link = folder / f"{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(SNAPSHOTS) / str(number))
    link.replace(folder / CURRENT)
    sync(folder)
