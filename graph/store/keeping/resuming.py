"""A change of many files that goes on where it was cut off.

What was read so far is kept beside the snapshots: `staged/N` holds the engine's files, copied by
links when some files were done, and which those were. It is used again if the store is still the
one that it began from and those files are what they were; else all begins anew. What is published
is whole either way: nobody reads what is staged.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from ..engine import Store
from .brought import carry
from .journal import Doing
from .locking import locked, remove
from .publishing import publish
from .snapshots import DATABASE, SNAPSHOTS, STAGED, current
from .writing import MUCH_MORE, beside, held

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
        self._folder = folder / SNAPSHOTS / STAGED
        self._on = former.name if former else ""
        self.done: frozenset[str] = frozenset()
        self.engine: Path | None = None
        for one in sorted(self._numbered(), key=lambda p: -int(p.name)):
            found = self._read(one)
            if found is not None and found <= set(wanted):
                self.done, self.engine = found, one / DATABASE
                return
        remove(self._folder)

    def keep(self, engine: ox.Store, done: Collection[str]) -> None:
        """Keep what was done so far, in the place of what was kept before."""
        before = self._numbered()
        number = max((int(one.name) for one in before), default=0) + 1
        making = self._folder / "making"
        remove(making)
        making.mkdir(parents=True)
        engine.flush()
        engine.backup(str(making / DATABASE))
        said = {"on": self._on, "done": sorted(done)}
        (making / DONE).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        making.rename(self._folder / str(number))
        for one in before:
            remove(one)

    def _numbered(self) -> list[Path]:
        return [one for one in self._folder.glob("*") if one.name.isdigit()]

    def _read(self, one: Path) -> frozenset[str] | None:
        """What was done, if the store is the one that it began from."""
        try:
            said = json.loads((one / DONE).read_text(encoding="utf-8"))
            return frozenset(map(str, said["done"])) if said["on"] == self._on else None
        except (OSError, ValueError, KeyError, TypeError):
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
        former, staged = current(folder), Staged(folder, wanted)
        with beside(folder, former, staged.engine) as (building, store):
            before = held(store)
            if former is not None:
                carry(former, building)
            yield store, staged
            much = held(store) > before * MUCH_MORE
            publish(folder, building, store, doing, anew=much)
