"""The registry of a store is read at once but for its events, which are read one by one."""

import pytest
from hypothesis import given, settings

from belligraph.model import Event
from belligraph.rdf import registry_quads
from belligraph.registry import Registry
from belligraph.store import MEMORY, Store, open_store
from belligraph.store.entries import StoredEvents
from strategies import registries


def stored(registry: Registry) -> Store:
    store = open_store(MEMORY)
    store.add_registry(registry)
    return store


@settings(max_examples=30)
@given(registries())
def test_events_are_a_mapping_like_any_other(registry: Registry) -> None:
    events = stored(registry).registry().events
    assert events == registry.events
    assert registry.events == events
    assert list(events) == sorted(registry.events)
    assert len(events) == len(registry.events)
    assert all(id_ in events for id_ in registry.events)


@pytest.mark.parametrize("id_", ["nobody", "", "x y", 'a"b', "\ud800", None, 7])
def test_what_is_no_event_is_in_no_store(id_: object) -> None:
    events = stored(Registry()).registry().events
    assert id_ not in events
    assert events.get(id_) is None  # type: ignore[call-overload]
    with pytest.raises(KeyError):
        events[id_]  # type: ignore[index]


def test_no_event_is_read_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[str]()
    get = StoredEvents.__getitem__

    def noted(self: StoredEvents, id_: str) -> Event:
        read.append(id_)
        return get(self, id_)

    monkeypatch.setattr(StoredEvents, "__getitem__", noted)
    made = stored(_registry_with("a", "b")).registry()
    assert list(made.events) == ["a", "b"]
    assert read == []
    assert made.events["b"].id == "b"
    assert read == ["b"]


def _registry_with(*ids: str) -> Registry:
    from belligraph.dates import parse_interval
    from belligraph.model import EventKind

    day = parse_interval("2014")
    return Registry(
        events={i: Event(id=i, name=i, kind=EventKind.OTHER, date=day, source="s") for i in ids}
    )


def test_a_store_lets_go_of_its_files_though_its_registry_is_held() -> None:
    store = stored(_registry_with("a"))
    registry = store.registry()
    store.close()
    assert len(registry.events) == 0
    assert list(registry_quads(store.registry())) == []
