"""A named query with its parameters put in gives what it gives when it is asked by name."""

from __future__ import annotations

import pytest

from belligraph import Graph
from belligraph.errors import QueryError, UnknownNameError
from belligraph.queries import NamedQuery, ask, named_query, terms_of
from belligraph.queries.answer import Answer
from belligraph.queries.answers import typed_rows
from belligraph.queries.catalogue import Parameter
from belligraph.rdf import literal
from belligraph.serve.query_page import offered
from belligraph.store import select_lines
from belligraph.store.terms import filled, with_prefixes

MEANT = {"a": "usa", "b": "iran", "actor": "Iraq", "place": "Fallujah", "source": "csm-2014-01-06"}
SHARED: tuple[dict[str, str], ...] = (
    {},
    {"as_of": "2014-01-06"},
    {"view": "all", "derived": "yes"},
    {"known_by": "2015"},
)


def meant(graph: Graph, parameter: Parameter) -> str:
    if parameter.type == "claim":
        return min(claim.id for claim in graph.claims)
    return MEANT.get(parameter.name) or MEANT.get(parameter.type) or "2014"


def cells(graph: Graph, query: NamedQuery, text: str) -> list[list[str]]:
    """The rows of a filled query, as what a typed one reads from them."""
    variables, rows = select_lines(graph.store, text, {})
    found = Answer(query, {}, query.columns, typed_rows(query, variables, rows))
    return sorted(list(map(str, row)) for row in found)


@pytest.mark.parametrize("shared", SHARED, ids=lambda one: "-".join(one) or "none")
@pytest.mark.parametrize("query", offered(), ids=lambda one: one.name)
def test_rows_are_those_of_the_named_query(
    graph: Graph, query: NamedQuery, shared: dict[str, str]
) -> None:
    given = {p.name: meant(graph, p) for p in query.all_parameters() if p.required} | shared
    asked = ask(graph.store, query, graph.registry, given)
    text = filled(query.text, terms_of(graph.store, query, graph.registry, given))
    expected = sorted(list(map(str, row)) for row in asked)
    assert cells(graph, query, text) == expected


def test_some_of_them_have_rows(graph: Graph) -> None:
    given = {"actor": "Iraq"}
    query = named_query("who-supports")
    text = filled(query.text, terms_of(graph.store, query, graph.registry, given))
    assert len(cells(graph, query, text)) > 10
    assert "?actor" not in text


def test_what_is_typed_never_becomes_part_of_the_text(graph: Graph) -> None:
    hostile = '" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #\n\\'
    query = NamedQuery("own", "SELECT ?x { ?x rdfs:label ?name }")
    text = filled(query.text, {"name": literal(hostile)})
    assert list(graph.store.select(text)) == []
    with pytest.raises(UnknownNameError):
        terms_of(graph.store, named_query("who-supports"), graph.registry, {"actor": hostile})
    with pytest.raises(QueryError):
        terms_of(
            graph.store, named_query("who-supports"), graph.registry, {"actor": "usa", "x": hostile}
        )


def test_prefixes_are_those_that_are_used() -> None:
    text = with_prefixes('SELECT ?x { ?x bg:relation ?y . FILTER(?y != "rdfs") }')
    assert text.count("PREFIX") == 1
    assert text.startswith("PREFIX bg: <")
