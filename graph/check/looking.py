"""One part of a graph after the other is looked at by itself, in whatever process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..errors import BelligraphError
from ..model import Claim
from ..registry import Registry
from ..store import Store
from ..store.reading import CLAIM_GRAPHS
from .consistency import Around, claim_findings
from .premises import premise_findings
from .reading import Part, Reader, claims_referred_to
from .repeats import Repeats, Said
from .report import Finding
from .shapes import Seen, Shapes
from .spans import span_findings
from .written import Passed, Written

UNREADABLE = (BelligraphError, LookupError, TypeError, ValueError)
"""What is raised where something cannot be read back from the store."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a part.

    Attributes:
        seen: what the shapes make of its nodes.
        findings: in the values of its claims.
        passed: what stands there beside them; None = it is no part of a graph of claims.
        said: what its claims say, to find those that say the same.
        unread: what kept values from being read; then there are no others of these.
    """

    seen: Seen
    findings: list[Finding] = field(default_factory=list)
    passed: Passed | None = None
    said: Said = field(default_factory=Said)
    unread: str = ""


class Looking:
    """Looks at parts of a store.

    Attributes:
        registry: the store's; empty where it cannot be read.
        unread: what kept it from being read.
    """

    def __init__(self, store: Store, documents: Mapping[str, str]) -> None:
        self.here = Store(store.engine)  # of a store behind an address, the copy
        self.shapes = Shapes(self.here)
        self.reader = Reader(self.here, self.shapes.fits)
        self.registry, self.unread = Registry(), ""
        self._documents = documents
        try:
            self.registry = store.registry()
            self._around = Around(self.registry, claims_referred_to(self.here))
        except UNREADABLE as error:
            self.unread = told(error)

    def __call__(self, part: Part) -> Looked:
        """What is found in a part; shapes look at what follows the unreadable as well."""
        seen = self.shapes.look(part)
        if self.unread or not part.graph.startswith(CLAIM_GRAPHS):
            return Looked(seen, unread=self.unread)
        written, repeats = Written(self.here), Repeats(self.registry)
        try:
            claims = written.claims(part)
            findings = [f for claim in claims for f in self._found(claim, repeats)]
            return Looked(seen, findings, written.passed(), repeats.said)
        except UNREADABLE as error:
            return Looked(seen, unread=told(error))

    def _found(self, claim: Claim, repeats: Repeats) -> Iterator[Finding]:
        repeats.take(claim)
        yield from claim_findings(claim, self._around)
        yield from span_findings(claim, self.registry, self._documents)
        yield from premise_findings(claim, self._around.known)


def told(error: Exception) -> str:
    """What is wrong, in a word at least."""
    return str(error) or type(error).__name__
