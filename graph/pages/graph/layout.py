"""Places of actors in the drawing: supporters near each other, opponents apart, labels readable.

rustworkx' seeded spring layout finds the shape; then labels that cover each other are pushed
apart, and parts of the network that do not hang together are laid side by side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from rustworkx import PyGraph

    Points = NDArray[np.float64]

SEED = 2014
PULL = {1: 1.0, -1: 0.25}
ROOM = 2.8
ASPECT = 1.35
GAP = 14.0
LINE_GAP = 4.0
ROUNDS = 240
SPRING_WORK = 150_000_000
LINES_AND_POINTS = 40_000
SPACING, STEP_OUT = 60.0, 130.0
GOLDEN = math.pi * (3 - 5**0.5)
"""The angle by which points that follow each other lie evenly around a middle."""

Size = tuple[float, float]
Link = tuple[str, str, int]


def places(
    sizes: Mapping[str, Size], links: Iterable[Link], core: Iterable[Link] = ()
) -> dict[str, tuple[int, int]]:
    """The centre of each actor's symbol and label, as whole pixels.

    Args:
        sizes: width and height that symbol and label take.
        links: pairs of actors with the sign of what is between them, +1 or -1.
        core: the links whose ends are placed first, as if there were no others; the rest of the
            actors find room around them. None = all links.

    Returns:
        x and y by actor; the same for the same input, whatever its order.
    """
    every = sorted(links)
    inner = sorted(core) or every
    first = {end for one, other, _ in inner for end in (one, other)} or set(sizes)
    found = _core({id_: sizes[id_] for id_ in sorted(first)}, inner)
    if len(found) < len(sizes):
        found = _around(found, sizes, every)
    return {id_: (round(x), round(y)) for id_, (x, y) in found.items()}


def discs(groups: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Places for more actors than springs can take: each group in a disc, discs in rows.

    Args:
        groups: the group of each actor.

    Returns:
        x and y by actor; those of a group in the order of their ids, from the middle outwards.
    """
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(groups):
        members[groups[id_]].append(id_)
    apart = 2.4 * SPACING * max(map(len, members.values()), default=0) ** 0.5
    columns = math.ceil((len(members) * ASPECT) ** 0.5)
    found = {}
    for number, name in enumerate(sorted(members)):
        row, column = divmod(number, columns or 1)
        for rank, id_ in enumerate(members[name]):
            away, angle = SPACING * (rank + 0.5) ** 0.5, rank * GOLDEN
            x, y = away * math.cos(angle), away * math.sin(angle)
            found[id_] = (round(column * apart + x), round(row * apart + y))
    return found


def _core(sizes: Mapping[str, Size], links: list[Link]) -> dict[str, Size]:
    import rustworkx as rx  # only drawing needs it

    graph = _graph(list(sizes), links)
    parts = sorted(rx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    boxes = np.array([sizes[id_] for id_ in graph.nodes()], dtype=float).reshape(-1, 2)
    laid = []
    for part in parts:
        members = sorted(part)
        piece = graph.subgraph(members)
        points = push_apart(_springs(piece, boxes[members]), boxes[members], piece.edge_list())
        laid.append((members, points))
    found: dict[str, Size] = {}
    for (members, points), corner in zip(laid, _shelves(laid, boxes), strict=True):
        low = (points - boxes[members] / 2).min(axis=0)
        for index, (x, y) in zip(members, points - low + corner, strict=True):
            found[graph[index]] = (float(round(x)), float(round(y)))
    return found


def _around(
    found: Mapping[str, Size], sizes: Mapping[str, Size], links: list[Link]
) -> dict[str, Size]:
    """The same with the other actors beside those they are linked to, outwards from the middle."""
    met: defaultdict[str, set[str]] = defaultdict(set)
    for one, other, _ in links:
        met[one].add(other)
        met[other].add(one)
    given = np.array(list(found.values()))
    middle = (given.max(axis=0) + given.min(axis=0)) / 2
    spot = {id_: np.array(place) for id_, place in found.items()}
    for rank, id_ in enumerate(_outwards(found, met, sizes)):
        beside = [spot[other] for other in sorted(met[id_]) if other in spot]
        near = np.mean(beside, axis=0) if beside else middle
        angle = rank * GOLDEN
        out = near - middle + 40 * np.array([math.cos(angle), math.sin(angle)])
        spot[id_] = near + out / max(float(np.hypot(*out)), 1.0) * STEP_OUT
    names = sorted(spot)
    free = np.array([name not in found for name in names])
    points = np.array([spot[name] for name in names])
    boxes = np.array([sizes[name] for name in names], dtype=float)
    points = push_apart(points, boxes, free=free)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points, strict=True)}


def _outwards(
    found: Mapping[str, Size], met: Mapping[str, set[str]], sizes: Mapping[str, Size]
) -> list[str]:
    """The actors that have no place yet, those nearest to one that has first."""
    order, edge = dict.fromkeys(found), sorted(found)
    while edge:
        edge = sorted({new for id_ in edge for new in met[id_] if new not in order})
        order |= dict.fromkeys(edge)
    return [id_ for id_ in (*order, *sorted(sizes.keys() - order.keys())) if id_ not in found]


