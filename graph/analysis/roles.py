"""Roles: who has which friends and enemies, who stands between blocs, what pairs have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ..network import SignedGraph
from .blocs import Partition

if TYPE_CHECKING:
    from networkx import Graph


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor's own ties say of it.

    Attributes:
        actor: its name.
        bloc: its bloc.
        friends: its positive ties.
        enemies: its negative ties.
        friendly: the share of its ties that is positive; None without ties.
        participation: how evenly its friends are spread over the blocs, from 0 (all in one) towards
            1; None without friends. The coefficient of Guimera & Amaral (2005), "Functional
            cartography of complex metabolic networks", Nature 433, 895-900, on positive ties.
        betweenness: the share of shortest chains of friends between other actors that lead through
            it, 0 to 1.
    """

    actor: str
    bloc: int
    friends: int
    enemies: int
    friendly: float | None
    participation: float | None
    betweenness: float

    @property
    def net(self) -> int:
        """Friends less enemies: the signed degree."""
        return self.friends - self.enemies


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and the third parties that they have in common.

    Attributes:
        a: the one.
        b: the other.
        tie: the sign of the tie between them, 1 or -1; 0 where there is none.
        common: the third parties, sorted.
    """

    a: str
    b: str
    tie: int
    common: tuple[str, ...]


def roles(graph: SignedGraph, partition: Partition) -> tuple[Role, ...]:
    """The role of each actor, in the order of the nodes."""
    friends, enemies = _layer(graph, 1), _layer(graph, -1)
    between = _betweenness(graph)
    bloc = partition.bloc_of()
    found = []
    for actor in graph.nodes:
        pro, contra = friends.degree(actor), enemies.degree(actor)
        spread = _participation(Counter(bloc[friend] for friend in friends[actor]))
        share = pro / (pro + contra) if pro + contra else None
        found.append(Role(actor, bloc[actor], pro, contra, share, spread, between[actor]))
    return tuple(found)


def _betweenness(graph: SignedGraph) -> dict[str, float]:
    """Of each actor, on friendly ties; rustworkx takes seconds where NetworkX takes minutes."""
    import rustworkx as rx

    friends: rx.PyGraph[Any, Any] = rx.PyGraph()
    friends.add_nodes_from(graph.nodes)
    friends.extend_from_edge_list([(a, b) for a, b in graph.ends[graph.signs > 0].tolist()])
    one_thread = len(graph) + 1  # several would add in any order, and so to other last digits
    found = rx.betweenness_centrality(friends, parallel_threshold=one_thread)
    return {name: found[number] for number, name in enumerate(graph.nodes)}


def brokers(table: Iterable[Role]) -> tuple[Role, ...]:
    """Those with friends in several blocs, the most between others first."""
    several = (role for role in table if role.participation)
    return tuple(sorted(several, key=lambda r: (-r.betweenness, -(r.participation or 0), r.actor)))


def shared_enemies(graph: SignedGraph) -> tuple[Pair, ...]:
    """Pairs that oppose the same actors: most of these first, then by name.

    Balance expects friends of them (`tie` 1).
    """
    enemies = _layer(graph, -1)
    common: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for enemy in graph.nodes:
        for pair in combinations(sorted(enemies[enemy]), 2):
            common[pair].append(enemy)
    return _pairs(graph, common)


def opposed_supporters(graph: SignedGraph) -> tuple[Pair, ...]:
    """Pairs that are enemies of each other and friends of the same actors: most of these first."""
    import networkx as nx

    friends = _layer(graph, 1)
    enemies = ((a, b) for a, b, sign in graph.edges() if sign < 0)
    common = {(a, b): sorted(nx.common_neighbors(friends, a, b)) for a, b in enemies}
    return _pairs(graph, common)


def friends_of_enemies(graph: SignedGraph) -> tuple[Pair, ...]:
    """For each actor `a` the friends `b` of its enemies, and which enemies: most of these first.

    Balance expects enemies of them (`tie` -1). A pair stands twice where it is true both ways.
    """
    friends, enemies = _layer(graph, 1), _layer(graph, -1)
    common: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for enemy in graph.nodes:
        for a in sorted(enemies[enemy]):
            for b in sorted(friends[enemy]):
                common[a, b].append(enemy)
    return _pairs(graph, common)


def _layer(graph: SignedGraph, sign: int) -> Graph[str]:
    """All actors with their ties of one sign."""
    import networkx as nx

    layer: Graph[str] = nx.Graph()
    layer.add_nodes_from(graph.nodes)
    layer.add_edges_from((a, b) for a, b, s in graph.edges() if s == sign)
    return layer


def _participation(spread: Counter[int]) -> float | None:
    total = spread.total()
    return 1 - sum((n / total) ** 2 for n in spread.values()) if total else None


def _pairs(graph: SignedGraph, common: dict[tuple[str, str], list[str]]) -> tuple[Pair, ...]:
    tie = {(a, b): sign for a, b, sign in graph.edges()}
    found = [
        Pair(a, b, tie.get((min(a, b), max(a, b)), 0), tuple(others))
        for (a, b), others in common.items()
        if others
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.common), p.a, p.b)))
