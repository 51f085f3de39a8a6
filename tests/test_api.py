"""The graph as scripts and notebooks use it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import belligraph
from belligraph import open_graph
from belligraph.errors import DateError, StoreError, UnknownNameError

DAY = "2014-01-06"


def test_what_is_public() -> None:
    assert set(belligraph.__all__) == {"Graph", "__version__", "open_graph"}
    assert all(hasattr(belligraph, name) for name in belligraph.__all__)
    with pytest.raises(AttributeError):
        belligraph.nothing  # noqa: B018


def test_importing_it_loads_nothing_heavy() -> None:
    code = (
        "import belligraph, sys; "
        "print(*{'rdflib', 'pyoxigraph', 'networkx', 'spacy', 'click'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_sample_in_memory_answers_as_the_built_store(graph) -> None:
    in_memory = open_graph()
    assert in_memory.claims == graph.claims
    assert in_memory.registry == graph.registry
    given = {"actor": "Baghdad", "as_of": DAY}
    assert in_memory.query("who-supports", **given).rows == graph.query(
        "who-supports", **given
    ).rows  # fmt: skip


def test_a_query_of_ones_own_may_declare_columns(graph) -> None:
    answer = graph.query(
        "# title: Rows\n# parameter wanted: text, required -- a row\n"
        "# column wanted: text -- the row\n# column id: claim -- its id\n"
        "SELECT\n#include _parameters.rq\n  ?wanted ?id {\n"
        "  ?id bg:row ?wanted .\n}",
        wanted="csm-30",
    )
    [claim] = [c for c in graph.claims if c.row == "csm-30"]
    assert answer.rows == ({"wanted": "csm-30", "id": claim.id},)


def test_the_network_has_signs_weights_dates_and_claims(graph) -> None:
    found = graph.network(as_of=DAY, sources=["csm-2014-01-06"])
    assert found.graph == {"as_of": DAY, "window": 365, "known_by": None}
    edge = found["usa"]["iraq"]["supports"]
    [missiles] = [c.id for c in graph.claims if c.row == "csm-30"]
    assert edge == {
        "sign": 1, "weight": 1, "means": ["weapons"], "first": None, "last": "2014-01-05",
        "symmetric": False, "certain": True, "alleged": False, "claims": [missiles],
    }  # fmt: skip
    assert found["isil"]["iraq"]["opposes"]["sign"] == -1
    assert found["iran"]["iraq"]["alliedWith"]["symmetric"]
    assert found.nodes["isil"]["kind"] == "armed_group"


def test_populations_are_in_the_network_only_when_asked_for(graph) -> None:
    given = {"as_of": DAY, "sources": ["csm-2014-01-06"]}
    assert "sunnis-in-iraq" not in graph.network(**given)
    assert graph.network(**given, populations=True).has_edge("iraq", "sunnis-in-iraq")


def test_every_edge_of_the_network_leads_to_claims_that_are_deeds(graph) -> None:
    claims = {claim.id: claim for claim in graph.claims}
    for subject, object_, relation, edge in graph.network().edges(keys=True, data=True):
        assert edge["claims"]
        for claim in map(claims.get, edge["claims"]):
            assert (claim.subject, claim.object, claim.relation.value) == (
                subject, object_, relation,
            )  # fmt: skip
            assert claim.modality.value == "actual"
            assert not claim.negated


def test_what_goes_wrong(graph, tmp_path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_graph(tmp_path / "nowhere")
    with pytest.raises(DateError):
        graph.network(as_of="yesterday")
    with pytest.raises(UnknownNameError):
        graph.network(sources=["nowhere"])
    with pytest.raises(UnknownNameError):
        graph.query("who-knows")
