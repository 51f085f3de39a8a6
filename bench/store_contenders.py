"""What each contender of `bench/store.py` does, each task in a process of its own.

    python bench/store_contenders.py TASK FOLDER [CLAIMS]

BENCH_CLOCK=cpu has it count what the processor did, instead of what passed. The folder has `all.nq`
(every quad), `columns.npz` and `questions.json`. Each task prints one line of JSON: seconds, by
what was done. Nothing of belligraph is needed for the peers, which may be installed elsewhere.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUADS, COLUMNS, QUESTIONS = "all.nq", "columns.npz", "questions.json"
RAW, FROM_FILES, FROM_CLAIMS = "pyoxigraph", "from-files", "from-claims"
"""The folders of what was loaded."""
RUNS, LONG = 7, 3.0
"""How often a question is asked; once if it takes longer than so many seconds."""
PLAIN, ENGINES, OURS = ("plain",), ("plain", "named"), ("plain", "named", "counted")
"""The kinds of question that rdflib, the engine and belligraph are asked."""
CLOCK = time.process_time if os.environ.get("BENCH_CLOCK") == "cpu" else time.perf_counter
ENDS = """PREFIX bg: <https://w3id.org/belligraph/ontology#>
SELECT ?s ?relation ?o ?claim ?means WHERE { ?claim bg:subject ?s ; bg:relation ?relation ;
  bg:object ?o ; bg:means ?means ; bg:towards ?o ; bg:negated false ; bg:modality bg:actual }"""
Said = dict[str, float]


@contextmanager
def timed(said: Said, name: str) -> Iterator[None]:
    """Adds the seconds of the block."""
    start = CLOCK()
    yield
    said[name] = CLOCK() - start


def load_raw(folder: Path) -> Said:
    """The engine's bulk loader alone; then its files put in order, as those of a store are."""
    import pyoxigraph as ox

    said: Said = {}
    store = ox.Store(str(folder / RAW))
    with timed(said, "loaded"):
        store.bulk_load(path=str(folder / QUADS), format=ox.RdfFormat.N_QUADS)
        store.flush()
    with timed(said, "put in order"):
        store.optimize()
        store.flush()
    return said


def load_files(folder: Path) -> Said:
    """The same file through `Store.load_nquads`, with columns as readers of large tables give."""
    from belligraph.columns import Columns

    columns = [Columns.load(folder / COLUMNS)]
    return _replaced(
        folder / FROM_FILES,
        lambda store: store.load_nquads([folder / QUADS], "bench", columns),
    )


def load_claims(folder: Path, number: int) -> Said:
    """The same claims and registry through `Store.add_claims` and `add_registry`.

    The claims are made as they are asked for; the seconds of that are told apart.
    """
    from claims_made import claims, registry

    making: Said = {}
    with timed(making, "made"):
        for _ in claims(number):
            pass
    known = registry(number)

    def load(store: Any) -> None:
        store.add_registry(known)
        store.add_claims(claims(number), "bench")

    return making | _replaced(folder / FROM_CLAIMS, load)


def _replaced(target: Path, load: Callable[[Any], object]) -> Said:
    from belligraph.store import replacing

    said: Said = {}
    with timed(said, "published"), replacing(target, "bench") as store, timed(said, "loaded"):
        load(store)
        store.engine.flush()
    return said


