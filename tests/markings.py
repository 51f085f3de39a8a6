"""Claims marked by people and claims read, made by hand, to be compared."""

from __future__ import annotations

from typing import Any

from belligraph.dates import parse_date
from belligraph.model import Relation
from belligraph.readers.text.evaluation.values import End, Item, Said, Spot


def end(name: str, at: int, resolved: bool = True) -> End:
    """Somebody whose name stands at an offset."""
    here = Spot(at, at + len(name), at)
    return End(name, (here,), name.casefold(), frozenset([name.casefold()]), resolved)


def said(subject: End, relation: str, object_: End, **more: Any) -> Said:
    return Said(subject, Relation(relation), object_, label=relation, **more)


def item(*claims: Said, id_: str = "t1", kind: str = "active", **more: Any) -> Item:
    return Item(id_, kind, "A text.", parse_date("2022-06-15"), claims, **more)


IRAN, SYRIA, ISRAEL = end("Iran", 0), end("Syria", 20), end("Israel", 40)
