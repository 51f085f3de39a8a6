"""Which claims a side of a comparison means, and that no claim stands on both sides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.errors import AmbiguousNameError, InputError, UnknownNameError
from belligraph.model import Method, Publisher, Source, SourceKind
from belligraph.registry import Registry
from belligraph.relations.comparison import apart, claims_of, may_be_of
from belligraph.timing import counted
from claiming import busy_claims, claim


def source(id_: str, title: str = "", path: str = "") -> Source:
    publisher = id_.partition("-")[0]
    return Source(
        id=id_, title=title or id_, publisher=publisher, kind=SourceKind.DATASET, path=path
    )


REGISTRY = Registry(
    publishers={p: Publisher(id=p, name=p.upper()) for p in ("ucdp", "voa", "icews")},
    sources={
        s.id: s
        for s in (
            source("ucdp-esd-18.1"), source("ucdp-ged-25.1"), source("ucdp-actor-22.1"),
            source("voa-1", "War, peace: a report*", "report.txt"), source("voa-2", "Twice"),
            source("icews-2018", "Twice"),
        )
    },
)  # fmt: skip
BY = {
    "ucdp-esd-18.1": Method.IMPORTED, "ucdp-ged-25.1": Method.IMPORTED, "voa-1": Method.CURATED,
    "voa-2": Method.EXTRACTED, "icews-2018": Method.IMPORTED,
}  # fmt: skip
CLAIMS = [
    claim("usa", "supports", "iraq", source=s, publisher=s.partition("-")[0], method=method)
    for s, method in BY.items()
]
COLUMNS = Columns.of(CLAIMS)


def chosen(text: str) -> list[str]:
    there = claims_of(text, COLUMNS, REGISTRY)
    return [claim.source for claim, one in zip(CLAIMS, there, strict=True) if one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voa-1", ["voa-1"]),
        ("War, peace: a report*", ["voa-1"]),
        ("texts/report.txt", ["voa-1"]),
        ("ucdp-*", ["ucdp-esd-18.1", "ucdp-ged-25.1"]),
        ("ucdp-?sd-*", ["ucdp-esd-18.1"]),
        ("voa-[2-9]", ["voa-2"]),
        ("method:imported", ["ucdp-esd-18.1", "ucdp-ged-25.1", "icews-2018"]),
        ("publisher:VOA", ["voa-1", "voa-2"]),
        ("ucdp-esd-*, method:extracted,publisher:icews",
         ["ucdp-esd-18.1", "voa-2", "icews-2018"]),
    ],
)  # fmt: skip
def test_a_side_is_named_by_source_pattern_method_or_publisher(text, expected) -> None:
    assert chosen(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "nearest"),
    [
        ("ucdp-esd-18.2", "source", "ucdp-esd-18.1"),
        ("ucdp-eds-*", "source", "ucdp-esd-18.1"),
        ("voa-1,ucdp-gde-25.1", "source", "ucdp-ged-25.1"),
        ("method:currated", "method", "curated"),
        ("publisher:icew", "publisher", "icews"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(text, kind, nearest) -> None:
    with pytest.raises(UnknownNameError) as caught:
        chosen(text)
    assert caught.value.kind == kind
    assert nearest in caught.value.nearest


def test_a_title_of_two_sources_is_told() -> None:
    with pytest.raises(AmbiguousNameError, match="icews-2018"):
        chosen("Twice")


@pytest.mark.parametrize("text", ["", ",", "voa-1,", "method:", "kind:curated"])
def test_what_names_nothing_is_refused(text) -> None:
    with pytest.raises(UnknownNameError):
        chosen(text)


@pytest.mark.parametrize("text", ["ucdp-actor-22.1", "method:derived", "ucdp-actor-*"])
def test_a_side_without_claims_is_refused(text) -> None:
    with pytest.raises(InputError, match="has no claims"):
        chosen(text)


def test_common_claims_stand_on_no_side() -> None:
    a, b = (claims_of(t, COLUMNS, REGISTRY) for t in ("ucdp-esd-*,voa-1", "method:imported"))
    one, other, common = apart(a, b)
    assert [c.source for c, there in zip(CLAIMS, one, strict=True) if there] == ["voa-1"]
    assert [c.source for c, there in zip(CLAIMS, other, strict=True) if there] == [
        "ucdp-ged-25.1", "icews-2018",
    ]  # fmt: skip
    assert common == 1


def test_a_side_is_not_compared_with_itself_or_with_what_holds_it() -> None:
    esd, ucdp = (claims_of(t, COLUMNS, REGISTRY) for t in ("ucdp-esd-18.1", "ucdp-*"))
    with pytest.raises(InputError, match="A and B are the same claims"):
        apart(esd, claims_of("ucdp-esd-*", COLUMNS, REGISTRY))
    with pytest.raises(InputError, match="every claim of A is one of B too"):
        apart(esd, ucdp)
    with pytest.raises(InputError, match="every claim of B is one of A too"):
        apart(ucdp, esd)


DAYS = st.none() | st.dates(date(2002, 1, 1), date(2015, 1, 1))


@given(busy_claims(), DAYS, DAYS)
def test_a_time_takes_what_may_be_of_it(made, since, until) -> None:
    expected = [
        (since is None or days.last >= since) and (until is None or days.first <= until)
        for days in map(counted, made)
    ]
    assert may_be_of(Columns.of(made), since, until).tolist() == expected


@pytest.mark.parametrize(
    ("when", "since", "until", "there"),
    [
        ("2014", "2014-12-31", None, True),
        ("2014", "2015-01-01", None, False),
        ("2014-01", None, "2014-01-01", True),
        ("2014-01", None, "2013-12-31", False),
        ("2013/2015", "2014-03-01", "2014-03-02", True),
        (None, None, None, True),
        (None, "1900-01-01", None, False),
        (None, None, "2100-01-01", False),
    ],
)
def test_partial_dates_may_be_of_any_of_their_days(when, since, until, there) -> None:
    columns = Columns.of([claim("usa", "supports", "iraq", when, published_on=None)])
    days = (date.fromisoformat(day) if day else None for day in (since, until))
    assert may_be_of(columns, *days).tolist() == [there]
