"""A small world of several conflicts, and a reader of sentences about it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Dated, Office, Place, PlaceKind, Publisher, Theatre
from belligraph.readers.text import Extraction, extract, read_document
from belligraph.readers.text.sentences.pipeline import MODELS
from belligraph.registry import Registry

PUBLISHED = "2022-06-15"  # a Wednesday
Read = Callable[[str], Extraction]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if any(importlib.util.find_spec(name) for name in MODELS):
        return
    skip = pytest.mark.skip(reason="no spaCy model is installed: pip install 'belligraph[text]'")
    for item in items:
        if "text" in item.keywords:
            item.add_marker(skip)


def actor(
    id_: str, name: str, kind: str, aliases: str = "", adjectives: str = "", metonyms: str = ""
) -> Actor:
    def dated(names: str) -> tuple[Dated, ...]:
        return tuple(Dated(n) for n in names.split(";") if n)

    return Actor(
        id=id_,
        name=name,
        kind=ActorKind(kind),
        aliases=dated(aliases),
        adjectives=dated(adjectives),
        metonyms=dated(metonyms),
    )


ACTORS = (
    actor("usa", "United States", "state", "US;U.S.", "American;US", "Washington;White House"),
    actor("russia", "Russia", "state", "", "Russian", "Moscow;Kremlin"),
    actor("ukraine", "Ukraine", "state", "", "Ukrainian", "Kyiv"),
    actor("turkey", "Turkey", "state", "", "Turkish", "Ankara"),
    actor("iran", "Iran", "state", "", "Iranian", "Tehran"),
    actor("syria", "Syria", "state", "", "Syrian", "Damascus"),
    actor("israel", "Israel", "state", "", "Israeli"),
    actor("colombia", "Colombia", "state", "", "Colombian", "Bogota"),
    actor("venezuela", "Venezuela", "state", "", "Venezuelan", "Caracas"),
    actor("rwanda", "Rwanda", "state", "", "Rwandan", "Kigali"),
    actor("congo", "Democratic Republic of Congo", "state", "Congo", "Congolese", "Kinshasa"),
    actor("ethiopia", "Ethiopia", "state", "", "Ethiopian", "Addis Ababa"),
    actor("eritrea", "Eritrea", "state", "", "Eritrean", "Asmara"),
    actor("houthis", "Houthis", "armed_group", "Ansar Allah", "Houthi"),
    actor("hezbollah", "Hezbollah", "armed_group"),
    actor("farc", "FARC", "armed_group"),
    actor("m23", "M23", "armed_group"),
    actor("tplf", "Tigray People's Liberation Front", "armed_group", "TPLF"),
    Actor(
        id="sergei-orlov",
        name="Sergei Orlov",
        kind=ActorKind.PERSON,
        aliases=(Dated("Orlov"),),
        offices=(Office("russia", "foreign minister", parse_interval("2020/..")),),
    ),
)
PUBLISHERS = (
    Publisher(id="reuters", name="Reuters"),
    Publisher(id="the-washington-post", name="The Washington Post", aliases=(Dated("the Post"),)),
    Publisher(id="iranian-local-media", name="Iranian local media"),
)
PLACES = (
    Place(id="yemen", name="Yemen", kind=PlaceKind.COUNTRY),
    Place(id="sanaa", name="Sanaa", kind=PlaceKind.TOWN, part_of="yemen"),
    Place(id="goma", name="Goma", kind=PlaceKind.TOWN),
    Place(id="aleppo", name="Aleppo", kind=PlaceKind.TOWN),
    Place(id="tigray", name="Tigray", kind=PlaceKind.PROVINCE),
    Place(id="kyiv-town", name="Kyiv", kind=PlaceKind.TOWN),
)
THEATRES = (Theatre(id="yemen-war", name="War in Yemen", places=("yemen",),
                    valid=parse_interval("2014-09/..")),)  # fmt: skip


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry(
        actors={a.id: a for a in ACTORS},
        publishers={p.id: p for p in PUBLISHERS},
        places={p.id: p for p in PLACES},
        theatres={t.id: t for t in THEATRES},
    )


@pytest.fixture
def read(registry: Registry, tmp_path: Path) -> Read:
    """Reads a text by the rules, as if it had appeared on `PUBLISHED`."""

    def reading(text: str) -> Extraction:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8", newline="")
        document = read_document(str(path), parse_date(PUBLISHED), "Reuters", registry)
        return extract(document, registry, "rules")

    return reading
