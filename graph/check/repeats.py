"""Claims of one text that differ in nothing but their evidence: they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from operator import attrgetter

from ..model import Claim, SourceKind
from ..registry import Registry
from .report import Finding, claim_name, on_claim

_NOT_SAID = frozenset(
    {"evidence", "confidence", "agent", "gist", "recorded_on", "supersedes", "retracted", "row"}
)
_said = attrgetter(*(one.name for one in fields(Claim) if one.name not in _NOT_SAID))
_EXPECTED = "to be made once for each source, not again"


@dataclass(frozen=True, slots=True)
class Said:
    """What claims say, as a number each.

    Attributes:
        first: the id of the first that says it.
        again: the ids of all where there are several.
    """

    first: dict[bytes, bytes] = field(default_factory=dict)
    again: defaultdict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, number: bytes, id_: bytes) -> None:
        """Take a claim in."""
        first = self.first.setdefault(number, id_)
        if first != id_:
            self.again[number] |= {first.hex(), id_.hex()}


class Repeats:
    """Takes claims one by one and keeps a number and an id of each, no more.

    The rows of a dataset may well be alike, and another method may find the same again.

    Attributes:
        said: what they say.
    """

    def __init__(self, registry: Registry) -> None:
        self.said = Said()
        self._registry = registry

    def take(self, claim: Claim) -> None:
        """Take a claim in; one whose source is not known might be the row of a dataset."""
        source = self._registry.sources.get(claim.source)
        if claim.retracted or source is None or source.kind is SourceKind.DATASET:
            return
        self.said.add(_number(claim), bytes.fromhex(claim.id))

    def join(self, said: Said) -> None:
        """Take in what other claims say."""
        for number, id_ in said.first.items():
            self.said.add(number, id_)
        for number, ids in said.again.items():
            self.said.again[number] |= ids

    def findings(self, claims: Callable[[Iterable[str]], Iterable[Claim]]) -> Iterator[Finding]:
        """A warning for each claim that says what another says.

        Args:
            claims: reads the claims of some ids.
        """
        for ids in self.said.again.values():
            by: defaultdict[object, list[Claim]] = defaultdict(list)
            for claim in claims(sorted(ids)):
                by[_said(claim)].append(claim)
            for same in by.values():
                yield from _told(same)


def _number(claim: Claim) -> bytes:
    """Of what a claim says, the same in all processes, as Python's own is not."""
    said = "\n".join(map(str, _said(claim)))  # may be that of another, which costs a second look
    return blake2b(said.encode(), digest_size=8).digest()


def _told(same: list[Claim]) -> Iterator[Finding]:
    names = sorted(claim_name(claim.row, claim.id) for claim in same)
    for claim in same if len(same) > 1 else ():
        name = claim_name(claim.row, claim.id)
        others = ", ".join(n for n in names if n != name) or name
        yield on_claim(claim, "warning", "claim", _EXPECTED, others)
