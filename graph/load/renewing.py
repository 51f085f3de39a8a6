"""What follows from the claims of a store is worked out again when they changed."""

from __future__ import annotations

from pathlib import Path

from ..assemble import add_plain, conclude
from ..store import Entry, Store
from ..store import undo as undo_change
from ..vocabulary import DERIVED_GRAPH
from .grounds import Ground, ground

CONCLUDED = 50_000
"""Rules run again over so many claims at most, since each has to be read for them."""


def undo(store: Path, number: int) -> Entry:
    """Undo a change of a store; rules conclude anew where claims were taken out.

    Args:
        number: of the entry in the store's journal.

    Raises:
        StoreLockedError: another process writes to the store.
        StoreError: there is no such change, or it cannot be undone.
    """

    def again(target: Store) -> None:
        on = ground(store)
        origin = target.batches[0].origin if target.batches else ""
        renew(target, on, origin)

    return undo_change(store, number, again)


def renew(store: Store, on: Ground, origin: str) -> bool:
    """Conclusions and plain triples in place of those from before; tells whether rules ran."""
    concluded = len(store.columns()) <= CONCLUDED
    if concluded:
        former = [b.origin for b in store.batches if b.graph.startswith(DERIVED_GRAPH)]
        store.drop_derived()  # what follows again belongs to those whose rules they are
        conclude(store, on.rules, list(store.claims()), former[0] if former else origin)
    else:
        store.drop_plain()
    add_plain(store, on.about)
    return concluded
