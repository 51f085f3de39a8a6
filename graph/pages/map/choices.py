"""What the filters of the map choose by: those of the graph that a single claim can answer.

The names are those of the graph's, so that an address with choices means the same on both pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ...model import Claim
from ..graph.moments import TERM_WORDS
from ..graph.packing import packed
from ..material import Material
from ..telling import words

LONGEST = 400
"""Of a name, in characters: who chooses needs no more."""
TERMS: dict[str, tuple[str, Callable[[Claim], str]]] = {
    "relation": ("relation", lambda claim: claim.relation.value),
    "standing": ("standing", lambda claim: claim.standing.value),
    "said": ("modality", lambda claim: claim.modality.value),
    "method": ("method", lambda claim: claim.method.value),
    "means": ("means", lambda claim: claim.means.value),
}
"""By the name in the address: the table of words, and what a claim has."""


def choices(claims: Sequence[Claim], material: Material) -> dict[str, Any]:
    """What each claim has of all that can be chosen, as plain JSON values.

    Returns:
        `claims`, packed columns in the order given: codes into the others, -1 for none. By the
        same names, each with its id and its words: the terms of `TERMS`, `theatre`, `source`, and
        `actors`, to which `subject` and `object` point, also with their kind.
    """
    found: dict[str, Any] = {}
    columns: dict[str, list[int]] = {}
    for name, (table, of) in TERMS.items():
        named = [of(claim) for claim in claims]
        found[name] = [term for term in TERM_WORDS[table] if term[0] in set(named)]
        columns[name] = _codes(named, found[name])
    for name, ids, called in _named(claims, material):
        found[name] = _by_name(ids, called)
        columns[name] = _codes(ids, found[name])
    ends = [claim.subject for claim in claims], [_other(claim) for claim in claims]
    found["actors"] = _actors({id_ for end in ends for id_ in end}, material)
    columns["subject"], columns["object"] = (_codes(end, found["actors"]) for end in ends)
    return {"claims": packed(columns, len(claims)), **found}


def _named(
    claims: Sequence[Claim], material: Material
) -> Iterable[tuple[str, list[str], Callable[[str], str]]]:
    """What has a name in a table: for each its name, the id for each claim, how it is called."""
    sources = material.registry.sources
    titled = {id_: one.title for id_, one in sources.items()}
    yield "theatre", [claim.theatre or "" for claim in claims], material.teller.theatre
    yield "source", [claim.source for claim in claims], lambda id_: titled.get(id_, id_)


def _other(claim: Claim) -> str:
    """The other actor; empty where the claim is of an actor and a place."""
    return "" if claim.relation.takes_place else claim.object


def _actors(ids: Iterable[str], material: Material) -> list[list[str]]:
    """Id, name and kind of each."""
    known = material.registry.actors
    kinds = {id_: known[id_].kind.value for id_ in ids if id_ in known}
    return [[*row, kinds.get(row[0], "")] for row in _by_name(ids, material.teller.actor)]


def _by_name(ids: Iterable[str], called: Callable[[str], str]) -> list[list[str]]:
    rows = [[id_, words.cut(called(id_), LONGEST)] for id_ in {*ids} - {""}]
    return sorted(rows, key=lambda row: (row[1].casefold(), row[0]))


def _codes(ids: Sequence[str], table: Sequence[Sequence[str]]) -> list[int]:
    numbers = {row[0]: number for number, row in enumerate(table)}
    return [numbers.get(id_, -1) for id_ in ids]
