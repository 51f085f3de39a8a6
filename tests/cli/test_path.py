"""`belligraph path`: how two actors hang together, tie by tie, with what each tie rests on."""

from __future__ import annotations

import json

import pytest

from belligraph.analysis.paths import signed_paths

DAY = "2014-01-06"
WHEEL = [("a", "b", 1), ("b", "c", -1), ("a", "d", -1), ("d", "c", 1), ("a", "e", 1),
         ("e", "f", 1), ("f", "c", 1), ("x", "y", 1)]  # fmt: skip


def test_paths_are_those_of_the_function(belligraph, sample_out, graph) -> None:
    done = belligraph("path", "ISIL", "qatar", "--format", "json", "--store", sample_out / "store")
    assert done.returncode == 0
    found = [(p["sign"], tuple(p["nodes"]), tuple(p["signs"])) for p in json.loads(done.stdout)]
    expected = signed_paths(graph.signed(DAY).graph, "isil", "qatar")
    assert found == [(p.sign, p.nodes, p.signs) for p in expected]
    assert len(found) > 1
    assert done.stderr.startswith("As of 6 January 2014, window 365 days\n")


def test_every_tie_of_a_path_leads_to_its_claims(of_sample, graph) -> None:
    claims = {claim.id: claim for claim in graph.claims}
    for path in json.loads(of_sample("path", "isil", "qatar", "--format", "json").out):
        steps = zip(path["nodes"], path["nodes"][1:], path["signs"], path["claims"], strict=False)
        for a, b, sign, ids in steps:
            assert ids
            for claim in map(claims.__getitem__, ids):
                assert {claim.subject, claim.object} == {a, b}
                assert claim.relation.sign == sign
        assert len(path["claims"]) == len(path["signs"])


def test_the_table_draws_by_name_and_csv_by_id(of_sample) -> None:
    shown = of_sample("path", "iran", "usa").out
    assert "Iran + Iraq + US" in shown
    [row] = of_sample("path", "iran", "usa", "--format", "csv").rows
    assert (row["path"], row["ties"], row["by way of"]) == ("friendly", "2", "iran + iraq + usa")
    first = [ids[0] for ids in json.loads(of_sample("path", "iran", "usa", "--format",
                                                    "json").out)[0]["claims"]]  # fmt: skip
    assert row["first claims"].split(";") == first
    assert ", ".join(id_[:10] for id_ in first) in shown


def test_an_actor_may_be_called_by_any_name(of_sample) -> None:
    assert of_sample("path", "Islamic Republic of Iran", "Washington").out == (
        of_sample("path", "iran", "usa").out
    )


def test_the_shortest_of_each_sign_are_found_in_a_list(tell, listed) -> None:
    rows = tell("path", "a", "c", "--edges", listed(WHEEL), "--format", "csv").rows
    assert [(row["path"], row["by way of"]) for row in rows] == [
        ("hostile", "a + b - c"), ("hostile", "a - d + c"), ("friendly", "a + e + f + c"),
    ]  # fmt: skip
    near = tell("path", "a", "c", "--edges", listed(WHEEL), "--cutoff", 2, "--format", "csv").rows
    assert {row["path"] for row in near} == {"hostile"}
    one = tell("path", "a", "c", "--edges", listed(WHEEL), "--limit", 1, "--format", "csv").rows
    assert [row["path"] for row in one] == ["hostile", "friendly"]


def test_where_no_path_is_nothing_follows(tell, listed) -> None:
    told = tell("path", "a", "x", "--edges", listed(WHEEL), "--format", "json")
    assert (told.code, json.loads(told.out)) == (0, [])
    assert "nothing follows, neither friendship nor enmity" in told.err


def test_an_actor_without_a_tie_in_the_view_is_known_all_the_same(of_sample) -> None:
    told = of_sample("path", "usa", "UNSC", "--format", "json")
    assert (told.code, json.loads(told.out)) == (0, [])
    assert "No tie of UNSC counts in this view." in told.err


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (("usa", "irak"), "no actor is called 'irak'; nearest known: "),
        (("usa", "US"), "both names mean US: two different actors expected"),
        (("usa", "\x1b[2J"), "no actor is called '\\x1b[2J'"),
    ],
)
def test_a_name_that_will_not_do_is_exit_code_1(of_sample, names, complaint) -> None:
    told = of_sample("path", *names)
    assert (told.code, told.out) == (1, "")
    assert complaint in told.err


def test_a_name_that_a_list_does_not_have(tell, listed) -> None:
    told = tell("path", "a", "nobody", "--edges", listed(WHEEL))
    assert (told.code, told.out) == (1, "")
    assert "no actor is called 'nobody'" in told.err
    assert tell("path", "a", "--edges", listed(WHEEL)).code == 2
