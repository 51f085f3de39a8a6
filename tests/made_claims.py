"""Claims made up for tests of what is worked out from many of them."""

from __future__ import annotations

from typing import Any

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Claim, Relation
from belligraph.registry import Registry

ACTORS = ("iran", "iraq", "isil", "russia", "syria", "turkey", "usa")
REGISTRY = Registry(
    actors={id_: Actor(id=id_, name=id_.title(), kind=ActorKind.STATE) for id_ in ACTORS}
)


def claim(
    subject: str, relation: str, object_: str, when: str | None = "2014-01-05", **fields: Any
) -> Claim:
    """A claim of the Monitor's of 6 January 2014, unless told otherwise."""
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)
