"""Which claims tell of the same occasion, so that one attests the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.model import Claim, Place, PlaceKind
from belligraph.pages.telling.occasions import occasions
from belligraph.registry import Registry

MakeClaim = Callable[..., Claim]
NOWHERE = Registry()
TIMES = (None, "2014", "2014-01", "2014-01-03", "2014-01-05", "2013-12/..", "2014-01-03/")
EVENTS = (None, "a", "b")


@pytest.fixture
def attacks(claim: MakeClaim) -> Callable[..., list[Claim]]:
    """Makes claims of one attack each: `attacks(("2014-01-05", "a"), (None, None))`."""

    def make(*told: tuple[str | None, str | None]) -> list[Claim]:
        return [
            claim("iraq", "opposes", "isil", means="attack", event=event, item=f"no {number}",
                  **({"when": when} if when else {"valid": None}))
            for number, (when, event) in enumerate(told)
        ]  # fmt: skip

    return make


def numbers(claims: Sequence[Claim], registry: Registry = NOWHERE) -> list[set[int]]:
    """The parts by the numbers that their claims have in a row."""
    number = {claim.id: i for i, claim in enumerate(claims)}
    parts = occasions(claims, registry)
    return sorted(({number[claim.id] for claim in part} for part in parts), key=min)


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        # of one event, whatever the dates
        ([("2014-01-03", "a"), ("2014-01-05", "a"), (None, "a")], [{0, 1, 2}]),
        # of two events, though of one day
        ([("2014-01-05", "a"), ("2014-01-05", "b")], [{0}, {1}]),
        # without events: of times that meet, or of none
        ([("2014-01-05", None), ("2014-01", None), (None, None)], [{0, 1, 2}]),
        ([("2014-01-05", None), ("2014-01-03", None)], [{0}, {1}]),
        ([(None, None), (None, None)], [{0, 1}]),
        # one that names no event goes with the only event that it can be
        ([("2014-01-05", "a"), ("2014-01-05", None), ("2014-01-03", "b")], [{0, 1}, {2}]),
        # and with none where it can be either
        ([("2014-01-05", "a"), ("2014-01", None), ("2014-01-03", "b")], [{0}, {1}, {2}]),
        # without a date beside several it attests none
        ([("2014-01-05", None), (None, None), ("2014-01-03", None)], [{0}, {1}, {2}]),
        # an act is not stretched beyond what is said of it
        ([("2014-01-03/", None), ("2014-01-05", None)], [{0}, {1}]),
        ([("2014-01-03/..", None), ("2014-01-05", None)], [{0, 1}]),
    ],
)
def test_reports_go_together_only_where_they_may_be_of_one_occasion(attacks, told, parts) -> None:
    assert numbers(attacks(*told)) == parts


def test_deeds_of_one_day_in_two_places_are_two(claim: MakeClaim) -> None:
    town = PlaceKind.TOWN
    places = [
        Place(id="anbar", name="Anbar", kind=PlaceKind.PROVINCE),
        Place(id="fallujah", name="Fallujah", kind=town, part_of="anbar"),
        Place(id="ramadi", name="Ramadi", kind=town, part_of="anbar"),
    ]
    known = Registry(places={one.id: one for one in places})

    def at(*named: str | None) -> list[Claim]:
        return [claim("iraq", "opposes", "isil", place=one, item=f"no {i}")
                for i, one in enumerate(named)]  # fmt: skip

    assert numbers(at("fallujah", "ramadi"), known) == [{0}, {1}]
    assert numbers(at("fallujah", "fallujah", "anbar", None), known) == [{0, 1, 2, 3}]
    assert numbers(at("fallujah", "ramadi", "anbar", "anbar"), known) == [{0}, {1}, {2, 3}]


def test_ties_hold_until_ended(claim: MakeClaim) -> None:
    ties = [claim("isil", "partOf", "iran", when=when) for when in ("2006/", "2014-01-06/..")]
    assert numbers(ties) == [{0, 1}]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(TIMES), st.sampled_from(EVENTS)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_every_claim_is_of_one_occasion_whatever_their_order(attacks, told, random) -> None:
    claims = attacks(*told)
    parts = occasions(claims, NOWHERE)
    assert sorted(claim.id for part in parts for claim in part) == sorted(c.id for c in claims)
    assert all(len({claim.event for claim in part if claim.event}) <= 1 for part in parts)
    shuffled = random.sample(claims, len(claims))
    assert occasions(shuffled, NOWHERE) == parts
