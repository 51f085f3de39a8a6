"""Cells that the engine wrote hold what its terms hold, however odd."""

from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import QueryError
from belligraph.store import MEMORY, Store, lines, open_store, text_of, value
from belligraph.store.cells import term_of
from belligraph.vocabulary import XSD

S, P = ox.NamedNode("x:s"), ox.NamedNode("x:p")
NUMBERS = ("integer", "int", "decimal", "double", "float", "boolean", "nonNegativeInteger")
NAMES = (*NUMBERS, "date", "dateTime", "gYear", "string", "unsignedByte", "duration")
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["", "\t", "a\nb\r\n", '"', "\\", "\\n", "<a>", "_:b", "\u2028\x85\x0b\x1c", "7", "true", "NaN",
     "007", "+1", "1e3", "-0.0", "INF", "1.50", '"x"@en', "2014-01-06", "2014"]
)  # fmt: skip
TYPED = st.builds(
    lambda text, name: ox.Literal(text, datatype=ox.NamedNode(XSD + name)),
    TEXTS | st.integers().map(str) | st.floats().map(str) | st.decimals().map(str),
    st.sampled_from(NAMES),
)
TERMS = (
    st.none()
    | st.builds(ox.Literal, TEXTS)
    | st.builds(lambda text: ox.Literal(text, language="en-GB"), TEXTS)
    | TYPED
    | st.builds(ox.Literal, st.integers(-(2**70), 2**70) | st.booleans() | st.floats())
    | st.sampled_from([ox.NamedNode("https://example.org/é#x"), ox.BlankNode("b0")])
)


def exact(term: Any) -> Any:
    """The value of a term, from the term itself."""
    if term is None or not isinstance(term, ox.Literal):
        return None if term is None else term.value
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in ("integer", "int", "nonNegativeInteger"):
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            return float(term.value)
    except ValueError:
        return term.value
    return term.value in ("true", "1") if kind == "boolean" else term.value


def is_plain(term: Any) -> bool:
    """Whether it is an IRI, or a literal in no language."""
    return isinstance(term, ox.NamedNode) or (isinstance(term, ox.Literal) and not term.language)


def same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)


@given(st.lists(TERMS, min_size=1, max_size=4))
def test_a_cell_is_worth_its_term(terms: list[Any]) -> None:
    engine = ox.Store()
    for number, term in enumerate(terms):
        engine.add(ox.Quad(S, P, ox.Literal(number)))
        if term is not None:
            engine.add(ox.Quad(S, ox.NamedNode(f"x:{number}"), term))
    asked = "".join(f" OPTIONAL {{ <x:s> <x:{n}> ?v{n} }}" for n in range(len(terms)))
    query = f"SELECT * {{ {asked} }}"
    store = Store(engine)
    variables, ((*cells,),) = lines(store, query)
    (row,) = store.select(query)
    for name, cell in zip(variables, cells, strict=True):
        assert same(value(cell), exact(row[name])), cell
        assert (text_of(cell) if cell else None) == getattr(row[name], "value", None)
        assert term_of(cell) == (row[name] if is_plain(row[name]) else None)


def test_asking_and_constructing_give_rows_too() -> None:
    store = Store(ox.Store())
    store.engine.add(ox.Quad(S, P, ox.Literal("two\nlines")))
    assert lines(store, "ASK { ?s ?p ?o }") == (["answer"], [("true",)])
    names, rows = lines(store, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert names == ["subject", "predicate", "object"]
    assert [[*map(value, row)] for row in rows] == [["x:s", "x:p", "two\nlines"]]


def test_rows_without_columns_and_columns_without_rows() -> None:
    store = open_store(MEMORY)
    assert lines(store, "SELECT * {}") == ([], [()])
    assert lines(store, "SELECT ?nothing {}") == (["nothing"], [("",)])
    assert lines(store, "SELECT ?s { ?s ?p ?o }") == (["s"], [])


def test_a_triple_is_no_plain_term() -> None:
    store = Store(ox.Store())
    store.engine.add(ox.Quad(S, P, ox.Triple(S, P, ox.Literal("x"))))
    _, ((cell,),) = lines(store, "SELECT ?o { ?s ?p ?o }")
    assert term_of(cell) is None


def test_what_fails_while_rows_are_worked_out_is_told() -> None:
    with pytest.raises(QueryError, match="does not parse"):
        lines(open_store(MEMORY), "SELECT")
