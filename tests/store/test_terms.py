"""Terms in the text of a query are those that were given, and nothing but terms."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.rdf import literal
from belligraph.store.terms import declared, filled, uses_score, with_terms

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\uU041\"'\n{}<>?#;.")
TERM = ox.NamedNode("urn:x")


@given(TEXTS)
def test_a_text_is_the_same_in_the_query(text: str) -> None:
    query = with_terms(
        "SELECT ?text { BIND(CONCAT(?text, ?text) AS ?twice) }", {"text": literal(text)}
    )
    rows = list(ox.Store().query(query.replace("SELECT ", "SELECT ?twice ")))
    assert [(row["text"].value, row["twice"].value) for row in rows] == [(text, text * 2)]


def test_no_text_becomes_part_of_the_query() -> None:
    evil = literal('" } ; DROP ALL ; SELECT * { ?s ?p "')
    query = with_terms("SELECT ?a { ?s ?p ?a }", {"a": evil})
    rows = ox.Store().query(query)
    assert [v.value for v in rows.variables] == ["a"]
    assert "DROP ALL" in query


@pytest.mark.parametrize(
    ("query", "put"),
    [
        ("SELECT ?a $b {?a ?p $b}", "SELECT (<urn:x> AS ?a) $b {<urn:x> ?p $b}"),
        ("SELECT * { ?s ?p '?a' } # ?a", "SELECT * { ?s ?p '?a' } # ?a"),
        ("SELECT * { ?s <urn:?a> ?ab }", "SELECT * { ?s <urn:?a> ?ab }"),
        ('SELECT * { ?s ?p """x"?a""" }', 'SELECT * { ?s ?p """x"?a""" }'),
        ("select ?a (str(?a) as ?b) {}", "select (<urn:x> AS ?a) (str(<urn:x>) as ?b) {}"),
        ("SELECT ?a ?a {}", "SELECT (<urn:x> AS ?a)  {}"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?a DESC(?a)",
         "SELECT ?s { ?s ?p ?o } ORDER BY (<urn:x>) DESC(<urn:x>)"),
    ],
)  # fmt: skip
def test_a_term_stands_where_the_variable_stood(query: str, put: str) -> None:
    assert with_terms(query, {"a": TERM}) == put
    ox.Store().query(put)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { { SELECT ?a ?s { ?s ?p ?a } } }",
        "SELECT ?a { { SELECT DISTINCT ?a { ?s ?p ?a } } { SELECT ?a { ?s ?p ?a } } }",
        "SELECT ?a (COUNT(*) AS ?n) { ?s ?p ?a } GROUP BY ?a",
        "SELECT ?a ?s { ?s ?p ?a } GROUP BY ?s ?a HAVING(COUNT(?a) > 0) ORDER BY ?a LIMIT 1",
        "SELECT ?a { ?s ?p ?o FILTER(?o = ?a || EXISTS { ?s ?p ?a }) }",
        "SELECT ?a { ?s ?p ?o MINUS { { SELECT ?a ?s { ?s ?p ?a } } } }",
        "ASK { ?s ?p ?a }", "CONSTRUCT { ?s ?p ?a } { ?s ?p ?a }", "DESCRIBE ?a",
    ],
)  # fmt: skip
def test_the_rows_are_those_of_an_engine_that_binds(query: str) -> None:
    store = ox.Store()
    store.extend(
        ox.Quad(ox.NamedNode(f"urn:{s}"), ox.NamedNode("urn:p"), ox.NamedNode(f"urn:{o}"))
        for s, o in ["ax", "bx", "by"]
    )
    found = store.query(with_terms(query, {"a": TERM}))
    if isinstance(found, ox.QuerySolutions):
        bound = store.query(query, substitutions={ox.Variable("a"): TERM})
        assert found.variables == bound.variables
        assert sorted(map(str, found)) == sorted(map(str, bound))
    elif isinstance(found, ox.QueryBoolean):
        assert found
    else:
        assert len(list(found)) in (0, 2)


def test_a_sub_select_needs_no_parameter_and_a_text_no_header() -> None:
    text = filled("# title: x\nSELECT ?s { { SELECT ?s { ?s ?p ?a } } }\n", {"a": TERM})
    assert text.strip() == "SELECT ?s { { SELECT ?s { ?s ?p <urn:x> } } }"


def test_prefixes_are_declared_before_those_of_the_query() -> None:
    own = "PREFIX bg: <urn:own:> ASK { bg:a bg:b bg:c }"
    store = ox.Store()
    store.add(ox.Quad(*(ox.NamedNode(f"urn:own:{name}") for name in "abc")))
    assert store.query(declared(own))


def test_only_a_query_that_asks_for_the_score_uses_it() -> None:
    assert uses_score("SELECT (bg:score(?c) AS ?s) {}")
    assert uses_score("SELECT (<https://w3id.org/belligraph/ontology#score>(?c) AS ?s) {}")
    assert not uses_score("SELECT ?score { ?c bg:scored ?score } # bg:score")
