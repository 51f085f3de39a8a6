"""A change of a store is undone: the snapshot before it comes back, or what it brought goes.

The last change is undone by the snapshot that was current before it, which is kept. Of an earlier
one only an import can be: its claims are taken out with the entries of the registry that nothing
else speaks of. What a later import or load brought again stays, for that brought it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from ...columns import METHODS, Columns
from ...errors import StoreError
from ...rdf import node
from ...vocabulary import DERIVED_GRAPH, ID, graph_iri, iri
from ..contents import Batch
from ..engine import Store
from ..entries import quads_of
from .brought import Brought, Starts, brought, carry, starts
from .journal import Doing, Entry, read_journal
from .locking import locked
from .publishing import DERIVED, publish
from .snapshots import existing, numbered
from .writing import beside

CLAIM = iri("claim", "")
PARTS = ("claim", "evidence")


def undo(path: Path | str, number: int, renew: Callable[[Store], None], who: str = "") -> Entry:
    """Undo a change of a store, which is a change itself: all of it or nothing.

    Args:
        number: of the entry in the journal.
        renew: concludes anew when claims were taken out; conclusions from them are gone then.
        who: empty = whoever is logged in.

    Raises:
        StoreLockedError: another process is writing.
        StoreError: there is no such change, it cannot be undone, or the disk refuses.
    """
    folder = Path(path)
    existing(folder)
    with locked(folder):
        now = existing(folder)
        past = read_journal(now)
        entry = _entry(past, number)
        doing = Doing("undo", f"{entry.action} of {entry.what}", who, undoes=number)
        before = _before(folder, past) if entry is past[-1] else None
        with beside(folder, before or now) as (building, store):
            if before is not None:
                carry(before, building)
            else:
                _take_out(store, entry, past, now, building)
                renew(store)
            return publish(folder, building, store, doing, anew=False)


def _entry(past: list[Entry], number: int) -> Entry:
    for entry in past:
        if entry.number == number:
            return entry
    known = f"the last is {past[-1].number}" if past else "the journal is empty"
    raise StoreError(f"no entry {number} in the journal; {known}")


def _before(folder: Path, past: list[Entry]) -> Path | None:
    """The snapshot before the last change, if it is kept."""
    if len(past) == 1:
        raise StoreError(
            f"entry {past[0].number} made the store, before which there was none; "
            "remove its folder to be rid of it"
        )
    return numbered(folder).get(past[-2].number)


def _take_out(store: Store, entry: Entry, past: list[Entry], now: Path, building: Path) -> None:
    """Take out what an import brought."""
    every = brought(now)
    if entry.action != "import" or entry.number not in every:
        raise StoreError(_why_not(entry, past))
    mine = every.pop(entry.number)
    carry(now, building, without=[entry.number])
    for number, other in every.items():
        mine, its = mine.handed(other)
        if its is not other:
            its.save(building, number)
    _remove_claims(store, mine.new)
    _remove_entries(store, mine)


def _why_not(entry: Entry, past: list[Entry]) -> str:
    undone = [e.number for e in past if e.undoes == entry.number]
    if undone:
        return f"entry {entry.number} was undone by entry {undone[-1]}"
    if entry is past[-1]:
        return f"the store as it was before entry {entry.number} is not kept"
    if entry.action != "import" or entry is past[0]:
        return (
            f"entry {entry.number} ({entry.action}) cannot be taken out: it is not the last "
            "change, and what it brought is not known apart, as that of a later import is; the "
            f"last entry, {past[-1].number}, can be undone"
        )
    return f"entry {entry.number}: what it brought is not in the store any more"


def _remove_claims(store: Store, gone: Starts) -> None:
    """Remove claims, and what was concluded from them."""
    columns = store.columns()
    leaving = np.isin(starts(columns.ids), gone) & (columns.method != DERIVED)
    ids = set(columns.hex_ids(np.flatnonzero(leaving)))
    ids |= _concluded(store.engine, ids)
    at = np.fromiter((id_ in ids for id_ in _hex(columns)), np.bool_, len(columns))
    for id_ in sorted(ids):
        for kind in PARTS:
            _remove_thing(store.engine, node(iri(kind, id_)))
    batches = _less(store.batches, Counter(_graphs(columns, np.flatnonzero(at))))
    store.recount(Columns.joined([columns.take(~at)]), batches)


def _concluded(engine: ox.Store, ids: set[str]) -> set[str]:
    """What was concluded from some claims, and from that again.

    Raises:
        StoreError: a claim that stays speaks of one of them.
    """
    found: set[str] = set()
    work = list(ids)
    while work:
        for quad in engine.quads_for_pattern(None, None, node(CLAIM + work.pop()), None):
            start = str(quad.subject.value)  # type: ignore[union-attr]
            id_ = start.rpartition("/")[2].partition("#")[0]
            if id_ in ids or id_ in found:
                continue
            if not str(quad.graph_name.value).startswith(DERIVED_GRAPH):  # type: ignore[union-attr]
                raise StoreError(f"claim {id_} came later and speaks of what would be taken out")
            found.add(id_)
            work.append(id_)
    return found


def _hex(columns: Columns) -> list[str]:
    return columns.hex_ids(np.arange(len(columns)))


def _graphs(columns: Columns, rows: Iterable[int]) -> Iterator[str]:
    """The named graphs of the claims in some rows."""
    for row in rows:
        source = columns.names[columns.source[row]]
        yield graph_iri(source, METHODS[columns.method[row]].value)


def _less(batches: Iterable[Batch], leaving: Counter[str]) -> list[Batch]:
    """Batches without so many claims of each graph, the latest first."""
    left, kept = Counter(leaving), []
    for batch in reversed(list(batches)):
        taken = min(batch.claims, left[batch.graph])
        left[batch.graph] -= taken
        if taken < batch.claims:
            kept.append(replace(batch, claims=batch.claims - taken))
    return kept[::-1]


def _remove_entries(store: Store, mine: Brought) -> None:
    """Remove the entries of the registry that an import brought and that nothing else speaks of."""
    store.drop_plain()
    engine = store.engine
    own = {f"{ID}{end}" for end in mine.entries}
    needed = {one for one in own if _is_spoken_of(engine, one, own)}
    work = list(needed)
    while work:
        named = {str(q.object.value) for q in quads_of(engine, node(work.pop()))}  # type: ignore[union-attr]
        more = (named & own) - needed
        needed |= more
        work += more
    for one in sorted(own - needed):
        for quad in list(quads_of(engine, node(one))):
            engine.remove(quad)


def _is_spoken_of(engine: ox.Store, one: str, own: set[str]) -> bool:
    quads = engine.quads_for_pattern(None, None, node(one), None)
    return any(str(q.subject.value).partition("#")[0] not in own for q in quads)  # type: ignore[union-attr]


def _remove_thing(engine: ox.Store, thing: ox.NamedNode) -> None:
    for quad in list(engine.quads_for_pattern(thing, None, None, None)):
        engine.remove(quad)
