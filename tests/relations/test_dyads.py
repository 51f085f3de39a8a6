"""What is known of a pair, and what nobody says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from belligraph.columns import Columns
from belligraph.dates import parse_date
from belligraph.model import Means, Modality, Standing
from belligraph.relations import DEFAULT_VIEW, Dyad, View, coverage, dyad
from claiming import busy_claims, claim, of

DAY = View(as_of=date(2014, 1, 6))


def pair(*made, view: View = DEFAULT_VIEW) -> Dyad:
    return dyad(made, Columns.of(made), "usa", "iraq", view)


HELP = claim("usa", "supports", "iraq", means=Means.WEAPONS)
BLAME = claim("iraq", "opposes", "usa", means=Means.ACCUSATION)


@pytest.mark.parametrize(
    ("made", "standing"),
    [
        ([], "undetermined"),
        ([HELP], "supports"),
        ([claim("iraq", "alliedWith", "usa")], "supports"),
        ([BLAME], "opposes"),
        ([HELP, BLAME], "mixed"),
        ([claim("usa", "partOf", "iraq")], "undetermined"),
        ([claim("usa", "supports", "iraq", modality=Modality.PROMISED)], "undetermined"),
        ([claim("usa", "supports", "iraq", negated=True)], "undetermined"),
        ([claim("usa", "supports", "iran"), claim("iran", "opposes", "iraq")], "undetermined"),
    ],
)
def test_how_two_actors_stand(made, standing: str) -> None:
    assert pair(*made).standing == standing


def test_both_directions_ties_and_what_was_not_done_are_told_apart() -> None:
    tie = claim("usa", "affiliatedWith", "iraq")
    offer = claim("iraq", "supports", "usa", modality=Modality.OFFERED)
    found = pair(HELP, BLAME, tie, offer, claim("usa", "opposes", "isil"))
    assert [edge.claims for edge in found.edges] == [(BLAME,), (HELP,)]
    assert [edge.claims for edge in found.ties] == [(tie,)]
    assert found.undone == (offer,)
    assert (found.one, found.other) == ("iraq", "usa")


def test_a_pair_is_disputed_where_somebody_denies_what_is_said_of_it() -> None:
    denial = claim("usa", "supports", "iraq", negated=True, means=Means.WEAPONS, **of("kerry"))
    troops = claim("usa", "supports", "iraq", negated=True, means=Means.TROOPS, **of("kerry"))
    assert pair(HELP, denial).disputed
    assert not pair(HELP, troops).disputed
    assert not pair(denial).disputed  # nothing is said that could be


def test_silence_is_told_from_absence() -> None:
    made = [
        claim("usa", "opposes", "isil", **of("a")), claim("iraq", "opposes", "isil", **of("a")),
        claim("usa", "supports", "iran", **of("b")), claim("iran", "alliedWith", "iraq"),
    ]  # fmt: skip
    found = coverage(Columns.of(made), DEFAULT_VIEW, "usa", "iraq")
    assert found.silent
    assert (found.documents_of_one, found.documents_of_other, found.documents_of_both) == (2, 2, 1)
    assert coverage(Columns.of([]), DEFAULT_VIEW, "usa", "iraq").silent
    assert coverage(Columns.of(made), DEFAULT_VIEW, "usa", "nobody").documents_of_other == 0


def test_coverage_counts_whatever_is_said_of_the_two() -> None:
    made = [
        HELP,
        claim("usa", "supports", "iraq", negated=True, **of("voa")),
        claim("iraq", "opposes", "usa", standing=Standing.ALLEGED, **of("voa")),
        claim("usa", "supports", "iraq", "2013-11", modality=Modality.OFFERED, **of("bbc"),
              published_on=parse_date("2013-11-02")),
        claim("usa", "alliedWith", "iraq", "../2014-01", **of("bbc")),
        claim("usa", "opposes", "isil", **of("other")),
    ]  # fmt: skip
    found = coverage(Columns.of(made), DAY, "iraq", "usa")
    assert (found.claims, found.documents, found.outlets, found.months) == (5, 3, 3, 2)
    early = View(as_of=date(2014, 1, 6), known_by=date(2013, 12, 1))
    assert coverage(Columns.of(made), early, "iraq", "usa").claims == 1


@settings(max_examples=60)
@given(busy_claims())
def test_the_order_of_names_and_claims_changes_nothing(made) -> None:
    columns = Columns.of(made)
    found = dyad(made, columns, "usa", "iraq", DAY)
    turned = dyad(reversed(made), columns, "iraq", "usa", DAY)
    assert found == turned
    told = {c.id for e in (*found.edges, *found.ties) for c in e.claims} | {
        c.id for c in found.undone
    }
    there = [c for c in made if {c.subject, c.object} == {"usa", "iraq"}]
    assert told == {c.id for c in there if DAY.in_force(c) and DAY.in_time(c)}
    assert found.left_out == ()


@pytest.mark.parametrize(
    "view",
    [View(means=frozenset({Means.TROOPS})), View(min_score=0.95), View(alleged=False),
     View(sources=frozenset({"voa"})), View(theatres=frozenset({"anbar"}))],
)  # fmt: skip
def test_what_filters_pass_over_is_left_out_and_not_undetermined(view: View) -> None:
    told = replace(HELP, standing=Standing.ALLEGED)
    found = pair(told, view=view)
    assert (found.standing, found.edges, found.left_out) == ("left out", (), (told,))
    assert found.undone == ()  # it was done
    assert pair(view=view).standing == "undetermined"


def test_what_no_view_of_the_time_would_count_is_not_left_out() -> None:
    old = claim("usa", "supports", "iraq", "2003")
    offer = claim("usa", "supports", "iraq", modality=Modality.OFFERED)
    view = replace(DAY, means=frozenset({Means.TROOPS}))
    assert pair(old, offer, view=view).standing == "undetermined"
