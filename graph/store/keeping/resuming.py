"""A change of many files that goes on where it was cut off.

What was read so far is kept beside the snapshots: `staged/N` holds the engine's files, copied by
links when some files were done, which those were, and what they brought. It is used again if the
store is still the one that it began from and those files are what they were; else all begins anew,
as it does where the engine finds its files damaged. What is published is whole either way: nobody
reads what is staged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from ...errors import StoreError
from ..engine import Store
from .brought import brought, noted, recall
from .disk import share, share_all, sync, sync_all
from .journal import Doing
from .locking import locked, remove
from .snapshots import DATABASE, SNAPSHOTS, STAGED, current
from .writing import extended

DONE = "done.json"


class Staged:
    """What is kept of a change while it is made.

    Attributes:
        done: what was done before it was cut off.
    """

    def __init__(self, folder: Path, wanted: Collection[str]) -> None:
        """Find what is kept.

        Args:
            folder: a store, to which nobody else writes.
            wanted: all that is to be done.
        """
        former = current(folder)
        self._store, self._folder = folder, folder / SNAPSHOTS / STAGED
        self._on = former.name if former else ""
        self.done: frozenset[str] = frozenset()
        self.engine: Path | None = None
        for one in sorted(self._numbered(), key=lambda p: -int(p.name)):
            found = self._read(one)
            if found is not None and found <= set(wanted):
                self.done, self.engine = found, one / DATABASE
                return
        remove(self._folder)

    def keep(self, store: Store, done: Collection[str]) -> None:
        """Keep what was done so far, in the place of what was kept before."""
        before = self._numbered()
        number = max((int(one.name) for one in before), default=0) + 1
        making = self._folder / "making"
        remove(making)
        making.mkdir(parents=True)
        store.engine.flush()
        store.engine.backup(str(making / DATABASE))
        noted(store.former, np.zeros(0, np.uint64)).save(making, 0)
        said = {"on": self._on, "done": sorted(done)}
        (making / DONE).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        share(self._folder, self._store)
        share_all(making, self._store)
        sync_all(making)
        making.rename(self._folder / str(number))
        sync(self._folder)
        for one in before:
            remove(one)

    @contextmanager
    def used(self) -> Iterator[None]:
        """What is kept is used within the block, and removed if the engine finds it damaged there.

        Raises:
            StoreError: it was damaged.
        """
        try:
            yield
        except (RuntimeError, StoreError) as error:
            if self.engine is None or type(error) not in (RuntimeError, StoreError):
                raise
            remove(self._folder)
            raise StoreError(
                f"what was kept in {self._folder} was damaged and is removed; try again, and all "
                f"is read anew: {error}"
            ) from None

    def recall(self, store: Store) -> None:
        """Note in a store what came into it with what is kept."""
        if self.engine is not None:
            for one in brought(self.engine.parent).values():
                recall(store.former, one)

    def _numbered(self) -> list[Path]:
        return [one for one in self._folder.glob("*") if one.name.isdigit()]

    def _read(self, one: Path) -> frozenset[str] | None:
        """What was done, if the store is the one that it began from, and the files are sound."""
        try:
            said = json.loads((one / DONE).read_text(encoding="utf-8"))
            if said["on"] != self._on:
                return None
            ox.Store.read_only(str(one / DATABASE))
            return frozenset(map(str, said["done"]))
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None


@contextmanager
def resuming(
    path: Path | str, doing: Doing, wanted: Collection[str]
) -> Iterator[tuple[Store, Staged]]:
    """A store to extend as `extending` gives it, with what was done before it was cut off.

    Args:
        path: a store folder; made if absent.
        wanted: all that is to be done; what is done is told to `Staged.keep`.

    Raises:
        StoreForeignError: the folder is no store.
        StoreLockedError: another process is writing.
        StoreError: the store cannot be read, or the disk refuses.
    """
    folder = Path(path)
    with locked(folder):
        staged = Staged(folder, wanted)
        with staged.used(), extended(folder, doing, staged.engine) as store:
            staged.recall(store)
            yield store, staged
