"""A query that this process might not outlive is refused; others are asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from belligraph.errors import QueryError
from belligraph.queries import named_query, names
from belligraph.store import MEMORY, open_store, trying
from belligraph.store.trying import refuse_huge

MANY = 50_000
HUGE = {
    "addresses": "SELECT * { " + "<" * MANY,
    "brackets": "SELECT * { FILTER" + "(" * MANY + "1" + ")" * MANY + "}",
    "groups": "SELECT * " + "{" * MANY + "}" * MANY,
    "open groups": "SELECT * " + "{" * MANY,
    "negations": "SELECT * { FILTER(" + "!" * MANY + "?x)}",
    "filters": "SELECT * " + "{ FILTER EXISTS " * MANY + "{}" + "}" * MANY,
    "functions": "ASK { FILTER(" + "STR(" * 1_000 + "1" + ")" * 1_000 + ")}",
    "a chain": "ASK { FILTER(?x" + "||bg:x" * MANY + ")}",
    "behind a comment": "# \u2019 \ud800\nSELECT * " + "{" * MANY,
}


@pytest.mark.parametrize("query", HUGE.values(), ids=HUGE)
def test_what_overflows_the_stack_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"^the query takes too much to be planned; ask for less"):
        refuse_huge(query)


def test_the_command_ends_with_one_error(sample_out: Path) -> None:
    command = [sys.executable, "-m", "belligraph", "query", "-", "--store", sample_out / "store"]
    done = subprocess.run(command, input=HUGE["addresses"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: {trying.TOO_MUCH}\n"


def test_long_lists_and_deep_queries_are_asked() -> None:
    store = open_store(MEMORY)
    values = " ".join(f"<https://example.org/{number}>" for number in range(20_000))
    assert len(list(store.select(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}"))) == 20_000
    assert store.query("ASK { FILTER(" + "STR(" * 200 + "1" + ")" * 200 + ")}")


def test_a_long_query_that_does_not_parse_is_told_where_it_is_wrong() -> None:
    values = "<urn:x> " * 20_000
    with pytest.raises(QueryError, match=r"^the query does not parse: error at 2:7"):
        open_store(MEMORY).query(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}\nLIMIT ?")


def test_scores_are_known_to_whoever_tries_it() -> None:
    scores = " ".join(f"(bg:score(?c) AS ?s{number})" for number in range(400))
    query = f"SELECT {scores} {{ ?c a bg:Claim }}"
    assert len(list(open_store(MEMORY).select(query))) == 1
    refuse_huge(f"{query} # " + "(" * 400)


def test_the_packaged_queries_need_not_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "command", None)
    for name in names():
        refuse_huge(named_query(name).text)
