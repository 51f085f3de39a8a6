"""Keys of sides become actors for the days on which each holds; nobody in particular stays so."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated
from belligraph.project import sample
from belligraph.readers.tables.actors import Actors
from belligraph.readers.tables.coded.datasets import acled, gdelt, icews
from belligraph.readers.tables.coded.datasets.dataset import CodedDataset
from belligraph.readers.tables.coded.keys.sides import cut, resolve
from belligraph.registry import Registry
from coded_rows import entries, gdelt_rows, icews_rows, key

DAY, YEARS = date(2014, 1, 5), (date(2000, 1, 1), date(2020, 12, 31))
LONG = st.dates(date(1999, 1, 1), date(2006, 12, 31))


@cache
def tables() -> Registry:
    return sample().tables().registry


def actors() -> Actors:
    return Actors(tables())


def who(dataset: CodedDataset, *fields: str, on: date = DAY) -> str | None:
    """The actor of one key on one day."""
    (side,) = resolve([(key(*fields), on, on)], actors(), dataset, "source")
    return side.actor


def coded(code: str, name: str, country: str = "", group: str = "", *types: str) -> tuple[str, ...]:
    """The fields of a side of GDELT's."""
    return (code, name, country, group, *(*types, "", "", "")[:3])


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (coded("IRQ", "IRAQ", "IRQ"), "iraq"),
        (coded("IRQGOV", "BAGHDAD", "IRQ", "", "GOV"), "iraq"),
        (coded("IRQMIL", "IRAQI", "IRQ", "", "MIL"), "iraq"),
        (coded("USAGOVELI", "OBAMA", "USA", "", "GOV", "ELI"), None),
        (coded("USAELI", "BARACK OBAMA", "USA", "", "ELI"), "usa"),
        (coded("NGOGOV", "NURI AL-MALIKI", "", "", "NGO", "GOV"), None),
        (coded("IGOUNOGOV", "THE UN", "", "UNO", "IGO", "GOV"), "united-nations"),
        (coded("AFGINSTAL", "TALIBAN", "AFG", "TAL", "INS"), "taliban"),
        (coded("INS", "TALIBAN", "", "", "INS"), "taliban"),
        (coded("BGDGOV", "DHAKA", "BGD", "", "GOV"), "bangladesh"),
        (coded("ROM", "ROMANIA", "ROM"), "romania"),
        (coded("UAF", "PESHMERGA", "", "", "UAF"), "peshmerga"),
        (coded("GOV", "PRESIDENT", "", "", "GOV"), None),
        (coded("COP", "POLICE", "", "", "COP"), None),
        (coded("IRQREB", "IRAQ", "IRQ", "", "REB"), None),
        (coded("IRQKUR", "IRAQ", "IRQ"), None),
        (coded("IRQOPP", "IRAQ", "IRQ", "", "OPP"), None),
        (coded("USACVL", "UNITED STATES", "USA", "", "CVL"), None),
        (coded("MNCUSAGOV", "UNITED STATES", "USA", "", "MNC", "GOV"), None),
        (coded("CVL", "BORIS JOHNSON", "", "", "CVL"), None),
        (coded("AFR", "AFRICA", "AFR"), None),
    ],
)  # fmt: skip
def test_who_a_side_of_gdelt_is(fields, found) -> None:
    assert who(gdelt.DATASET, *fields) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (("Foreign Affairs (Bangladesh)", "Executive,Foreign Ministry,Government", "Bangladesh"),
         "bangladesh"),
        (("Police (India)", "Government,Police", "India"), "india"),
        (("Government (India)", "Government", "India"), "india"),
        (("South Korea", "", "South Korea"), "south-korea"),
        (("Russia", "", "Russian Federation"), "russia"),
        (("Islamic State of Iraq and the Levant", "Insurgents,Dissident", "Iraq"), "isil"),
        (("Taliban", "Insurgents,Dissident", "Afghanistan"), "taliban"),
        (("Nouri al-Maliki", "Executive,Government,Parties", "Iraq"), "iraq"),
        (("Nobody Known", "Government,Executive Office,Executive", "France"), "france"),
        (("Nobody Known", "", "France"), None),
        (("Member of Parliament (Spain)", "Government,Legislative / Parliamentary", "Spain"),
         "spain"),
        (("Nobody Known", "Government,Legislative / Parliamentary,Parties", "Spain"), None),
        (("Governor (India)", "Government,Executive,Provincial", "India"), None),
        (("Citizen (Iraq)", "General Population / Civilian / Social,Social", "Iraq"), None),
        (("Armed Rebel (Iraq)", "Rebel,Dissident", "Iraq"), None),
        (("Head of Government (Nowhere)", "Government,Executive", "Nowhere"), None),
        (("Georgia", "", "United States"), None),
        (("Africa", "", ""), None),
    ],
)  # fmt: skip
def test_who_a_side_of_icews_is(fields, found) -> None:
    assert who(icews.DATASET, *fields) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (("Military Forces of Iraq (2006-2014)", "State forces"), "iraq"),
        (("Police Forces of the United States (2009-2017)", "8"), "usa"),
        (("Military Forces of Democratic Republic of Congo (2001-2019)", "1"),
         "democratic-republic-of-the-congo"),
        (("Military Forces of Iran (1989-) Islamic Revolutionary Guard Corps", "1"), "irgc"),
        (("Military Forces of Yemen (2016-2022) Supreme Political Council", "1"), None),
        (("Islamic State (Iraq)", "Rebel group"), "isil"),
        (("ISIS (Iraq)", "Rebel group"), "isil"),
        (("PKK: Kurdistan Workers Party", "2"), "pkk"),
        (("Civilians (Iraq)", "Civilians"), "civilians-in-iraq"),
        (("Civilians (Mali)", "7"), "civilians-in-mali"),
        (("Civilians (International)", "7"), None),
        (("Protesters (Iraq)", "Protesters"), None),
        (("Rioters (Iraq)", "5"), None),
        (("Unidentified Armed Group (Iraq)", "Political militia"), None),
        (("Private Security Forces (Iraq)", "8"), None),
        (("Katiba Macina", "Rebel group"), "katiba-macina"),
        (("Dogon Ethnic Militia (Mali)", "Identity militia"), "dogon-ethnic-militia-mali"),
        (("MONUSCO", "External/Other forces"), "monusco"),
        (("Taliban", "2"), "taliban"),
        (("Somebody", "Civilians"), None),
    ],
)  # fmt: skip
def test_who_a_side_of_acled_is(fields, found) -> None:
    assert who(acled.DATASET, *fields) == found


