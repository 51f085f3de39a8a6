"""Events written in bulk are the events that are written one by one."""

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_interval
from belligraph.errors import InputError, ModelError
from belligraph.model import Event, EventKind
from belligraph.rdf import (
    BulkEvents,
    Happened,
    event_of,
    registry_from_quads,
    registry_quads,
)
from belligraph.registry import Registry
from strategies import FORBIDDEN, HOSTILE, events, ids, interval_texts, names, texts, thousandths

PATTERN = Event(
    id="x", name="x", kind=EventKind.OTHER, date=parse_interval("2014"), source="gdelt",
    according_to="gdelt",
)  # fmt: skip
HAPPENED = Happened(
    "gdelt-1", "Attack", "2014-01-05", "fallujah", 3, 12, "cameo:190", -10.0, "row 1", "A note."
)


@st.composite
def happened(draw: st.DrawFn) -> Happened:
    """Values of all kinds; now and then one that the model does not take."""
    good: dict[str, Any] = {
        "id": draw(ids()),
        "name": draw(names()),
        "date": draw(interval_texts()),
        "place": draw(st.none() | ids()),
        "deaths": draw(st.none() | st.integers(0, 10**6)),
        "reports": draw(st.integers(1, 999)),
        "code": draw(texts()),
        "intensity": draw(st.none() | thousandths()),
        "locator": draw(texts()),
        "note": draw(texts()),
    }
    bad = {
        "deaths": -1, "reports": 0, "intensity": 0.0001, "date": "2014-13", "place": "cameo:190",
        "id": "A b", "name": " ", "note": "null\0", "code": "x" * 10_001,
    }  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(sorted(bad)))
        good[name] = bad[name]
    return Happened(**good)


def quads(event: Event) -> set[ox.Quad]:
    return set(registry_quads(Registry(events={event.id: event})))


def parsed(lines: str) -> set[ox.Quad]:
    return set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


@settings(max_examples=60)
@given(events(), st.lists(happened(), min_size=1, max_size=4))
def test_any_values_give_the_quads_of_their_events(pattern: Event, every: list[Happened]) -> None:
    writer = BulkEvents(pattern)
    for one in every * 2:  # the second time everything is known
        try:
            made = event_of(pattern, one)
        except InputError as error:
            with pytest.raises(type(error)) as caught:
                writer.lines(one)
            assert str(caught.value) == str(error)
            continue
        lines = writer.lines(one)
        assert parsed(lines) == quads(made)
        assert lines.count("\n") == len(quads(made))
        assert registry_from_quads(parsed(lines)).events == {made.id: made}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["name", "code", "locator", "note"])
def test_hostile_texts_stand_in_one_line_each(field: str, text: str) -> None:
    writer = BulkEvents(PATTERN)
    writer.lines(HAPPENED)
    one = HAPPENED._replace(**{field: text})
    assert parsed(writer.lines(one)) == quads(event_of(PATTERN, one))


@pytest.mark.parametrize("text", FORBIDDEN)
@pytest.mark.parametrize("field", ["id", "name", "place", "code", "locator", "note"])
def test_what_no_format_can_carry_is_refused(field: str, text: str) -> None:
    writer = BulkEvents(PATTERN)
    writer.lines(HAPPENED)
    with pytest.raises(ModelError, match=field):
        writer.lines(HAPPENED._replace(**{field: text}))


def test_a_code_that_is_known_is_no_known_place() -> None:
    writer = BulkEvents(PATTERN)
    writer.lines(HAPPENED)
    with pytest.raises(ModelError, match="place"):
        writer.lines(HAPPENED._replace(place="cameo:190"))


def test_without_deaths_nobody_s_figure_is_named() -> None:
    assert event_of(PATTERN, HAPPENED._replace(deaths=None)).according_to == ""
    assert event_of(PATTERN, HAPPENED).according_to == "gdelt"


def test_deaths_according_to_nobody_are_refused() -> None:
    writer = BulkEvents(replace(PATTERN, according_to=""))
    writer.lines(HAPPENED._replace(deaths=None))
    with pytest.raises(ModelError, match="whose figure it is"):
        writer.lines(HAPPENED)
