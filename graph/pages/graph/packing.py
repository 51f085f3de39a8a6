"""The data of the page, packed: columns instead of rows, numbers instead of names.

`static/graph-data.js` unpacks it. A browser reads a few long columns many times faster than
thousands of small objects, and most of them are the same from end to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...model import Actor, ActorKind, Relation
from ..telling import words
from .drawing import OPTIONS, SHAPES, Drawing, Key

BUSY = 1500
"""More lines than this are drawn as a crowd: all of one look in one stroke."""
CROWD = Actor(id="crowd", name="crowd", kind=ActorKind.POPULATION)
"""Somebody of whom one speaks in the plural."""


def packed(columns: Mapping[str, Sequence[Any]], rows: int) -> dict[str, Any]:
    """Columns of equal length, what is always the same said once.

    Args:
        columns: by name.
        rows: how long each is.

    Returns:
        `rows`, and each column as a list, as its only value, or as `{"as": name}` of an equal one.
    """
    made: dict[str, Any] = {"rows": rows}
    seen: dict[tuple[Any, ...], str] = {}
    for name, column in columns.items():
        values = tuple(column)
        if rows and values == values[:1] * rows:
            made[name] = values[0]
        elif values in seen:
            made[name] = {"as": seen[values]}
        else:
            made[name] = list(values)
            seen[values] = name
    return made


def column(table: Mapping[str, Any], name: str) -> list[Any]:
    """A column of a packed table, as it was before; empty in one without rows."""
    found = table.get(name, [])
    if isinstance(found, dict):
        return column(table, found["as"])
    return found if isinstance(found, list) else [found] * table["rows"]


def transposed(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows with the same names as columns."""
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def packed_drawing(drawing: Drawing, keys: Mapping[Key, int]) -> dict[str, Any]:
    """A drawing for the page.

    Args:
        keys: the number of each relation.

    Returns:
        `nodes`; `lines`, where `part` and `other` are the numbers of the relations that one stands
        for (-1 = none); `looks`, what of it is the same on every page.
    """
    lines: dict[str, list[Any]] = {
        "part": [keys[line.parts[0]] for line in drawing.lines],
        "other": [keys[line.parts[1]] if len(line.parts) > 1 else -1 for line in drawing.lines],
        "bend": [round(line.bend, 2) for line in drawing.lines],
    }
    return {
        "nodes": packed(transposed(drawing.nodes), len(drawing.nodes)),
        "lines": packed(lines, len(drawing.lines)),
        "options": OPTIONS,
        "shapes": {kind.value: shape for kind, shape in SHAPES.items()},
        "verbs": _verbs(keys),
        "busy": BUSY,
    }


def _verbs(keys: Iterable[Key]) -> dict[str, list[str]]:
    """What somebody does who stands in a relation, and what several do."""
    facts = {one: words.VERBS[one].fact for one in Relation if any(key[1] is one for key in keys)}
    return {one.value: [fact, words.agreeing(fact, CROWD)] for one, fact in facts.items()}
