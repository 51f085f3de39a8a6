"""Claims made in a line, for tests that need many of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from belligraph.dates import PartialDate, parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Speaker,
    Standing,
)
from belligraph.registry import Registry

MONITOR = {"source": "csm", "publisher": "monitor"}


def claim(
    subject: str, relation: str, object_: str, when: str | None = "2014-01-05", **fields: Any
) -> Claim:
    """A claim of the Monitor, published on 6 January 2014, unless told otherwise."""
    given: dict[str, Any] = {**MONITOR, "published_on": parse_date("2014-01-06"), **fields}
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)


def busy_claims(most: int = 8) -> st.SearchStrategy[list[Claim]]:
    """Claims of a few actors around January 2014 that meet, support, deny and copy each other."""
    kerry, hassan = Speaker("John Kerry", "kerry"), Speaker("Hassan")
    days = ["2014-01-05", "2014-01", "2013-06/2014-02", "2013", "2003", "2012/..", "2014-01-02?",
            None]  # fmt: skip
    known = st.sampled_from(["2014-01-06", "2013-12", "2014-03-01"]).map(parse_date)
    one = st.builds(
        _one,
        ends=st.permutations(["usa", "iraq", "isil"]).map(lambda names: names[:2]),
        relation=st.sampled_from(["supports", "supports", "opposes", "alliedWith", "partOf"]),
        when=st.sampled_from(days),
        means=st.sampled_from(["unknown", "unknown", "weapons", "troops"]),
        negated=st.sampled_from([False, False, True]),
        modality=st.sampled_from([*["actual"] * 4, "promised"]),
        standing=st.sampled_from(["stated", "stated", "alleged"]),
        source=st.sampled_from(["csm", "voa", "post"]),
        speaker=st.sampled_from([None, None, kerry, hassan]),
        via=st.sampled_from([(), (), ("reuters",)]),
        theatre=st.sampled_from([None, "anbar"]),
        published=st.none() | known,
        withdrawn=st.sampled_from([None, None, None, "2014-02"]),
        derived=st.sampled_from([False, False, False, True]),
        confidence=st.sampled_from([1.0, 0.5, 0.9]),
    )
    return st.lists(one, max_size=most, unique_by=lambda c: c.id)


def _one(
    ends: list[str], relation: str, means: str, modality: str, standing: str, source: str,
    published: PartialDate | None, withdrawn: str | None, derived: bool, **fields: Any,
) -> Claim:  # fmt: skip
    signed = relation in ("supports", "alliedWith")
    rule = {"method": Method.DERIVED, "derived_from": ("0" * 64,), "rule": "r"} if derived else {}
    gone = Retraction(parse_date(withdrawn), "withdrawn") if withdrawn else None
    return claim(
        ends[0], relation, ends[1], fields.pop("when"), means=Means(means if signed else "unknown"),
        modality=Modality(modality), standing=Standing(standing), published_on=published,
        retracted=gone, **of(source), **rule, **fields,
    )  # fmt: skip


def of(name: str) -> dict[str, str]:
    """The fields of a source of its own, with a publisher of the same name."""
    return {"source": name, "publisher": name}


def registry_of(*actors: str, populations: tuple[str, ...] = ()) -> Registry:
    """A registry of states, and of populations."""
    kinds = dict.fromkeys(actors, ActorKind.STATE) | dict.fromkeys(
        populations, ActorKind.POPULATION
    )
    return Registry(actors={a: Actor(id=a, name=a.title(), kind=k) for a, k in kinds.items()})


ACTORS = ("iran", "iraq", "isil", "russia", "syria", "turkey", "usa")
REGISTRY = registry_of(*ACTORS)
