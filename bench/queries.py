"""Every named query over a store of made-up claims: rows, and what the processor did for them.

Each is asked of a busy actor, pair, place or source, and where it may be, of everybody; as of a
date, and of all dates. The shortest of three counts.

    python bench/queries.py [CLAIMS ...] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claims_made import claims, registry

from belligraph import Graph
from belligraph.queries import NamedQuery, named_query, names
from belligraph.store import open_store, replacing

DATES = ({"as_of": "2014-06-30"}, {})
GIVEN = {
    "actor": "actor-5", "a": "actor-1", "b": "actor-2", "place": "country-3", "source": "source-3",
    "claim": "made-7",
}  # fmt: skip
RUNS = 3


def asked(query: NamedQuery) -> Iterator[dict[str, str]]:
    """What a query is asked with, but for dates."""
    own = {p.name: p for p in query.all_parameters()}
    needed = {name: GIVEN[name] for name, p in own.items() if p.required}
    yield needed
    if "actor" in own and "actor" not in needed:
        yield needed | {"actor": GIVEN["actor"]}


def seconds(graph: Graph, query: str, given: dict[str, str]) -> tuple[int, float]:
    """How many rows there are, and the processor's time for the shortest of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        rows = len(list(graph.query(query, **given)))
        best = min(best, time.process_time() - start)
    return rows, best


def fill(folder: Path, number: int) -> None:
    """A published store of so many claims."""
    with replacing(folder, "bench") as store:
        store.add_registry(registry(number))
        store.add_claims(claims(number), "bench")


def measure(folder: Path) -> None:
    """Ask everything of a store, telling as it goes."""
    graph = Graph(open_store(folder))
    for name in names():
        for own in asked(named_query(name)):
            for when in DATES:
                rows, took = seconds(graph, name, own | when)
                what = " ".join((own | when).values())
                print(f"{name:<20} {what:<32} {rows:>8,} rows {took:>8.3f} s", flush=True)


def main() -> None:
    """Measure the sizes asked for, or a store that is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="*", default=[10_000])
    parser.add_argument("--store", type=Path, help="one of such claims, to be asked instead")
    given = parser.parse_args()
    if given.store:
        measure(given.store)
        return
    for number in given.claims:
        with tempfile.TemporaryDirectory() as scratch:
            print(f"\n{number:,} claims")
            fill(Path(scratch) / "store", number)
            measure(Path(scratch) / "store")


if __name__ == "__main__":
    main()
