"""How long our check of the shapes takes, as a ratio to pySHACL: `make bench`.

Both hold the same claims, made up by `claims_made.py`, against `ontology/shapes.ttl`, and have to
find the same: nothing. Each is timed in turn, on processor time, since we read in a second thread.
"""

import time
from collections.abc import Callable

from claims_made import claims, registry
from pyshacl import validate
from ratios import HEAD, Ratio, tell
from rdflib import Graph

from belligraph.check.shapes import ontology_shapes, shape_findings
from belligraph.store import MEMORY, Store, open_store

CLAIMS, RUNS = 300, 3


def made() -> Store:
    """A store in memory that holds the claims."""
    store = open_store(MEMORY)
    store.add_registry(registry(CLAIMS))
    store.add_claims(claims(CLAIMS), "bench")
    return store


def union(store: Store) -> Graph:
    """What all graphs say, for pySHACL."""
    data = Graph()
    for subject, predicate, value, _ in store.as_rdflib().quads((None, None, None, None)):
        data.add((subject, predicate, value))
    return data


def seconds(find: Callable[[], bool]) -> float:
    """Processor time of one run, which has to find nothing.

    Raises:
        AssertionError: something was found.
    """
    start = time.process_time()
    if not find():
        raise AssertionError("made-up claims have to be as the shapes ask")
    return time.process_time() - start


def main() -> None:
    """Print the line of the best of some runs."""
    store = made()
    data, shapes = union(store), ontology_shapes()
    times = [
        (
            seconds(lambda: not list(shape_findings(store))),
            seconds(lambda: bool(validate(data, shacl_graph=shapes, inference="none")[0])),
        )
        for _ in range(RUNS)
    ]
    ours, theirs = (min(one) for one in zip(*times, strict=True))
    print(HEAD)
    tell(Ratio(CLAIMS, "check of shapes", "pySHACL", ours, theirs))


if __name__ == "__main__":
    main()
