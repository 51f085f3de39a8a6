"""Each way to find who a side is: when it leads to somebody, and when its answer may turn."""

from __future__ import annotations

from datetime import date

import pytest

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated, Office
from belligraph.readers.tables.actors import Actors
from belligraph.readers.tables.coded.keys.known import Country, Group, countries, groups
from belligraph.readers.tables.coded.keys.lookups import (
    Called,
    Coded,
    Known,
    Lookup,
    Made,
    State,
    civilians,
)
from belligraph.registry import Registry

DAY = date(2014, 1, 5)
IRAQ, INDIA, TALIBAN = countries()["IRQ"], countries()["IND"], groups()["TAL"]


def dated(*written: str) -> tuple[Dated, ...]:
    parts = (text.partition(" @ ") for text in written)
    return tuple(Dated(name, parse_interval(on) if on else None) for name, _, on in parts)


def actor(id_: str, kind: ActorKind = ActorKind.ARMED_GROUP, **more: object) -> Actor:
    return Actor(id=id_, name=id_.replace("-", " ").title(), kind=kind, **more)  # type: ignore[arg-type]


def person(name: str, *offices: str) -> Actor:
    parts = (text.split(" @ ") for text in offices)
    held = tuple(Office(who, "head", parse_interval(on)) for who, on in parts)
    return Actor(id=name.lower().replace(" ", "-"), name=name, kind=ActorKind.PERSON, offices=held)


@pytest.fixture
def actors() -> Actors:
    known = [
        actor("old-iraq", ActorKind.STATE, codes=dated("cameo:IRQ @ 1968/2003-04")),
        actor("iraq", ActorKind.STATE, codes=dated("cameo:IRQ @ 2004-06-28/..")),
        actor("iran", ActorKind.STATE, codes=dated("cameo:IRN")),
        actor("hind", ActorKind.STATE, aliases=dated("India @ 1947/..")),
        actor("rebels", codes=dated("cameo:IRQREB @ 2004/..")),
        actor("isil", active=parse_interval("2006/.."), aliases=dated("ISI @ 2006/2013")),
        actor("rebels-of-anbar", codes=dated("cameo:IRQREB @ 2013/2014"), metonyms=dated("Hit")),
        actor("twin-one", aliases=dated("Twin")),
        actor("twin-two", aliases=dated("Twin")),
        actor("quds-force"),
        person("Nuri Al-Maliki", "iraq @ 2006-05-20/2014-09-08"),
        person("Two Hats", "iraq @ 2010/2015", "iran @ 2012/2013"),
        person("Qasem Soleimani", "quds-force @ 1998/2020"),
    ]
    return Actors(Registry(actors={a.id: a for a in known}))


def at(actors: Actors, lookup: Lookup, on: date = DAY) -> str | None:
    return lookup.at(on, actors, "source")


def test_a_code_is_somebody_else_at_another_time(actors) -> None:
    assert at(actors, Coded("cameo:IRQ")) == "iraq"
    assert at(actors, Coded("cameo:IRQ"), date(1990, 8, 2)) == "old-iraq"
    assert at(actors, Coded("cameo:IRQ"), date(2003, 6, 1)) is None
    assert list(Coded("cameo:IRQ").turns(actors)) == [
        date(1968, 1, 1), date(2003, 5, 1), date(2004, 6, 28),
    ]  # fmt: skip


def test_of_two_with_a_code_the_one_that_has_it_for_a_shorter_time_is_meant(actors) -> None:
    assert at(actors, Coded("cameo:IRQREB")) == "rebels-of-anbar"
    assert at(actors, Coded("cameo:IRQREB"), date(2010, 1, 1)) == "rebels"


def test_a_code_that_two_have_always_is_nobodys() -> None:
    both = {i: actor(i, codes=dated("cameo:REB")) for i in ("one", "two")}
    assert at(Actors(Registry(actors=both)), Coded("cameo:REB")) is None


def test_a_name_holds_as_long_as_its_bearer_if_nobody_else_has_it(actors) -> None:
    assert at(actors, Called("I.S.I."), date(2010, 1, 1)) == "isil"
    assert at(actors, Called("ISI")) == "isil"
    assert at(actors, Called("ISI"), date(2005, 1, 1)) is None
    assert set(Called("ISI").turns(actors)) == {date(2006, 1, 1), date(2014, 1, 1)}


