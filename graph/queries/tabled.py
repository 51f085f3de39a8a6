"""The query `relations`, answered from the claims' columns.

What its rows are is said in `ontology/queries/relations.rq`: that text is shown to people, and run
where somebody changed it. The engine takes seconds to group a hundred thousand claims, though, and
numbers in columns a tenth of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from ..columns import RELATIONS, Columns, Rows
from ..dates import parse_date
from ..registry import Registry
from ..relations import View
from ..relations.table import Groups
from ..relations.views import Mask, select
from ..score import Ratings, Voices, scores, weights
from ..store import Store
from ..voices import roots
from .catalogue import NamedQuery, named_query
from .rows import Rows as Answered

NAME = "relations"
_PLAIN = re.compile("[0-9]+(?:[.][0-9]+)?")
_IS_SIGNED = np.array([relation.sign != 0 for relation in RELATIONS])


def tabled(
    store: Store, query: NamedQuery, asked: Mapping[str, str], registry: Registry
) -> Answered | None:
    """The rows of a query, sorted; None = it is for the engine to answer.

    Args:
        asked: the parameters, resolved.
    """
    if query.name != NAME or query != named_query(NAME):
        return None
    needed = {p.name for p in query.all_parameters() if p.default is not None}
    if not needed <= asked.keys() or not _PLAIN.fullmatch(asked["min_score"]):
        return None  # the engine knows what follows from nothing, and what else is a number
    rows = list(_rows(store.columns(), registry, store.ratings, asked))
    return Answered(rows, [(place, None) for place in range(len(query.columns))])


def _rows(
    columns: Columns, registry: Registry, ratings: Ratings, asked: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """One row a relation, in the order of the columns, which is that of the rows as well."""
    claims, group, size = _grouped(columns, asked)
    denied = columns.negated[claims] == 1
    root, _ = roots(columns, registry)
    said = Voices(group, root[claims], columns.means[claims], weights(columns, ratings)[claims])
    score = scores(_only(~denied, said), _only(denied, said), size)
    reports, denials = (np.bincount(group[of], minlength=size) for of in (~denied, denied))
    kept = (reports > 0) & (score >= float(asked["min_score"]))
    groups = Groups.of(group, claims, size).keep(kept)
    return zip(
        *_ends(columns, groups.rows[groups.starts[:-1]]),
        score[kept].tolist(),
        reports[kept].tolist(),
        denials[kept].tolist(),
        _ids(columns, groups),
        strict=True,
    )


def _grouped(columns: Columns, asked: Mapping[str, str]) -> tuple[Rows, Rows, int]:
    """The claims that count or deny, by their relation; the number of its relation; how many."""
    chosen = select(columns, _view(asked))
    wanted = chosen.counts | chosen.denies if asked["view"] == "all" else chosen.counts
    claims = np.flatnonzero(_IS_SIGNED[columns.relation] & wanted)
    keys = columns.subject[claims].astype(np.int64) * len(RELATIONS) + columns.relation[claims]
    keys = keys * len(columns.names) + columns.object[claims]
    order = np.argsort(keys, kind="stable")
    found, group = np.unique(keys[order], return_inverse=True)
    return claims[order], group, len(found)


def _only(which: Mask, said: Voices) -> Voices:
    return Voices(said.group[which], said.root[which], said.means[which], said.weight[which])


def _ends(columns: Columns, claims: Rows) -> Iterator[list[str]]:
    """Subjects, relations and objects of some claims."""
    yield [columns.names[code] for code in columns.subject[claims].tolist()]
    yield [RELATIONS[code].value for code in columns.relation[claims].tolist()]
    yield [columns.names[code] for code in columns.object[claims].tolist()]


def _ids(columns: Columns, groups: Groups) -> Iterator[tuple[str, ...]]:
    """The ids of the claims of each group, in order."""
    ids = columns.hex_ids(groups.rows)
    return (tuple(sorted(ids[a:b])) for a, b in pairwise(groups.starts.tolist()))


def _view(asked: Mapping[str, str]) -> View:
    """The claims that the parameters choose."""
    return View(
        as_of=_day(asked.get("as_of")),
        window=int(asked["window"]),
        known_by=_day(asked.get("known_by")),
        sources=None if asked["source"] == "any" else frozenset({asked["source"]}),
        alleged=asked["alleged"] == "yes" and asked["view"] != "stated",
        derived=asked["derived"] == "yes",
    )


def _day(text: str | None) -> date | None:
    return parse_date(text).last if text is not None else None
