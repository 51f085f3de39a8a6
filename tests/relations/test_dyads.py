"""What is known of a pair, and what nobody says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.dates import parse_date
from belligraph.model import Means, Modality, Standing
from belligraph.relations import DEFAULT_VIEW, Dyad, View, coverage, dyad
from claiming import claim, of
from strategies import claims

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
        claim("usa", "supports", "iraq", modality=Modality.OFFERED, **of("bbc"),
              published_on=parse_date("2013-11-02")),
        claim("usa", "opposes", "isil", **of("other")),
    ]  # fmt: skip
    found = coverage(Columns.of(made), DAY, "iraq", "usa")
    assert (found.claims, found.documents, found.outlets, found.months) == (4, 3, 3, 2)
    early = View(as_of=date(2014, 1, 6), known_by=date(2013, 12, 1))
    assert coverage(Columns.of(made), early, "iraq", "usa").claims == 1


@settings(max_examples=40)
@given(st.lists(claims(), max_size=6))
def test_the_order_of_names_and_claims_changes_nothing(made) -> None:
    ends = ("0", "1")
    for one in made:
        if not one.relation.takes_place:
            ends = (one.subject, one.object)
    columns = Columns.of(made)
    found = dyad(made, columns, *ends)
    turned = dyad(reversed(made), columns, *reversed(ends))
    assert found.edges == turned.edges
    assert found.undone == turned.undone
    told = {c.id for e in (*found.edges, *found.ties) for c in e.claims} | {
        c.id for c in found.undone
    }
    there = [c for c in made if {c.subject, c.object} == set(ends) and View().in_force(c)]
    assert told == {c.id for c in there if not c.relation.takes_place}