def test_a_group_of_the_tables_is_nobody_before_it_was_there() -> None:
    name = ("Islamic State (Iraq)", "Rebel group")
    assert who(acled.DATASET, *name, on=date(2003, 1, 1)) is None


def test_what_is_made_is_provisional_and_of_its_kind() -> None:
    found = actors()
    keys = [("Katiba Macina", "2"), ("MONUSCO", "8"), ("Civilians (Mali)", "7"),
            ("Military Forces of Mali (2013-2020)", "1")]  # fmt: skip
    list(resolve([(key(*k), DAY, DAY) for k in keys], found, acled.DATASET, "source"))
    assert {a.id: a.kind for a in found.made.values()} == {
        "katiba-macina": ActorKind.ARMED_GROUP,
        "monusco": ActorKind.ORGANISATION,
        "civilians-in-mali": ActorKind.POPULATION,
        "mali": ActorKind.STATE,
    }
    assert all(a.provisional and a.sources == ("source",) for a in found.made.values())


def test_all_datasets_mean_one_by_the_same_state_or_group() -> None:
    found = actors()
    asked: list[tuple[CodedDataset, tuple[str, ...]]] = [
        (gdelt.DATASET, coded("NGAGOV", "ABUJA", "NGA", "", "GOV")),
        (icews.DATASET, ("Police (Nigeria)", "Government,Police", "Nigeria")),
        (acled.DATASET, ("Military Forces of Nigeria (2010-2015)", "1")),
        (gdelt.DATASET, coded("AFGINSTAL", "TALIBAN", "AFG", "TAL", "INS")),
        (icews.DATASET, ("Taliban", "Insurgents", "Afghanistan")),
        (acled.DATASET, ("Taliban (Afghanistan)", "2")),
    ]
    sides = [s for ds, k in asked for s in resolve([(key(*k), DAY, DAY)], found, ds, ds.reader)]
    assert [s.actor for s in sides] == ["nigeria"] * 3 + ["taliban"] * 3
    assert sorted(found.made) == ["nigeria", "taliban"]


def test_a_code_that_a_user_gives_makes_somebody_of_nobody() -> None:
    codes = (Dated("cameo:IRQREB", parse_interval("2013/..")),)
    mine = Actor(id="mine", name="Mine", kind=ActorKind.ARMED_GROUP, codes=codes)
    found = Actors(Registry(actors={**tables().actors, "mine": mine}))
    fields = key(*coded("IRQREB", "IRAQ", "IRQ", "", "REB"))
    sides = list(resolve([(fields, *YEARS)], found, gdelt.DATASET, "source"))
    assert [(s.first, s.last, s.actor) for s in sides] == [
        (date(2000, 1, 1), date(2012, 12, 31), None),
        (date(2013, 1, 1), date(2020, 12, 31), "mine"),
    ]


