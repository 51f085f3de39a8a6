"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Literal

from ..errors import quoted
from ..model import Claim
from ..vocabulary import BG, ID, PREFIXES

Severity = Literal["violation", "warning"]
SHORT = 12


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong (a violation) or unlikely (a warning).

    Attributes:
        kind: what the subject is: `claim`, `actor`, `place`, `document` ...
        subject: the row of a claim, else the start of its id; the id of anything else.
        message: the field, and what was expected there.
        value: what stands there; empty where nothing does.
    """

    severity: Severity
    kind: str
    subject: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        found = f"; found {quoted(self.value)}" if self.value else ""
        return f"{self.severity}: {self.kind} {self.subject}: {self.message}{found}"


in_order = attrgetter(*(one.name for one in fields(Finding)))
"""What findings are put in order by: sooner than they compare themselves."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings: violations before warnings, then by kind and subject."""

    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return not any(f.severity == "violation" for f in self.findings)


def claim_name(row: str, id_: str) -> str:
    """How people know a claim: by its row, else by the start of its id."""
    return row or id_[:SHORT]


def on_claim(
    claim: Claim, severity: Severity, field: str, expected: str, value: object = ""
) -> Finding:
    """A finding on a field of a claim."""
    name = claim_name(claim.row, claim.id)
    return Finding(severity, "claim", name, f"{field}: expected {expected}", str(value))


def thing(address: str) -> tuple[str, str]:
    """The kind and the id within an IRI of ours; a part of a thing counts as the thing.

    >>> thing("https://w3id.org/belligraph/id/actor/iraq#aliases-0f")
    ('actor', 'iraq')
    """
    kind, _, id_ = address.removeprefix(ID).partition("#")[0].partition("/")
    if not address.startswith(ID) or not id_:
        return "node", compact(address)
    return ("claim" if kind == "evidence" else kind), id_


def compact(address: str) -> str:
    """An IRI as short as people write it: a term of ours bare, others with their prefix."""
    if address.startswith(BG):
        return address.removeprefix(BG)
    for prefix, start in PREFIXES.items():
        if address.startswith(start):
            return f"{prefix}:{address.removeprefix(start)}"
    return address
