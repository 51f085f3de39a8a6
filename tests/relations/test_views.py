"""Which claims count: one by one, and all at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.model import Means, Method, Modality
from belligraph.relations import View
from belligraph.relations.views import in_view, select
from claiming import claim, of
from strategies import claims

DAY = date(2014, 1, 6)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Views of every kind."""
    some = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
    return View(
        as_of=draw(some),
        window=draw(st.sampled_from([0, 30, 365, 100_000])),
        known_by=draw(some),
        sources=draw(st.none() | st.just(frozenset({"0", "a"}))),
        alleged=draw(st.booleans()),
        derived=draw(st.booleans()),
        means=draw(st.none() | st.frozensets(st.sampled_from(Means))),
        methods=draw(st.none() | st.frozensets(st.sampled_from(Method))),
        theatres=draw(st.none() | st.just(frozenset({"0", ""}))),
        modalities=draw(st.frozensets(st.sampled_from(Modality))),
    )


@settings(max_examples=60)
@given(st.lists(claims(), min_size=1, max_size=5), views())
def test_all_at_once_is_the_same_as_one_by_one(made, view: View) -> None:
    found = select(Columns.of(made), view)
    assert found.counts.tolist() == [view.counts(c) for c in made]
    assert found.denies.tolist() == [view.denies(c) for c in made]
    assert found.certain.tolist() == [view.is_certain(c) for c in made]
    assert in_view(Columns.of(made), view).tolist() == [
        view.in_force(c) and view.in_time(c) for c in made
    ]


MADE = claim("usa", "supports", "iraq", means=Means.WEAPONS, theatre="anbar")


@pytest.mark.parametrize(
    ("view", "there"),
    [
        (View(means=frozenset({Means.WEAPONS})), True),
        (View(means=frozenset({Means.TROOPS})), False),
        (View(methods=frozenset({Method.CURATED})), True),
        (View(methods=frozenset({Method.EXTRACTED})), False),
        (View(theatres=frozenset({"anbar"})), True),
        (View(theatres=frozenset({"ninewa"})), False),
        (View(sources=frozenset({"csm"})), True),
        (View(sources=frozenset({"voa"})), False),
    ],
)
def test_a_filter_keeps_what_it_names(view: View, there: bool) -> None:
    assert view.counts(MADE) is there
    assert select(Columns.of([MADE]), view).counts.tolist() == [there]


def test_a_claim_without_a_theatre_is_in_none() -> None:
    assert not View(theatres=frozenset({"anbar"})).counts(replace(MADE, theatre=None))


def test_offers_count_only_for_those_who_ask_what_if_they_were_kept() -> None:
    offer = replace(MADE, modality=Modality.OFFERED)
    kept = View(modalities=frozenset({Modality.ACTUAL, Modality.OFFERED}))
    assert not View().counts(offer)
    assert kept.counts(offer)
    assert not kept.counts(replace(offer, negated=True))


@pytest.mark.parametrize(("when", "there"), [("2014-01-05", True), ("2003", False), (None, True)])
def test_a_denial_speaks_of_its_own_time(when: str | None, there: bool) -> None:
    denial = claim("usa", "supports", "iraq", when, negated=True, **of("kerry"))
    assert View(as_of=DAY).denies(denial) is there
    assert not View(as_of=DAY).counts(denial)
    assert not View().denies(replace(denial, modality=Modality.PROMISED))
