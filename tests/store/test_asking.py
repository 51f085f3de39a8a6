"""What the engine must not be asked, told from what only looks like it."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from belligraph.errors import QueryError
from belligraph.rdf import literal
from belligraph.store.asking import refuse_service, with_values
from belligraph.store.parsing import parses


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://e.org/> SELECT*{FILTER(1<2)SERVICE:x{?s?p?o}FILTER(3>2)}",
        "SELECT * { # a comment ends here\rSERVICE <http://e.org/> { ?s ?p ?o } }",
        "PREFIX a: <http://e.org/> SELECT * { ?x ?y a:b\\#c SERVICE <http://e.org/> { ?s ?p ?o } }",
        "PREFIX a: <http://e.org/> SELECT * { ?x a:\\'b ?y SERVICE a:x {} ?x a:\\'b ?y }",
        "SELECT * { ?s ?p ?o.SERVICE <http://e.org/> { ?s ?p ?o } }",
        "SELECT * { FILTER(?a<?b) SERVICE ?x { ?s ?p ?o } FILTER(?c>?d) }",
    ],
)
def test_another_server_is_refused_however_it_is_written(query: str) -> None:
    assert parses(query)
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_service(query)


def test_a_name_of_ours_is_known_when_it_is_looked_for() -> None:
    refuse_service("SELECT (bg:score(?service) AS ?score) { ?service bg:relation ?x } GROUP BY ?x")


def test_a_term_for_no_variable_of_the_query_is_refused() -> None:
    with pytest.raises(QueryError, match=r"no variable \?b, \?c"):
        with_values("SELECT ?a { ?a ?p '?b' } # ?c", {name: literal("x") for name in "abc"})


def test_what_does_not_parse_is_told_of_the_query_as_it_was_given() -> None:
    with pytest.raises(QueryError, match=r"^the query does not parse: error at 1:"):
        with_values("SELECT ?a { ?a", {"a": literal("x")})
    with pytest.raises(QueryError, match=r"^with its parameters put in, the query does not parse"):
        with_values("SELECT ?a { ?s ?p ?a FILTER(BOUND(?a)) }", {"a": literal("x")})


def test_each_kind_of_term_is_looked_at_for_itself() -> None:
    query = "SELECT ?p { ?s ?p ?o }"
    for _ in range(2):
        assert "<urn:a>" in with_values(query, {"p": ox.NamedNode("urn:a")})
        with pytest.raises(QueryError, match=r"^with its parameters put in, the query does not"):
            with_values(query, {"p": literal("a")})


@pytest.mark.parametrize("value", ["x } DROP ALL", 3, None, ox.DefaultGraph()])
def test_what_is_no_term_is_refused(value: Any) -> None:
    with pytest.raises(QueryError, match=r"^\?a: expected an IRI, .* found"):
        with_values("SELECT ?a { ?s ?p ?a }", {"a": value})
