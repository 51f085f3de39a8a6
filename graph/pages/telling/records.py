"""How a claim came here, as names and values."""

from __future__ import annotations

import re

from ...model import Claim, Evidence, Method
from . import words


def record(claim: Claim) -> list[tuple[str, str]]:
    """Where it stands, since when, by whom it was recorded; values may be empty."""
    return [
        ("Where", _locator(claim.evidence)),
        ("Published", words.when(claim.published_on) if claim.published_on else ""),
        ("Recorded", _method(claim)),
        ("Claim", claim.id[:10]),
    ]


def _locator(evidence: Evidence) -> str:
    paragraph = f"paragraph {evidence.paragraph}" if evidence.paragraph else ""
    if evidence.locator and not re.search(rf"\b{paragraph}\b", evidence.locator):
        return f"{evidence.locator}, {paragraph}"
    return evidence.locator or paragraph


def _method(claim: Claim) -> str:
    method = words.METHODS[claim.method]
    if claim.method is Method.EXTRACTED:
        method += f", confidence {claim.confidence:.2f}"
    if claim.rule:
        method = f"derived by the rule {claim.rule}"
    return f"{method}, row {claim.row}" if claim.row else method
