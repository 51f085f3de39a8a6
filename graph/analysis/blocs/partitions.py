"""Blocs: who stands together, by several methods, and how firm it is.

No method knows the truth: `frustration` asks for the camps that the fewest ties contradict,
`modularity` and `leiden` for groups that are friendlier inside than chance would have them. These
are taken apart where no chain of friendly ties holds them together: that two actors have their
enemies in common makes nobody call them a bloc.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from ...errors import InputError
from ...network import SignedGraph
from .signed_modularity import Labels, communities, modularity

METHODS = ("frustration", "modularity", "leiden")


@dataclass(frozen=True, slots=True)
class Partition:
    """Actors in blocs, each in one.

    Attributes:
        method: how it was found, the number of camps included: `frustration, 2 camps`.
        nodes: the actors, sorted.
        blocs: the bloc of each, numbered from 0 in the order of their first actors.
        frustrated: how many ties contradict it: negative within a bloc or positive between two
            (weak balance: enemies of one actor need not be friends).
        modularity: signed modularity, see `signed_modularity`.
        parts: the part of the network that each actor is in, numbered from 0, the largest first;
            no chain of ties leads from one to another, and no method can compare blocs across.
    """

    method: str
    nodes: tuple[str, ...]
    blocs: tuple[int, ...]
    frustrated: int
    modularity: float
    parts: tuple[int, ...]

    @classmethod
    def of(cls, graph: SignedGraph, labels: Labels | Sequence[int], method: str) -> Partition:
        """The partition that some labels make, one for each node."""
        number: dict[int, int] = {}
        blocs = [number.setdefault(int(label), len(number)) for label in labels]
        found = np.array(blocs, dtype=np.intp)
        within = found[graph.ends[:, 0]] == found[graph.ends[:, 1]]
        frustrated = int((within != (graph.signs > 0)).sum())
        quality = modularity(graph, found)
        return cls(method, graph.nodes, tuple(blocs), frustrated, quality, _parts(graph))

    def members(self) -> tuple[tuple[str, ...], ...]:
        """The actors of each bloc, in order."""
        found: list[list[str]] = [[] for _ in set(self.blocs)]
        for node, bloc in zip(self.nodes, self.blocs, strict=True):
            found[bloc].append(node)
        return tuple(map(tuple, found))

    def bloc_of(self) -> dict[str, int]:
        """The bloc of each actor."""
        return dict(zip(self.nodes, self.blocs, strict=True))

    def part_of(self) -> dict[str, int]:
        """The connected part of each actor."""
        return dict(zip(self.nodes, self.parts, strict=True))


def _parts(graph: SignedGraph) -> tuple[int, ...]:
    """The connected part of each node, the largest being 0, of equal ones that of the first."""
    size = len(graph)
    matrix = csr_array((np.ones(len(graph.ends)), tuple(graph.ends.T)), shape=(size, size))
    _, label = connected_components(matrix, directed=False)
    _, first, nodes = np.unique(label, return_index=True, return_counts=True)
    rank = np.argsort(np.lexsort((first, -nodes)))
    return tuple(rank[label].tolist())


def blocs(
    graph: SignedGraph,
    method: str = "modularity",
    *,
    camps: int | None = None,
    time_limit: float | None = None,
    seed: int = 0,
) -> Partition:
    """Blocs by one method.

    Args:
        method: `frustration` (proven best where the time suffices), `modularity` (a heuristic) or
            `leiden` (the same aim; needs the extra `blocs`).
        camps: for `frustration`: at most so many; None = as many as the ties ask for.
        time_limit: for `frustration`: seconds; None = until proven.

    Raises:
        InputError: no such method, or camps given to one that finds their number itself.
        MissingExtraError: `leiden` without leidenalg.
    """
    if method not in METHODS:
        raise InputError(f"method {method!r}: one of {', '.join(METHODS)} expected")
    if method == "frustration":
        from ..frustration import frustration

        found = frustration(graph, camps=camps, time_limit=time_limit, seed=seed)
        number = "any number of" if camps is None else camps
        return Partition.of(graph, found.camps, f"frustration, {number} camps")
    if camps is not None:
        raise InputError(f"camps = {camps}: only the method frustration takes a number of camps")
    if method == "modularity":
        return Partition.of(graph, held_together(graph, communities(graph, seed=seed)), method)
    from . import leiden

    labels = leiden.communities(graph, seed=seed)
    return Partition.of(graph, held_together(graph, labels), method)


def held_together(graph: SignedGraph, labels: Labels) -> Labels:
    """The communities taken apart into those that chains of friendly ties within hold together.

    Args:
        labels: shape (nodes,), the community of each node.
    """
    one, other = graph.ends.T
    friendly = (graph.signs > 0) & (labels[one] == labels[other])
    size, ends = len(graph), graph.ends[friendly]
    ties = csr_array((np.ones(len(ends)), tuple(ends.T)), shape=(size, size))
    found: Labels = connected_components(ties, directed=False)[1].astype(np.intp)
    return found


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly an actor sits in its bloc.

    Attributes:
        actor: its name.
        bloc: its bloc in the partition asked about.
        share: of the resamples that speak of it, the share in which it sits with the majority of
            its bloc, 0 to 1; None where none does.
        resamples: how many speak of it.
    """

    actor: str
    bloc: int
    share: float | None
    resamples: int


