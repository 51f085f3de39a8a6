"""Actors are found by the dataset's id, by code, and by name, each at the date of the row."""

from __future__ import annotations

from datetime import date

import pytest

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated
from belligraph.readers.tables.actors import Actors, Side, civilians_of, free_id, slug
from belligraph.registry import Registry

DAY = date(2014, 1, 3)


def actor(id_: str, name: str, *codes: str, **more: object) -> Actor:
    dated = [
        Dated(code, parse_interval(valid) if valid else None)
        for code, _, valid in (c.partition(" ") for c in codes)
    ]
    given = {"kind": ActorKind.ARMED_GROUP, "codes": tuple(dated)} | more
    return Actor(id=id_, name=name, **given)  # type: ignore[arg-type]


@pytest.fixture
def actors() -> Actors:
    known = [
        actor("old-iraq", "Old Iraq", "ucdp:116 1968/2003-04-28", "gw:645 1968/2003-04-28"),
        actor("iraq", "Iraq", "ucdp:116 2004-06-28/..", "gw:645 2004-06-28/.."),
        actor("aqi", "AQI", "ucdp:234 2004-10-17/2006-10-15"),
        actor("isil", "ISIL", "ucdp:234 2006-10-16/..",
              aliases=(Dated("IS", parse_interval("2014-06-29/..")),)),
        actor("puk", "PUK"),
        actor("kdp", "KDP", metonyms=(Dated("Erbil"),), adjectives=(Dated("Barzani"),)),
        actor("civilians-in-iraq", "Civilians in Iraq", kind=ActorKind.POPULATION),
    ]  # fmt: skip
    return Actors(Registry(actors={a.id: a for a in known}))


def find(actors: Actors, *side: object, on: date = DAY, **more: object) -> str:
    return actors.find(Side(*side, **more), on, on, "ged")[0]  # type: ignore[arg-type]


def test_one_id_is_another_actor_at_another_date(actors) -> None:
    assert find(actors, 116, "Government of Iraq") == "iraq"
    assert find(actors, 116, "Government of Iraq", on=date(2003, 3, 28)) == "old-iraq"
    assert find(actors, 234, "IS", on=date(2005, 2, 28)) == "aqi"
    assert find(actors, 234, "IS") == "isil"


def test_the_longest_of_several_in_a_year_goes_first(actors) -> None:
    found = actors.find(Side(234, "IS"), date(2006, 1, 1), date(2006, 12, 31), "esd")
    assert found == ["aqi", "isil"]


def test_a_state_number_does_where_the_id_is_unknown(actors) -> None:
    assert find(actors, 99999, "Government of Iraq", 645) == "iraq"


def test_a_name_does_where_no_number_is_known(actors) -> None:
    assert find(actors, 261, "PUK") == "puk"


def test_a_name_must_hold_at_the_date_and_not_be_of_another_id(actors) -> None:
    for on in (date(2014, 1, 3), date(2015, 1, 3)):
        assert actors[find(actors, 777, "IS", on=on)].provisional


def test_who_is_found_nowhere_becomes_provisional_once(actors) -> None:
    one = find(actors, 4357, "Jaysh al-Mukhtar")
    assert one == find(actors, 4357, "Jaysh al-Mukhtar") == "jaysh-al-mukhtar"
    made = actors[one]
    assert made.provisional
    assert (made.kind, made.sources) == (ActorKind.ARMED_GROUP, ("ged",))
    assert [c.value for c in made.codes] == ["ucdp:4357"]
    assert list(actors.made) == ["jaysh-al-mukhtar"]


def test_a_provisional_actor_takes_nothing_from_the_tables(actors) -> None:
    gap = find(actors, 116, "Government of Iraq", on=date(2003, 6, 1))
    assert actors[gap].provisional
    assert actors[gap].kind is ActorKind.STATE
    assert find(actors, 116, "Government of Iraq") == "iraq"


def test_two_actors_of_one_name_have_ids_of_their_own(actors) -> None:
    ids = [find(actors, 777, "PUK"), find(actors, 778, "P.U.K."), find(actors, 779, "Iraq", 7)]
    assert ids == ["puk", "puk-ucdp-778", "iraq-ucdp-779"]


def test_civilians_are_those_of_the_country(actors) -> None:
    assert find(actors, 1, "Civilians", country="Iraq") == "civilians-in-iraq"
    made = actors[find(actors, 1, "Civilians", country="Syria")]
    assert (made.name, made.kind) == ("Civilians in Syria", ActorKind.POPULATION)
    assert made.codes == ()


def test_ids_are_made_of_latin_letters() -> None:
    assert slug("Al Fallūjah", "x") == "al-fallujah"
    assert slug("الفلوجة", "ucdp-7") == "ucdp-7"
    assert free_id("a", "b", {"a", "a-b"}) == "a-b-2"


@pytest.mark.parametrize("word", ["Erbil", "Barzani"])
def test_a_dataset_means_nobody_by_a_place_or_an_adjective(actors, word) -> None:
    assert actors[find(actors, 777, word)].provisional


def make(actors: Actors, name: str, *codes: str, aliases: tuple[str, ...] = ()) -> str:
    kind = ActorKind.ARMED_GROUP
    return actors.make(name, kind, "gdelt", tail="x", codes=codes, aliases=aliases)


def test_what_was_made_is_found_by_code_and_by_every_name(actors) -> None:
    id_ = make(actors, "Taliban", "cameo:TAL", aliases=("Students",))
    assert actors.made_for("cameo:TAL") == id_ == "taliban"
    for name in ("the TALIBAN", "students", "taliban"):
        assert actors.bearers(name, DAY) == {id_}
    assert (actors[id_].provisional, actors[id_].sources) == (True, ("gdelt",))


def test_the_tables_go_before_what_was_made(actors) -> None:
    made = make(actors, "ISIL", "ucdp:234")
    assert made == "isil-x"
    assert actors.bearers("ISIL", DAY) == {"isil"}
    assert [id_ for id_, _ in actors.coded("ucdp:234")] == ["aqi", "isil"]
    assert find(actors, 234, "ISIL") == "isil"


def test_a_name_is_its_bearers_at_its_time_or_as_long_as_it_exists(actors) -> None:
    assert actors.bearers("IS", date(2015, 1, 1)) == {"isil"}
    assert actors.bearers("IS", DAY) == set()
    assert actors.bearers("IS", DAY, dated=False) == {"isil"}


@pytest.mark.parametrize("word", ["Erbil", "Barzani"])
def test_no_name_is_a_place_or_an_adjective(actors, word) -> None:
    assert actors.named(word) == []
    assert actors.called(word)


def test_another_datasets_group_is_the_same_group_to_ucdp(actors) -> None:
    id_ = make(actors, "Katiba Macina")
    assert find(actors, 4711, "Katiba Macina") == id_
    assert find(actors, 4712, "Katiba Macina") == "katiba-macina-ucdp-4712"


def test_civilians_have_one_name_in_all_datasets(actors) -> None:
    assert find(actors, 1, "Civilians", country="Mali") == slug(civilians_of("Mali"), "x")
