"""What claims speak of is checked when it is made."""

from collections.abc import Callable
from typing import Any

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.errors import ModelError
from belligraph.model import (
    Actor,
    ActorKind,
    Dated,
    Event,
    EventKind,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Source,
    SourceKind,
    Theatre,
)
from strategies import FORBIDDEN

WHEN = parse_interval("2014-01")
BASE: dict[Callable[..., Any], dict[str, Any]] = {
    Actor: {"id": "usa", "name": "United States", "kind": ActorKind.STATE},
    Publisher: {"id": "csm", "name": "The Monitor"},
    Place: {"id": "anbar", "name": "Anbar", "kind": PlaceKind.PROVINCE},
    Theatre: {"id": "west", "name": "West", "places": ("anbar",), "valid": WHEN},
    Source: {"id": "s", "title": "A report", "publisher": "csm", "kind": SourceKind.NEWS},
    Event: {"id": "fall", "name": "Fall", "kind": EventKind.BATTLE, "date": WHEN, "source": "s"},
    Office: {"actor": "usa", "title": "president"},
    Dated: {"value": "US"},
}
FIGURES = {"according_to": "VOA"}


@pytest.mark.parametrize("kind", BASE)
def test_the_least_of_every_kind_is_enough(kind: Callable[..., Any]) -> None:
    assert kind(**BASE[kind])


@pytest.mark.parametrize(
    ("kind", "field", "changes"),
    [
        *[(k, "id", {"id": v}) for k in BASE if "id" in BASE[k] for v in ("", "A b", None, "x_")],
        *[(k, "name", {"name": v}) for k in BASE if "name" in BASE[k] for v in ("", *FORBIDDEN)],
        *[(Actor, f, {f: "null\0"}) for f in ("short", "locator", "note")],
        (Actor, "offices", {"offices": (Office("usa", "president"),)}),
        *[
            (Actor, "codes", {"codes": (Dated(v),)})
            for v in ("Q30", "wikidata:", "wikidata:Q1 2", "wikidata:<x>", ":Q30", "wikidata:a/b")
        ],
        (Publisher, "actor", {"actor": "United States"}),
        (Place, "part_of", {"part_of": "Iraq"}),
        (Place, "latitude", {"latitude": 33.0}),
        (Place, "latitude", {"longitude": 43.0}),
        *[(Place, "latitude", {"latitude": v, "longitude": 0.0}) for v in (90.1, float("nan"))],
        *[(Place, "longitude", {"latitude": 0.0, "longitude": v}) for v in (-181.0, float("inf"))],
        (Theatre, "places", {"places": ()}),
        *[(Source, "title", {"title": v}) for v in ("", " ", *FORBIDDEN)],
        (Source, "publisher", {"publisher": "The Monitor"}),
        *[(Source, f, {f: "half \ud800"}) for f in ("author", "licence", "path", "note")],
        *[
            (Source, "url", {"url": v})
            for v in (
                "javascript:alert(1)",
                "www.example.org",
                "http://",
                "https://a b",
                'http://"',
            )
        ],
        *[(Source, "language", {"language": v}) for v in ("", "english", "EN", "e")],
        (Source, "document", {"document": "abc"}),
        *[(Source, "copy_of", {"copy_of": v}) for v in ("", "A wire", BASE[Source]["id"])],
        (Event, "place", {"place": "Anbar"}),
        (Event, "source", {"source": ""}),
        *[(Event, "reports", {"reports": v}) for v in (-1, 0)],
        (Event, "deaths_best", {"deaths_best": -1, **FIGURES}),
        (Event, "deaths_best", {"deaths_low": 5, "deaths_best": 4, **FIGURES}),
        (Event, "deaths_best", {"deaths_low": 5, "deaths_high": 4, **FIGURES}),
        (Event, "according_to", {"deaths_best": 34}),
        (Event, "according_to", {"deaths_high": 0}),
        (Office, "actor", {"actor": "The US"}),
        (Office, "title", {"title": " "}),
        *[(Dated, "value", {"value": v}) for v in ("", "\n", *FORBIDDEN)],
    ],
)
def test_what_the_model_forbids(
    kind: Callable[..., Any], field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(ModelError) as caught:
        kind(**BASE[kind] | changes)
    assert caught.value.field == field


def test_figures_of_an_event_may_be_partly_known() -> None:
    event = Event(**BASE[Event], deaths_low=4, deaths_high=34, according_to="voa")
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == (4, None, 34)


def test_only_persons_hold_office() -> None:
    office = Office("usa", "Secretary of State", parse_interval("2013/2017"))
    person = Actor(id="john-kerry", name="John Kerry", kind=ActorKind.PERSON, offices=(office,))
    assert person.offices == (office,)


def test_sets_are_equal_whatever_their_order() -> None:
    names = (Dated("ISIS"), Dated("Daesh", WHEN), Dated("ISIS"))
    one = Actor(**BASE[Actor], aliases=names, sources=("b", "a"), predecessors=("y", "x", "y"))
    other = Actor(**BASE[Actor], aliases=names[::-1], sources=("a", "b"), predecessors=("x", "y"))
    assert one == other
    assert (len(one.aliases), one.sources, one.predecessors) == (2, ("a", "b"), ("x", "y"))


def test_the_label_is_the_short_name_where_there_is_one() -> None:
    assert Actor(**BASE[Actor]).label == "United States"
    assert Actor(**BASE[Actor], short="US").label == "US"


def test_a_source_may_bear_no_date() -> None:
    assert Source(**BASE[Source]).published is None
    assert Source(**BASE[Source], published=parse_date("2014")).published == parse_date("2014")
