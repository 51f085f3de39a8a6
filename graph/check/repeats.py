"""Claims of one text that differ in nothing but their evidence: they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter

from ..model import Claim, SourceKind
from ..registry import Registry
from .report import Finding, claim_name, on_claim

_NOT_SAID = frozenset(
    {"evidence", "confidence", "agent", "gist", "recorded_on", "supersedes", "retracted", "row"}
)
_said = attrgetter(*(field.name for field in fields(Claim) if field.name not in _NOT_SAID))
_EXPECTED = "to be made once for each source, not again"


class Repeats:
    """Takes claims one by one and keeps a number and an id of each, no more.

    The rows of a dataset may well be alike, and another method may find the same again.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._first: dict[int, bytes] = {}
        self._again: defaultdict[int, set[str]] = defaultdict(set)

    def take(self, claim: Claim) -> None:
        """Take a claim in."""
        source = self._registry.sources.get(claim.source)
        if claim.retracted or (source and source.kind is SourceKind.DATASET):
            return
        number = hash(_said(claim))
        first = self._first.setdefault(number, bytes.fromhex(claim.id))
        if first.hex() != claim.id:
            self._again[number] |= {first.hex(), claim.id}

    def findings(self, claims: Callable[[Iterable[str]], Iterable[Claim]]) -> Iterator[Finding]:
        """A warning for each claim that says what another says.

        Args:
            claims: reads the claims of some ids.
        """
        for ids in self._again.values():
            said: defaultdict[object, list[Claim]] = defaultdict(list)
            for claim in claims(sorted(ids)):
                said[_said(claim)].append(claim)
            for same in said.values():
                yield from _told(same)


def _told(same: list[Claim]) -> Iterator[Finding]:
    names = sorted(claim_name(claim.row, claim.id) for claim in same)
    for claim in same if len(same) > 1 else ():
        name = claim_name(claim.row, claim.id)
        others = ", ".join(n for n in names if n != name) or name
        yield on_claim(claim, "warning", "claim", _EXPECTED, others)
