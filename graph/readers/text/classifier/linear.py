"""Weights of features for the answers to one question."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model: softmax over the weighted sum of features (multinomial logistic regression).

    Attributes:
        classes: the answers.
        bias: one number for each class.
        weights: of each feature, one number for each class.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Features) -> dict[str, float]:
        """How likely each answer is."""
        scores = list(self.bias)
        for name in sorted(features):
            for place, weight in enumerate(self.weights.get(name, ())):
                scores[place] += weight * features[name]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        whole = sum(shares)
        return {one: share / whole for one, share in zip(self.classes, shares, strict=True)}

    def best(self, features: Features) -> tuple[str, float]:
        """The likeliest answer, and how likely it is; of equals the first."""
        found = self.probabilities(features)
        return max(found.items(), key=lambda pair: pair[1])
