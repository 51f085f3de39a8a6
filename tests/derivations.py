"""Claims that something follows from, and what does; `pythonpath` in pyproject.toml finds it."""

from collections.abc import Iterable
from typing import Any

from belligraph.dates import parse_date, parse_interval
from belligraph.derive import Rule, derive, rules
from belligraph.model import Actor, ActorKind, Claim, Relation, Scope
from belligraph.registry import Registry
from belligraph.store import MEMORY, Store, open_store

AFFILIATE, AGAINST, SUCCESSOR = rules()
ALL = (AFFILIATE, AGAINST, SUCCESSOR)
EMPTY = Registry()


def claim(subject: str, relation: str, object_: str, when: str | None, **fields: Any) -> Claim:
    """A claim of a newspaper of 6 January 2014, unless said otherwise."""
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)


ENEMY = claim("iran", "opposes", "al-qaeda", "2014-01-05", scope=Scope.WITH_AFFILIATES)
TIE = claim("isil", "affiliatedWith", "al-qaeda", "2004-10/2014-02-03")
OPEN_ENEMY = claim("iran", "opposes", "al-qaeda", "2013/..", scope=Scope.WITH_AFFILIATES)
OPEN_TIE = claim("isil", "affiliatedWith", "al-qaeda", "2004-10/..")


def continuing(**predecessors: tuple[str, ...]) -> Registry:
    """A registry of actors that continue others: `continuing(isi=("aqi",))`."""
    ids = {*predecessors, *(id_ for ids in predecessors.values() for id_ in ids)}
    return Registry(
        actors={
            id_: Actor(
                id=id_, name=id_, kind=ActorKind.ARMED_GROUP,
                predecessors=predecessors.get(id_, ()), sources=("csm",),
            )
            for id_ in sorted(ids)
        }
    )  # fmt: skip


def filled(claims: Iterable[Claim], registry: Registry = EMPTY) -> Store:
    """A store in memory with some claims and actors."""
    store = open_store(MEMORY)
    store.add_registry(registry)
    store.add_claims(claims, "tests")
    return store


def conclude(
    *claims: Claim, using: Iterable[Rule] = ALL, registry: Registry = EMPTY
) -> list[Claim]:
    """What follows from some claims."""
    return derive(filled(claims, registry), using, claims, "tests")
