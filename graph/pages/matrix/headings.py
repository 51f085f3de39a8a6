"""The actors at the heads of the matrix, in the order of their blocs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..material import Material
from ..telling import words


@dataclass(frozen=True, slots=True)
class Head:
    """An actor at the head of a row and a column.

    Attributes:
        bloc: its letter, empty for actors in none.
        rank: of its bloc, the largest 0; actors in none come last.
        relations: with how many others something of it is reported.
    """

    id: str
    name: str
    kind: str
    bloc: str
    rank: int
    relations: int


def headings(
    material: Material, ways: Iterable[tuple[str, str]], shown: Collection[str]
) -> list[Head]:
    """The actors in the order of the table: by bloc, in none by kind; the best connected first.

    So something is reported in the first cells of the table.
    """
    blocs = blocs_of(material, shown)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for subject, object_ in ways:
        others[subject].add(object_)
        others[object_].add(subject)
    made = [_head(id_, blocs, len(others[id_]), material) for id_ in shown]
    return sorted(made, key=_in_order)


def blocs_of(material: Material, shown: Collection[str]) -> dict[str, int]:
    """The bloc of each actor that has company, the largest numbered 0.

    Signed modularity of the network that the analysis page tells of, taken apart where no chain
    of friendly ties holds a bloc together; populations stand outside.
    """
    found = material.blocs.members() if len(material.reduced.graph) else ()
    groups = [group for group in (_shown(group, shown) for group in found) if len(group) > 1]
    groups.sort(key=lambda group: (-len(group), group))
    return {id_: rank for rank, group in enumerate(groups) for id_ in group}


def _shown(group: Iterable[str], shown: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in group if id_ in shown)


def _head(id_: str, blocs: Mapping[str, int], relations: int, material: Material) -> Head:
    actor = material.registry.actors.get(id_)
    rank = blocs.get(id_, len(blocs))
    bloc = letter(rank) if id_ in blocs else ""
    kind = words.KINDS[actor.kind] if actor else ""
    return Head(id_, material.teller.actor(id_), kind, bloc, rank, relations)


def letter(rank: int) -> str:
    """The letter of a bloc, the largest A."""
    return chr(ord("A") + rank) if rank < 26 else str(rank + 1)


def _in_order(head: Head) -> tuple[int, str, int, str, str]:
    kind = "" if head.bloc else head.kind
    return head.rank, kind, -head.relations, head.name.casefold(), head.id
