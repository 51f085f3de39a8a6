"""All relations of a view at once, as columns: what the other modules here are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..columns import MEANS, NONE, RELATIONS, STANDINGS, Codes, Columns, Rows
from ..model import Means, Standing
from ..registry import Registry
from ..score import UNRATED, Floats, Ratings, Voices, scores, weights
from ..voices import is_party, roots
from .lives import within_lives
from .records import frame, html, summary
from .views import DEFAULT_VIEW, Mask, View, select

if TYPE_CHECKING:
    from pandas import DataFrame

_UNKNOWN, _ALLEGED = MEANS.index(Means.UNKNOWN), STANDINGS.index(Standing.ALLEGED)
_IS_SIGNED = np.array([relation.sign != 0 for relation in RELATIONS])
_TAKES_PLACE = np.array([relation.takes_place for relation in RELATIONS])


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows that belong together: those of group i are `rows[starts[i]:starts[i + 1]]`."""

    starts: Rows
    rows: Rows

    @classmethod
    def of(cls, group: Rows, rows: Rows, groups: int) -> Groups:
        """The groups of rows that are sorted by the number of their group."""
        return cls(np.searchsorted(group, np.arange(groups + 1)), rows)

    @property
    def sizes(self) -> Rows:
        """How many rows each group has."""
        return np.diff(self.starts)

    def __getitem__(self, group: int) -> Rows:
        """The rows of one group."""
        return self.rows[self.starts[group] : self.starts[group + 1]]

    def keep(self, kept: Mask) -> Groups:
        """The same of some groups."""
        starts = np.concatenate(([0], np.cumsum(self.sizes[kept])))
        return Groups(starts.astype(np.intp), self.rows[np.repeat(kept, self.sizes)])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EdgeTable:
    """What claims say that one actor does to another, for all actors, in one view.

    An edge is a subject, an object and a relation; columns are of shape (edges,), in the order of
    these three.

    Attributes:
        columns: all claims at hand; `claims` and `denials` point into them.
        names: what the codes of `subject`, `object` and `root` point into.
        relation: places in `columns.RELATIONS`.
        score: by the formula in `score.py`, 0..1.
        roots, parties: how many independent roots, and how many of them are a party to it.
        certain: whether a claim counts without doubt, of a tie only while both its actors are
            there; alleged: whether all are only alleged.
        begins, ends: the earliest start and the latest end that a claim states, as ordinals.
        claims: the rows that count, in the order of their ids; denials: those that say it is not
            so, by the same means or at all.
        root: the root of every claim, of shape (claims,); party: whether it is one to its claim.
    """

    columns: Columns
    view: View
    names: tuple[str, ...]
    subject: Codes
    object: Codes
    relation: NDArray[np.int8]
    score: Floats
    roots: Rows
    parties: Rows
    certain: NDArray[np.bool_]
    alleged: NDArray[np.bool_]
    begins: Codes
    ends: Codes
    claims: Groups
    denials: Groups
    root: Codes
    party: NDArray[np.bool_]

    @property
    def disputed(self) -> NDArray[np.bool_]:
        """Whether somebody denies it."""
        return self.denials.sizes > 0

    @property
    def corroborated(self) -> NDArray[np.bool_]:
        """Whether two independent roots say so, of which one at least is no party to it."""
        return (self.roots > 1) & (self.parties < self.roots)

    def keep(self, kept: Mask) -> EdgeTable:
        """The same of some edges."""
        edges = ("subject", "object", "relation", "score", "roots", "parties", "certain",
                 "alleged", "begins", "ends")  # fmt: skip
        return replace(
            self,
            claims=self.claims.keep(kept),
            denials=self.denials.keep(kept),
            **{name: getattr(self, name)[kept] for name in edges},
        )

    def to_dataframe(self) -> DataFrame:
        """The edges as a pandas data frame of shape (edges, 15); see `records` for its columns.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return frame(self)

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self.subject)

    def __repr__(self) -> str:
        return f"<{summary(self)}>"

    def _repr_html_(self) -> str:
        return html(self)


def tabulate(
    columns: Columns,
    view: View = DEFAULT_VIEW,
    registry: Registry | None = None,
    *,
    ratings: Ratings = UNRATED,
    signed: bool = True,
) -> EdgeTable:
    """The relations between actors that claims make in a view.

    Args:
        columns: all claims at hand.
        view: which of them count.
        registry: who speaks for whom, which texts are copies, when actors are there; None =
            nobody, none, always.
        ratings: the user's own, of sources.
        signed: only support, opposition and alliance; else affiliation and descent as well.
    """
    registry = registry or Registry()
    chosen = select(within_lives(columns, registry), view)
    wanted = _IS_SIGNED[columns.relation] if signed else ~_TAKES_PLACE[columns.relation]
    keys = _keys(columns)
    rows = _by_key(columns, keys, np.flatnonzero(wanted & chosen.counts))
    edges, first, group = np.unique(keys[rows], return_index=True, return_inverse=True)
    denying = _by_key(columns, keys, np.flatnonzero(wanted & chosen.denies))
    denying, denied = _against(columns, denying, keys[denying], edges, rows, group)
    root, names = roots(columns, registry)
    party = np.zeros(len(columns), bool)
    party[rows] = is_party(columns.take(rows), root[rows], names, registry)
    worth = weights(columns, ratings)
    table = EdgeTable(
        columns=columns,
        view=view,
        names=names,
        subject=columns.subject[rows[first]],
        object=columns.object[rows[first]],
        relation=columns.relation[rows[first]],
        score=scores(
            Voices(group, root[rows], columns.means[rows], worth[rows]),
            Voices(denied, root[denying], columns.means[denying], worth[denying]),
            len(edges),
        ),
        roots=_distinct(group, root[rows], len(edges)),
        parties=_distinct(group[party[rows]], root[rows][party[rows]], len(edges)),
        certain=np.logical_or.reduceat(chosen.certain[rows], first),
        alleged=np.logical_and.reduceat(columns.standing[rows] == _ALLEGED, first),
        begins=_earliest(columns.begins[rows], first),
        ends=np.maximum.reduceat(columns.ends[rows], first),
        claims=Groups.of(group, rows, len(edges)),
        denials=Groups.of(denied, denying, len(edges)),
        root=root,
        party=party,
    )
    return table if view.min_score <= 0 else table.keep(table.score >= view.min_score)


def _keys(columns: Columns) -> NDArray[np.int64]:
    """One number for subject, object and relation, in their order."""
    ends = columns.subject.astype(np.int64) * len(columns.names) + columns.object
    return ends * len(RELATIONS) + columns.relation


def _by_key(columns: Columns, keys: NDArray[np.int64], rows: Rows) -> Rows:
    """Rows in the order of their edges, then of the claims' ids (of which eight bytes suffice)."""
    start = np.ascontiguousarray(columns.ids[rows, :8]).view(">u8")[:, 0]
    return rows[np.lexsort((start, keys[rows]))]


