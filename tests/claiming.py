"""Claims made in a line, for tests that need many of them."""

from __future__ import annotations

from typing import Any

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Claim, Relation
from belligraph.registry import Registry

MONITOR = {"source": "csm", "publisher": "monitor"}


def claim(
    subject: str, relation: str, object_: str, when: str | None = "2014-01-05", **fields: Any
) -> Claim:
    """A claim of the Monitor, published on 6 January 2014, unless told otherwise."""
    given: dict[str, Any] = {**MONITOR, "published_on": parse_date("2014-01-06"), **fields}
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)


def of(name: str) -> dict[str, str]:
    """The fields of a source of its own, with a publisher of the same name."""
    return {"source": name, "publisher": name}


def registry_of(*actors: str, populations: tuple[str, ...] = ()) -> Registry:
    """A registry of states, and of populations."""
    kinds = dict.fromkeys(actors, ActorKind.STATE) | dict.fromkeys(
        populations, ActorKind.POPULATION
    )
    return Registry(actors={a: Actor(id=a, name=a.upper(), kind=k) for a, k in kinds.items()})