def test_the_iraq_of_2003_is_not_that_of_2014() -> None:
    fields = key(*coded("IRQ", "IRAQ", "IRQ"))
    sides = list(resolve([(fields, *YEARS)], actors(), gdelt.DATASET, "source"))
    assert [(s.first, s.last, s.actor) for s in sides] == [
        (date(2000, 1, 1), date(2003, 4, 28), "iraq-baathist"),
        (date(2003, 4, 29), date(2004, 6, 27), None),
        (date(2004, 6, 28), date(2020, 12, 31), "iraq"),
    ]


def test_maliki_is_the_government_while_he_heads_it() -> None:
    fields = key("Nuri al-Maliki", "", "Iraq")
    sides = list(resolve([(fields, *YEARS)], actors(), icews.DATASET, "source"))
    assert [(s.first, s.last, s.actor) for s in sides] == [
        (date(2000, 1, 1), date(2006, 5, 19), "nouri-al-maliki"),
        (date(2006, 5, 20), date(2014, 9, 8), "iraq"),
        (date(2014, 9, 9), date(2020, 12, 31), "nouri-al-maliki"),
    ]


def test_a_name_that_no_actor_may_bear_is_made_fit() -> None:
    found = actors()
    name = "Katiba\x07  Macina\u241f" + "x" * 5_000
    (side,) = resolve([(key(name, "2"), DAY, DAY)], found, acled.DATASET, "source")
    assert side.actor is not None
    assert found[side.actor].name.startswith("Katiba Macina xxx")


@pytest.mark.parametrize(
    ("dataset", "rows"),
    [(gdelt.DATASET, gdelt_rows), (icews.DATASET, icews_rows)],
    ids=["gdelt", "icews"],
)
def test_of_the_samples_most_sides_are_somebody_and_no_person_is_made(dataset, rows) -> None:
    days = defaultdict(list)
    for entry in entries(dataset, *rows()):
        for side in (entry["one"], entry["other"]):
            days[side].append(entry["day"])
    days.pop("", None)
    found = actors()
    keys = [(k, min(on), max(on)) for k, on in days.items()]
    sides = list(resolve(keys, found, dataset, "source"))
    assert {s.key for s in sides} == set(days)
    named = {s.key for s in sides if s.actor}
    assert sum(len(days[k]) for k in named) > sum(map(len, days.values())) / 2
    assert ActorKind.PERSON not in {a.kind for a in found.made.values()}
    again = list(resolve(reversed(keys), actors(), dataset, "source"))
    assert again == sides


@given(st.lists(st.tuples(LONG, LONG), max_size=4), LONG, LONG)
@settings(max_examples=30, deadline=None)
def test_stretches_cover_the_days_of_a_key_and_say_what_each_day_would(
    spells: list[tuple[date, date]], one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    known = {}
    for number, (start, end) in enumerate(spells):
        valid = parse_interval(f"{min(start, end)}/{max(start, end)}")
        codes, aliases = (Dated("cameo:IRQREB", valid),), (Dated("Rebels of Iraq", valid),)
        known[f"a{number}"] = Actor(
            id=f"a{number}", name=f"A {number}", kind=ActorKind.ARMED_GROUP,
            codes=codes if number % 2 else (), aliases=aliases,
        )  # fmt: skip
    found = Actors(Registry(actors=known))
    fields = key(*coded("IRQREB", "REBELS OF IRAQ", "IRQ", "", "REB"))
    sides = list(resolve([(fields, first, last)], found, gdelt.DATASET, "source"))
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    told = [s.actor for s in sides for _ in range((s.last - s.first).days + 1)]
    ways = gdelt.DATASET.lookups(coded("IRQREB", "REBELS OF IRAQ", "IRQ", "", "REB"))
    by_day = [
        next((a for way in ways if (a := way.at(on, found, "source"))), None) for on in days
    ]  # fmt: skip
    assert told == by_day
    assert all(a.actor != b.actor for a, b in pairwise(sides))


@given(LONG, LONG, st.lists(LONG))
def test_a_time_is_cut_within_and_nowhere_else(one: date, other: date, turns: list[date]) -> None:
    first, last = min(one, other), max(one, other)
    found = cut(first, last, turns)
    assert found[0] == first
    assert found == sorted(set(found))
    assert set(found[1:]) == {day for day in turns if first < day <= last}


def test_a_key_is_told_to_people_without_what_only_machines_need() -> None:
    assert gdelt.DATASET.label(key(*coded("IRQREB", "IRAQI", "IRQ", "", "REB"))) == "IRQREB IRAQI"
    assert icews.DATASET.label(key("Citizen (Iraq)", "Social", "Iraq")) == "Citizen (Iraq)"
