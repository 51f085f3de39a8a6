"""Aggregates of our own for SPARQL: the score of a relation, by the one formula in `score.py`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyoxigraph as ox

from ..columns import MODALITIES, Columns
from ..model import Modality
from ..registry import Registry
from ..score import UNRATED, Ratings, Voices, noisy_or, scores, weights
from ..vocabulary import BG, iri, local_id
from ..voices import roots

if TYPE_CHECKING:
    from ..columns import Rows

CLAIM = iri("claim", "")
SCORE = ox.NamedNode(BG + "score")
SCORED = re.compile(r"[:#]score\b")
"""What stands in every query that asks for one, by whatever prefix."""
_ACTUAL = MODALITIES.index(Modality.ACTUAL)


class Scorer:
    """Makes the accumulators of `bg:score(?claim)`.

    The aggregate takes the claims of one relation: deeds speak for it, negated ones against it,
    offers and the like are passed over. A claim that comes twice counts once.
    """

    def __init__(self, columns: Columns, registry: Registry, ratings: Ratings = UNRATED) -> None:
        self._columns = columns
        self._root, _ = roots(columns, registry)
        self._weight = weights(columns, ratings)
        each = np.arange(len(columns))
        ids = columns.hex_ids(each)
        self._row = {id_: row for row, id_ in enumerate(ids)}
        deeds = (columns.modality == _ACTUAL) & (columns.negated == 0)
        told = noisy_or(each, self._root, self._weight, len(columns))
        self._alone: list[float] = np.where(deeds, told, 0.0).tolist()

    def __call__(self) -> Accumulator:
        """An accumulator for one group of a query."""
        return Accumulator(self)

    def score(self, claims: set[str]) -> float:
        """The score of a relation of which these claims speak; others are not known and passed."""
        known = [self._row[id_] for id_ in claims if id_ in self._row]
        if len(known) == 1:  # as most relations have
            return self._alone[known[0]]
        rows = np.array(sorted(known), np.intp)
        rows = rows[self._columns.modality[rows] == _ACTUAL]
        negated = self._columns.negated[rows] == 1
        return float(scores(self._voices(rows[~negated]), self._voices(rows[negated]), 1)[0])

    def _voices(self, rows: Rows) -> Voices:
        group = np.zeros(len(rows), np.intp)
        return Voices(group, self._root[rows], self._columns.means[rows], self._weight[rows])


class Accumulator:
    """Gathers the claims of a group, as the engine hands them over."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._claims: set[str] = set()

    def accumulate(self, term: object) -> None:
        """Take a claim; anything else is passed over."""
        if isinstance(term, ox.NamedNode) and term.value.startswith(CLAIM):
            self._claims.add(local_id(term.value, "claim"))

    def finish(self) -> ox.Literal:
        """The score of what was gathered."""
        return ox.Literal(self._scorer.score(self._claims))
