"""Keys of where become places, and theatres for the days on which each is one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_interval
from belligraph.model import Place, PlaceKind, Theatre
from belligraph.project import sample
from belligraph.readers.tables.coded.datasets import acled, gdelt, icews
from belligraph.readers.tables.coded.datasets.dataset import CodedDataset
from belligraph.readers.tables.coded.keys.spots import Spotted, resolve
from belligraph.readers.tables.places import Places
from belligraph.registry import Registry
from coded_rows import entries, gdelt_rows, icews_rows, key

DAY = date(2014, 1, 5)
BAGHDAD = {
    "gdelt": ("Baghdad, Baghdad, Iraq", "4", "33.3386", "44.3939"),
    "icews": ("Iraq", "Muhafazat Baghdad", "", "Baghdad", "33.3406", "44.4009"),
    "acled": ("Iraq", "Baghdad", "", "", "Baghdad", "33.3405", "44.4009", "1"),
}
FALLUJAH = {
    "gdelt": ("Fallujah, Al Anbar, Iraq", "4", "33.35", "43.7833"),
    "icews": ("Iraq", "Anbar", "", "Al-Fallujah", "33.35", "43.78"),
    "acled": ("Iraq", "Al Anbar", "Falluja", "", "Falluja", "33.35", "43.78", "1"),
}
DATASETS = {d.reader: d for d in (gdelt.DATASET, icews.DATASET, acled.DATASET)}
SPELL = st.dates(date(2013, 1, 1), date(2015, 12, 31))


@cache
def tables() -> Registry:
    return sample().tables().registry


def where(dataset: CodedDataset, *fields: str, on: date = DAY) -> Spotted:
    (found,) = resolve([(key(*fields), on, on)], Places(tables()), dataset, "source")
    return found


@pytest.mark.parametrize("reader", DATASETS)
def test_a_town_is_that_of_the_tables_and_not_its_province(reader) -> None:
    assert where(DATASETS[reader], *BAGHDAD[reader]).place == "baghdad"
    assert where(DATASETS[reader], *FALLUJAH[reader]).place == "fallujah"


@pytest.mark.parametrize(
    ("reader", "fields", "place"),
    [
        ("gdelt", ("Iraq", "1", "33", "44"), "iraq-country"),
        ("gdelt", ("Al Anbar, Al Anbar, Iraq", "5", "33", "42"), "anbar"),
        ("icews", ("Iraq", "Anbar", "", "", "33", "42"), "anbar"),
        ("icews", ("Iraq", "", "", "", "33", "44"), "iraq-country"),
        ("acled", ("Iraq", "Al Anbar", "Falluja", "", "Ramadi", "33", "43", "3"), "anbar"),
    ],
)
def test_wider_places_are_found_too(reader, fields, place) -> None:
    assert where(DATASETS[reader], *fields).place == place


def test_a_place_that_no_table_has_lies_in_what_the_row_says() -> None:
    places = Places(tables())
    fields = ("Mali", "Mopti", "Douentza", "Haire", "Petaka", "15.1", "-2.9", "1")
    (found,) = resolve([(key(*fields), DAY, DAY)], places, acled.DATASET, "acled")
    assert found.place is not None
    chain = [places.known[id_] for id_ in places.live.within(found.place)]
    assert [p.name for p in chain] == ["Petaka", "Haire", "Douentza", "Mopti", "Mali"]
    assert (chain[0].latitude, chain[1].latitude) == (15.1, None)
    assert {p.sources for p in chain} == {("acled",)}


def test_a_theatre_begins_and_ends() -> None:
    span = (date(2013, 12, 1), date(2015, 1, 31))
    keys = [(key(*FALLUJAH["gdelt"]), *span)]
    found = list(resolve(keys, Places(tables()), gdelt.DATASET, "source"))
    assert [(s.first, s.last, s.theatre) for s in found] == [
        (date(2013, 12, 1), date(2013, 12, 28), None),
        (date(2013, 12, 29), date(2014, 12, 31), "anbar-2014"),
        (date(2015, 1, 1), date(2015, 1, 31), None),
    ]
    assert {s.place for s in found} == {"fallujah"}


@given(st.lists(st.tuples(SPELL, SPELL, st.sampled_from(["land", "town"])), max_size=4),
       SPELL, SPELL)  # fmt: skip
@settings(max_examples=30, deadline=None)
def test_stretches_say_of_each_day_what_the_registry_does(
    spells: list[tuple[date, date, str]], one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    known = [
        Place(id="land", name="Arcadia", kind=PlaceKind.COUNTRY),
        Place(id="town", name="Town", kind=PlaceKind.TOWN, part_of="land"),
    ]
    theatres = [
        Theatre(id=f"t{n}", name=f"T{n}", places=(place,),
                valid=parse_interval(f"{min(a, b)}/{max(a, b)}"))
        for n, (a, b, place) in enumerate(spells)
    ]  # fmt: skip
    registry = Registry(
        places={p.id: p for p in known}, theatres={t.id: t for t in theatres}
    )  # fmt: skip
    keys = [(key("Town, Arcadia", "4", "", ""), first, last)]
    found = list(resolve(keys, Places(registry), gdelt.DATASET, "source"))
    told = [s.theatre for s in found for _ in range((s.last - s.first).days + 1)]
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    assert told == [registry.theatre("town", parse_interval(d.isoformat())) for d in days]
    assert all(a.theatre != b.theatre for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("dataset", "rows"),
    [(gdelt.DATASET, gdelt_rows), (icews.DATASET, icews_rows)],
    ids=["gdelt", "icews"],
)
def test_every_spot_of_the_samples_is_a_place_in_its_country(dataset, rows) -> None:
    keys = sorted({entry["spot"] for entry in entries(dataset, *rows())} - {""})
    places = Places(tables())
    found = list(resolve([(k, DAY, DAY) for k in keys], places, dataset, "source"))
    assert [s.key for s in found] == keys
    for spot in found:
        assert spot.place is not None
        chain = list(places.live.within(spot.place))
        assert places.known[chain[-1]].kind is PlaceKind.COUNTRY
    countries = {p.name for p in places.known.values() if p.kind is PlaceKind.COUNTRY}
    assert not {"Russian Federation", "Bahamas, The", "Vietnam, Republic Of"} & countries
