"""Answers as tuples, dictionaries, data frames and Arrow tables say the same."""

import pyarrow as pa
import pytest

import belligraph
from belligraph.api import Graph
from belligraph.queries import read_query
from belligraph.queries.answers import typed_rows
from belligraph.queries.rows import Rows
from belligraph.store import MEMORY, lines, open_store

ODD = """SELECT ?n ?text ?mixed ?none { VALUES (?n ?text ?mixed ?none) {
  (1 "two\\nlines\\tand \\"quotes\\"" 5 UNDEF)
  (-7 "\\\\"@en "five" UNDEF)
  (12345678901234567890123 "" true UNDEF) } }"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return belligraph.open_graph()


def test_rows_as_tuples_dictionaries_frames_and_tables_are_the_same(graph) -> None:
    for query, given in (("who-supports", {"actor": "Baghdad"}), ("events", {"place": "Iraq"})):
        answer = graph.query(query, **given)
        assert len(answer) == len(answer.rows) == len(list(answer)) > 0
        assert [tuple(row.values()) for row in answer.rows] == list(answer)
        assert list(answer.rows[0]) == list(answer.names) == [c.name for c in answer.columns]
        assert answer.to_arrow().to_pylist() == list(answer.rows)
        frame = answer.to_dataframe()
        assert list(frame.columns) == list(answer.names)
        again = frame.astype(object).where(frame.notna(), None).to_dict("records")
        assert again == list(answer.rows)


def test_odd_values_come_through() -> None:
    answer = Graph(open_store(MEMORY)).query(ODD)
    assert list(answer) == [
        (1, 'two\nlines\tand "quotes"', 5, None),
        (-7, "\\", "five", None),
        (12345678901234567890123, "", True, None),
    ]
    table = answer.to_arrow()
    assert table["mixed"].to_pylist() == ["5", "five", "True"]
    assert table.schema.field("none").type == pa.null()
    assert answer.to_dataframe()["text"].tolist() == ['two\nlines\tand "quotes"', "\\", ""]


LONG = "9" * 5000


def test_numbers_that_are_none_or_beyond_all_numbers_are_texts() -> None:
    graph = Graph(open_store(MEMORY))
    asked = f'SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ ({LONG} "{LONG}"^^xsd:int 1e9999) }} }}'
    assert list(graph.query(asked)) == [(LONG, LONG, float("inf"))]
    kinds = ["number", "decimal", "numbers", "flag"]
    names = ["a", "b", "c", "d"]
    text = "".join(f"# column {n}: {kind}\n" for n, kind in zip(names, kinds, strict=True))
    text += (
        f'SELECT ?a ?b ?c ?d {{ VALUES (?a ?b ?c ?d) {{ ({LONG} "much" "{LONG}" "perhaps") }} }}'
    )
    found = typed_rows(read_query("odd", text), *lines(graph.store, text))
    assert list(found) == [(LONG, "much", (LONG,), False)]


def test_an_answer_without_rows_keeps_its_columns(graph) -> None:
    answer = graph.query("SELECT ?a ?b { ?a <x:none> ?b }")
    assert (len(answer), answer.rows, answer.names) == (0, (), ("a", "b"))
    assert answer.to_dataframe().shape == (0, 2)
    assert answer.to_arrow().shape == (0, 2)


def test_a_row_without_columns_is_a_row(graph) -> None:
    answer = graph.query("SELECT * {}")
    assert (len(answer), list(answer), answer.rows) == (1, [()], ({},))


def test_lists_are_ones_own(graph) -> None:
    answer = graph.query("who-supports", actor="Baghdad")
    place = [c.name for c in answer.columns].index("claims")
    next(iter(answer))[place].clear()
    assert all(row[place] for row in answer)


def test_only_what_is_read_is_converted_and_once() -> None:
    converted: list[str] = []

    def convert(cell: str) -> str:
        converted.append(cell)
        return cell.upper()

    rows = Rows([["a"], ["b"], ["a"]], [(0, convert)])
    assert next(iter(rows)) == ("A",)
    assert converted == ["a"]
    assert list(rows) == [("A",), ("B",), ("A",)]
    assert converted == ["a", "b"]
    assert rows.columns() == [["A", "B", "A"]]
