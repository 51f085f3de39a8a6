"""The actors at the heads of the matrix, in the order of their blocs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model import ActorKind
from ...relations import Edge
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
    """The actors in the order of the table: by bloc, in none by kind, and then by name."""
    blocs = blocs_of(material, shown)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for subject, object_ in ways:
        others[subject].add(object_)
        others[object_].add(subject)
    made = [_head(id_, blocs, len(others[id_]), material) for id_ in shown]
    return sorted(made, key=_in_order)


def blocs_of(material: Material, shown: Collection[str]) -> dict[str, int]:
    """The bloc of each actor that has company, the largest numbered 0.

    Signed modularity, taken apart where no chain of friendly ties holds a bloc together. A pair
    of which both support and opposition are reported goes with the more sources. Populations
    stand outside, as in the network.
    """
    from ...analysis.blocs import blocs  # imports scipy: slow
    from ...network import SignedGraph

    kinds = {id_: actor.kind for id_, actor in material.registry.actors.items()}
    actors = {id_ for id_ in shown if kinds.get(id_) is not ActorKind.POPULATION}
    graph = SignedGraph.of(_ties(material.drawn, actors))
    if not len(graph):
        return {}
    groups = [group for group in blocs(graph, method="modularity").members() if len(group) > 1]
    groups.sort(key=lambda group: (-len(group), group))
    return {id_: rank for rank, group in enumerate(groups) for id_ in group}


def _ties(drawn: Iterable[Edge], actors: Collection[str]) -> Iterator[tuple[str, str, int]]:
    balance: Counter[tuple[str, str]] = Counter()
    for edge in drawn:
        if edge.subject in actors and edge.object in actors:
            pair = min(edge.subject, edge.object), max(edge.subject, edge.object)
            balance[pair] += edge.sign * max(1, len(edge.roots))
    return ((*pair, 1 if sum_ > 0 else -1) for pair, sum_ in sorted(balance.items()) if sum_)


def _head(id_: str, blocs: Mapping[str, int], relations: int, material: Material) -> Head:
    actor = material.registry.actors.get(id_)
    rank = blocs.get(id_, len(blocs))
    bloc = _letter(rank) if id_ in blocs else ""
    kind = words.KINDS[actor.kind] if actor else ""
    return Head(id_, material.teller.actor(id_), kind, bloc, rank, relations)


def _letter(rank: int) -> str:
    return chr(ord("A") + rank) if rank < 26 else str(rank + 1)


def _in_order(head: Head) -> tuple[int, str, str, str]:
    return head.rank, "" if head.bloc else head.kind, head.name.casefold(), head.id
