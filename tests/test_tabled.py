"""The query `relations` is answered from columns as the engine answers its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph import Graph
from belligraph.dates import parse_date
from belligraph.model import Claim, Publisher, Source, SourceKind
from belligraph.queries import ask, named_query, read_query
from belligraph.queries.tabled import tabled
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store
from claiming import busy_claims, claim, of

TEXT = named_query("relations").text
OUTLETS = ("csm", "voa", "post")
VIEWS = [
    {}, {"as_of": "2014-01-06"}, {"as_of": "2014-01-06", "window": "0"}, {"as_of": "2003-03-20"},
    {"as_of": "2014", "known_by": "2014-01"}, {"known_by": "2013"}, {"as_of": "2005-11"},
    {"as_of": "2014-03", "window": "3650", "derived": "yes"},
]  # fmt: skip
CHOICES = [{}, {"view": "default"}, {"view": "stated"}, {"alleged": "no"}, {"min_score": "0.81"}]


def graph_with(claims: list[Claim]) -> Graph:
    """The post only repeats what the Monitor says."""
    store = open_store(MEMORY)
    store.add_registry(
        Registry(
            publishers={name: Publisher(id=name, name=name) for name in OUTLETS},
            sources={name: source(name, "csm" if name == "post" else None) for name in OUTLETS},
        )
    )
    store.add_claims(claims, "test")
    return Graph(store)


def source(name: str, original: str | None) -> Source:
    return Source(
        id=name, title=name, publisher=name, kind=SourceKind.NEWS,
        published=parse_date("2014-01-06"), copy_of=original,
    )  # fmt: skip


def same(graph: Graph, **asked: str | None) -> int:
    """How many rows there are, which are the same in both ways."""
    told, found = graph.query("relations", **asked), graph.query(TEXT, **asked)
    assert list(told) == list(found)
    assert told.parameters == found.parameters
    assert [list(map(type, row)) for row in told] == [list(map(type, row)) for row in found]
    return len(told)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_sample_answers_the_same_from_columns(graph: Graph, view: dict[str, str]) -> None:
    found = [same(graph, **view, **choice) for choice in CHOICES]
    assert found[0] >= max(found)
    assert found[0] > 0 or view == {"as_of": "2014-01-06", "window": "0"}
    same(graph, **view, source="csm-2014-01-06")


ASKED = st.builds(
    lambda *parts: {name: value for part in parts for name, value in part.items()},
    st.sampled_from(VIEWS),
    st.sampled_from(CHOICES),
    st.sampled_from([{}, {}, *({"source": name} for name in OUTLETS)]),
)


@given(busy_claims(12), ASKED, st.sampled_from([{}, {"csm": 0.3}]))
def test_any_claims_answer_the_same_from_columns(
    claims: list[Claim], asked: dict[str, str], ratings: dict[str, float]
) -> None:
    graph = graph_with(claims)
    graph.store.ratings = ratings
    same(graph, **asked)


def test_columns_answer_the_packaged_query_alone(graph: Graph) -> None:
    asked = graph.query("relations").parameters
    changed = read_query("relations", TEXT + "LIMIT 1")
    assert tabled(graph.store, named_query("relations"), asked, graph.registry) is not None
    assert tabled(graph.store, named_query("denials"), asked, graph.registry) is None
    assert tabled(graph.store, changed, asked, graph.registry) is None
    assert len(ask(graph.store, changed, graph.registry)) == 1


@pytest.mark.parametrize(("text", "rows"), [("1e-1", 1), ("+0.5", 1), ("INF", 0), ("x", 0)])
def test_a_least_score_written_in_another_way_is_what_sparql_takes_it_for(
    text: str, rows: int
) -> None:
    graph = graph_with([claim("usa", "supports", "iraq", **of("csm"))])
    assert same(graph, min_score=text) == rows


@pytest.mark.parametrize("name", ["view", "window", "min_score", "source", "derived", "as_of"])
def test_a_parameter_of_nothing_is_what_sparql_takes_it_for(name: str) -> None:
    graph = graph_with([claim("usa", "supports", "iraq", **of("csm"))])
    same(graph, **{"as_of": "2014-01-06", name: None})
