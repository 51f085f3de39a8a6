"""Relations are views of the claims: what counts, for whom, from when."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Means,
    Method,
    Modality,
    Office,
    Publisher,
    Relation,
    Retraction,
    Speaker,
    Standing,
)
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, Edge, View, edges
from belligraph.score import RELIABILITY
from belligraph.voices import speaks_for
from strategies import claims

SHA = "0" * 64
KERRY = Speaker("John Kerry", "kerry")
DERIVED: dict[str, Any] = {"method": Method.DERIVED, "derived_from": (SHA,), "rule": "r"}
REGISTRY = Registry(
    actors={
        "usa": Actor(id="usa", name="US", kind=ActorKind.STATE),
        "iraq": Actor(id="iraq", name="Iraq", kind=ActorKind.STATE, aliases=(Dated("I"),)),
        "kerry": Actor(
            id="kerry", name="John Kerry", kind=ActorKind.PERSON,
            offices=(Office("usa", "Secretary", parse_interval("2013/2017")),),
        ),
    },
    publishers={
        "centcom": Publisher(id="centcom", name="Central Command", actor="usa"),
        "wp": Publisher(id="wp", name="The Washington Post"),
    },
)  # fmt: skip


def day(text: str) -> date:
    return date.fromisoformat(text)


def claim(
    subject: str = "usa", object_: str = "iraq", relation: str = "supports", **fields: Any
) -> Claim:
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "valid": parse_interval("2014-01-05"),
        "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    return Claim(subject=subject, relation=Relation(relation), object=object_, **given)


def retracted(on: str) -> Retraction:
    return Retraction(parse_date(on), "withdrawn")


# --- which claims count


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ACTUAL])
def test_what_was_not_done_does_not_count(modality: Modality) -> None:
    made = claim(modality=modality)
    assert edges([made]) == []
    assert not DEFAULT_VIEW.counts(made)
    assert not View(as_of=day("2014-01-06"), alleged=True, derived=True).counts(made)


def test_what_was_denied_does_not_count() -> None:
    assert edges([claim(negated=True)]) == []


def test_a_denial_stands_beside_what_it_denies() -> None:
    said, denied = claim(), claim(negated=True, speaker=KERRY)
    elsewhere = claim(negated=True, object_="isil", speaker=KERRY)
    opposite = claim(negated=True, relation="opposes", speaker=KERRY)
    (edge,) = edges([denied, said, elsewhere, opposite])
    assert edge.claims == (said,)
    assert edge.denials == (denied,)


@pytest.mark.parametrize(
    ("means", "modality", "denies"),
    [
        ("weapons", "actual", True),
        ("unknown", "actual", True),
        ("troops", "actual", False),
        ("weapons", "promised", False),
    ],
)
def test_a_denial_speaks_of_its_own_means_or_of_all(
    means: str, modality: str, denies: bool
) -> None:
    denial = claim(negated=True, speaker=KERRY, means=Means(means), modality=Modality(modality))
    (edge,) = edges([claim(means=Means.WEAPONS), denial])
    assert edge.denials == ((denial,) if denies else ())


@pytest.mark.parametrize(
    ("denial", "view"),
    [
        ({"retracted": retracted("2014-02")}, View()),
        ({"source": "other"}, View(sources=frozenset({"csm"}))),
        ({"published_on": parse_date("2015")}, View(known_by=day("2014-06-01"))),
        ({"standing": Standing.ALLEGED}, View(alleged=False)),
        ({"valid": parse_interval("2003")}, View(as_of=day("2014-01-06"))),
    ],
)
def test_a_denial_that_is_not_there_denies_nothing(denial: dict[str, Any], view: View) -> None:
    (edge,) = edges([claim(), claim(negated=True, speaker=KERRY, **denial)], view)
    assert edge.denials == ()


def test_what_was_retracted_does_not_count() -> None:
    assert edges([claim(retracted=retracted("2030"))]) == []


@pytest.mark.parametrize(
    ("known_by", "there"),
    [
        ("2014-01-05", False),
        ("2014-01-06", True),
        ("2014-02-27", True),
        ("2014-02-28", False),
        ("2020-01-01", False),
    ],
)
def test_a_retraction_counts_from_when_it_is_known(known_by: str, there: bool) -> None:
    view = View(known_by=day(known_by))
    assert view.in_force(claim(retracted=retracted("2014-02"))) is there


@pytest.mark.parametrize(
    ("fields", "known_by", "there"),
    [
        ({}, "2014-01-05", False),
        ({}, "2014-01-06", True),
        ({"said_on": parse_date("2014-01-04")}, "2014-01-05", True),
        ({"published_on": parse_date("2014-01")}, "2014-01-30", False),
        ({"published_on": parse_date("2014-01")}, "2014-01-31", True),
        ({"published_on": None}, "2014-01-31", False),
    ],
)
def test_nothing_is_known_before_it_was_said_or_published(
    fields: dict[str, Any], known_by: str, there: bool
) -> None:
    assert View(known_by=day(known_by)).counts(claim(**fields)) is there


def test_derived_claims_count_only_when_asked_for() -> None:
    derived = claim(**DERIVED)
    assert edges([derived]) == []
    assert [e.claims for e in edges([derived], View(derived=True))] == [(derived,)]


def test_allegations_count_are_marked_and_can_be_left_out() -> None:
    alleged, stated = claim(standing=Standing.ALLEGED), claim(item="missiles")
    assert edges([alleged])[0].alleged
    assert not edges([alleged, stated])[0].alleged
    assert edges([alleged], View(alleged=False)) == []


def test_only_the_sources_asked_for_are_used() -> None:
    made = [claim(), claim(source="voa")]
    assert edges(made, View(sources=frozenset({"voa"})))[0].claims == (made[1],)
    assert edges(made, View(sources=frozenset({"nobody"}))) == []
    assert edges(made, View(sources=frozenset())) == []
    assert len(edges(made)[0].claims) == 2


def test_acts_count_in_the_window_and_ties_while_they_hold() -> None:
    act = claim(valid=parse_interval("2013-06"))
    tie = claim(relation="alliedWith", valid=parse_interval("2003/2013-06"))
    for as_of, window, expected in (
        ("2013-05-31", 365, [Relation.ALLIED_WITH]),
        ("2013-06-30", 365, [Relation.ALLIED_WITH, Relation.SUPPORTS]),
        ("2014-01-06", 365, [Relation.SUPPORTS]),
        ("2014-01-06", 90, []),
        ("2014-07-01", 365, []),
    ):
        found = edges([act, tie], View(as_of=day(as_of), window=window))
        assert sorted(e.relation for e in found) == expected


def test_partial_dates_leave_doubt_unless_another_claim_takes_it_away() -> None:
    view = View(as_of=day("2014-01-06"))
    doubtful, sure = claim(valid=parse_interval("2014-01")), claim()
    assert not edges([doubtful], view)[0].certain
    assert edges([doubtful, sure], view)[0].certain
    assert edges([doubtful])[0].certain  # asked for no date, there is none to doubt


# --- what an edge is


def test_each_direction_and_each_relation_is_an_edge() -> None:
    made = [
        claim(), claim("iraq", "usa"), claim(relation="opposes"), claim(relation="alliedWith"),
        claim("iraq", "usa", "alliedWith", item="x"),
    ]  # fmt: skip
    found = [(e.subject, e.relation.value, e.object, e.sign, len(e.claims)) for e in edges(made)]
    assert found == [
        ("iraq", "alliedWith", "usa", 1, 2),
        ("iraq", "supports", "usa", 1, 1),
        ("usa", "opposes", "iraq", -1, 1),
        ("usa", "supports", "iraq", 1, 1),
    ]


def test_unsigned_ties_are_edges_when_asked_for_and_places_never() -> None:
    made = [claim(relation="partOf"), claim(relation="controls", object_="anbar")]
    assert edges(made) == []
    assert [(e.relation, e.sign) for e in edges(made, signed=False)] == [(Relation.PART_OF, 0)]


def test_nothing_said_is_no_edge() -> None:
    assert edges([]) == []


@settings(max_examples=40)
@given(st.lists(claims(), max_size=6).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(made: tuple[list[Claim], list[Claim]]) -> None:
    view = View(as_of=day("2014-01-06"), window=100_000, derived=True)
    assert edges(made[0], view, signed=False) == edges(made[1], view, signed=False)


@settings(max_examples=40)
@given(st.lists(claims(), max_size=8))
def test_every_claim_of_an_edge_is_a_deed_of_its_ends(made: list[Claim]) -> None:
    for edge in edges(made, signed=False):
        assert edge.claims
        for one in edge.claims:
            assert (one.subject, one.object, one.relation) == (
                edge.subject, edge.object, edge.relation,
            )  # fmt: skip
            assert one.modality is Modality.ACTUAL
            assert not one.negated
            assert one.retracted is None
            assert one.method is not Method.DERIVED


# --- who says so


def test_one_speaker_in_two_outlets_is_one_root() -> None:
    made = [
        claim(speaker=KERRY),
        claim(speaker=KERRY, source="voa", publisher="voa"),
        claim(speaker=KERRY, source="bbc", publisher="bbc", via=("wp",)),
    ]
    assert edges(made)[0].roots == ("actor:kerry",)


def test_ten_copies_of_a_wire_story_change_nothing() -> None:
    copies = [
        claim(source=f"paper-{n}", publisher=f"paper-{n}", via=("reuters",)) for n in range(10)
    ]
    one, ten = edges(copies[:1])[0], edges(copies)[0]
    assert one.roots == ten.roots == ("publisher:reuters",)
    assert replace(ten, claims=one.claims) == one


def test_independent_voices_are_counted_apart() -> None:
    made = [
        claim(), claim(source="voa", publisher="voa"), claim(speaker=Speaker("Hejazi")),
        claim(speaker=Speaker("usa")), claim(speaker=Speaker("US", "usa")),
    ]  # fmt: skip
    assert edges(made)[0].roots == (
        "actor:usa", "name:Hejazi", "name:usa", "publisher:monitor", "publisher:voa",
    )  # fmt: skip


def test_parties_to_a_relation_are_known_by_whom_they_speak_for() -> None:
    made = [
        claim(speaker=KERRY), claim(publisher="centcom"), claim(publisher="wp"),
        claim(speaker=Speaker("Iraq", "iraq")), claim(speaker=Speaker("iraq")),
        claim(speaker=Speaker("Hassan", "hassan")),
    ]  # fmt: skip
    (edge,) = edges(made, registry=REGISTRY)
    assert len(edge.roots) == 6
    assert edge.parties == ("actor:iraq", "actor:kerry", "publisher:centcom")
    (other,) = edges([claim("isil", "iran", speaker=KERRY)], registry=REGISTRY)
    assert other.parties == ()


def test_an_office_holder_is_a_party_only_while_in_office() -> None:
    before = claim(speaker=KERRY, published_on=parse_date("2010"))
    assert edges([before], registry=REGISTRY)[0].parties == ()
    assert edges([claim(speaker=KERRY)], registry=REGISTRY)[0].parties == ("actor:kerry",)
    assert speaks_for("actor:kerry", REGISTRY, day("2010-01-01")) == {"kerry"}


@pytest.mark.parametrize(
    ("root", "actors"),
    [
        ("actor:kerry", {"kerry", "usa"}),
        ("publisher:centcom", {"usa"}),
        ("publisher:wp", set()),
        ("publisher:gone", set()),
        ("name:kerry", set()),
        ("name:actor:kerry", set()),
    ],
)
def test_for_whom_a_root_speaks(root: str, actors: set[str]) -> None:
    assert speaks_for(root, REGISTRY) == actors


def test_an_edge_is_a_value() -> None:
    made = [claim(means=Means.WEAPONS)]
    edge = Edge(
        "usa", "iraq", Relation.SUPPORTS, tuple(made), roots=("publisher:monitor",),
        score=RELIABILITY,
    )  # fmt: skip
    assert edge == edges(iter(made))[0]
