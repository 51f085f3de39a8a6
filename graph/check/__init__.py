"""SHACL and consistency, one report.

The shapes (`ontology/shapes.ttl`) say what each entry must be by itself, and that what it names is
there. What follows from several entries together, from dates and from texts is looked at over the
values read back from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..registry import Registry
from ..store import Store
from .circles import circle_findings
from .elsewhere import elsewhere_findings
from .looking import Looked, Looking
from .reading import read_ahead
from .repeats import Repeats
from .report import Finding, Report, in_order
from .several import looked_at, processes_for
from .spans import document_findings
from .unread import readable_claims
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
    values, unread = _read(store, looking, looks)
    findings = {*looking.shapes.findings(), *values, *document_findings(documents or {})}
    findings |= {*elsewhere_findings(looking.here)}
    # What cannot be read back breaks a shape as a rule, and the shape says it better.
    told = {(f.kind, f.subject) for f in findings if f.severity == "violation"}
    findings |= {f for f in unread if (f.kind, f.subject) not in told}
    return Report(tuple(sorted(findings, key=in_order)))


def _read(
    store: Store, looking: Looking, looks: Iterable[Looked]
) -> tuple[set[Finding], set[Finding]]:
    """What is found in the values, and what kept some of them from being read."""
    found, written, repeats = set[Finding](), Written(looking.here), Repeats(looking.registry)
    for looked in looks:
        looking.shapes.take(looked.seen)
        if looked.passed:
            found.update(looked.findings)
            repeats.join(looked.said)
            written.take(looked.passed)
    found.update(written.findings(_certain(looking), store.columns))
    found.update(repeats.findings(partial(readable_claims, looking.here)))
    found.update(circle_findings(looking.registry))
    return found, looking.unread | written.unread


def _certain(looking: Looking) -> Registry:
    """The entries of which all is known: what places lie in may lead through the unreadable."""
    unread = any(finding.kind == "place" for finding in looking.unread)
    return replace(looking.registry, places={}) if unread else looking.registry
