"""SHACL and consistency, one report.

The shapes (`ontology/shapes.ttl`) say what each entry must be by itself, and that what it names is
there. What follows from several entries together, from dates and from texts is looked at over the
values read back from the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..errors import BelligraphError
from ..store import Store
from .consistency import consistency_findings
from .report import Finding, Report
from .shapes import shape_findings
from .written import written_findings

__all__ = ["Finding", "Report", "check"]


def check(store: Store, documents: Mapping[str, str] | None = None) -> Report:
    """Check a whole graph.

    Args:
        store: what to check.
        documents: the texts at hand, by sha256; spans are held against them.
    """
    findings = set(shape_findings(store))
    try:
        findings.update(_value_findings(store, documents or {}))
    except (BelligraphError, LookupError, TypeError, ValueError) as error:
        # What cannot be read back breaks a shape, and the shape says it better.
        if not findings:
            expected = "expected claims and entries that can be read back"
            findings.add(Finding("violation", "graph", "store", expected, str(error)))
    return Report(tuple(sorted(findings)))


def _value_findings(store: Store, documents: Mapping[str, str]) -> Iterator[Finding]:
    claims, registry = list(store.claims()), store.registry()
    yield from written_findings(store, claims, registry)
    yield from consistency_findings(claims, registry, documents)
