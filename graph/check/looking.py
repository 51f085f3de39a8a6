"""One part of a graph after the other is looked at by itself, in whatever process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Claim
from ..store import Store
from ..store.reading import CLAIM_GRAPHS
from .consistency import Around, claim_findings
from .premises import premise_findings
from .reading import Part, Reader, claims_referred_to
from .repeats import Repeats, Said
from .report import Finding
from .shapes import Seen, Shapes
from .spans import span_findings
from .unread import readable_registry
from .written import Passed, Written


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a part.

    Attributes:
        seen: what the shapes make of its nodes.
        findings: in the values of its claims.
        passed: what stands there beside them; None = it is no part of a graph of claims.
        said: what its claims say, to find those that say the same.
    """

    seen: Seen
    findings: list[Finding] = field(default_factory=list)
    passed: Passed | None = None
    said: Said = field(default_factory=Said)


class Looking:
    """Looks at parts of a store.

    Attributes:
        registry: the store's, as far as it can be read.
        unread: what kept the rest of it from being read.
    """

    def __init__(self, store: Store, documents: Mapping[str, str]) -> None:
        self.here = Store(store.engine)  # of a store behind an address, the copy
        self.shapes = Shapes(self.here)
        self.reader = Reader(self.here, self.shapes.fits)
        self.unread = set[Finding]()
        self.registry = readable_registry(self.here, self.unread)
        self._around = Around(self.registry, claims_referred_to(self.here))
        self._store, self._documents = store, documents  # which keeps its files for the engine

    def __call__(self, part: Part) -> Looked:
        """What is found in a part."""
        seen = self.shapes.look(part)
        if not part.graph.startswith(CLAIM_GRAPHS):
            return Looked(seen)
        written, repeats = Written(self.here), Repeats(self.registry)
        findings = [f for claim in written.claims(part) for f in self._found(claim, repeats)]
        return Looked(seen, findings, written.passed(), repeats.said)

    def _found(self, claim: Claim, repeats: Repeats) -> Iterator[Finding]:
        repeats.take(claim)
        yield from claim_findings(claim, self._around)
        yield from span_findings(claim, self.registry, self._documents)
        yield from premise_findings(claim, self._around.known)
