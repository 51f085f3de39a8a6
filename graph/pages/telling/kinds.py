"""In which list claims stand: done, said or denied; and how it is that something is denied."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from ...model import Claim, Method, Modality

Kind = Literal["done", "said", "denied", "derived"]
Mode = Literal["ruled out", "denied", "not so", "withdrawn", ""]
NEGATIONS: dict[Mode, str] = {
    "ruled out": "ruled out",
    "denied": "denied",
    "not so": "said not to be so",
}
"""How something is said not to be done, as a sentence and as a chip has it."""


def kind_of(claim: Claim, *, withdrawn: bool) -> Kind:
    """In which list a claim stands: an offer that was refused is denied, and no offer."""
    if withdrawn:
        return "denied"
    if claim.method is Method.DERIVED:
        return "derived"
    if claim.modality is Modality.ACTUAL:
        return "denied" if claim.negated else "done"
    if claim.modality is Modality.COUNTERFACTUAL:
        return "denied"
    refusal = claim.negated and claim.modality in (Modality.OFFERED, Modality.PROMISED)
    return "denied" if refusal else "said"


def mode_of(claim: Claim, chips: Collection[str], *, withdrawn: bool) -> Mode:
    """How something is denied or taken back; empty where it is not.

    Args:
        claim: one of those that say the same.
        chips: those of all of them.
        withdrawn: whether they were taken back.
    """
    if withdrawn:
        return "withdrawn"
    if claim.method is Method.DERIVED or not claim.negated:
        return ""
    if claim.modality in (Modality.OFFERED, Modality.PROMISED):
        return "ruled out"
    if claim.modality is not Modality.ACTUAL:
        return ""
    if NEGATIONS["not so"] in chips:
        return "not so"
    return "denied" if "denied" in chips else "ruled out"


def chip_of(claim: Claim, chips: Collection[str], mode: Mode) -> str:
    """The chip of claims that say the same; they are alleged only where none states it."""
    if claim.modality is Modality.ACTUAL and mode in NEGATIONS:
        return NEGATIONS[mode]
    return next((chip for chip in chips if chip != "alleged"), "alleged")
