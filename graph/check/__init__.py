"""SHACL and consistency, one report.

The shapes (`ontology/shapes.ttl`) say what each entry must be by itself, and that what it names is
there. What follows from several entries together, from dates and from texts is looked at over the
values read back from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..store import Store
from .circles import circle_findings
from .looking import UNREADABLE, Looked, Looking, told
from .reading import read_ahead
from .repeats import Repeats
from .report import Finding, Report, in_order
from .several import looked_at, processes_for
from .spans import document_findings
from .written import Written

__all__ = ["Finding", "Report", "check"]


def check(
    store: Store,
    documents: Mapping[str, str] | None = None,
    snapshot: Path | None = None,
    processes: int | None = None,
) -> Report:
    """Check a whole graph.

    Args:
        store: what to check.
        documents: the texts at hand, by sha256; spans are held against them.
        snapshot: the folder that the store was opened from for reading, so that other processes
            can open it too; None = it is looked at by one.
        processes: None = as many as are worth it.

    Raises:
        BelligraphError: another process died, or cannot open the snapshot.
    """
    looking = Looking(store, documents or {})
    size = sum(batch.claims for batch in store.batches)
    number = processes_for(size) if processes is None else processes
    if snapshot is None or number == 1:
        looks: Iterable[Looked] = map(looking, read_ahead(looking.here, looking.reader))
    else:
        looks = looked_at(looking.here, snapshot, documents or {}, number)
    values, unread = _read(store, looking, looks, documents or {})
    findings = {*looking.shapes.findings(), *values}
    if unread and all(f.severity == "warning" for f in findings):
        # What cannot be read back breaks a shape as a rule, and the shape says it better.
        expected = "expected claims and entries that can be read back"
        findings.add(Finding("violation", "graph", "store", expected, unread))
    return Report(tuple(sorted(findings, key=in_order)))


def _read(
    store: Store, looking: Looking, looks: Iterable[Looked], documents: Mapping[str, str]
) -> tuple[set[Finding], str]:
    """What is found in the values, and what kept them from being read."""
    unread, found = looking.unread, set[Finding]()
    written, repeats = Written(looking.here), Repeats(looking.registry)
    for looked in looks:
        looking.shapes.take(looked.seen)
        unread = unread or looked.unread
        if looked.passed and not unread:
            found.update(looked.findings)
            repeats.join(looked.said)
            written.take(looked.passed)
    try:
        found.update(() if unread else _of_all(store, looking, written, repeats))
        found.update(document_findings(documents))
    except UNREADABLE as error:
        unread = told(error)
    return (set(), unread) if unread else (found, "")


def _of_all(
    store: Store, looking: Looking, written: Written, repeats: Repeats
) -> Iterator[Finding]:
    """What is found when all parts were looked at."""
    yield from written.findings(looking.registry, store.columns)
    yield from repeats.findings(looking.here.claims_with)
    yield from circle_findings(looking.registry)
