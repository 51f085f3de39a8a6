"""Places of actors in the drawing: supporters near each other, opponents apart, labels readable.

rustworkx' seeded spring layout finds the shape; then labels that cover each other are pushed
apart, and parts of the network that do not hang together are laid side by side.
"""

from __future__ import annotations

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
WORK = 24_000_000
LINES_AND_POINTS = 40_000

Size = tuple[float, float]
Link = tuple[str, str, int]


def places(sizes: Mapping[str, Size], links: Iterable[Link]) -> dict[str, tuple[int, int]]:
    """The centre of each actor's symbol and label, as whole pixels.

    Args:
        sizes: width and height that symbol and label take.
        links: pairs of actors with the sign of what is between them, +1 or -1.

    Returns:
        x and y by actor; the same for the same input, whatever its order.
    """
    import rustworkx as rx  # only drawing needs it

    graph = _graph(sorted(sizes), sorted(links))
    parts = sorted(rx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    boxes = np.array([sizes[id_] for id_ in graph.nodes()], dtype=float).reshape(-1, 2)
    laid = []
    for part in parts:
        members = sorted(part)
        piece = graph.subgraph(members)
        points = push_apart(_springs(piece, boxes[members]), boxes[members], piece.edge_list())
        laid.append((members, points))
    found: dict[str, tuple[int, int]] = {}
    for (members, points), corner in zip(laid, _shelves(laid, boxes), strict=True):
        low = (points - boxes[members] / 2).min(axis=0)
        for index, (x, y) in zip(members, points - low + corner, strict=True):
            found[graph[index]] = (round(x), round(y))
    return found


def push_apart(points: Points, boxes: Points, lines: Sequence[tuple[int, int]] = ()) -> Points:
    """The points moved until boxes around them cover neither each other nor strange lines.

    Args:
        points: centres, one a row.
        boxes: width and height around each.
        lines: pairs of points that a line joins. Keeping off them is tried for part of the
            rounds, since a dense network has no room for it; boxes keep apart to the end.
    """
    points = points.copy()
    reach = (boxes[:, None] + boxes[None]) / 2 + GAP
    ends = np.array(lines, dtype=int).reshape(-1, 2)
    rounds = max(1, min(ROUNDS, WORK // len(points) ** 2))
    for step in range(rounds):
        moved = _off_boxes(points, reach)
        if step < rounds * 0.6 and len(ends) * len(points) < LINES_AND_POINTS:
            moved += _off_lines(points, boxes, ends) * (1 - step / rounds)
        if np.abs(moved).max(initial=0.0) < 0.25:
            break
        points += moved
    return points


def _off_boxes(points: Points, reach: Points) -> Points:
    """How far each box gives way: each of two along the axis that takes less, both by half."""
    apart = points[:, None] - points[None]
    lacking = reach - np.abs(apart)
    covered = np.all(lacking > 0, axis=2) & ~np.eye(len(points), dtype=bool)
    upright = lacking[..., 0] > lacking[..., 1]
    along = np.stack([~upright, upright], axis=2) & covered[..., None]
    side = np.where(apart == 0, _order(len(points))[..., None], np.sign(apart))
    moves: Points = (np.where(along, lacking, 0.0) * side).sum(axis=1) * 0.35
    return moves


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


def _order(count: int) -> Points:
    ranks = np.arange(count, dtype=float)
    order: Points = np.sign(ranks[:, None] - ranks[None])
    return order


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

    found = rx.spring_layout(graph, weight_fn=float, num_iter=500, seed=SEED)
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
