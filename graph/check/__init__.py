"""SHACL and consistency, one report.

The shapes (`ontology/shapes.ttl`) say what each entry must be by itself, and that what it names is
there. What follows from several entries together, from dates and from texts is looked at over the
values read back from the store.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from ..errors import BelligraphError
from ..store import Store
from ..store.reading import CLAIM_GRAPHS
from .circles import circle_findings
from .consistency import Around, claim_findings
from .premises import premise_findings
from .reading import Part, claims_referred_to
from .repeats import Repeats
from .report import Finding, Report
from .shapes import Shapes
from .spans import document_findings, span_findings
from .written import Written

__all__ = ["Finding", "Report", "check"]


def check(store: Store, documents: Mapping[str, str] | None = None) -> Report:
    """Check a whole graph.

    Args:
        store: what to check.
        documents: the texts at hand, by sha256; spans are held against them.
    """
    here = Store(store.engine)  # of a store behind an address, the copy
    shapes = Shapes(here)
    passing = shapes.passing()
    values, unread = _read(store, here, passing, documents or {})
    deque(passing, maxlen=0)  # shapes look at what follows the unreadable as well
    findings = {*shapes.findings(), *values}
    if unread and all(f.severity == "warning" for f in findings):
        # What cannot be read back breaks a shape as a rule, and the shape says it better.
        expected = "expected claims and entries that can be read back"
        findings.add(Finding("violation", "graph", "store", expected, unread))
    return Report(tuple(sorted(findings)))


def _read(
    store: Store, here: Store, passing: Iterable[Part], documents: Mapping[str, str]
) -> tuple[set[Finding], str]:
    """What is found in the values, and what kept them from being read."""
    try:
        return set(_value_findings(store, here, passing, documents)), ""
    except (BelligraphError, LookupError, TypeError, ValueError) as error:
        return set(), str(error) or type(error).__name__


def _value_findings(
    store: Store, here: Store, passing: Iterable[Part], documents: Mapping[str, str]
) -> Iterator[Finding]:
    """What is found in the claims as they are read back, one after the other."""
    registry = store.registry()
    around = Around(registry, claims_referred_to(here))
    written, repeats = Written(here), Repeats(registry)
    for part in passing:
        for claim in written.claims(part) if part.graph.startswith(CLAIM_GRAPHS) else ():
            repeats.take(claim)
            yield from claim_findings(claim, around)
            yield from span_findings(claim, registry, documents)
            yield from premise_findings(claim, around.known)
    yield from written.findings(registry, store.columns)
    yield from repeats.findings(here.claims_with)
    yield from document_findings(documents)
    yield from circle_findings(registry)