def load_oxrdflib(folder: Path) -> Said:
    """The engine through rdflib's API, as one would write it."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    said: Said = {}
    data = Dataset(store=OxigraphStore(), default_union=True)
    data.open(str(folder / "oxrdflib"))
    with timed(said, "loaded"):
        data.parse(str(folder / QUADS), format="nquads")
    data.close()
    return said


def ask_ours(folder: Path) -> Said:
    """Named queries by name, plain ones by text; rows are typed values."""
    from belligraph.api import open_graph

    graph = open_graph(folder / FROM_FILES)
    graph.registry  # noqa: B018 - read once for all questions
    return _asked(folder, lambda one: len(graph.query(one["ask"], **one["given"]).rows), OURS)


def ask_raw(folder: Path) -> Said:
    """The engine alone, asked the same texts."""
    import pyoxigraph as ox

    store = ox.Store.read_only(str(folder / RAW))

    def ask(one: dict[str, Any]) -> int:
        found = store.query(one["text"], use_default_graph_as_union=True)
        return len([tuple(row) for row in found])

    return _asked(folder, ask)


def ask_oxrdflib(folder: Path) -> Said:
    """The engine through rdflib's API."""
    import pyoxigraph as ox
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    engine = ox.Store.read_only(str(folder / RAW))
    data = Dataset(store=OxigraphStore(store=engine), default_union=True)
    return _asked(folder, lambda one: len(list(data.query(one["text"]))))


def ask_rdflib(folder: Path) -> Said:
    """The engine and the memory of rdflib itself; plain queries only."""
    from rdflib import Dataset

    said: Said = {}
    data = Dataset(default_union=True)
    with timed(said, "loaded"):
        data.parse(str(folder / QUADS), format="nquads")
    return said | _asked(folder, lambda one: len(list(data.query(one["text"]))), PLAIN)


def ask_kglab(folder: Path) -> Said:
    """kglab, which has one graph: the same triples without their graphs."""
    import kglab

    said: Said = {}
    graph = kglab.KnowledgeGraph()
    with timed(said, "loaded"):
        graph.load_rdf(str(folder / "all.nt"), format="nt")
    return said | _asked(folder, lambda one: len(list(graph.query(one["text"]))), PLAIN)


def network_ours(folder: Path) -> Said:
    """All relations with their scores as a NetworkX multigraph."""
    from belligraph.api import open_graph

    said: Said = {}
    with timed(said, "network"):
        made = open_graph(folder / FROM_FILES).network()
    return said | {"edges": made.number_of_edges()}


def network_raw(folder: Path) -> Said:
    """A plain SELECT into a NetworkX multigraph, one edge a claim, without scores."""
    import networkx as nx
    import pyoxigraph as ox

    said: Said = {}
    with timed(said, "network"):
        store, made = ox.Store.read_only(str(folder / RAW)), nx.MultiDiGraph()
        for s, r, o, claim, means in store.query(ENDS, use_default_graph_as_union=True):
            made.add_edge(s.value, o.value, key=claim.value, relation=r.value, means=means.value)
    return said | {"edges": made.number_of_edges()}


def _asked(
    folder: Path, ask: Callable[[dict[str, Any]], int], kinds: tuple[str, ...] = ENGINES
) -> dict[str, Any]:
    """The fewest seconds by question of these kinds, and how many rows each gave."""
    said: dict[str, Any] = {}
    for one in json.loads((folder / QUESTIONS).read_text(encoding="utf-8")):
        if one["kind"] not in kinds:
            continue
        taken: list[float] = []
        while len(taken) < (1 if taken and taken[0] > LONG else RUNS):
            start = CLOCK()
            said[f"{one['name']}, rows"] = ask(one)
            taken.append(CLOCK() - start)
        said[one["name"]] = min(taken)
    return said


TASKS: dict[str, Callable[..., Said]] = {
    "load-raw": load_raw, "load-files": load_files, "load-claims": load_claims,
    "load-oxrdflib": load_oxrdflib, "ask-ours": ask_ours, "ask-raw": ask_raw,
    "ask-oxrdflib": ask_oxrdflib, "ask-rdflib": ask_rdflib,
    "ask-kglab": ask_kglab, "network-ours": network_ours,
    "network-raw": network_raw,
}  # fmt: skip


if __name__ == "__main__":
    task, where, *numbers = sys.argv[1:]
    print(json.dumps(TASKS[task](Path(where), *map(int, numbers))))
