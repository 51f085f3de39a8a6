"""Who says so: roots of attribution, and whether a root is a party to what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .columns import NONE, Codes, Columns
from .model import Claim
from .registry import Registry

Mask = NDArray[np.bool_]


def root_of(claim: Claim, registry: Registry) -> str:
    """Who stands at the start of a claim's chain.

    What a document says in its own voice is the original's where it is nearly the same text.
    """
    original = _original(claim.source, registry)
    own = f"publisher:{claim.publisher}"
    return original if original and claim.root == own else claim.root


def originals(registry: Registry) -> Mapping[str, str]:
    """The root of the original, by the id of each source that repeats an earlier text."""
    found = ((id_, _original(id_, registry)) for id_ in registry.sources)
    return {id_: root for id_, root in found if root is not None}


def _original(id_: str, registry: Registry) -> str | None:
    """The root of the original of a source; None where it repeats nobody."""
    source = registry.sources.get(id_)
    if source is None or source.copy_of is None:
        return None
    original, seen = source, {id_}
    while (next_ := original.copy_of) in registry.sources and next_ not in seen:
        seen.add(str(next_))
        original = registry.sources[str(next_)]
    return None if original is source else f"publisher:{original.publisher}"


def roots(columns: Columns, registry: Registry) -> tuple[Codes, tuple[str, ...]]:
    """The code of every claim's root, as `root_of` says, and the names that codes point into."""
    copies = {s: root for s, root in originals(registry).items() if columns.codes([s])}
    if not copies:
        return columns.root, columns.names
    names = columns.names + tuple(sorted(set(copies.values()) - set(columns.names)))
    code = {name: i for i, name in enumerate(names)}
    own, original = np.full((2, len(columns.names)), -1, np.int32)
    for source, root in copies.items():
        own[code[source]] = code.get(f"publisher:{registry.sources[source].publisher}", -1)
        original[code[source]] = code[root]
    is_copy = (original[columns.source] >= 0) & (columns.root == own[columns.source])
    return np.where(is_copy, original[columns.source], columns.root), names


def speaks_for(root: str, registry: Registry, on: date | None = None) -> set[str]:
    """The actors for whom a root of attribution speaks at a date: itself, its office, its owner."""
    actor = _speaking(root, registry)
    return registry.speaks_for(actor, on) if actor else set()


def speaks_for_an_end(claim: Claim, registry: Registry) -> bool:
    """Whether the root of a claim is, or speaks for, one of the two it is about."""
    said = claim.said_on or claim.published_on
    spoken_for = speaks_for(root_of(claim, registry), registry, said.first if said else None)
    return bool(spoken_for & {claim.subject, claim.object})


def is_party(columns: Columns, root: Codes, names: tuple[str, ...], registry: Registry) -> Mask:
    """Whether the root of each claim speaks for an end of it on the day it was said.

    The same as `speaks_for_an_end`, for all claims at once.
    """
    party = np.zeros(len(columns), bool)
    numbers = {name: code for code, name in enumerate(names)}
    order = np.argsort(root, kind="stable")
    codes, starts = np.unique(root[order], return_index=True)
    for code, rows in zip(codes, np.split(order, starts[1:]), strict=False):
        for actor, begins, ends in _spoken_for(names[code], registry):
            end = numbers.get(actor, -1)
            said = columns.said[rows]
            then = (said == NONE) | ((begins <= said) & (said <= ends))
            between = (columns.subject[rows] == end) | (columns.object[rows] == end)
            party[rows[then & between]] = True
    return party


def _speaking(root: str, registry: Registry) -> str | None:
    kind, _, id_ = root.partition(":")
    if kind == "actor":
        return id_
    publisher = registry.publishers.get(id_) if kind == "publisher" else None
    return publisher.actor if publisher else None


def _spoken_for(root: str, registry: Registry) -> Iterator[tuple[str, int, int]]:
    """Actors for whom a root speaks, with the first and the last day, as ordinals."""
    always = date.min.toordinal(), date.max.toordinal()
    actor = _speaking(root, registry)
    if actor is None:
        return
    yield actor, *always
    known = registry.actors.get(actor)
    for office in known.offices if known else ():
        if office.valid is None:
            yield office.actor, *always
        else:
            begins = office.valid.earliest_start or date.min
            ends = office.valid.latest_end or date.max
            yield office.actor, begins.toordinal(), ends.toordinal()
