"""What is derived, held against its premises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Claim, Method, Modality, Standing
from .report import Finding, claim_name, on_claim


def premise_findings(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    """A derived claim that is better than its premises, or rests on itself.

    Args:
        known: by id, the premises of all claims, as far as they are there.
    """
    if claim.method is Method.DERIVED:
        for premise in (known[id_] for id_ in claim.derived_from if id_ in known):
            yield from _better(claim, premise)
        yield from _rests_on_itself(claim, known)


def _better(claim: Claim, premise: Claim) -> Iterator[Finding]:
    """A derived claim is no better than the weakest of its premises."""
    expected = None
    if _outlives(claim, premise):
        expected = "premises that are not retracted, or a retraction here as well"
    elif premise.negated or premise.condition:
        expected = "premises without negation and condition"
    elif claim.modality is Modality.ACTUAL and premise.modality is not Modality.ACTUAL:
        expected = f"actual premises, or '{premise.modality}' here as well"
    elif claim.standing is Standing.STATED and premise.standing is Standing.ALLEGED:
        expected = "stated premises, or 'alleged' here as well"
    elif claim.confidence > premise.confidence:
        expected = f"premises with a confidence of at least {claim.confidence}"
    if expected:
        name = claim_name(premise.row, premise.id)
        yield on_claim(claim, "violation", "derived_from", expected, name)


def _outlives(claim: Claim, premise: Claim) -> bool:
    if premise.retracted is None:
        return False
    return claim.retracted is None or claim.retracted.on.last > premise.retracted.on.last


def _rests_on_itself(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    """A derived claim whose premises, however far back, say what it says."""
    behind, waiting = set[str](), list(claim.derived_from)
    while waiting:
        id_ = waiting.pop()
        if id_ not in behind and id_ in known:
            behind.add(id_)
            waiting += known[id_].derived_from
    said = (claim.subject, claim.relation, claim.object)
    for premise in (known[id_] for id_ in sorted(behind)):
        if (premise.subject, premise.relation, premise.object) == said:
            expected = "premises that do not themselves rest on this, nor say it"
            name = claim_name(premise.row, premise.id)
            yield on_claim(claim, "violation", "derived_from", expected, name)
