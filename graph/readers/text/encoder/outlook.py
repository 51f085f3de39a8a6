"""What the network says of a pair of mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ....model import MEANS_OF, Means, Modality
from ....model import Relation as Signed

if TYPE_CHECKING:
    from ..judging.pairs import Relation
    from ..leaning.ties import Direction

WAYS = ("forward", "backward", "both")
CLASSES = (("neutral", ""), *((r, w) for r in ("supports", "opposes") for w in WAYS))
"""Answers to how the one that stands first is to the other, in the order of the network."""
MODALITIES = ("actual", "offered", "promised", "requested", "possible", "counterfactual")
MEANS = (
    "unknown", "military", "troops", "joint_operations", "infrastructure", "territory", "weapons",
    "materiel", "training", "intelligence", "presence", "funding", "diplomatic", "attack",
    "mobilisation", "coercion", "repression", "sanction", "rejection", "threat", "accusation",
    "protest",
)  # fmt: skip
PLAIN = 0.5
"""How likely means must be to be named."""
ENDS = (len(CLASSES), len(CLASSES) + 2, len(CLASSES) + 2 + len(MODALITIES))
WIDTH = ENDS[-1] + len(MEANS)
"""Numbers that the network gives for a pair: logits of the classes, of plain and negated, of the
modalities, and of the means; `ENDS` = where the parts end."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the mention that stands first is to the other, and how sure that is.

    Attributes:
        relations: how likely each relation is, 0..1; together 1.
        direction: who acts where there is a relation, in the order of the text.
        means: the likeliest of those that the likelier of the two signs has.
    """

    relations: dict[Relation, float]
    direction: Direction
    negated: bool
    modality: Modality
    means: Means

    @property
    def relation(self) -> Relation:
        """The likeliest."""
        return max(self.relations, key=self.relations.__getitem__)


def outlook(numbers: Any) -> Outlook:
    """What the numbers of a pair say: an array of `WIDTH` logits."""
    import numpy as np

    classes, negated, modality, means = np.split(numbers, ENDS)
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
        _likeliest(means, Signed(signed)),
    )


def _likeliest(logits: Any, relation: Signed) -> Means:
    """The means that the network finds likeliest of those by which such a relation works.

    Where none is likely, they are unknown.
    """
    import numpy as np

    fit = np.array([name in MEANS_OF[relation] for name in MEANS])
    shares = np.where(fit, np.exp(logits - logits[fit].max()), 0.0)
    best = int(shares.argmax())
    return Means(MEANS[best]) if shares[best] > PLAIN * shares.sum() else Means.UNKNOWN
