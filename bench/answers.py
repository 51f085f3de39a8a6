"""Answers as data frames and as tuples, beside the engine alone, which writes them as text.

A share is the engine's time over ours: 1 = nothing is spent but what the engine takes to find the
rows and write them. The processor's time; the shortest of five counts.

    python bench/answers.py [CLAIMS] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd  # noqa: F401 - read before anything is timed
import pyoxigraph as ox

from belligraph import Graph
from belligraph.store import open_store
from queries import fill

PREFIX = "PREFIX bg: <https://w3id.org/belligraph/ontology#>\n"
ASKED = {
    "who": "SELECT ?claim ?s { ?claim bg:subject ?s }",
    "dates": "SELECT ?claim ?day { ?claim bg:countsFrom ?day }",
    "texts": "SELECT ?claim ?gist { ?claim bg:gist ?gist }",
    "who, whom": "SELECT ?claim ?s ?o { ?claim bg:subject ?s ; bg:object ?o }",
    "the same as sets": "SELECT ?claim ?s ?o { { SELECT ?claim ?s { ?claim bg:subject ?s } } "
    "{ SELECT ?claim ?o { ?claim bg:object ?o } } }",
    "four parts": "SELECT * { ?claim bg:subject ?s ; bg:object ?o ; bg:relation ?r ; bg:means ?m }",
}
RUNS = 5


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for the shortest of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def measure(folder: Path) -> None:
    """Ask everything of a store, telling as it goes."""
    graph = Graph(open_store(folder))
    engine = graph.store.engine
    print(f"{'asked':<18} {'rows':>8} {'frame, rows/s':>14} {'share':>6} {'tuples, rows/s':>15} "
          f"{'engine, rows/s':>15}")  # fmt: skip
    for name, text in ASKED.items():
        query = PREFIX + text
        rows = len(graph.query(query).to_dataframe())
        frame = seconds(lambda query=query: graph.query(query).to_dataframe())  # type: ignore[misc]
        tuples = seconds(lambda query=query: list(graph.query(query)))  # type: ignore[misc]
        alone = seconds(lambda query=query: _written(engine, query))  # type: ignore[misc]
        print(f"{name:<18} {rows:>8,} {rows / frame:>14,.0f} {alone / frame:>6.2f} "
              f"{rows / tuples:>15,.0f} {rows / alone:>15,.0f}", flush=True)  # fmt: skip


def _written(engine: ox.Store, query: str) -> bytes | None:
    found = engine.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101
    return found.serialize(format=ox.QueryResultsFormat.TSV)


def main() -> None:
    """Measure a store of so many claims, or one that is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--store", type=Path, help="one of such claims, to be asked instead")
    given = parser.parse_args()
    if given.store:
        measure(given.store)
        return
    with tempfile.TemporaryDirectory() as scratch:
        fill(Path(scratch) / "store", given.claims)
        measure(Path(scratch) / "store")


if __name__ == "__main__":
    main()
