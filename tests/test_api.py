"""The graph as scripts and notebooks use it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

import belligraph
from belligraph import open_graph
from belligraph.errors import DateError, InputError, QueryError, StoreError, UnknownNameError
from belligraph.model import Means, Method

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


def test_parameters_may_be_values_of_python(graph) -> None:
    said = graph.query("derived", as_of=date(2014, 1, 6), derived=True)
    assert [row["claim"] for row in said.rows] == [
        row["claim"] for row in graph.query("derived", as_of="2014-01-06", derived="yes").rows
    ]
    assert said.rows
    with pytest.raises(UnknownNameError, match="3"):
        graph.query("who-supports", actor=3)


def test_parameters_of_a_query_of_ones_own_keep_their_types(graph) -> None:
    denied = {c.id for c in graph.claims if c.negated}
    found = graph.query("SELECT ?claim { ?claim bg:negated ?flag }", flag=True)
    assert {row["claim"].rpartition("/")[2] for row in found.rows} == denied
    day = graph.query("SELECT ?claim { ?claim bg:countsFrom ?day }", day=date(2014, 1, 5))
    assert len(day) == len(graph.query('SELECT ?c { ?c bg:countsFrom "2014-01-05"^^xsd:date }')) > 0
    sure = graph.query("SELECT ?c { ?c bg:confidence ?is FILTER(?is >= ?least) }", least=1)
    assert len(sure) == sum(c.confidence >= 1 for c in graph.claims) > 0


def test_the_network_has_signs_weights_dates_and_claims(graph) -> None:
    found = graph.network(as_of=DAY, sources=["csm-2014-01-06"])
    assert found.graph == {"as_of": DAY, "window": 365, "known_by": None}
    edge = found["usa"]["iraq"]["supports"]
    [missiles] = [c.id for c in graph.claims if c.row == "csm-30"]
    assert edge == {
        "sign": 1, "weight": 1, "means": ["weapons"], "first": None, "last": "2014-01-05",
        "symmetric": False, "certain": True, "alleged": False, "claims": [missiles],
        "score": 0.8, "parties": 0, "disputed": False, "corroborated": False,
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
    for query in (None, 5, b"ASK {}"):
        with pytest.raises(QueryError, match="expected the name of a query, or SPARQL"):
            graph.query(query)
    with pytest.raises(QueryError, match=r"needs actor \(whose supporters\): actor=\.\.\.$"):
        graph.query("who-supports")


def test_sparql_needs_no_braces(graph) -> None:
    iran = "https://w3id.org/belligraph/id/actor/iran"
    assert {row["subject"] for row in graph.query(f"DESCRIBE <{iran}>").rows} == {iran}
    claims = graph.query("SELECT ?claim { ?claim bg:subject ?actor }", actor=f"<{iran}>").rows
    assert len(claims) == sum(claim.subject == "iran" for claim in graph.claims)


def test_a_view_takes_filters_by_name_and_refuses_others(graph) -> None:
    view = graph.view(as_of=DAY, means=["weapons"], theatres=["anbar-2014"], methods=["curated"],
                      alleged=False, min_score=0.5)  # fmt: skip
    assert (view.means, view.methods) == ({Means.WEAPONS}, {Method.CURATED})
    assert (view.as_of, view.alleged, view.min_score) == (date(2014, 1, 6), False, 0.5)
    for filters, words in (
        ({"means": ["guns"]}, "no means is called 'guns'"),
        ({"methods": ["magic"]}, "no method is called 'magic'"),
        ({"theatres": ["nowhere"]}, "no theatre is called 'nowhere'"),
        ({"sources": ["nothing"]}, "no source is called 'nothing'"),
    ):
        with pytest.raises(UnknownNameError, match=words):
            graph.view(**filters)


def test_a_theatre_narrows_a_view_to_what_is_placed_there(graph) -> None:
    theatre = next(c.theatre for c in graph.claims if c.theatre and c.relation.sign)
    table = graph.relations(graph.view(theatres=[theatre]))
    rows = set(table.columns.hex_ids(table.claims.rows))
    assert rows
    assert {c.theatre for c in graph.claims if c.id in rows} == {theatre}


def test_what_nobody_says_of_a_pair_is_undetermined(graph) -> None:
    pair = graph.between("Iran", "Washington", graph.view(as_of=DAY))
    assert (pair.one, pair.other, pair.standing) == ("iran", "usa", "undetermined")
    assert pair.coverage.silent
    assert pair.coverage.documents_of_both > 0
    assert graph.accounts(pair) == ()


def test_a_pair_has_its_relations_and_their_arithmetic(graph) -> None:
    pair = graph.between("ISIL", "Iraq", graph.view(as_of=DAY))
    assert (pair.standing, len(pair.edges)) == ("opposes", 2)
    for edge, account in zip(pair.edges, graph.accounts(pair), strict=True):
        assert account.edge is edge
        assert account.score == pytest.approx(edge.score)


def test_an_actor_is_no_pair_with_itself(graph) -> None:
    with pytest.raises(InputError, match="US and usa are the same actor, usa"):
        graph.between("US", "usa")


def test_the_signed_graph_leads_from_every_tie_to_its_claims(graph) -> None:
    found = graph.signed(as_of=DAY)
    known = {claim.id: claim for claim in graph.claims}
    for number, (a, b, sign) in enumerate(found.graph.edges()):
        for id_ in found.claims(number):
            assert {known[id_].subject, known[id_].object} == {a, b}
            assert known[id_].relation.sign == sign


def test_ratings_of_ones_own_weigh_in_relations_and_in_sparql(sample_out) -> None:
    graph = open_graph(sample_out / "store")
    graph.store.ratings = {"the-christian-science-monitor": 0.25}
    view = graph.view(as_of=DAY, sources=["csm-2014-01-06"])
    table = graph.relations(view)
    rows = graph.query("relations", as_of=DAY, source="csm-2014-01-06").rows
    assert sorted(row["score"] for row in rows) == sorted(table.score.tolist())
    assert {round(score, 6) for score in table.score.tolist()} == {0.25, 1 - 0.75**2}
