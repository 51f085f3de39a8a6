"""A dataset read into a store, beside what is there: all of it, or nothing.

The store stays an index of files: a build of a project that names the same dataset under
`[[imports]]` gives the same claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..columns import METHODS, Columns
from ..errors import InputError, StoreLockedError, did_you_mean, quoted
from ..model import Method
from ..readers.tables import CODED, Narrowing, read_imports
from ..registry import Registry, nearest
from ..store import Doing, Store, extending, files_hash
from ..store.keeping.snapshots import current as snapshot_of
from .grounds import Ground
from .renewing import renew

if TYPE_CHECKING:
    from ..model import Claim
    from ..readers.tables import BadRow, Import, Tally
    from ..readers.tables.coded.telling.writing import Part


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load.

    Attributes:
        sources: ids of those that its claims are from.
        bad: the rows that were left out.
        new: how many of the dataset's claims the store did not have.
        claims: how many the store holds now; derived: how many of them rules concluded.
        concluded: whether rules ran again.
    """

    tally: Tally
    sources: tuple[str, ...]
    bad: tuple[BadRow, ...]
    new: int
    claims: int
    derived: int
    concluded: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A dataset as it was read: claims in memory, or parts on disk."""

    registry: Registry
    tally: Tally
    bad: tuple[BadRow, ...]
    claims: tuple[Claim, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of those that the claims are from, in order."""
        found = {claim.source for claim in self.claims}
        for part in self.parts:
            columns = Columns.load(part.columns)
            found |= {columns.names[code] for code in set(columns.source.tolist())}
        return tuple(sorted(found))

    def into(self, store: Store, origin: str) -> int:
        """Put it into a store; returns how many claims are new."""
        store.add_registry(self.registry)
        if not self.parts:
            return store.add_claims(self.claims, origin)
        columns = (Columns.load(part.columns) for part in self.parts)
        return store.load_nquads((part.lines for part in self.parts), origin, columns)


def load(
    one: Import,
    store: Path,
    on: Ground,
    narrowing: Narrowing | None = None,
    *,
    engine: str = "duckdb",
    skip_bad: bool = False,
) -> Loaded:
    """Read a dataset into a store; the store is made if there is none.

    Args:
        on: as `ground` gave it for the same store.
        narrowing: which rows are asked for; None = all.
        engine: `duckdb` or `spark`, for coded event tables.
        skip_bad: whether bad rows are left out; else they stop it.

    Raises:
        InputError: bad files or rows, or no such source.
        StoreLockedError: another process writes to the store, or has since `on` was given.
        StoreError: the store cannot be read or written.
    """
    if one.source and one.source not in on.registry.sources:
        near = did_you_mean(nearest(one.source, on.registry.sources))
        raise InputError(f"source {quoted(one.source)}; expected an id of sources.csv{near}")
    origin = f"import of {one.reader}"
    doing = Doing("import", _told(one, narrowing), on.curator, files_hash(one.files))
    with (
        _read(one, on, narrowing, engine, skip_bad) as read,
        extending(store, origin, doing=doing) as target,
    ):
        if snapshot_of(store) != on.snapshot:  # its actors might be other ones of the same ids
            raise StoreLockedError(
                f"another process wrote to the store at {store} meanwhile; import again"
            )
        new = read.into(target, origin)
        concluded = renew(target, on, origin)
        columns = target.columns()
        derived = int((columns.method == METHODS.index(Method.DERIVED)).sum())
        return Loaded(read.tally, read.sources, read.bad, new, len(columns), derived, concluded)


def _told(one: Import, narrowing: Narrowing | None) -> str:
    """An import in words, for the journal."""
    parts = [f"{one.reader}: {', '.join(file.name for file in one.files)}"]
    asked = narrowing or Narrowing()
    parts += [
        f"{word} {day}" for word, day in (("since", asked.since), ("until", asked.until)) if day
    ]
    for word, ids in (("actors", asked.actors), ("places", asked.places)):
        parts += [f"{word} {', '.join(sorted(ids))}"] if ids else []
    return "; ".join(parts)


@contextmanager
def _read(
    one: Import, on: Ground, narrowing: Narrowing | None, engine: str, skip_bad: bool
) -> Iterator[_Read]:
    if one.reader not in CODED:
        found = read_imports(
            [one],
            on.registry,
            on.curator,
            narrowing=narrowing,
            skip_bad=skip_bad,
            happened=on.happened,
        )
        _refuse_empty(one, found.tallies[0])
        yield _Read(found.registry, found.tallies[0], found.bad, claims=found.claims)
        return
    from ..readers.tables.coded_parts import read_in_parts  # what event tables need is an extra

    with TemporaryDirectory(prefix="belligraph-") as folder:
        written = read_in_parts(
            one,
            on.registry,
            Path(folder),
            on.curator,
            narrowing,
            engine=engine,
            skip_bad=skip_bad,
        )
        _refuse_empty(one, written.tally)
        yield _Read(written.registry, written.tally, written.bad, parts=written.parts)


def _refuse_empty(one: Import, tally: Tally) -> None:
    """A file without rows in a command is a mistake; in a build it may be filled another day."""
    if not tally.rows:
        named = ", ".join(quoted(file.name) for file in one.files)
        raise InputError(f"{named}: no row; expected at least one")
