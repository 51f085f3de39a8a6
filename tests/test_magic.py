"""`%%sparql` in a real IPython shell."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from belligraph import Graph, open_graph
from belligraph.errors import InputError, QueryError
from belligraph.magic import asked

COUNT = "SELECT (COUNT(?c) AS ?n) { ?c a bg:Claim }"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return open_graph()


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from IPython.core.interactiveshell import InteractiveShell

    # A shell puts a `__main__` of its own in place of the program's, and empties it at its end.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    made = InteractiveShell.instance()
    made.run_line_magic("load_ext", "belligraph")
    yield made
    made.reset()
    InteractiveShell.clear_instance()


def test_a_cell_asks_the_graph_of_the_notebook(shell: Any, graph: Graph) -> None:
    shell.user_ns["mine"] = graph
    answer = shell.run_cell_magic("sparql", "mine", COUNT)
    assert answer.rows == ({"n": len(graph.claims)},)


def test_without_a_variable_the_sample_is_asked(shell: Any, graph: Graph) -> None:
    assert shell.run_cell_magic("sparql", "", COUNT).rows[0]["n"] == len(graph.claims)


def test_a_named_query_takes_parameters(graph: Graph) -> None:
    answer = asked("graph actor=Iraq as_of=2014-01-06", "who-supports", {"graph": graph})
    assert answer.parameters["actor"] == "iraq"
    assert "usa" in {row["supporter"] for row in answer.rows}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("other", "'other'; expected a variable"),
        ("graph other", "one variable at most"),
        ('graph actor="Iraq', "No closing quotation; expected NAME=VALUE"),
    ],
)
def test_what_is_no_graph_is_refused(graph: Graph, line: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        asked(line, COUNT, {"graph": graph, "other": 1})


def test_a_query_that_does_not_parse_says_so(graph: Graph) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        asked("", "SELECT {", {"graph": graph})
