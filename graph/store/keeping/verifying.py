"""Whether a store is whole.

Its files are those that were published, they agree with each other, and its claims with their ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from ...columns import Columns, ColumnWriter
from ...errors import BelligraphError
from ...rdf import (
    called_claims,
    descriptions,
    exact_claim,
    in_words,
    is_ours,
    node,
    why_none,
)
from ...vocabulary import BG, RDF, graph_iri, iri
from ..engine import Store
from ..reading import CLAIM_GRAPHS
from .brought import brought, claims_hash, starts
from .holding import Hold
from .journal import read_journal
from .listing import FILES, differing
from .locking import leftovers
from .snapshots import (
    BATCHES,
    COLUMNS,
    CURRENT,
    DATABASE,
    hold_current,
    numbered,
    open_snapshot,
)

TYPE, CLAIM = node(f"{RDF}type"), node(f"{BG}Claim")
OF_CLAIMS = iri("claim", ""), iri("evidence", "")
UNREADABLE = (LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    Attributes:
        claims: how many there are.
        wrong: all that is wrong; empty = the store is whole.
        left: what a writer is at work on, or one left that was cut off: the next removes it.
        notes: what is to be known beside, and is not wrong.
    """

    claims: int
    wrong: tuple[str, ...]
    left: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def verify(path: Path | str) -> Verified:
    """Read a whole store and hold its parts against each other.

    Raises:
        StoreForeignError: the folder is no store.
        StoreError: there is none, or it is empty.
    """
    folder = Path(path)
    with hold_current(folder) as hold:
        return _verified(folder, hold.snapshot)


def _verified(folder: Path, snapshot: Path) -> Verified:
    kept = _kept_in(folder, snapshot)
    wrong = [line for one in kept for line in _changed(one)]
    columns = Columns.of(())
    try:
        store = open_snapshot(snapshot, folder)
        columns, counts, findings = _read(store)
        wrong += findings
        is_read = len(columns) == counts.total()  # else what else is told of them differs, too
        wrong += _kept(store, snapshot, columns) if is_read else ()
        wrong += _counted(store, counts)
        wrong += _journal(snapshot, columns) if is_read else ()
    except (BelligraphError, OSError, RuntimeError, LookupError, TypeError, ValueError) as error:
        wrong.append(f"not all can be read: {error}")
    notes = tuple(_notes(folder, kept))
    return Verified(len(columns), tuple(wrong), tuple(leftovers(folder)), notes)


def disagreeing(snapshot: Path) -> Iterator[str]:
    """What changed in a snapshot, or its files tell otherwise of each other.

    Claims are only counted.

    Raises:
        StoreError: a file is damaged.
    """
    changed = list(_changed(snapshot))
    yield from changed
    if changed:
        return
    store = open_snapshot(snapshot, snapshot)
    yield from _counted(store, Counter(store.counted()))
    yield from _journal(snapshot, store.columns())


def _kept_in(folder: Path, snapshot: Path) -> list[Path]:
    """A snapshot and those before it; all there are beside one that is a copy of its link."""
    last = int(snapshot.name) if snapshot.name.isdigit() else None
    every = numbered(folder).items()
    kept = [one for number, one in every if last is None or number <= last]
    return [*kept, snapshot] if last is None else kept


def _changed(snapshot: Path) -> Iterator[str]:
    """What changed in a snapshot since it was published; where no list says, what it lacks."""
    with suppress(FileNotFoundError), Hold(snapshot):  # a writer may have removed it
        if (snapshot / FILES).exists():
            yield from differing(snapshot)
            return
        for name in (DATABASE, BATCHES, COLUMNS):
            if not (snapshot / name).exists():
                yield f"snapshot {snapshot.name} has no {name}"


def _notes(folder: Path, kept: list[Path]) -> Iterator[str]:
    for one in kept:
        if one.exists() and not (one / FILES).exists():
            yield (
                f"snapshot {one.name} has no list of its files, as those of earlier versions: "
                "whether all are as they were cannot be told"
            )
    link = folder / CURRENT
    if not link.is_symlink():
        yield f"{link} is a folder, as in a copy with links followed: it can only be read"


def _read(store: Store) -> tuple[Columns, Counter[str], list[str]]:
    """Every quad is read, every claim is made again, and its id is worked out from what it says."""
    writer, counts, wrong = ColumnWriter(), Counter[str](), list[str]()
    for graph in sorted(str(g.value) for g in store.engine.named_graphs()):
        quads = store.engine.quads_for_pattern(None, None, None, node(graph))
        if not graph.startswith(CLAIM_GRAPHS):
            counts[graph] = 0
            wrong += _beside(graph, quads)
            continue
        made, found = set[str](), descriptions(quads)
        for address in called_claims(found):
            counts[graph] += 1
            try:
                claim = exact_claim(address, found)
            except UNREADABLE as error:
                wrong.append(f"{address} in {graph} is no claim: {why_none(error)}")
                made.add(address)
                continue
            writer.add(claim)
            made.add(iri("claim", claim.id))
            if graph_iri(claim.source, claim.method) != graph:
                wrong.append(f"claim {claim.id} stands in graph {graph}, which is another's")
        wrong += _misnamed(store.engine, graph, made)
    return writer.columns(), counts, wrong


def _beside(graph: str, quads: Iterable[ox.Quad]) -> Iterator[str]:
    """What a graph that is none of claims says of claims in our terms."""
    for quad in quads:
        name = str(quad.subject.value)  # type: ignore[union-attr]
        if name.startswith(OF_CLAIMS) and is_ours(quad.predicate.value):
            yield f"{graph} tells of {name}: {in_words([quad.predicate])}"


def _misnamed(engine: ox.Store, graph: str, made: set[str]) -> Iterator[str]:
    """Claims whose names do not follow from what they say."""
    for quad in engine.quads_for_pattern(None, TYPE, CLAIM, node(graph)):
        name = str(quad.subject.value)  # type: ignore[union-attr]
        if name not in made:
            yield f"{name} says something else than what its id was worked out from"


def _kept(store: Store, snapshot: Path, columns: Columns) -> Iterator[str]:
    """The columns say what the quads say, and imports brought claims that are there."""
    differing = store.columns().differing(columns)
    if differing:
        yield f"{COLUMNS} differs from the claims in {', '.join(differing)}"
    there = starts(columns.ids)
    for number, one in brought(snapshot).items():
        lost = int((~np.isin(one.new, there)).sum())
        if lost:
            yield f"{lost} of the claims that entry {number} brought are not there"


def _counted(store: Store, counts: Counter[str]) -> Iterator[str]:
    """Batches count the claims of their graphs."""
    told = Counter[str]()
    for batch in store.batches:
        told[batch.graph] += batch.claims
    for graph in sorted({*told, *counts}):
        if told[graph] != counts[graph]:
            yield f"{BATCHES} tells of {told[graph]} claims in {graph}, where {counts[graph]} are"


def _journal(snapshot: Path, columns: Columns) -> Iterator[str]:
    """The last change is the one that made the snapshot, with these claims."""
    past = read_journal(snapshot)
    if not past:
        return
    last = past[-1]
    if snapshot.name.isdigit() and str(last.number) != snapshot.name:
        yield f"the journal ends with entry {last.number} in snapshot {snapshot.name}"
    if (last.claims, last.content) != (len(columns), claims_hash(columns)):
        yield f"entry {last.number} of the journal tells of other claims than those in the store"
