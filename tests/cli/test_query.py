"""`belligraph query`: named queries, and queries of one's own."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Graph
from rdflib.query import Result

from belligraph.store import claims_turtle

DAY = "2014-01-06"
CSM = "csm-2014-01-06"
ROWS = "SELECT ?claim ?row WHERE { ?claim bg:row ?row } ORDER BY ?row ?claim"


@pytest.fixture
def query(belligraph, sample_out):
    """Asks the sample: `query("pair", "-p", "a=usa", ...)`."""

    def ask(*arguments, **options):
        env = {"BELLIGRAPH_STORE": str(sample_out / "store")}
        return belligraph("query", *arguments, env=env, **options)

    return ask


def cells(done) -> list[list[str]]:
    return list(csv.reader(io.StringIO(done.stdout)))


def test_data_goes_to_standard_output_and_talk_to_standard_error(query) -> None:
    done = query("who-supports", "-p", "actor=Baghdad", "--as-of", DAY, "--source", CSM)
    assert done.returncode == 0
    assert "missiles" in done.stdout
    assert "The Washington Post" in done.stdout
    assert done.stderr.startswith("Who supports an actor, by what means, according to whom (actor ")
    assert done.stderr.endswith("1 row\n")


def test_json_is_a_list_of_objects_as_the_interface_gives_them(query, graph) -> None:
    done = query("who-supports", "-p", "actor=Iraq", "--as-of", DAY, "--view", "all",
                 "--window", "30", "--format", "json")  # fmt: skip
    given = {"actor": "Iraq", "as_of": DAY, "view": "all", "window": "30"}
    assert json.loads(done.stdout) == list(graph.query("who-supports", **given).rows)
    assert done.stderr == ""


def test_csv_has_every_column_and_row(query, graph) -> None:
    done = query("offers", "-p", "actor=iran", "--format", "csv")
    header, *rows = cells(done)
    answer = graph.query("offers", actor="iran")
    assert header == [column.name for column in answer.columns]
    assert [row[-1] for row in rows] == [row["claim"] for row in answer.rows]


def test_turtle_of_a_named_query_is_the_claims_behind_it(query, graph) -> None:
    done = query("who-supports", "-p", "actor=iraq", "--source", CSM, "--format", "turtle")
    [row] = graph.query("who-supports", actor="iraq", source=CSM).rows
    assert done.stdout.encode() == claims_turtle(graph.store, row["claims"])
    assert len(Graph().parse(data=done.stdout, format="turtle")) > 20


def test_srj_of_a_named_query_is_sparql_results_json(query) -> None:
    done = query("who-supports", "-p", "actor=iraq", "--source", CSM, "--format", "srj")
    result = Result.parse(io.BytesIO(done.stdout.encode()), format="json")
    assert [str(row.item) for row in result] == ["missiles"]


def test_a_query_of_ones_own_from_a_file(query, tmp_path, graph) -> None:
    file = tmp_path / "rows.rq"
    file.write_text(ROWS, encoding="utf-8")
    done = query(file, "--format", "srj")
    result = Result.parse(io.BytesIO(done.stdout.encode()), format="json")
    assert [str(v) for v in result.vars] == ["claim", "row"]
    expected = [(str(r[0].value), r[1].value) for r in graph.store.select(ROWS)]
    assert [(str(r.claim), str(r.row)) for r in result] == expected


def test_a_parameter_of_ones_own_query_is_bound_as_a_term(query) -> None:
    done = query("-", "-p", "row=csm-33", "--format", "csv", stdin=ROWS)
    assert [row[1] for row in cells(done)] == ["row", "csm-33", "csm-33"]
    done = query("-", "-p", 'row=" } #', "--format", "csv", stdin=ROWS)
    assert (done.returncode, cells(done)) == (0, [["claim", "row"]])


def test_ask(query) -> None:
    yes = query("-", stdin="ASK { ?claim bg:row 'csm-01' }")
    assert yes.stdout.split() == ["answer", "──────", "yes"]
    no = query("-", "--format", "srj", stdin="ASK { ?claim bg:row 'nothing' }")
    assert Result.parse(io.BytesIO(no.stdout.encode()), format="json").askAnswer is False


def test_sparql_itself_may_be_the_argument(query) -> None:
    text = "SELECT ?row { ?claim bg:row ?row FILTER(?row = 'csm-01') }"
    done = query(text, "--format", "csv")
    assert (done.returncode, done.stdout.split()) == (0, ['"row"', '"csm-01"'])


def test_sparql_without_braces_may_be_the_argument(query) -> None:
    done = query("DESCRIBE <https://w3id.org/belligraph/id/actor/iran>", "--format", "csv")
    assert done.returncode == 0
    assert "Iran" in done.stdout


def test_an_actor_in_a_query_of_ones_own_is_an_address_or_declared(query) -> None:
    text = "SELECT ?claim { ?claim bg:subject $actor }"
    iran = "actor=<https://w3id.org/belligraph/id/actor/iran>"
    found = query(text, "-p", iran, "--format", "csv")
    declared = query(f"# parameter actor: actor\n{text}", "-p", "actor=Tehran", "--format", "csv")
    assert len(cells(found)) > 1
    assert found.stdout == declared.stdout
    none = query(text, "-p", "actor=Iran")
    assert none.returncode == 0
    assert "Note: actor is the text 'Iran' here; an address stands in <>" in none.stderr
    assert "Note: " not in found.stderr + declared.stderr
    wrong = query(text, "-p", "actor=<iran>")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
    assert "actor: '<iran>'; expected a whole address" in wrong.stderr


def test_construct_as_turtle(query) -> None:
    done = query(
        "-", "--format", "turtle",
        stdin="CONSTRUCT { ?claim rdfs:label ?row } WHERE { ?claim bg:row ?row }",
    )  # fmt: skip
    found = Graph().parse(data=done.stdout, format="turtle")
    assert {str(o) for o in found.objects()} >= {"csm-01", "csm-41"}


def test_a_construct_has_no_results_json_and_a_select_no_turtle(query) -> None:
    for format_, text in (("srj", "CONSTRUCT WHERE { ?s bg:row ?o }"), ("turtle", ROWS)):
        done = query("-", "--format", format_, stdin=text)
        assert (done.returncode, done.stdout) == (1, "")
        assert "needs a" in done.stderr


def test_the_mark_that_editors_put_before_a_text_is_passed_over(query) -> None:
    done = query("-", "--format", "csv", stdin=b"\xef\xbb\xbfSELECT (1 AS ?one) {}")
    assert (done.returncode, done.stdout.split()) == (0, ['"one"', '"1"'])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT ?s WHERE {\n ?s a a a }", "does not parse: error at 2:"),
        ("SELECT ?s WHERE { ?s a nope:Claim }", "the prefix nope: is not declared"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "does not parse: only queries are asked here"),
        ("", "does not parse: it is empty"),
        (b"SELECT \xff", "standard input: text in UTF-8 is expected"),
        ("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "(SERVICE), which is not done"),
    ],
    ids=["syntax", "prefix", "update", "empty", "bytes", "service"],
)
def test_a_bad_query_is_exit_code_1_and_says_where(query, text, complaint) -> None:
    done = query("-", stdin=text)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    assert complaint in done.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["who-suports"], "nearest known: who-supports"),
        (["who-controls"], "no query is called 'who-controls'; nearest known: controlled-by"),
        (["promises"], "nearest known: offers, undelivered"),
        (["xyz"], "nearest known: allies-of, by-source, chain,"),
        (["who-supports", "-p", "actor=Irak"], "no actor is called 'Irak'; nearest known: ira"),
        (["who-supports"], "needs actor (whose supporters): actor=..."),
        (["undetermined", "-p", "actor=usa", "--format", "turtle"], "'undetermined' names none"),
        ([__file__], "is a file; one of a query ends in .rq"),
        (["SELECT ?s", "-p", "s=a"], "it ends too early"),
        (["who-supports", "-p", "actr=iraq"], "nearest known: actor"),
        (["who-supports", "-p", "actor=iraq", "--as-of", "2014-02-30"], "not in the calendar"),
        (["who-supports", "-p", "actor=iraq", "--source", "nowhere"], "no source is called"),
        (["nowhere.rq"], "nowhere.rq: No such file"),
        (["chain", "-p", "claim=csm-33", "--format", "srj"], "several claims are called 'csm-33'"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_bad_input_is_exit_code_1_with_one_line(query, arguments, complaint) -> None:
    done = query(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_in_another_encoding(query, tmp_path) -> None:
    (tmp_path / "latin.rq").write_bytes("SELECT 'é'".encode("latin-1"))
    done = query(tmp_path / "latin.rq")
    assert done.returncode == 1
    assert "UTF-8" in done.stderr


def test_a_result_is_inert_in_a_spreadsheet_and_in_a_terminal(query) -> None:
    text = "SELECT (CONCAT('=1+', '1') AS ?formula) ('a\\u001b[31mb' AS ?escape) {}"
    done = query("-", "--format", "csv", stdin=text)
    assert cells(done)[1][0] == "'=1+1"
    done = query("-", stdin=text)
    assert "\x1b" not in done.stdout
    assert "[bold]" in query("-", stdin="SELECT ('[bold]x' AS ?x) {}").stdout


def test_without_a_store_it_says_how_to_make_one(belligraph, tmp_path) -> None:
    done = belligraph("query", "offers", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "there is no store at out/store; 'belligraph build' makes one, as 'load' and" in done.stderr
    )
    done = belligraph("query", "offers", "--store", tmp_path)
    assert "is not a belligraph store" in done.stderr


def test_an_explicit_store_goes_before_the_environment(belligraph, sample_out, tmp_path) -> None:
    env = {"BELLIGRAPH_STORE": str(tmp_path / "nowhere")}
    assert belligraph("query", "offers", env=env).returncode == 1
    done = belligraph("query", "offers", "--store", sample_out / "store", env=env)
    assert done.returncode == 0


def test_the_whole_graph_may_be_asked_for_its_named_graphs(query) -> None:
    done = query("-", "--format", "csv",
                 stdin="SELECT DISTINCT ?g { GRAPH ?g { ?c bg:row 'csm-01' } }")  # fmt: skip
    assert cells(done)[1][0].endswith(f"/graph/curated/{CSM}")
