"""Rules run round by round until nothing new follows.

Each round asks every rule again and keeps what rests on a conclusion of the round before
(semi-naive evaluation: Abiteboul, Hull & Vianu, Foundations of Databases, 1995, chapter 13). A
conclusion never rests, however far back, on a claim of its own statement; so along any chain of
premises each statement stands once, there are finitely many chains, and the rounds end. Which
claims follow does not depend on their order: whether one follows depends on its premises alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..errors import InputError
from ..model import Claim, Means, Relation
from ..store import Store
from ..vocabulary import BG, local_id
from .conclusions import Finding, conclusions
from .endings import Endings, Statement, endings
from .rules import Rule

LIMIT = 500_000
SAID = ("subject", "relation", "object", "means")
Row = tuple[str, ...]


def derive(
    store: Store, rules: Iterable[Rule], claims: Iterable[Claim], origin: str, limit: int = LIMIT
) -> list[Claim]:
    """What rules conclude, added to the store; by round, rule and premises.

    Args:
        store: where the claims stand, with the registry that rules may ask.
        claims: the same claims.
        origin: the mark that the conclusions' batches bear.
        limit: how many conclusions are too many.

    Raises:
        InputError: there are more; chains of claims can make very many.
    """
    known = {claim.id: claim for claim in claims}
    ended, ancestry = endings(known.values()), _Ancestry(known)
    rules, derived = list(rules), list[Claim]()
    fresh: Mapping[str, Claim] | None = None
    while fresh is None or fresh:
        new: dict[str, Claim] = {}
        for rule in rules:
            for claim in _conclude(store, rule, known, fresh, ended):
                if claim.id not in known and not ancestry.has_own(claim):
                    new[claim.id] = claim
                if len(derived) + len(new) > limit:
                    raise InputError(_too_many(rule, limit))
        store.add_claims(new.values(), origin)
        derived += new.values()
        known |= new
        fresh = new
    return derived


class _Ancestry:
    """The statements that claims rest on, their own among them."""

    def __init__(self, known: Mapping[str, Claim]) -> None:
        self._known = known
        self._found: dict[str, frozenset[Statement]] = {}

    def has_own(self, claim: Claim) -> bool:
        """Whether a claim rests on another of the same statement."""
        return any(_statement(claim) in self._of(premise) for premise in claim.derived_from)

    def _of(self, id_: str) -> frozenset[Statement]:
        if id_ not in self._found:
            claim = self._known.get(id_)
            premises = claim.derived_from if claim else ()
            own = {_statement(claim)} if claim else set()
            self._found[id_] = frozenset(own).union(*map(self._of, premises))
        return self._found[id_]


def _statement(claim: Claim) -> Statement:
    return claim.subject, claim.relation, claim.object


def _conclude(
    store: Store,
    rule: Rule,
    known: Mapping[str, Claim],
    fresh: Mapping[str, Claim] | None,
    ended: Endings,
) -> Iterator[Claim]:
    for said, premises in _rows(store, rule):
        if fresh is not None and fresh.keys().isdisjoint(premises):
            continue
        subject, relation, object_, means = said
        found = Finding(
            rule,
            local_id(subject, "actor"),
            Relation(relation.removeprefix(BG)),
            local_id(object_, "actor"),
            Means(means.removeprefix(BG)) if means else Means.UNKNOWN,
            tuple(known[premise] for premise in premises),
        )
        yield from conclusions(found, ended)


def _rows(store: Store, rule: Rule) -> list[tuple[Row, Row]]:
    """What a rule says and the ids of its premises, in the order of the premises."""
    solutions = store.select(rule.query.text)
    premises = [v.value for v in solutions.variables if v.value not in SAID]
    has_means = "means" in {v.value for v in solutions.variables}
    said = SAID if has_means else SAID[:3]
    rows = {
        (
            tuple(local_id(s[name].value, "claim") for name in premises),
            (*(s[name].value for name in said), *([] if has_means else [""])),
        )
        for s in solutions
    }
    return [(row, ids) for ids, row in sorted(rows)]


def _too_many(rule: Rule, limit: int) -> str:
    return (
        f"more than {limit:,} claims follow from the rules, the last from '{rule.name}'; "
        "'rules' in belligraph.toml names those to use"
    )
