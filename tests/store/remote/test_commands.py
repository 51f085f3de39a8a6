"""Commands on a store behind an address, and a served store as one."""

import json

import click
import pytest
from click.testing import CliRunner

from belligraph import Graph, open_graph
from belligraph.cli import belligraph as group
from belligraph.cli.group import COMMANDS
from belligraph.cli.stores import folder

GIVEN = {
    "add-actors": ["--data", "a", "x"], "check": [], "history": [], "import": ["ucdp-ged", "a.csv"],
    "load": [__file__], "push": ["http://localhost/x"], "restore": ["a"], "rules": [], "serve": [],
    "snapshot": ["a"], "undo": ["3"], "verify": [],
}  # fmt: skip
"""Commands that write to a store, or read what only a folder has, and what they need beside it."""
WHO = ("query", "who-supports", "-p", "actor=Baghdad", "--format", "json")


@pytest.mark.parametrize(
    "command",
    [WHO, ("query", "relations"), ("explain", "usa", "iraq"), ("analyse", "balance")],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_command_says_of_a_server_what_it_says_of_a_folder(
    belligraph, sample_out, filled, command: tuple[str, ...]
) -> None:
    here = belligraph(*command, "--store", sample_out / "store")
    there = belligraph(*command, "--store", filled.query)
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout)
    assert here.stdout


def test_the_address_may_stand_in_the_environment(belligraph, filled) -> None:
    done = belligraph(*WHO, env={"BELLIGRAPH_STORE": filled.query})
    assert json.loads(done.stdout)


def test_what_is_fetched_is_told_beside_the_answer(belligraph, filled) -> None:
    done = belligraph("explain", "usa", "iraq", "--store", filled.query)
    assert f"{filled.query} is fetched: 21," in done.stderr
    assert "fetched" not in done.stdout


def test_results_and_turtle_come_from_a_server_too(
    belligraph, sample_out, filled, tmp_path
) -> None:
    own = tmp_path / "own.rq"
    own.write_text("CONSTRUCT { ?c bg:gist ?gist } { ?c bg:gist ?gist }", encoding="utf-8")
    for command in (("query", "pair", "a=usa", "b=iraq", "--format", "turtle"),
                    ("query", own, "--format", "turtle")):  # fmt: skip
        here = belligraph(*command, "--store", sample_out / "store")
        there = belligraph(*command, "--store", filled.query)
        assert there.stdout == here.stdout != ""
    done = belligraph(
        "query", "pair", "a=usa", "b=iraq", "--format", "srj", "--store", filled.query
    )
    assert json.loads(done.stdout)["results"]["bindings"]


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("from_environment", [False, True])
def test_commands_that_need_a_folder_say_so(name: str, from_environment: bool) -> None:
    address = "http://127.0.0.1:1/query"
    given, env = ["--store", address], {"BELLIGRAPH_STORE": ""}
    if from_environment:
        given, env = [], {"BELLIGRAPH_STORE": address}
    done = CliRunner().invoke(group, [name, *GIVEN[name], *given], env=env)
    assert done.exit_code == 2
    assert f"'{name}' works on a store in a folder" in done.output


def test_help_speaks_of_an_address_only_where_one_is_taken() -> None:
    told = {}
    for name in COMMANDS:
        found = group.get_command(click.Context(group), name)
        assert found is not None
        for option in found.params:
            if "--store" in option.opts:
                assert isinstance(option, click.Option)
                told[name] = option.metavar, "address" in (option.help or ""), option.callback
    assert {name for name, (_, _, callback) in told.items() if callback is folder} == set(GIVEN)
    assert all(told[name][:2] == ("FOLDER", False) for name in GIVEN)
    assert all(metavar == "FOLDER|URL" for n, (metavar, _, _) in told.items() if n not in GIVEN)


@pytest.mark.parametrize("store", ["ftp://example.org/x", "file:///tmp/x", ""])
def test_what_is_neither_a_folder_nor_an_address_is_refused(store: str) -> None:
    for arguments in (["query", "offers", f"--store={store}"], ["diff", store, "there"]):
        done = CliRunner().invoke(group, arguments)
        assert done.exit_code == 2
        assert "expected" in done.output


def test_stores_behind_addresses_are_compared(belligraph, sample_out, filled) -> None:
    here = belligraph("diff", sample_out / "store", sample_out / "store")
    there = belligraph("diff", filled.query, sample_out / "store")
    assert (there.returncode, there.stdout) == (0, here.stdout)


def test_push_tells_of_each_graph_and_then_has_nothing_new(
    belligraph, sample_out, oxigraph
) -> None:
    def push(*options: str):
        return belligraph("push", oxigraph.query, "--store", sample_out / "store", *options)

    first = push("--graph-store", oxigraph.graph_store)
    assert first.returncode == 0, first.stderr
    assert "https://w3id.org/belligraph/id/graph/registry: 0 -> 6," in first.stdout
    assert f"50 graphs changed at {oxigraph.query}" in first.stderr
    again = push()
    assert (again.returncode, again.stdout) == (0, "")
    assert f"Nothing is new to {oxigraph.query}" in again.stderr


def test_a_secret_is_in_no_message(belligraph, sample_out) -> None:
    secrets = {"BELLIGRAPH_REMOTE_USER": "anna", "BELLIGRAPH_REMOTE_PASSWORD": "s3cret"}
    for address in ("http://192.0.2.1/sparql", "http://anna:s3cret@127.0.0.1:1/x"):
        for command in (("query", "relations", "--store", address),
                        ("push", address, "--store", sample_out / "store")):  # fmt: skip
            done = belligraph(*command, env=secrets)
            assert done.returncode == 1
            assert "s3cret" not in done.stdout + done.stderr
            assert "BELLIGRAPH_REMOTE" in done.stderr


def test_without_urllib3_the_extra_is_named(belligraph, tmp_path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'urllib3' else find(name, *more)\n",
        encoding="utf-8",
    )
    done = belligraph("query", "relations", "--store", "http://127.0.0.1:1/x",
                      env={"PYTHONPATH": str(tmp_path)})  # fmt: skip
    assert done.returncode == 1
    assert "pip install 'belligraph[remote]'" in done.stderr


@pytest.mark.slow
def test_a_store_that_belligraph_serves_is_one(graph: Graph, sample_out) -> None:
    from serving import serving

    with serving("--store", sample_out / "store", "--site", sample_out / "site") as server:
        remote = open_graph(f"{server.url}/sparql")
        given = {"actor": "Baghdad", "as_of": "2014-01-06"}
        assert (
            remote.query("who-supports", **given).rows == graph.query("who-supports", **given).rows
        )
        assert remote.store.dump("nquads") == graph.store.dump("nquads")
