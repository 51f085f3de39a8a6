"""`belligraph analyse`: tables, CSV and JSON say what the functions find, and nothing else."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from belligraph.analysis import roles as role
from belligraph.analysis.balance import balance
from belligraph.analysis.blocs import blocs, stability
from belligraph.analysis.frustration import frustration
from belligraph.analysis.history.continuity import bloc_series
from belligraph.analysis.history.series import balance_series, dyad_series
from belligraph.analysis.history.spells import spells
from belligraph.analysis.robustness.hinges import hinges
from belligraph.analysis.robustness.resampling import resamples
from belligraph.analysis.robustness.sensitivity import HEADLINES, sensitivity
from calling import under_another_seed
from signed_graphs import TABLES

DAY = "2014-12-31"  # a day on which the sample has a conflict and a tie that contradicts the camps
KEYS = ["nodes", "edges", "negative", "triangles", "balanced_share", "frustration", "partition",
        "frustrated_edges"]  # fmt: skip
INDEX = {"highland_tribes": 7, "cow_1946": 17, "cow_1962": 36, "cow_1979": 43, "cow_1996": 45}
SQUARE = [("a", "b", 1), ("b", "c", 1), ("c", "d", -1), ("a", "d", 1)]
DENSE = [(f"n{i:02}", f"n{j:02}", -1 if (i * j) % 3 else 1) for i in range(40) for j in range(i)]
HOSTILE = [("\x1b[31mred", "=1+1", -1), ("=1+1", "two\nlines", -1), ("\u202eevil", "@sum", 1),
           ("+3", "\x1b[31mred", 1)]  # fmt: skip
TIES = {"friendly": 1, "hostile": -1, "not stated": 0}


def without_seconds(found: dict) -> dict:
    kept = {k: v for k, v in found["frustration"].items() if k != "seconds"}
    return found | {"frustration": kept}


def told_above(shown: str) -> dict[str, str]:
    """The figures above a table, by name."""
    lines = (re.split(r"  +", line.strip(), maxsplit=1) for line in shown.splitlines())
    return {line[0]: line[1] for line in lines if len(line) == 2}


@pytest.fixture
def signed(graph):
    return graph.signed(DAY)


@pytest.fixture
def claims(graph):
    return {claim.id: claim for claim in graph.claims}


# balance


@pytest.mark.parametrize("name", sorted(INDEX))
def test_published_networks_have_the_published_index(tell, name) -> None:
    file = TABLES / f"{name}.csv"
    if not file.is_file():
        pytest.skip(f"the published network is not at {file}")
    told = tell("analyse", "balance", "--edges", file, "--format", "json")
    found = json.loads(told.out)
    assert list(found) == KEYS
    index = found["frustration"]
    assert (index["value"], index["bound"], index["proven"]) == (INDEX[name], INDEX[name], True)
    assert len(found["frustrated_edges"]) == INDEX[name]
    assert sum(map(len, found["partition"])) == found["nodes"]
    if name == "highland_tribes":
        assert (found["nodes"], found["edges"], found["negative"]) == (16, 58, 29)
        assert sum(found["triangles"].values()) == 68
        assert found["balanced_share"] == pytest.approx(0.867647, abs=5e-7)


def test_balance_of_a_store_is_that_of_its_signed_graph(belligraph, sample_out, signed) -> None:
    done = belligraph("analyse", "balance", "--as-of", DAY, "--format", "json",
                      "--store", sample_out / "store")  # fmt: skip
    found = json.loads(done.stdout)
    assert list(found) == [*KEYS, "frustrated_claims", "conflicts", "view"]
    assert list(found["triangles"]) == ["ppp", "ppn", "pnn", "nnn"]
    assert list(found["frustration"]) == ["value", "bound", "proven", "seconds"]
    expected = without_seconds(balance(signed.graph).to_json())
    assert {key: without_seconds(found)[key] for key in KEYS} == expected
    assert "As of 31 December 2014, window 365 days\n" in done.stderr
    assert found["view"]["as_of"] == "2014-12-31"
    assert found["view"]["choices"] == []


def test_what_was_chosen_and_what_is_in_doubt_is_told_above_the_figures(of_sample) -> None:
    done = of_sample("analyse", "balance", "--as-of", "2014-01-06", "--stated", "--min-score",
                     "0.5", "--means", "unknown", "--format", "json")  # fmt: skip
    assert "; without alleged claims; score of 0.5 or more; only means unknown\n" in done.err
    assert "Note: of the ties, " in done.err
    assert " of uncertain date; they count like the others\n" in done.err
    assert json.loads(done.out)["view"]["choices"] == [
        "without alleged claims", "score of 0.5 or more", "only means unknown",
    ]  # fmt: skip


def test_what_contradicts_the_camps_leads_to_its_claims(of_sample, claims) -> None:
    found = json.loads(of_sample("analyse", "balance", "--as-of", DAY, "--format", "json").out)
    assert found["frustrated_edges"]
    for (a, b, sign), ids in zip(found["frustrated_edges"], found["frustrated_claims"],
                                 strict=True):  # fmt: skip
        assert ids
        for claim in map(claims.__getitem__, ids):
            assert {claim.subject, claim.object} == {a, b}
            assert claim.relation.sign == sign


def test_a_conflict_is_told_with_both_sides_and_days(of_sample, signed, claims) -> None:
    told = of_sample("analyse", "balance", "--as-of", DAY, "--format", "json")
    [conflict], [expected] = json.loads(told.out)["conflicts"], signed.conflicts
    assert (conflict["a"], conflict["b"], conflict["sign"]) == (
        expected.a, expected.b, expected.sign,
    )  # fmt: skip
    for name, sign in (("friendly", 1), ("hostile", -1)):
        side = conflict[name]
        assert {claims[id_].relation.sign for id_ in side["claims"]} == {sign}
        assert date.fromisoformat(side["last"]).toordinal() == getattr(expected, name).last
    assert "both support and opposition are reported of ISIL and JRTN" in told.err


def test_the_table_of_balance_says_the_same_by_name(of_sample, signed, graph) -> None:
    shown = of_sample("analyse", "balance", "--as-of", DAY).out
    rows = of_sample("analyse", "balance", "--as-of", DAY, "--format", "csv").rows
    expected = balance(signed.graph)
    index = expected.frustration
    assert told_above(shown)["frustration index"] == (
        f"{index.value}, proven; other camps may break as few"
    )
    assert told_above(shown)["weakly balanced share"] == (
        f"{expected.census.weakly_balanced_share:.3f}"
    )
    assert [(r["actor"], r["with"], TIES[r["tie"]]) for r in rows] == list(index.frustrated)
    label = {id_: actor.label for id_, actor in graph.registry.actors.items()}
    for number, camp in enumerate(expected.partition, 1):
        assert told_above(shown)[f"camp {number}"] == ", ".join(label[a] for a in camp)
    for row in rows:
        [line] = [line for line in shown.splitlines() if row["claims"].split(";")[0][:10] in line]
        assert line.split()[0] == label[row["actor"]]


def test_out_of_time_both_bounds_are_told(tell, listed) -> None:
    file = listed(DENSE)
    told = tell("analyse", "balance", "--edges", file, "--time-limit", 0, "--format", "json")
    index = json.loads(told.out)["frustration"]
    assert index["bound"] < index["value"]
    assert index["proven"] is False
    shown = tell("analyse", "balance", "--edges", file, "--time-limit", 0).out
    assert f"between {index['bound']} and {index['value']}, not proven: time ran out" in shown


# blocs


def test_blocs_are_those_of_the_functions(of_sample, signed, graph) -> None:
    told = of_sample("analyse", "blocs", "--as-of", DAY, "--resamples", 20, "--format", "json")
    found = json.loads(told.out)
    two, several, third = found["partitions"]
    assert two["frustrated"] == frustration(signed.graph).value
    assert several["frustrated"] == frustration(signed.graph, camps=None).value
    assert (two["proven"], several["proven"], third["proven"]) == (True, True, None)
    reference = blocs(signed.graph)
    assert third["blocs"] == [list(members) for members in reference.members()]
    drawn = resamples(signed.table, graph.registry, 20)
    firm = stability(drawn, reference)
    assert [(one["actor"], one["bloc"] - 1, one["share"]) for one in found["stability"]] == [
        (one.actor, one.bloc, one.share) for one in firm
    ]


def test_the_table_of_blocs_numbers_them_as_json_lists_them(of_sample) -> None:
    asked = ("analyse", "blocs", "--as-of", DAY, "--resamples", 5)
    found = json.loads(of_sample(*asked, "--format", "json").out)
    rows = of_sample(*asked, "--format", "csv").rows
    columns = ("of two camps", "of several", "bloc")
    assert len(rows) == sum(map(len, found["partitions"][0]["blocs"]))
    for row in rows:
        for column, partition in zip(columns, found["partitions"], strict=True):
            assert row["actor"] in partition["blocs"][int(row[column]) - 1]
    firm = {one["actor"]: one["share"] for one in found["stability"]}
    assert {r["actor"]: r["firmness"] for r in rows} == {
        actor: "" if share is None else str(share) for actor, share in firm.items()
    }
    assert {r["actor"]: int(r["networks"]) for r in rows} == {
        one["actor"]: one["resamples"] for one in found["stability"]
    }


def test_parts_that_no_tie_joins_are_not_compared(tell, listed) -> None:
    file = listed([("a", "b", 1), ("b", "c", 1), ("d", "e", 1), ("e", "f", 1)])
    shown = told_above(tell("analyse", "blocs", "--edges", file).out)
    pairs = [value for name, value in shown.items() if " / " in name]
    assert pairs == ["adjusted Rand index over connected pairs 1.000"] * 3
    told = tell("analyse", "blocs", "--edges", file, "--format", "json")
    assert [one["rand"] for one in json.loads(told.out)["agreement"]] == [1, 1, 1]


def test_camps_that_are_not_proven_have_no_hinges(tell, listed) -> None:
    asked = ("analyse", "blocs", "--edges", listed(DENSE), "--time-limit", 0)
    told = json.loads(tell(*asked, "--format", "json").out)
    assert told["partitions"][0]["proven"] is False
    assert told["hinges"] == {"proven": False, "ties": []}
    shown = tell(*asked, "--show", "hinges").out
    assert told_above(shown)["hinges"] == "the two camps are not proven; no hinges are told"


def test_firmness_settles_conflicts_and_takes_populations_as_the_network_does(
    of_sample, graph
) -> None:
    chosen = ("--rule", "drop", "--populations", "--as-of", "2014-06-30", "--resamples", 10)
    told = of_sample("analyse", "blocs", *chosen, "--format", "json")
    made = graph.signed("2014-06-30", rule="drop", populations=True)
    drawn = resamples(made.table, None, 10, rule="drop")
    expected = stability(drawn, blocs(made.graph))
    assert any(one.share is not None for one in expected)
    assert {one["actor"]: one["share"] for one in json.loads(told.out)["stability"]} == {
        one.actor: one.share for one in expected
    }


def test_hinges_are_told_with_their_claims(of_sample, signed, claims) -> None:
    asked = ("analyse", "blocs", "--as-of", DAY, "--resamples", 0, "--show", "hinges")
    rows = of_sample(*asked, "--format", "csv").rows
    expected = hinges(signed.graph).hinges
    assert [(r["actor"], r["with"], TIES[r["tie"]]) for r in rows] == [
        (one.a, one.b, one.sign) for one in expected
    ]
    for row in rows:
        ends = {(claims[id_].subject, claims[id_].object) for id_ in row["claims"].split(";")}
        assert {frozenset(pair) for pair in ends} == {frozenset((row["actor"], row["with"]))}


def test_a_number_of_camps_is_kept_to(tell, listed) -> None:
    enemies = [(a, b, -1) for a, b in ("ab", "ac", "ad", "bc", "bd", "cd")]
    file = listed(enemies)

    def several(*more: object) -> dict:
        told = tell("analyse", "blocs", "--edges", file, "--format", "json", *more)
        return json.loads(told.out)["partitions"][1]

    assert len(several()["blocs"]) == 4
    assert len(several("--camps", 3)["blocs"]) == 3
    assert several("--camps", 3)["frustrated"] == 1


# roles


def test_roles_are_those_of_the_functions(of_sample, signed) -> None:
    rows = of_sample("analyse", "roles", "--as-of", DAY, "--format", "csv").rows
    expected = {one.actor: one for one in role.roles(signed.graph, blocs(signed.graph))}
    assert {row["actor"] for row in rows} == set(expected)
    for row in rows:
        one = expected[row["actor"]]
        assert (int(row["bloc"]), int(row["friends"]), int(row["enemies"]), int(row["net"])) == (
            one.bloc + 1, one.friends, one.enemies, one.net,
        )  # fmt: skip
        assert row["participation"] == ("" if one.participation is None else str(one.participation))
        assert row["betweenness"] == str(one.betweenness)
    ties = [int(row["friends"]) + int(row["enemies"]) for row in rows]
    assert ties == sorted(ties, reverse=True)


@pytest.mark.parametrize(
    ("show", "columns"),
    [
        ("shared-enemies", ("actor", "and", "enemies in common")),
        ("opposed-supporters", ("actor", "and", "supported by both")),
        ("friends-of-enemies", ("actor", "friend of its enemies", "these enemies")),
    ],
)
def test_pairs_are_those_of_the_functions(of_sample, signed, show, columns) -> None:
    asked = ("analyse", "roles", "--as-of", DAY, "--show", show, "--format")
    name = show.replace("-", "_")
    expected = getattr(role, name)(signed.graph)
    assert expected or show == "opposed-supporters"
    rows = of_sample(*asked, "csv").rows
    found = [(*(row[c] for c in columns), TIES[row["tie"]], int(row["number"])) for row in rows]
    assert found == [(p.a, p.b, ";".join(p.common), p.tie, len(p.common)) for p in expected]
    data = json.loads(of_sample(*asked, "json").out)
    assert [(p["a"], p["b"]) for p in data[name]] == [(p.a, p.b) for p in expected]


# series


def over(graph, function, *arguments):
    columns, view = graph.store.columns(), graph.view(window=graph.store.about().window)
    return function(columns, view, graph.registry, *arguments, first=date(2012, 1, 1),
                    last=date(2014, 12, 31), step="year")  # fmt: skip


YEARS = ("--from", "2012", "--to", "2014", "--step", "year", "--format")


def test_balance_over_time_is_that_of_the_function(of_sample, graph) -> None:
    expected = over(graph, balance_series)
    rows = of_sample("analyse", "series", *YEARS, "csv").rows
    assert [
        (r["day"], int(r["actors"]), int(r["ties"]), int(r["hostile"]), int(r["frustration"]))
        for r in rows
    ] == [(p.day.isoformat(), p.nodes, p.edges, p.negative, p.frustration) for p in expected]
    told = of_sample("analyse", "series", *YEARS, "json")
    data = json.loads(told.out)
    assert [p["line_balance"] for p in data["points"]] == [p.line_balance for p in expected]
    assert "1 January 2012 to 31 December 2014 by year, window 365 days\n" in told.err


def test_what_two_do_to_each_other_is_that_of_the_function(of_sample, graph) -> None:
    expected = over(graph, dyad_series, "usa", "iraq")
    rows = of_sample("analyse", "series", "US", "Baghdad", *YEARS, "csv").rows
    found = {(r["day"], r["subject"], r["relation"], r["object"]): r for r in rows}
    assert len(found) == len(rows) == sum(bool(p.supports.roots) for p in expected)
    for point in expected:
        row = found[point.day.isoformat(), "usa", "supports", "iraq"]
        assert (int(row["sources"]), float(row["score"])) == (
            point.supports.roots, point.supports.score,
        )  # fmt: skip
        assert row["certain"] == ("yes" if point.supports.certain else "no")
        assert row["claims"].split(";") == list(point.supports.claims)
    shown = of_sample("analyse", "series", "US", "Baghdad", *YEARS, "table").out
    last = expected[-1].supports
    assert f"{last.roots} ({last.score:.2f})" in shown


def test_blocs_over_time_are_those_of_the_function(of_sample, graph) -> None:
    expected = over(graph, bloc_series)
    asked = ("analyse", "series", "--blocs", *YEARS)
    rows = of_sample(*asked, "csv").rows
    found = {(r["day"], a): int(r["bloc"]) for r in rows for a in r["members"].split(";")}
    assert found == {
        (point.day.isoformat(), actor): bloc + 1
        for point in expected
        for actor, bloc in zip(point.nodes, point.blocs, strict=True)
    }
    data = json.loads(of_sample(*asked, "json").out)
    assert {
        (p["day"], a): n for p in data for a, n in zip(p["nodes"], p["blocs"], strict=True)
    } == found


def test_spells_are_those_of_the_function(of_sample, graph, claims) -> None:
    every = spells(graph.store.columns(), graph.view(), graph.registry)
    expected = [s for s in every if {"usa", "iraq"} == {s.subject, s.object}]
    rows = of_sample("analyse", "spells", "US", "Baghdad", "--format", "csv").rows
    assert [(r["first reported"], r["last reported"], r["claims"].split(";")) for r in rows] == [
        (str(s.first_reported), str(s.last_reported), list(s.claims)) for s in expected
    ]
    for row in rows:
        assert {claims[id_].subject for id_ in row["claims"].split(";")} == {row["subject"]}


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [((), "svg"), (("usa", "iraq"), "png"), (("--blocs",), "SVG")],
)
def test_a_plot_is_written_beside_the_table(of_sample, tmp_path, arguments, ending) -> None:
    pytest.importorskip("matplotlib")
    file = tmp_path / f"plot.{ending}"
    file.write_text("an older picture")
    told = of_sample("analyse", "series", *arguments, *YEARS, "csv", "--plot", file)
    assert (told.code, len(told.rows) > 0) == (0, True)
    start = b"\x89PNG" if ending == "png" else b"<?xml"
    assert file.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("name", ["no/such/plot.svg", "plot.pdf", "plot", "folder.svg"])
def test_a_plot_that_cannot_be_is_refused_and_nothing_is_left(of_sample, tmp_path, name) -> None:
    pytest.importorskip("matplotlib")
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "folder.svg" / "mine.txt").touch()
    before = sorted(tmp_path.rglob("*"))
    told = of_sample("analyse", "series", *YEARS, "csv", "--plot", tmp_path / name)
    assert (told.code, told.out) == (1, "")
    assert f"--plot {tmp_path / name}" in told.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_plot_that_cannot_be_finished_leaves_the_older_one(sample_out, tmp_path) -> None:
    pytest.importorskip("matplotlib")
    (tmp_path / "plot.svg").write_text("an older picture")
    program = Path(sys.executable).with_name("belligraph")
    asked = [program, "analyse", "series", *YEARS, "csv", "--plot", "plot.svg"]
    done = subprocess.run(
        ["/bin/bash", "-c", 'ulimit -f 8; exec "$@"', "-", *asked, "--store", sample_out / "store"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "Error: --plot plot.svg cannot be written: File too large" in done.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == ["an older picture"]


# sensitivity


def test_sensitivity_is_that_of_the_function(of_sample, graph) -> None:
    expected = sensitivity(graph.store.columns(), graph.registry, graph.view("2014-01-06"))
    rows = of_sample("analyse", "sensitivity", "--format", "csv").rows
    assert [row["figure"] for row in rows] == list(HEADLINES)
    for row, one in zip(rows, expected, strict=True):
        assert row["as it is"] == str(one.reference.value)
        assert (row["lowest"], row["highest"]) == (str(one.low.value), str(one.high.value))
        assert row["lowest by"] in (one.low.variant, "")
        assert row["no value"] == str(one.missing)
        assert row["proven"] == {True: "yes", False: "no", None: "heuristic"}[one.proven]
    assert {row["proven"] for row in rows} == {"yes", "heuristic"}
    assert any(row["lowest by"] for row in rows)


def test_a_figure_without_a_value_in_some_variants_says_in_how_many(of_sample, graph) -> None:
    """Long before the events of the sample there are few ties, and soon none."""
    day = "2006-06-30"
    expected = sensitivity(graph.store.columns(), graph.registry, graph.view(day))
    shown = of_sample("analyse", "sensitivity", "--as-of", day).out
    some = [one for one in expected if one.missing]
    assert some
    for one in some:
        [line] = [x for x in shown.splitlines() if x.strip().startswith(f"{one.name} ")]
        assert f"none in {one.missing} variant" in line


# What is given


def test_a_network_without_ties_is_no_error(tell, of_sample, listed) -> None:
    empty = listed([])
    for asked in (["balance"], ["blocs"], ["roles"]):
        for format_ in ("table", "csv", "json"):
            assert tell("analyse", *asked, "--edges", empty, "--format", format_).code == 0
    assert told_above(tell("analyse", "balance", "--edges", empty).out) == {
        "triangles": "0", "frustration index": "no ties",
    }  # fmt: skip
    assert tell("analyse", "blocs", "--edges", empty).out == "camps and blocs  no ties\n"
    told = of_sample("analyse", "balance", "--as-of", "1900", "--format", "json")
    found = json.loads(told.out)
    assert (found["nodes"], found["balanced_share"], found["partition"]) == (0, None, [])
    assert "0 actors, 0 ties" in told.err


def test_parts_without_a_tie_between_them_are_told(tell, listed) -> None:
    told = tell("analyse", "balance", "--edges", listed([*SQUARE, ("x", "y", -1)]))
    assert "2 parts without a tie between them, whose sides are not comparable" in told.err
    assert "parts" not in tell("analyse", "balance", "--edges", listed(SQUARE)).err


def test_rows_that_contradict_each_other_are_told(tell, listed) -> None:
    twice = [("b", "a", -1), ("d", "c", 1), ("c", "b", 1), ("b", "c", -1)]
    told = tell("analyse", "balance", "--edges", listed([*SQUARE, *twice]), "--format", "json")
    assert json.loads(told.out)["edges"] == 2
    assert "1 pair in rows of both signs; the majority settled it: b and c\n" in told.err
    assert "2 pairs in as many rows of either sign; left out: a and b, c and d\n" in told.err


@pytest.mark.parametrize("chosen", [
    ("--as-of", "2014"), ("--window", "0"), ("--known-by", "2014"), ("--source", "a"),
    ("--theatre", "a"), ("--means", "weapons"), ("--method", "curated"), ("--stated",),
    ("--derived",), ("--min-score", "0"), ("--ratings", "a.csv"), ("--rule", "attested"),
    ("--populations",), ("--store", "a"),
])  # fmt: skip
def test_a_list_of_edges_has_no_claims_to_choose_from(tell, listed, chosen) -> None:
    for command in (["analyse", "balance"], ["path", "a", "b"]):
        told = tell(*command, "--edges", listed(SQUARE), *chosen)
        assert (told.code, told.out) == (2, "")
        assert f"{chosen[0]}: of use with a store only, not with --edges" in told.err


def test_a_store_in_the_environment_does_not_get_in_the_way_of_edges(
    tell, listed, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("BELLIGRAPH_STORE", str(tmp_path / "nowhere"))
    assert tell("analyse", "balance", "--edges", listed(SQUARE)).code == 0


@pytest.mark.parametrize("arguments", [
    ["series", "usa", "--from", "2013", "--to", "2014"],
    ["series", "usa", "iran", "iraq", "--from", "2013", "--to", "2014"],
    ["series", "usa", "iran", "--blocs", "--from", "2013", "--to", "2014"],
    ["series", "--as-of", "2014", "--from", "2013", "--to", "2014"],
    ["series", "--from", "2013"], ["spells", "usa", "iran", "iraq"], ["blocs", "--camps", "1"],
    ["balance", "--time-limit", "-1"],
    ["blocs", "--edges", "edges.csv", "--resamples", "3"], ["roles", "--show", "all"], [], ["all"],
])  # fmt: skip
def test_wrong_usage_is_exit_code_2(tell, arguments) -> None:
    told = tell("analyse", *arguments)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: belligraph analyse")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["balance", "--edges", "missing.csv"], "missing.csv: No such file"),
        (["balance", "--store", "nowhere"], "there is no store at nowhere"),
        (["balance", "--as-of", "soon"], "--as-of: 'soon' is no date"),
        (["balance", "--time-limit", "nan"], "time limit nan"),
        (["series", "--from", "2014", "--to", "2013"], "must not lie after the last"),
        (["series", "--from", "x", "--to", "2013"], "--from: 'x' is no date"),
        (["series", "--from", "2013", "--to", "2014-13"], "--to: '2014-13' is not in the calendar"),
        (["series", "usa", "US", "--from", "2013", "--to", "2014"], "are the same actor"),
        (["series", "usa", "irak", "--from", "2013", "--to", "2014"], "no actor is called 'irak'"),
        (["spells", "usa", "US"], "usa and US are the same actor, usa"),
        (["series", "--from", "0001", "--to", "9999", "--step", "day"], "take a longer step"),
    ],
)
def test_wrong_input_is_exit_code_1_with_one_error(tell, sample_out, arguments, complaint) -> None:
    chosen = {"--edges", "--store"} & set(arguments)
    told = tell("analyse", *arguments, *([] if chosen else ["--store", sample_out / "store"]))
    assert (told.code, told.out) == (1, "")
    *notes, error = told.err.splitlines()
    assert error.startswith("Error: ")
    assert complaint in error
    assert not any(note.startswith("Error") for note in notes)


def test_all_bad_cells_of_a_list_are_told_at_once(tell, listed) -> None:
    file = listed([("a", "", 1), ("b", "b", 1), ("c", "d", "x"), ("a", "c", 1)])
    told = tell("analyse", "balance", "--edges", file)
    assert (told.code, told.out) == (1, "")
    for where in ("line 2, column target: ''", "line 3, column target: 'b'",
                  "line 4, column sign: 'x'; expected 1 or -1"):  # fmt: skip
        assert f"edges.csv, {where}" in told.err
    file.write_text("from;to;sign\n", "utf-8")
    told = tell("analyse", "balance", "--edges", file)
    assert "line 1: 'from;to;sign'; expected the header source,target,sign" in told.err


def test_a_spreadsheets_byte_order_mark_is_no_part_of_the_header(tell, tmp_path) -> None:
    file = tmp_path / "bom.csv"
    file.write_bytes(b"\xef\xbb\xbfsource,target,sign\r\nA,B,1\r\n")
    told = tell("analyse", "balance", "--edges", file, "--format", "json")
    assert json.loads(told.out)["partition"] == [["A", "B"]]


# What is printed


@pytest.mark.parametrize("command", ["balance", "blocs", "roles"])
def test_no_name_speaks_to_the_terminal_or_breaks_the_table(tell, listed, command) -> None:
    told = tell("analyse", command, "--edges", listed(HOSTILE))
    assert told.code == 0
    assert "two lines" in told.out
    assert all(c.isprintable() or c == "\n" for c in told.out)


def test_a_formula_is_text_in_csv_and_a_negative_number_a_number(tell, listed) -> None:
    rows = tell("analyse", "roles", "--edges", listed(HOSTILE), "--format", "csv").rows
    net = {row["actor"]: row["net"] for row in rows}
    assert {"'=1+1", "'@sum", "'+3", "two\nlines"} <= set(net)
    assert net["'=1+1"] == "-2"


def test_the_same_input_gives_the_same_bytes(belligraph, sample_out, tmp_path) -> None:
    asked = ("analyse", "blocs", "--as-of", DAY, "--resamples", 20)
    command = (*asked, "--store", sample_out / "store")
    assert belligraph(*command).stdout == under_another_seed([command], tmp_path) != ""


def test_on_a_narrow_terminal_long_camps_go_on_under_themselves(sample_out) -> None:
    lines = on_a_terminal(60, "analyse", "balance", "--as-of", DAY, "--store", sample_out / "store")
    figures = lines[: next(i for i, line in enumerate(lines) if "Syria" in line and "UNSC" in line)]
    [start] = [i for i, line in enumerate(figures) if line.startswith("camp 2")]
    camp = [line for line in figures[start:] if line.strip() and "─" not in line]
    assert max(map(len, camp)) <= 60
    assert camp[1].startswith(" " * camp[0].index("Albania"))


def test_on_a_terminal_csv_is_silent_too(listed) -> None:
    lines = on_a_terminal(80, "analyse", "roles", "--edges", listed(HOSTILE), "--format", "csv")
    assert len(lines) > len(HOSTILE)
    assert all(line.isprintable() for line in lines)


def on_a_terminal(width: int, *arguments: object) -> list[str]:
    """What a command prints on a terminal, line by line; its talk is left out."""
    ours, theirs = pty.openpty()
    program = Path(sys.executable).with_name("belligraph")
    command = subprocess.Popen(
        [program, *map(str, arguments)], stdout=theirs, stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL, env={**os.environ, "COLUMNS": str(width), "TERM": "dumb"},
    )  # fmt: skip
    os.close(theirs)
    text = b"".join(_read(ours)).decode()
    os.close(ours)
    assert command.wait(60) == 0
    return text.replace("\r\n", "\n").split("\n")


def _read(terminal: int) -> Iterator[bytes]:
    """What comes, until the other end is closed."""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # on Linux the end of a terminal is an error
            return
        if not part:
            return
        yield part
