"""Captions name the period, the filters and the sources."""

from dataclasses import replace
from datetime import date
from typing import Any

from belligraph.columns import Columns
from belligraph.model import Means, Method, Modality, Publisher
from belligraph.plots import caption
from belligraph.relations import DEFAULT_VIEW, View
from claiming import REGISTRY, claim

NAMED = replace(
    REGISTRY,
    publishers={id_: Publisher(id=id_, name=f"The {id_.title()}") for id_ in ("herald", "monitor")},
)
DAYS: dict[str, Any] = {"first": date(2014, 1, 1), "last": date(2014, 3, 31), "step": "month"}
CLAIMS = [
    claim("usa", "supports", "iraq"),
    claim("usa", "supports", "iraq", means=Means.WEAPONS),
    claim("iran", "supports", "iraq", publisher="herald"),
    claim("iran", "supports", "syria", "2012-01-05", publisher="early"),
    claim("iran", "supports", "syria", "2015", publisher="late"),
    claim("iran", "alliedWith", "syria", "2010/2014-02-01", publisher="treaty"),
    claim("iran", "supports", "syria", modality=Modality.OFFERED, publisher="offer"),
]


def written(view: View = DEFAULT_VIEW, **options: Any) -> str:
    return caption(Columns.of(CLAIMS), view, NAMED, **DAYS, **options)


def test_the_period_and_the_window_are_named() -> None:
    assert written(View(window=90)).startswith(
        "Snapshots by month, 2014-01-01 to 2014-03-31; acts of the 90 days before each, "
        "ties while they hold; claims of what is actual; alleged claims included; "
    )


def test_publishers_of_what_counts_in_the_period_are_named_the_most_used_first() -> None:
    assert written().endswith("4 claims published by The Monitor, The Herald, treaty.")


def test_of_a_dyad_only_its_own_sources_are_named() -> None:
    assert written(between=("iran", "iraq")).endswith("; 1 claim published by The Herald.")


def test_nobody_is_named_where_nothing_counts() -> None:
    assert written(View(sources=frozenset({"other"}))).endswith("0 claims published by nobody.")


def test_every_filter_is_named() -> None:
    text = written(
        View(
            known_by=date(2014, 2, 1), alleged=False, derived=True, min_score=0.5,
            means=frozenset({Means.WEAPONS}), methods=frozenset({Method.CURATED}),
            theatres=frozenset({"anbar"}),
            modalities=frozenset({Modality.ACTUAL, Modality.PROMISED}),
        )
    )  # fmt: skip
    for part in (
        "as known by 2014-02-01", "without alleged claims", "derived claims included",
        "score of 0.5 or more", "only means weapons", "only methods curated",
        "only theatres anbar", "claims of what is actual or promised",
    ):  # fmt: skip
        assert part in text


def test_many_publishers_are_counted_not_listed() -> None:
    many = [claim("usa", "supports", "iraq", publisher=f"p{i}") for i in range(9)]
    assert caption(Columns.of(many), View(), NAMED, **DAYS).endswith("p5 and 3 more.")