def push_apart(
    points: Points,
    boxes: Points,
    lines: Sequence[tuple[int, int]] = (),
    free: NDArray[np.bool_] | None = None,
) -> Points:
    """The points moved until boxes around them cover neither each other nor strange lines.

    Args:
        points: centres, one a row.
        boxes: width and height around each.
        lines: pairs of points that a line joins. Keeping off them is tried for part of the
            rounds, since a dense network has no room for it; boxes keep apart to the end.
        free: which points may move; None = all.
    """
    points = points.copy()
    ends = np.array(lines, dtype=int).reshape(-1, 2)
    for step in range(ROUNDS):
        moved = _off_boxes(points, boxes)
        if step < ROUNDS * 0.6 and len(ends) * len(points) < LINES_AND_POINTS:
            moved += _off_lines(points, boxes, ends) * (1 - step / ROUNDS)
        if free is not None:
            moved *= free[:, None]
        if np.abs(moved).max(initial=0.0) < 0.25:
            break
        points += moved
    return points


def _off_boxes(points: Points, boxes: Points) -> Points:
    """How far each box gives way: each of two along the axis that takes less, both by half."""
    one, other = _near(points, boxes).T
    apart = points[one] - points[other]
    lacking = (boxes[one] + boxes[other]) / 2 + GAP - np.abs(apart)
    covered = np.all(lacking > 0, axis=1)
    along = np.where(lacking[:, :1] <= lacking[:, 1:], [[True, False]], [[False, True]])
    side = np.where(apart == 0, -1.0, np.sign(apart))  # the first of two on one spot goes left
    pushed = np.where(along & covered[:, None], lacking, 0.0) * side * 0.35
    moves = np.zeros_like(points)
    np.add.at(moves, one, pushed)
    np.add.at(moves, other, -pushed)
    return moves


def _near(points: Points, boxes: Points) -> NDArray[np.intp]:
    """Pairs of points whose boxes might cover each other, the lower number first, in order."""
    from scipy.spatial import KDTree  # only drawing needs it

    room = boxes.max(axis=0) + GAP
    found = KDTree(points / room).query_pairs(1.0, p=np.inf, output_type="ndarray")
    return found[np.lexsort(found.T[::-1])]


def _off_lines(points: Points, boxes: Points, ends: NDArray[np.int_]) -> Points:
    """How far each point gives way, sideways, to lines between others that cross its box."""
    start, reach = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    length = np.maximum((reach**2).sum(axis=1), 1.0)
    from_start = points[:, None] - start[None]
    at = (from_start * reach[None]).sum(axis=2) / length
    aside = from_start - np.clip(at, 0, 1)[..., None] * reach[None]
    distance = np.maximum(np.hypot(aside[..., 0], aside[..., 1]), 1e-6)
    wanted = boxes[:, 1:] / 2 + LINE_GAP
    ours = (np.arange(len(points))[:, None, None] == ends[None]).any(axis=2)
    crossed = (distance < wanted) & (at > 0) & (at < 1) & ~ours
    moves: Points = np.where(
        crossed[..., None], aside * ((wanted - distance) / distance)[..., None], 0.0
    ).sum(axis=1)
    gentle: Points = np.clip(moves * 0.25, -12, 12)
    return gentle


def _graph(ids: list[str], links: list[Link]) -> PyGraph[str, float]:
    import rustworkx as rx

    graph: PyGraph[str, float] = rx.PyGraph(multigraph=False)
    index = dict(zip(ids, graph.add_nodes_from(ids), strict=True))
    pulls: dict[tuple[str, str], float] = {}
    for one, other, sign in links:
        pair = (one, other) if one < other else (other, one)
        pulls[pair] = max(PULL[sign], pulls.get(pair, 0.0))
    for (one, other), pull in pulls.items():
        graph.add_edge(index[one], index[other], pull)
    return graph


def _springs(graph: PyGraph[str, float], boxes: Points) -> Points:
    """Where springs put the points of one part, on an area `ROOM` times that of its boxes."""
    import rustworkx as rx

    rounds = max(50, min(500, SPRING_WORK // max(1, len(boxes)) ** 2))
    found = rx.spring_layout(graph, weight_fn=float, num_iter=rounds, seed=SEED)
    points = np.array([found[index] for index in sorted(found)])
    points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    extent = np.abs(points).max(axis=0)
    extent[extent == 0] = 1.0
    half = (ROOM * (boxes + GAP).prod(axis=1).sum()) ** 0.5 / 2
    spread: Points = points / extent * [half * ASPECT**0.5, half / ASPECT**0.5]
    return spread


def _shelves(laid: list[tuple[list[int], Points]], boxes: Points) -> list[Size]:
    """The upper left corner of each part: the first on top, the rest in rows below it."""
    extents = []
    for members, points in laid:
        high = (points + boxes[members] / 2).max(axis=0)
        low = (points - boxes[members] / 2).min(axis=0)
        extents.append(high - low)
    if not extents:
        return []
    area = sum(float((e + GAP).prod()) for e in extents)
    width = max(float(extents[0][0]), (area * ASPECT) ** 0.5)
    corners: list[Size] = []
    x = y = row = 0.0
    for extent in extents:
        if x and x + extent[0] > width:
            x, y, row = 0.0, y + row + 2 * GAP, 0.0
        corners.append((x, y))
        x, row = x + float(extent[0]) + 2 * GAP, max(row, float(extent[1]))
    return corners
