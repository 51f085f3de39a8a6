"""Two editions of the same data: which claims changed, and which relations changed with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ...columns import RELATIONS, Columns
from ...model import Claim, Relation
from ...network import Reduction, Rule, reduce
from ...registry import Registry
from ...relations import EdgeTable, View, tabulate
from ...score import UNRATED, Ratings

RelationKey = tuple[str, Relation, str]
"""Subject, relation, object."""
PairKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A curated row that says something else now.

    Attributes:
        row: its key.
        old, new: its claims that went and that came, by id; one row may make several.
    """

    row: str
    old: tuple[Claim, ...]
    new: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A claim that says the same, with another record about it: confidence, gist, retraction."""

    old: Claim
    new: Claim


@dataclass(frozen=True, slots=True)
class State:
    """A relation in one edition.

    Attributes:
        roots: how many independent roots say so.
        score: how well it is attested, 0..1.
        certain: whether a claim counts without doubt.
    """

    roots: int
    score: float
    certain: bool


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that appeared, vanished, or is attested otherwise.

    Attributes:
        before, after: None where it is not in that edition's view.
        claims: ids of the claims that did it, in order: those that count or deny in one edition
            only, and those of another confidence.
    """

    subject: str
    relation: Relation
    object: str
    before: State | None
    after: State | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieChange:
    """A pair of actors that has another sign.

    Attributes:
        before, after: 1 friends, -1 enemies, 0 both are reported and nothing settles it; None where
            nothing signed is reported.
        claims: ids of the claims that did it, in order.
    """

    a: str
    b: str
    before: int | None
    after: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """What a new edition changes.

    Attributes:
        came, went: claims of one edition only, but for those of changed rows.
        changed: rows with other claims, by key.
        retracted: claims that are withdrawn now and were not.
        reinstated: claims that were withdrawn and are not now.
        amended: claims with any other change of what is recorded about them.
        relations: by subject, object and relation.
        ties: by the names of the pair.
    """

    came: tuple[Claim, ...]
    went: tuple[Claim, ...]
    changed: tuple[RowChange, ...]
    retracted: tuple[Amendment, ...]
    reinstated: tuple[Amendment, ...]
    amended: tuple[Amendment, ...]
    relations: tuple[RelationChange, ...]
    ties: tuple[TieChange, ...]


def diff(
    old: Iterable[Claim],
    new: Iterable[Claim],
    view: View,
    registry: Registry,
    *,
    rule: Rule = "attested",
    ratings: Ratings = UNRATED,
) -> EditionDiff:
    """Which claims a new edition changes, and which relations and ties they change in a view.

    Claims are the same if their ids are. Those that went and those that came of the same `row` are
    one changed row. The order of claims changes nothing.

    Args:
        registry: of the new edition; it serves both, so that only claims make a difference.
        rule: how pairs of both signs are settled.
    """
    before, after = ({claim.id: claim for claim in edition} for edition in (old, new))
    changed, went, came = _rows(_without(before, after), _without(after, before))
    same = [Amendment(before[id_], after[id_]) for id_ in sorted(before.keys() & after.keys())]
    reweighed = {a.new.id for a in same if a.old.confidence != a.new.confidence}
    one, other = (
        _Edition(tabulate(Columns.of(claims.values()), view, registry, ratings=ratings))
        for claims in (before, after)
    )
    relations = tuple(_relations(one, other, reweighed))
    signs = (_signs(reduce(edition.table, registry, rule=rule)) for edition in (one, other))
    return EditionDiff(
        came=came,
        went=went,
        changed=changed,
        retracted=tuple(a for a in same if a.new.retracted and not a.old.retracted),
        reinstated=tuple(a for a in same if a.old.retracted and not a.new.retracted),
        amended=tuple(a for a in same if _is_amended(a)),
        relations=relations,
        ties=tuple(_ties(*signs, relations=relations)),
    )


def _without(one: Mapping[str, Claim], other: Mapping[str, Claim]) -> list[Claim]:
    return [one[id_] for id_ in sorted(one.keys() - other.keys())]


def _rows(
    went: list[Claim], came: list[Claim]
) -> tuple[tuple[RowChange, ...], tuple[Claim, ...], tuple[Claim, ...]]:
    """Changed rows, and the claims that only went or only came."""
    old, new = _by_row(went), _by_row(came)
    both = sorted(old.keys() & new.keys())
    return (
        tuple(RowChange(row, tuple(old[row]), tuple(new[row])) for row in both),
        tuple(claim for claim in went if claim.row not in both),
        tuple(claim for claim in came if claim.row not in both),
    )


def _by_row(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.row:
            found[claim.row].append(claim)
    return found


def _is_amended(same: Amendment) -> bool:
    """Whether something differs beside that one is retracted and the other is not."""
    old, new = same.old, same.new
    if bool(old.retracted) != bool(new.retracted):
        old, new = (replace(claim, retracted=None) for claim in (old, new))
    return old != new


class _Edition:
    """The relations of an edition by key."""

    def __init__(self, table: EdgeTable) -> None:
        self.table = table
        self._rows = {self._key(edge): edge for edge in range(len(table))}

    def _key(self, edge: int) -> RelationKey:
        table = self.table
        names = table.names
        relation = RELATIONS[table.relation[edge]]
        return names[table.subject[edge]], relation, names[table.object[edge]]

    def keys(self) -> set[RelationKey]:
        """All relations."""
        return set(self._rows)

    def state(self, key: RelationKey) -> State | None:
        """How well a relation is attested."""
        edge = self._rows.get(key)
        if edge is None:
            return None
        table = self.table
        return State(int(table.roots[edge]), float(table.score[edge]), bool(table.certain[edge]))

    def claims(self, key: RelationKey) -> set[str]:
        """The ids of the claims that count for a relation or deny it."""
        edge = self._rows.get(key)
        if edge is None:
            return set()
        rows = np.concatenate([self.table.claims[edge], self.table.denials[edge]])
        return set(self.table.columns.hex_ids(rows))


def _relations(old: _Edition, new: _Edition, reweighed: set[str]) -> Iterator[RelationChange]:
    for key in sorted(old.keys() | new.keys(), key=lambda k: (k[0], k[2], k[1])):
        before, after = old.state(key), new.state(key)
        if before != after:
            one, other = old.claims(key), new.claims(key)
            causes = (one ^ other) | (one & other & reweighed)
            yield RelationChange(*key, before, after, tuple(sorted(causes)))


def _signs(reduction: Reduction) -> dict[PairKey, int]:
    """The sign of every pair of which something signed is reported."""
    settled = {(c.a, c.b): c.sign for c in reduction.conflicts}
    return settled | {(a, b): sign for a, b, sign in reduction.graph.edges()}


def _ties(
    old: Mapping[PairKey, int], new: Mapping[PairKey, int], *, relations: Iterable[RelationChange]
) -> Iterator[TieChange]:
    causes: defaultdict[PairKey, set[str]] = defaultdict(set)
    for change in relations:
        a, b = sorted((change.subject, change.object))
        causes[a, b].update(change.claims)
    for pair in sorted(old.keys() | new.keys()):
        if old.get(pair) != new.get(pair):
            yield TieChange(*pair, old.get(pair), new.get(pair), tuple(sorted(causes[pair])))