def stability(
    resamples: Iterable[SignedGraph],
    reference: Partition,
    method: Callable[[SignedGraph], Partition] = blocs,
) -> tuple[Firmness, ...]:
    """How often each actor sits with the majority of its bloc when the data are resampled.

    The blocs of each resample are found by `method`. A resample speaks of an actor if a chain of
    ties there leads from it to others of its bloc; the actor sits with the majority if more than
    half of those others share its bloc in the resample. Across parts without a tie no method can
    tell blocs apart, so such others neither count for it nor against. An actor alone in its bloc
    is spoken of wherever it has ties, and sits well where nobody it is tied to, by a chain or
    directly, shares its bloc.

    This is the co-assignment of consensus clustering (Monti et al. 2003, "Consensus clustering",
    Mach. Learn. 52, 91-118; Lancichinetti & Fortunato 2012, "Consensus clustering in complex
    networks", Sci. Rep. 2, 336), read for each actor against one given partition, as Hennig (2007,
    "Cluster-wise assessment of cluster stability", Comput. Stat. Data Anal. 52, 258-271) does for
    each cluster.

    Args:
        resamples: graphs over the same actors or some of them.
        reference: the partition whose firmness is asked.
        method: should be the one that found `reference`.

    Returns:
        one for each actor of `reference`, in its order.
    """
    home = reference.bloc_of()
    seen: Counter[str] = Counter()
    sat: Counter[str] = Counter()
    for graph in resamples:
        for actor, well in _seats(home, method(graph)):
            seen[actor] += 1
            sat[actor] += well
    return tuple(
        Firmness(a, bloc, sat[a] / seen[a] if seen[a] else None, seen[a])
        for a, bloc in home.items()
    )


def _seats(home: dict[str, int], found: Partition) -> Iterator[tuple[str, bool]]:
    """The actors that a resample speaks of, and whether each sits with its majority there."""
    now, parts = found.bloc_of(), found.part_of()
    size, extent = Counter(home.values()), Counter(found.parts)
    company: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for node in found.nodes:
        if node in home and extent[parts[node]] > 1:
            company[home[node], parts[node]].append(node)
    crowd = Counter((part, now[node]) for node, part in parts.items())
    for (bloc, part), actors in company.items():
        here = Counter(now[a] for a in actors)
        for actor in actors:
            if size[bloc] == 1:
                yield actor, crowd[part, now[actor]] == 1
            elif len(actors) > 1:
                yield actor, 2 * (here[now[actor]] - 1) > len(actors) - 1
