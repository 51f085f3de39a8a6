"""What the engine must not be asked, told from what only looks like it."""

from __future__ import annotations

import pytest

from belligraph.errors import QueryError
from belligraph.store.asking import refuse_service
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
