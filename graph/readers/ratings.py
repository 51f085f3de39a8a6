"""A user's own ratings of sources: how far each publisher's word is to be relied on."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem, TableError, did_you_mean
from ..registry import Registry, nearest
from .cells import Row, read_rows

COLUMNS = ("publisher", "reliability")


def read_ratings(file: Path, registry: Registry) -> dict[str, float]:
    """The reliability of publishers, 0..1, by id.

    Args:
        file: a CSV table with the header `publisher,reliability`; publishers by id or name.

    Raises:
        TableError: bad cells, all of them, or no such file.
    """
    problems: list[Problem] = []
    rows = list(read_rows(file, COLUMNS, COLUMNS, problems))
    ratings: dict[str, float] = {}
    for row in rows:
        name, value = row.required("publisher"), row.number("reliability", float)
        id_ = _publisher(name, registry, row) if name else ""
        if id_ and id_ in ratings:
            row.bad("publisher", name, "each publisher once")
        if value is None or not 0 <= value <= 1:
            row.bad("reliability", row.text("reliability"), "a number from 0 to 1")
        elif id_:
            ratings[id_] = value
        problems += row.problems
    if problems:
        raise TableError(problems)
    return ratings


def _publisher(name: str, registry: Registry, row: Row) -> str:
    """The id of a publisher; empty, and noted in the row, where no or no single one is meant."""
    if name in registry.publishers:
        return name
    found = [publisher.id for publisher in registry.publishers.values() if publisher.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        row.bad("publisher", name, f"an id, for several are called so: {', '.join(found)}")
    else:
        near = did_you_mean(nearest(name, registry.publishers))
        row.bad("publisher", name, f"the id or name of a publisher{near}")
    return ""
