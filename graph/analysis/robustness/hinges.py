"""What a picture of two camps hangs on: the single ties without which it would be another.

Take a partition P into two camps that the fewest ties contradict, F of them. For a tie e that P
respects, let c(e) be the fewest contradicted ties of any partition that contradicts e. Then
c(e) - F tells all about removing e:

- 0: P was one of several best partitions; without e another is better, and F falls by one;
- 1: without e, F stays and another partition is as good as P;
- 2 or more: without e, P is as good as before, and no partition comes to match it because of that.

A tie that P contradicts lowers F by one when it goes, and P stays a best partition.

c(e) is exact as far as it matters, and found by `contradicting`. It is asked for only within the
biconnected block of e, since the index is additive over blocks, and only where two bounds leave it
open: from above by the rival partitions found so far, each a set of actors to move that bounds all
ties across it, and from below by `packing`. A bridge has c(e) - F = 1, and a block that P
contradicts nowhere has no hinge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from ...network import SignedGraph
from .biconnected import Block, blocks
from .packing import Packing, Tie

if TYPE_CHECKING:
    from ..frustration import Frustration
    from ..frustration.deadlines import Effort
    from .contradicting import Contradicting

MATTERS_BELOW = 2


@dataclass(frozen=True, slots=True)
class Hinge:
    """A tie whose removal changes the frustration index, or what the best partitions are.

    Attributes:
        a: one end, the lower name.
        b: the other.
        sign: 1 or -1.
        change: of the frustration index by removing the tie, -1 or 0.
        picture: `kept`: the tie contradicts the picture, which stays a best one; `tied`: another
            picture becomes as good; `lost`: another becomes better.
        moved: how many actors change camp in the nearest such picture found; 0 if kept.
    """

    a: str
    b: str
    sign: int
    change: int
    picture: str
    moved: int


@dataclass(frozen=True, slots=True)
class Hinges:
    """All hinges of a graph.

    Attributes:
        reference: the best partition into two camps that is the picture.
        hinges: those that change the index first, then by actors moved, most first, then by name;
            none where the reference is not proven, since nothing is known then.
        proven: whether these are all, and right. Where a limit was met after the reference was
            proven, some may be missing, and some that are `lost` may be given as `tied`.
    """

    reference: Frustration
    hinges: tuple[Hinge, ...]
    proven: bool


def hinges(
    graph: SignedGraph,
    reference: Frustration | None = None,
    *,
    time_limit: float | None = None,
    work_limit: int | None = None,
    seed: int = 0,
) -> Hinges:
    """The ties on which the best partition into two camps hangs.

    Args:
        reference: the picture, if it was worked out before.
        time_limit: seconds for all of it; None = until proven.
        work_limit: as of `frustration`; for the picture, and as much again for the hinges.
    """
    from ..frustration import frustration
    from ..frustration.deadlines import Effort

    until = inf if time_limit is None else perf_counter() + time_limit
    if reference is None:
        reference = frustration(graph, time_limit=time_limit, work_limit=work_limit, seed=seed)
    if not reference.proven:
        return Hinges(reference, (), proven=False)
    effort = Effort(inf if work_limit is None else work_limit)
    found: list[Hinge] = []
    proven = True
    for block in blocks(graph, reference.camps):
        settling = _Settling(block, until, effort)
        found += settling.hinges()
        proven &= settling.proven
    ordered = sorted(found, key=lambda h: (h.change, -h.moved, h.a, h.b))
    return Hinges(reference, tuple(ordered), proven)


class _Settling:
    """Finds c(e) - F for the ties of a block by way of rival pictures.

    Attributes:
        proven: whether every partition it needed was proven best.
    """

    def __init__(self, block: Block, until: float, effort: Effort) -> None:
        self.proven = True
        self._block, self._until, self._effort = block, until, effort
        self._graph = SignedGraph.of((a, b, sign) for (a, b), sign in block.signs.items())
        self._rivals: dict[Tie, tuple[int, int]] = {}  # (cost, actors moved) of the best one

    def hinges(self) -> list[Hinge]:
        """The hinges in this block."""
        block = self._block
        against = [tie for tie in block.signs if not block.respected(tie)]
        if not against and len(block.signs) > 1:
            return []
        for node in block.near:
            self._learn({node})
        bound = Packing(block.near, against)
        for tie in (tie for tie in block.signs if block.respected(tie)):
            if self._effort.over or perf_counter() > self._until:
                self.proven = False
                break
            self._settle(tie, bound)
        found = [Hinge(*tie, block.signs[tie], -1, "kept", 0) for tie in against]
        for tie, (cost, moved) in self._rivals.items():
            change, picture = (-1, "lost") if cost == 0 else (0, "tied")
            found.append(Hinge(*tie, block.signs[tie], change, picture, moved))
        return found

    def _learn(self, moved: set[str]) -> None:
        """Notes what it would cost to move a set, for all the ties that this contradicts."""
        cut = self._block.cut(moved)
        well = [tie for tie in cut if self._block.respected(tie)]
        cost = max(0, 2 * len(well) - len(cut))
        if cost < MATTERS_BELOW:
            found = (cost, self._block.weight(moved))
            for tie in well:
                self._rivals[tie] = min(found, self._rivals.get(tie, found))

    def _settle(self, tie: Tie, bound: Packing) -> None:
        """Solves for a tie if the bounds leave its cost open."""
        cost, _ = self._rivals.get(tie, (MATTERS_BELOW, 0))
        if cost == 0 or bound.reaches(tie, cost):
            return
        camps, proven = self._contradicting.cheapest(tie, cost - 1)
        self.proven &= proven
        if camps is None:
            return
        home = self._contradicting.reference.camps
        apart = (camps != camps[0]) != (home != home[0])
        moved = {node for node, away in zip(self._graph.nodes, apart, strict=True) if away}
        a, b = tie if tie[0] in moved else tie[::-1]
        if a in moved and b not in moved:
            # Pieces of the set that do not touch the tie save nothing and only add movers.
            self._learn(self._block.piece(a, moved))

    @cached_property
    def _contradicting(self) -> Contradicting:
        from .contradicting import Contradicting

        camps = [self._block.camp[node] for node in self._graph.nodes]
        return Contradicting(self._graph, camps, self._until, self._effort)
