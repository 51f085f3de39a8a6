"""A user's own ratings of sources: how far each publisher's word is to be relied on."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem, TableError, did_you_mean
from ..registry import Registry, nearest
from .cells import read_rows

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
        names = {p.name: p.id for p in registry.publishers.values()}
        id_ = name if name in registry.publishers else names.get(name, "")
        if name and not id_:
            near = did_you_mean(nearest(name, registry.publishers))
            row.bad("publisher", name, f"the id or name of a publisher{near}")
        if id_ in ratings:
            row.bad("publisher", name, "each publisher once")
        if value is None or not 0 <= value <= 1:
            row.bad("reliability", row.text("reliability"), "a number from 0 to 1")
        else:
            ratings[id_] = value
        problems += row.problems
    if problems:
        raise TableError(problems)
    return ratings