def _against(
    columns: Columns,
    denying: Rows,
    keys: NDArray[np.int64],
    edges: NDArray[np.int64],
    rows: Rows,
    group: Rows,
) -> tuple[Rows, Rows]:
    """The denials that speak of a means by which an edge is claimed or of all, and their edges."""
    if len(edges) == 0:
        return denying[:0], denying[:0]
    found = np.minimum(np.searchsorted(edges, keys), len(edges) - 1)
    means = columns.means[denying]
    claimed = group * len(MEANS) + columns.means[rows]
    speaks = (means == _UNKNOWN) | np.isin(found * len(MEANS) + means, claimed)
    kept = (edges[found] == keys) & speaks
    return denying[kept], found[kept]


def _distinct(group: Rows, value: Codes, groups: int) -> Rows:
    """How many different values each group has."""
    if len(group) == 0:
        return np.zeros(groups, np.intp)
    pairs = np.unique(group.astype(np.int64) * (int(value.max()) + 1) + value)
    return np.bincount(pairs // (int(value.max()) + 1), minlength=groups)


def _earliest(days: Codes, first: Rows) -> Codes:
    never = np.iinfo(np.int32).max
    found = np.minimum.reduceat(np.where(days == NONE, never, days), first)
    return np.where(found == never, NONE, found).astype(np.int32)
