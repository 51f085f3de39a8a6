"""Whether a store is whole: its files agree with each other, and its claims with their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from ...columns import Columns, ColumnWriter
from ...errors import BelligraphError
from ...rdf import claims_from_quads, node
from ...vocabulary import BG, RDF, graph_iri, iri
from ..engine import Store
from ..reading import CLAIM_GRAPHS
from .brought import brought, claims_hash, starts
from .journal import read_journal
from .locking import leftovers
from .snapshots import BATCHES, COLUMNS, DATABASE, hold_current, numbered, open_snapshot

TYPE, CLAIM = node(f"{RDF}type"), node(f"{BG}Claim")


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    Attributes:
        claims: how many there are.
        wrong: all that is wrong; empty = the store is whole.
        left: what a writer is at work on, or one left that was cut off: the next removes it.
    """

    claims: int
    wrong: tuple[str, ...]
    left: tuple[Path, ...]


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
    wrong = [*_missing(folder, snapshot)]
    columns = Columns.of(())
    try:
        store = open_snapshot(snapshot, folder)
        columns, counts, findings = _read(store)
        wrong += findings
        wrong += _kept(store, snapshot, columns)
        wrong += _counted(store, counts)
        wrong += _journal(snapshot, columns)
    except (BelligraphError, OSError, RuntimeError, LookupError, TypeError, ValueError) as error:
        wrong.append(f"not all can be read: {error}")
    return Verified(len(columns), tuple(wrong), tuple(leftovers(folder)))


def disagreeing(snapshot: Path) -> Iterator[str]:
    """What a snapshot lacks, or its files tell otherwise of each other; claims are only counted.

    Raises:
        StoreError: a file is damaged.
    """
    yield from _lacking(snapshot)
    store = open_snapshot(snapshot, snapshot)
    yield from _counted(store, Counter(store.counted()))
    yield from _journal(snapshot, store.columns())


def _missing(folder: Path, snapshot: Path) -> Iterator[str]:
    """Files that the snapshots that are kept lack."""
    for number, kept in numbered(folder).items():
        if number <= int(snapshot.name):
            yield from _lacking(kept)


def _lacking(snapshot: Path) -> Iterator[str]:
    for name in (DATABASE, BATCHES, COLUMNS):
        if snapshot.exists() and not (snapshot / name).exists():
            yield f"snapshot {snapshot.name} has no {name}"


def _read(store: Store) -> tuple[Columns, Counter[str], list[str]]:
    """Every quad is read, every claim is made again, and its id is worked out from what it says."""
    writer, counts, wrong = ColumnWriter(), Counter[str](), []
    for graph in sorted(str(g.value) for g in store.engine.named_graphs()):
        quads = store.engine.quads_for_pattern(None, None, None, node(graph))
        if not graph.startswith(CLAIM_GRAPHS):
            counts[graph] = 0 * sum(1 for _ in quads)
            continue
        made = set()
        for claim in claims_from_quads(quads):
            writer.add(claim)
            made.add(iri("claim", claim.id))
            counts[graph] += 1
            if graph_iri(claim.source, claim.method) != graph:
                wrong.append(f"claim {claim.id} stands in graph {graph}, which is another's")
        wrong += _misnamed(store.engine, graph, made)
    return writer.columns(), counts, wrong


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
    if str(last.number) != snapshot.name:
        yield f"the journal ends with entry {last.number} in snapshot {snapshot.name}"
    if (last.claims, last.content) != (len(columns), claims_hash(columns)):
        yield f"entry {last.number} of the journal tells of other claims than those in the store"
