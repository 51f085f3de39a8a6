"""All relations of a view with their scores, from a store on disk: `make bench`.

The peer, in the same run, is what one would write without columns: a plain SELECT over the claims
into a NetworkX multigraph, one edge a claim, without scores, roots or denials. Sizes are claims;
each size is measured in a process of its own, so that its memory is its own.

    python bench/relations.py [CLAIMS ...]
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from belligraph.api import Graph
from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Claim, Means, Modality, Relation, Speaker
from belligraph.registry import Registry
from belligraph.store import open_store, replacing

SIZES = (10_000, 100_000)
SEED = 2014
DAY = "2014-06-30"
FIRST_DAY, DAYS = date(2010, 1, 1).toordinal(), 5 * 365
SELECT = """SELECT ?s ?r ?o ?m ?c ?from { ?c bg:subject ?s ; bg:relation ?r ; bg:object ?o ;
  bg:means ?m ; bg:countsFrom ?from ; bg:negated false ; bg:modality bg:actual }"""


def claims(number: int) -> Iterator[Claim]:
    """Reports as event tables have them: few busy pairs, many quiet ones, five years."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    actors = [f"actor-{i}" for i in range(number // 50 + 20)]
    for i in range(number):
        a, b = (actors[int(len(actors) * draw.random() ** 2)] for _ in range(2))
        day = date.fromordinal(FIRST_DAY + draw.randrange(DAYS)).isoformat()
        hostile, outlet = draw.random() < 0.6, draw.randrange(200)
        yield Claim(
            subject=a,
            relation=Relation.OPPOSES if hostile else Relation.SUPPORTS,
            object=b if a != b else actors[actors.index(a) - 1],
            means=draw.choice([Means.ATTACK if hostile else Means.WEAPONS, Means.UNKNOWN]),
            negated=draw.random() < 0.05,
            modality=Modality.ACTUAL if draw.random() < 0.85 else Modality.PROMISED,
            valid=parse_interval(day),
            published_on=parse_date(day),
            speaker=Speaker(f"Speaker {draw.randrange(3000)}") if draw.random() < 0.3 else None,
            source=f"source-{outlet}",
            publisher=f"outlet-{outlet}",
            confidence=round(0.5 + draw.random() / 2, 4),
            gist=f"report {i}",
            item=f"{i}",
        )


def registry(number: int) -> Registry:
    """The actors of so many claims."""
    names = [f"actor-{i}" for i in range(number // 50 + 20)]
    return Registry(actors={n: Actor(id=n, name=n, kind=ActorKind.STATE) for n in names})


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gives, and how long it took."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def measure(number: int, folder: Path) -> dict[str, float]:
    """Seconds, megabytes and rates for a store of so many claims."""
    graph, opened = timed(lambda: Graph(open_store(folder)))
    view = graph.view(as_of=DAY)
    table, worked_out = timed(lambda: graph.relations(view))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made, networked = timed(lambda: graph.network())
    again, from_memory = timed(lambda: graph.network())
    plain, selected = timed(lambda: select(graph))
    edges, peer = made.number_of_edges(), plain.number_of_edges()
    assert again.number_of_edges() == edges  # noqa: S101 - a figure of nothing is no figure
    return {
        "claims": number,
        "relations as of a date": len(table),
        "s for them": opened + worked_out,
        "relations of all dates": edges,
        "edges/s from disk": edges / (opened + networked),
        "edges/s from memory": edges / from_memory,
        "edges/s of a plain SELECT": peer / selected,
        "MB in memory for them": memory,
        "MB of columns": (folder / "current" / "claims.npz").stat().st_size / 2**20,
    }


def select(graph: Graph) -> Any:
    """The peer: one edge a claim."""
    import networkx as nx

    made = nx.MultiDiGraph()
    for s, r, o, m, c, day in graph.store.select(SELECT):
        made.add_edge(s.value, o.value, key=c.value, relation=r.value, means=m.value,
                      first=day.value)  # fmt: skip
    return made


def report(number: int) -> None:
    """Fill a store, measure it in a process of its own, print what it found."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "store"
        start = time.perf_counter()
        with replacing(folder, "bench") as store:
            store.add_registry(registry(number))
            store.add_claims(claims(number), "bench")
        filled = time.perf_counter() - start
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, __file__, "--measure", str(number), str(folder)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20
    found = json.loads(done.stdout) | {"MB of the store": size, "s to fill it": filled}
    for name, value in found.items():
        print(f"{name:>26}  {value:,.2f}" if isinstance(value, float) else f"{name:>26}  {value:,}")
    ratio = found["edges/s from disk"] / found["edges/s of a plain SELECT"]
    print(f"{'from disk / plain SELECT':>26}  {ratio:.2f}\n")


def main() -> None:
    """Measure the sizes asked for."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(int(sys.argv[2]), Path(sys.argv[3]))))
        return
    for number in map(int, sys.argv[1:] or map(str, SIZES)):
        report(number)


if __name__ == "__main__":
    main()
