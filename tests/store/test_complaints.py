"""What is wrong with a query is told in words for people."""

from __future__ import annotations

import re

import pytest

from belligraph.errors import QueryError
from belligraph.store import MEMORY, open_store
from belligraph.store.complaints import unparsed
from belligraph.store.words import first_word, is_sparql


def complaint(query: str) -> str:
    with pytest.raises(QueryError, match=r"^the query does not parse: ") as found:
        open_store(MEMORY).query(query)
    return str(found.value).removeprefix("the query does not parse: ")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "it is empty"),
        (" \n# a comment\n", "it is empty"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "only queries are asked here, and INSERT begins"),
        ("PREFIX a: <b:c> clear all", "only queries are asked here, and CLEAR begins an update"),
        ("SELEC ?x { }", "it begins with 'SELEC'; expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("{ ?x a ?y }", "it does not begin with a word; expected SELECT"),
        ("SELECT ?x { ?x foo:bar ?y }", "error at 1:23: the prefix foo: is not declared"),
        ("SELECT *\n{ ?x <row> 1 }", "error at 2:11: '<row>' is no whole address (IRI)"),
        ("SELECT ?x { ?x a ?y } GROUP BY ?y", "error at 1:34: the SELECT contains a variable"),
        ("SELECT ?x { ?x a bg:Claim ", "error at 1:26: it ends too early"),
        ("SELECT ?x\n\n", "error at 1:10: it ends too early"),
        ("SELECT *\n{ ?x a ?y } foo\n", "error at 2:16, behind '{ ?x a ?y } foo'"),
        ("DESCRIBE <https://example.org/x", "error at 1:32: it ends too early"),
        ("SELECT *\n  { ?x a ?y } LIMIT x", "error at 2:21, behind '{ ?x a ?y } LIMIT'"),
        ("DESCRIBE actor/iran", "error at 1:15, behind 'DESCRIBE actor'; expected '.' or ':'"),
        ("SELECT * { ?x bg:row 'a' ; ; }}", "error at 1:32, behind '...* { ?x bg:row 'a' ; ; }}'"),
    ],
)
def test_it_says_what_is_wrong(query: str, told: str) -> None:
    assert complaint(query).startswith(told)


@pytest.mark.parametrize(
    "query",
    ["SELECT", "SELECT ?x {", "SELECT (COUNT(?x) ?n) { ?x ?y ?z }", "SELECT * { FILTER(f(?x)) }",
     "ASK { ?x a '\\z' }", "PREFIX foo <urn:x> ASK {}", "SELECT ?x ?x {} }", "\x1b[31m"],
)  # fmt: skip
def test_it_is_one_line_without_the_letters_of_the_grammar(query: str) -> None:
    told = complaint(query)
    assert told.isprintable()
    assert len(told) < 120
    assert not re.search(r"\[_|\.\.=|\\u\{|CONSTRUCT, |unreported", told)


def test_a_long_query_is_told_as_soon_as_a_short_one() -> None:
    for query in ("ASK { " + "<" * 60_000, "ASK { " + "a:" * 30_000, "ASK { " + "'" * 60_000):
        for said in ("Prefix not found", "IRI parsing failed", "[_]", '"<"'):
            place = f"error at 1:{len(query)}: expected one of {said}, ['\\\\'], ['\\u{{1FFF}}']"
            assert len(unparsed(query, place)) < 200


def test_an_update_is_told_by_its_first_word_wherever_that_stands() -> None:
    assert first_word("BASE <urn:x> # SELECT\nPREFIX a: <b:c> delete where {}") == "DELETE"
    assert first_word("'insert'") == ""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("SELECT * {}", True),
        ("DESCRIBE <https://w3id.org/belligraph/id/actor/iran>", True),
        ("# title: One\nprefix a: <urn:x>\ndescribe a:b", True),
        ("with whom", False),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", True),
        ("who-supports", False),
        ("describe", False),
        ("queries/select.rq", False),
    ],
)
def test_sparql_is_known_from_the_name_of_a_query(text: str, is_one: bool) -> None:
    assert is_sparql(text) is is_one