def test_a_name_that_two_bear_and_a_place_are_nobody(actors) -> None:
    assert at(actors, Called("Twin")) is None
    assert at(actors, Called("Hit")) is None


def test_who_holds_an_office_is_whose_it_is_then(actors) -> None:
    maliki = Called("NURI AL-MALIKI")
    assert at(actors, maliki) == "iraq"
    assert at(actors, maliki, date(2015, 1, 1)) == "nuri-al-maliki"
    assert set(maliki.turns(actors)) == {date(2006, 5, 20), date(2014, 9, 9)}
    assert at(actors, Called("Qasem Soleimani")) == "quds-force"


def test_who_holds_two_offices_stays_a_person(actors) -> None:
    assert at(actors, Called("Two Hats"), date(2012, 6, 1)) == "two-hats"
    assert at(actors, Called("Two Hats")) == "iraq"


def test_a_namesake_from_another_country_is_not_the_office_holder(actors) -> None:
    assert at(actors, Called("Nuri Al-Maliki", country="IRQ")) == "iraq"
    assert at(actors, Called("Nuri Al-Maliki", country="IRN")) is None


def test_private_persons_are_not_looked_for(actors) -> None:
    assert at(actors, Called("Nuri Al-Maliki", people=False)) is None
    short = person("Maliki", "iraq @ 2006/2014")
    assert at(Actors(Registry(actors={"maliki": short})), Called("Maliki")) is None


def test_a_name_does_not_make_rebels_their_government(actors) -> None:
    assert at(actors, Called("Iraq")) == "iraq"
    assert at(actors, Called("Iraq", governments=False)) is None


def test_a_state_that_the_tables_have_is_theirs(actors) -> None:
    assert at(actors, State(IRAQ)) == "iraq"
    assert at(actors, State(INDIA)) == "hind"
    assert actors.made == {}


def test_a_state_that_the_tables_have_at_other_times_is_nobody_now(actors) -> None:
    assert at(actors, State(IRAQ), date(2003, 6, 1)) is None
    assert at(actors, State(INDIA), date(1946, 1, 1)) is None
    assert actors.made == {}


def test_a_state_that_no_table_has_is_made_once(actors) -> None:
    norway = countries()["NOR"]
    id_ = at(actors, State(norway))
    assert id_ == "norway" == at(actors, State(norway), date(1980, 1, 1))
    made = actors.made["norway"]
    assert (made.kind, made.provisional, made.sources) == (ActorKind.STATE, True, ("source",))
    assert [c.value for c in made.codes] == ["cameo:NOR"]


def test_a_state_is_the_one_that_another_dataset_made(actors) -> None:
    id_ = actors.make("Government of Norway", ActorKind.STATE, "ged", tail="ucdp-64")
    assert at(actors, State(countries()["NOR"])) == id_


def test_a_known_group_is_found_by_code_or_name_else_made(actors) -> None:
    assert at(actors, Known(TALIBAN)) == "taliban"
    assert actors.made["taliban"].kind is ActorKind.ARMED_GROUP
    assert at(actors, Known(Group("QQQ", "Rebels", ActorKind.ARMED_GROUP))) == "rebels"
    isi = Known(Group("QQR", "ISI", ActorKind.ARMED_GROUP))
    assert at(actors, isi) == "isil"
    assert at(actors, isi, date(2005, 1, 1)) is None
    assert list(actors.made) == ["taliban"]


def test_a_group_is_made_by_its_name(actors) -> None:
    group = Made("Katiba Macina", ActorKind.ARMED_GROUP, "acled")
    assert at(actors, group) == "katiba-macina" == at(actors, group, date(2020, 1, 1))
    assert at(actors, Made("Rebels", ActorKind.ARMED_GROUP, "acled")) == "rebels"
    gone = Made("ISI (Iraq)", ActorKind.ARMED_GROUP, "acled", "ISI")
    assert at(actors, gone, date(2005, 1, 1)) is None


def test_civilians_are_a_population_of_their_country(actors) -> None:
    assert at(actors, civilians(Country("MLI", "Mali", ActorKind.STATE))) == "civilians-in-mali"
    assert actors.made["civilians-in-mali"].kind is ActorKind.POPULATION
