"""How long the exact frustration index takes, beside a plain integer program: `make bench`.

The peer is the XOR model of S. Aref, A. J. Mason and M. C. Wilson, "A modeling and computational
study of the frustration index in signed networks" (Networks 75, 2020), with a cut for every
unbalanced triangle, through `scipy.optimize.milp`. Both are run in turn over the signed tables of
a folder (`source,target,sign`), or over generated alliances where none is given:

    python bench/frustration.py [FOLDER]
    python bench/frustration.py --trust [SECONDS]

The second divides two generated trust networks of 3,780 nodes, 14,081 edges and 9 % distrust.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from belligraph.analysis.frustration import frustration
from belligraph.network import SignedGraph

NODES, EDGES, NEGATIVE = 3780, 14081, 0.09
Demand = tuple[dict[int, int], int]
"""Factors by column, and what their sum is at least."""


def plain(graph: SignedGraph) -> int:
    """The frustration index by the XOR model with triangle cuts."""
    size, edges = len(graph), len(graph.signs)
    demands = [*xor(graph), *triangles(graph)]
    entries = [(row, c, f) for row, (terms, _) in enumerate(demands) for c, f in terms.items()]
    rows, columns, factors = np.array(entries).T
    matrix = coo_array((factors, (rows, columns)), shape=(len(demands), size + edges)).tocsr()
    highest = np.ones(size + edges)
    highest[np.bincount(graph.ends.ravel()).argmax()] = 0
    result = milp(
        np.repeat([0, 1], [size, edges]),
        constraints=LinearConstraint(matrix, [least for _, least in demands], np.inf),
        integrality=np.repeat([1, 0], [size, edges]),
        bounds=Bounds(0, highest),
        options={"mip_rel_gap": 0.0},
    )
    return round(result.fun)


def xor(graph: SignedGraph) -> Iterator[Demand]:
    """An edge is broken where its ends differ, or are the same, against its sign."""
    for edge, ((a, b), sign) in enumerate(zip(graph.ends.tolist(), graph.signs.tolist())):  # noqa: B905
        broken = len(graph) + edge
        yield {broken: 1, a: 1, b: -sign}, 0 if sign > 0 else 1
        yield {broken: 1, a: -1, b: sign}, 0 if sign > 0 else -1


def triangles(graph: SignedGraph) -> Iterator[Demand]:
    """Of every unbalanced triangle an edge is broken."""
    near: list[dict[int, int]] = [{} for _ in graph.nodes]
    for edge, (a, b) in enumerate(graph.ends.tolist()):
        near[a][b] = near[b][a] = edge
    for edge, (a, b) in enumerate(graph.ends.tolist()):
        for c in near[a].keys() & near[b].keys():
            three = [edge, near[a][c], near[b][c]]
            if c > b and graph.signs[three].prod() < 0:
                yield dict.fromkeys((len(graph) + e for e in three), 1), 1


def tables(folder: Path) -> Iterator[SignedGraph]:
    """The signed networks in a folder."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        yield SignedGraph.of((r["source"], r["target"], int(r["sign"])) for r in rows)


def alliances(seed: int) -> SignedGraph:
    """Leagues of states that overlap, with quarrels inside and between: up to 150 nodes."""
    random = np.random.default_rng(seed)
    size = int(random.integers(60, 150))
    signs: dict[tuple[int, int], int] = {}
    for _ in range(size // 12):
        members = np.sort(random.choice(size, int(random.integers(4, 22)), replace=False)).tolist()
        signs |= {(a, b): 1 for i, a in enumerate(members) for b in members[i + 1 :]}
    for _ in range(size):
        a, b = sorted(random.choice(size, 2, replace=False).tolist())
        signs[a, b] = -1
    return SignedGraph.of((f"{a:03}", f"{b:03}", sign) for (a, b), sign in signs.items())


def trust(placing: str, seed: int = 0) -> SignedGraph:
    """Who trusts whom: heavy-tailed degrees, some clustering, distrust of few or of anybody.

    Newcomers bring a heavy-tailed number of ties and tie up with nodes of many ties, or with a
    neighbour of the last. Distrust falls on ties at random or follows a heavy-tailed repute.
    """
    random = np.random.default_rng(seed)
    links = np.minimum(random.pareto(1.1, NODES) + 1, 150)
    wanted = np.maximum(1, np.floor(links * EDGES / links.sum() + random.random(NODES)))
    near: list[list[int]] = [[1], [0], *([] for _ in range(NODES - 2))]
    ends = [0, 1]
    pairs = {(0, 1)}

    def tie(a: int, last: int | None) -> int | None:
        close = last is not None and random.random() < 0.1
        pool = near[last] if close and last is not None else ends
        b = pool[int(random.integers(len(pool)))]
        pair = (min(a, b), max(a, b))
        if a == b or pair in pairs:
            return None
        pairs.add(pair)
        near[a].append(b)
        near[b].append(a)
        ends.extend(pair)
        return b

    for node in range(2, NODES):
        last = None
        for _ in range(int(wanted[node])):
            tries = (tie(node, last) for _ in range(20))
            last = next((other for other in tries if other is not None), last)
    while len(pairs) < EDGES:
        tie(ends[int(random.integers(len(ends)))], None)
    table = np.array(sorted(pairs))
    table = table[np.sort(random.permutation(len(table))[:EDGES])]
    repute = np.minimum(random.pareto(0.9, NODES) + 0.02, 30)
    weight = repute[table].sum(axis=1) if placing == "distrusted" else 1.0
    signs = np.ones(EDGES, dtype=int)
    signs[np.argsort(-weight * random.exponential(size=EDGES))[: round(NEGATIVE * EDGES)]] = -1
    edges = zip(table.tolist(), signs.tolist(), strict=True)
    return SignedGraph.of(((f"{a:04}", f"{b:04}", sign) for (a, b), sign in edges))


def compare(graphs: list[SignedGraph]) -> None:
    """Print how long both take for all graphs, and the ratio."""
    ours = theirs = longest = 0.0
    for graph in graphs:
        start = time.perf_counter()
        found = frustration(graph)
        middle = time.perf_counter()
        expected = plain(graph)
        if not found.proven or found.value != expected:
            sys.exit(f"{found.value} to {found.bound}, where the plain program says {expected}")
        ours, theirs = ours + middle - start, theirs + time.perf_counter() - middle
        longest = max(longest, middle - start)
    print(
        f"{len(graphs)} graphs proven in {ours:.3f} s (longest {longest:.3f} s), "
        f"plain integer program / belligraph: {theirs / ours:.1f}"
    )


def bound(seconds: float) -> None:
    """Print what is known of both trust networks when time is up."""
    for placing in ("distrusted", "random"):
        graph = trust(placing)
        found = frustration(graph, time_limit=seconds)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(graph)} nodes, {len(graph.signs)} edges, {graph.negative} negative ({placing}): "
            f"{found.bound} to {found.value} in {found.seconds:.1f} s, {memory:.0f} MB at most"
        )


def main() -> None:
    """Compare, or bound."""
    frustration(alliances(0))  # What is loaded on first use is not measured.
    if sys.argv[1:2] == ["--trust"]:
        bound(float(sys.argv[2]) if len(sys.argv) > 2 else 600)
    elif len(sys.argv) > 1:
        compare(list(tables(Path(sys.argv[1]))))
    else:
        compare([alliances(seed) for seed in range(51)])


if __name__ == "__main__":
    main()
