"""Places are found by name within their country and province; others are made."""

from __future__ import annotations

import pytest

from belligraph.model import Dated, Place, PlaceKind
from belligraph.readers.tables.places import Places, Spot
from belligraph.registry import Registry

KNOWN = [
    Place(id="iraq-country", name="Iraq", kind=PlaceKind.COUNTRY),
    Place(id="anbar", name="Anbar", kind=PlaceKind.PROVINCE, part_of="iraq-country",
          aliases=(Dated("Al Anbār province"),)),
    Place(id="diyala", name="Diyala", kind=PlaceKind.PROVINCE, part_of="iraq-country"),
    Place(id="fallujah-district", name="Qaḑā’ al Fallūjah", kind=PlaceKind.DISTRICT,
          part_of="anbar"),
    Place(id="fallujah", name="Al Fallūjah", kind=PlaceKind.TOWN, part_of="fallujah-district",
          latitude=33.36, longitude=43.79),
    Place(id="tikrit", name="Tikrit", kind=PlaceKind.TOWN, part_of="diyala"),
    Place(id="kirkuk", name="Kirkuk", kind=PlaceKind.PROVINCE, part_of="iraq-country"),
    Place(id="kirkuk-city", name="Kirkuk", kind=PlaceKind.TOWN, part_of="kirkuk"),
]  # fmt: skip


@pytest.fixture
def places() -> Places:
    return Places(Registry(places={p.id: p for p in KNOWN}))


def find(places: Places, name: str, province: str = "", district: str = "", **more: object) -> str:
    spot = Spot(name, "Iraq", province, district, **more)  # type: ignore[arg-type]
    return places.find(spot, "ged")


def test_a_known_place_is_found_whatever_the_dataset_hangs_on_its_name(places) -> None:
    assert find(places, "Al Fallūjah town", "Al Anbār province", "Qaḑā’ al Fallūjah") == "fallujah"
    assert find(places, "Qaḑā’ al Fallūjah", "Al Anbār province", "Qaḑā’ al Fallūjah",
                precision=3) == "fallujah-district"  # fmt: skip
    assert find(places, "Al Anbār province", "Al Anbār province", precision=4) == "anbar"
    assert find(places, "Iraq", precision=6) == "iraq-country"
    assert places.made == {}


def test_a_town_is_no_province_of_its_name(places) -> None:
    assert find(places, "Kirkūk town", "Kirkūk province") == "kirkuk-city"
    assert find(places, "Kirkūk province", "Kirkūk province", precision=4) == "kirkuk"


def test_a_name_in_another_province_is_another_place(places) -> None:
    id_ = find(places, "Tikrīt town", "Al Anbār province", latitude=33.0, longitude=43.0)
    made = places.made[id_]
    assert (id_, made.part_of, made.kind) == ("tikrit-town", "anbar", PlaceKind.TOWN)
    assert (made.latitude, made.longitude, made.sources) == (33.0, 43.0, ("ged",))


def test_a_town_far_off_is_another_of_that_name(places) -> None:
    near = {"latitude": 33.5, "longitude": 43.6}
    assert find(places, "Al Fallūjah town", "Al Anbār province", precision=2, **near) == "fallujah"
    far = {"latitude": 34.4, "longitude": 41.0}
    assert find(places, "Al Fallūjah town", "Al Anbār province", "Qaḑā’ al Qā’im", **far) == (
        "al-fallujah-town"
    )


def test_a_road_between_towns_is_no_town(places) -> None:
    id_ = find(places, "Road between Hit town and Ramadi town", precision=5)
    assert places.made[id_].kind is PlaceKind.REGION


def test_new_places_lie_in_what_the_row_says(places) -> None:
    id_ = find(places, "Saqlāwīyah village", "Al Anbār province", "Qaḑā’ new")
    assert list(places.live.within(id_)) == [id_, "qada-new", "anbar", "iraq-country"]
    assert find(places, "Saqlāwīyah village", "Al Anbār province", "Qaḑā’ new") == id_
    assert len(places.made) == 2


def test_one_name_in_two_provinces_is_two_places(places) -> None:
    one, other = (find(places, "Sa‘dīyah town", p) for p in ("Al Anbār province", "Diyala"))
    assert (one, other) == ("sadiyah-town", "sadiyah-town-diyala")


def test_a_new_country_is_made_with_its_own_name() -> None:
    places = Places(Registry())
    id_ = places.find(Spot("Kidal town", "Mali", "Kidal region", ""), "ged")
    assert list(places.live.within(id_)) == ["kidal-town", "kidal-region", "mali-country"]


def test_what_has_no_province_is_a_region(places) -> None:
    assert places.known[find(places, "Northern Iraq")].kind is PlaceKind.REGION
    assert places.known[find(places, "Taji base", "Diyala")].kind is PlaceKind.SITE


def test_a_province_is_known_without_the_word_for_it() -> None:
    known = Place(id="baghdad-province", name="Baghdad Province", kind=PlaceKind.PROVINCE,
                  part_of="iraq-country")  # fmt: skip
    places = Places(Registry(places={p.id: p for p in (*KNOWN, known)}))
    assert find(places, "Baghdad governorate", "Baghdad governorate", precision=4) == (
        "baghdad-province"
    )
    assert find(places, "Baghdad", "Baghdad", precision=4) == "baghdad-province"
    assert places.made == {}


@pytest.mark.parametrize("kind", [PlaceKind.TOWN, PlaceKind.SITE])
def test_a_town_that_is_said_to_be_one_is_not_its_province(places, kind) -> None:
    assert find(places, "Kirkuk", "Kirkuk", kind=kind) == "kirkuk-city"
    made = find(places, "Diyala", "Diyala", kind=kind, latitude=33.9, longitude=44.9)
    assert (places.made[made].kind, places.made[made].part_of) == (kind, "diyala")


def test_in_a_province_spelt_otherwise_a_town_is_found_if_it_is_near_for_sure(places) -> None:
    near = {"latitude": 33.4, "longitude": 43.8, "kind": PlaceKind.SITE}
    assert find(places, "Al-Fallujah", "Muhafazat al Anbar", **near) == "fallujah"
    far = near | {"latitude": 36.0}
    assert find(places, "Al Fallujah", "Mosul and around", **far) != "fallujah"
    assert find(places, "Tikrit", "Salah al Din", **near) != "tikrit"


def test_a_subdistrict_lies_in_its_district(places) -> None:
    id_ = find(places, "Saqlawiyah", "Anbar", "Qaḑā’ al Fallūjah", subdistrict="Karma")
    assert list(places.live.within(id_)) == [
        id_, "karma", "fallujah-district", "anbar", "iraq-country",
    ]  # fmt: skip
