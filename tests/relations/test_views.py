"""Which claims count: one by one, and all at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.errors import InputError
from belligraph.model import Means, Method, Modality
from belligraph.relations import View
from belligraph.relations.views import DEEDS, in_view, select
from claiming import busy_claims, claim, of
from strategies import claims

DAY = date(2014, 1, 6)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Views of every kind, most of them of January 2014 and with few filters."""

    def rarely(of: st.SearchStrategy[Any]) -> Any:
        return draw(of) if draw(st.integers(0, 3)) == 3 else None

    return View(
        as_of=draw(st.sampled_from([None, DAY, date(2013, 12, 31), date(2014, 2, 1)])),
        window=draw(st.sampled_from([0, 30, 365, 100_000])),
        known_by=draw(st.sampled_from([None, None, DAY, date(2014, 3, 1)])),
        sources=rarely(st.frozensets(st.sampled_from(["csm", "voa", "gone"]))),
        alleged=draw(st.booleans()),
        derived=draw(st.booleans()),
        means=rarely(st.frozensets(st.sampled_from(Means))),
        methods=rarely(st.frozensets(st.sampled_from(Method))),
        theatres=rarely(st.frozensets(st.sampled_from(["anbar", "", "ninewa"]))),
        modalities=draw(st.sampled_from([DEEDS, DEEDS, frozenset(Modality)])),
    )


TOLD: Counter[str] = Counter()


@settings(max_examples=250)
@given(busy_claims(), views())
def test_all_at_once_is_the_same_as_one_by_one(made, view: View) -> None:
    found = select(Columns.of(made), view)
    assert found.counts.tolist() == [view.counts(c) for c in made]
    assert found.denies.tolist() == [view.denies(c) for c in made]
    assert found.certain.tolist() == [view.is_certain(c) for c in made]
    assert in_view(Columns.of(made), view).tolist() == [
        view.in_force(c) and view.in_time(c) for c in made
    ]
    TOLD.update(counts=sum(found.counts), denies=sum(found.denies), of=len(made),
                uncertain=sum(found.counts & ~found.certain))  # fmt: skip


def test_and_enough_claims_counted_for_that_to_mean_something() -> None:
    if not TOLD:
        test_all_at_once_is_the_same_as_one_by_one()
    assert 0.05 < TOLD["counts"] / TOLD["of"] < 0.9
    assert TOLD["denies"] > 10
    assert TOLD["uncertain"] > 10


@settings(max_examples=40)
@given(st.lists(claims(), max_size=4, unique_by=lambda c: c.id), views())
def test_whatever_the_model_allows_is_selected_alike(made, view: View) -> None:
    found = select(Columns.of(made), view)
    assert found.counts.tolist() == [view.counts(c) for c in made]


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


@pytest.mark.parametrize("wrong", [-3, 100_001, "30", 30.0, None])
def test_a_window_is_a_number_of_days(wrong: Any) -> None:
    with pytest.raises(InputError, match="days from 0 to 100,000 expected"):
        View(window=wrong)
