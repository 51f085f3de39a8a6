"""What the network says of a pair of mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ....model import Modality

if TYPE_CHECKING:
    from ..judging.pairs import Relation
    from ..leaning.ties import Direction

WAYS = ("forward", "backward", "both")
CLASSES = (("neutral", ""), *((r, w) for r in ("supports", "opposes") for w in WAYS))
"""Answers to how the one that stands first is to the other, in the order of the network."""
MODALITIES = ("actual", "offered", "promised", "requested", "possible", "counterfactual")
WIDTH = len(CLASSES) + 2 + len(MODALITIES)
"""Numbers that the network gives for a pair: logits of the classes, of plain and negated, and of
the modalities."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the mention that stands first is to the other, and how sure that is.

    Attributes:
        relations: how likely each relation is, 0..1; together 1.
        direction: who acts where there is a relation, in the order of the text.
    """

    relations: dict[Relation, float]
    direction: Direction
    negated: bool
    modality: Modality

    @property
    def relation(self) -> Relation:
        """The likeliest."""
        return max(self.relations, key=self.relations.__getitem__)


def outlook(numbers: Any) -> Outlook:
    """What the numbers of a pair say: an array of `WIDTH` logits."""
    import numpy as np

    ends = len(CLASSES), len(CLASSES) + 2
    classes, negated, modality = numbers[: ends[0]], numbers[ends[0] : ends[1]], numbers[ends[1] :]
    shares = np.exp(classes - classes.max())
    shares = shares / shares.sum()
    relations: dict[str, float] = {}
    for (relation, _), share in zip(CLASSES, shares, strict=True):
        relations[relation] = relations.get(relation, 0.0) + float(share)
    signed = max("supports", "opposes", key=relations.__getitem__)
    ways = {way: classes[CLASSES.index((signed, way))] for way in WAYS}
    return Outlook(
        cast("dict[Relation, float]", relations),
        cast("Direction", max(ways, key=ways.__getitem__)),
        bool(negated[1] > negated[0]),
        Modality(MODALITIES[int(modality.argmax())]),
    )
