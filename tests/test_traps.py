"""The answers that must hold for the first report, from its curated claims."""

from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files

import pytest

from belligraph.analysis.balance import balance

CSM = "csm-2014-01-06"
DAY = "2014-01-06"
MONITOR, POST, DEUTSCHE_WELLE = (
    "The Christian Science Monitor",
    "The Washington Post",
    "Deutsche Welle",
)


def support(graph, **parameters):
    given = {"actor": "iraq", "source": CSM, "as_of": DAY, **parameters}
    return graph.query("who-supports", **given).rows


def test_who_supported_baghdad_by_what_means_according_to_whom(graph) -> None:
    rows = support(graph, view="all")
    found = {
        (r["supporter"], r["means"], r["item"], r["modality"], r["negated"]): r["according_to"]
        for r in rows
    }
    assert len(found) == len(rows)
    assert found == {
        ("usa", "unknown", None, "offered", False): [MONITOR],
        ("usa", "unknown", None, "promised", False): ["John Kerry", MONITOR],
        ("usa", "troops", None, "actual", True): ["John Kerry"],
        ("usa", "weapons", "missiles", "actual", False): [POST],
        ("usa", "weapons", "drones", "promised", False): [POST],
        ("iran", "unknown", None, "offered", False): [MONITOR],
        ("iran", "military", None, "offered", False): [DEUTSCHE_WELLE],
        ("iran", "materiel", None, "offered", False): ["Mohammad Hejazi"],
        ("iran", "training", None, "offered", False): ["Mohammad Hejazi"],
    }


def test_troops_are_denied_thrice_and_never_counted(graph) -> None:
    [troops] = [r for r in support(graph, view="all") if r["means"] == "troops"]
    assert len(troops["claims"]) == 3
    assert "troops" not in {r["means"] for r in support(graph, kind="all")}


def test_what_iran_offers_hangs_on_a_request_and_has_its_chain(graph) -> None:
    offers = [r for r in support(graph, view="all") if r["according_to"] == ["Mohammad Hejazi"]]
    assert [r["condition"] for r in offers] == ["if Iraqi officials ask"] * 2
    for row in graph.query("chain", claim="csm-33").rows:
        assert row["speaker"] == "Mohammad Hejazi"
        assert row["via"] == "iranian-local-media > deutsche-welle"
        assert (row["publisher"], row["published"]) == ("the-christian-science-monitor", DAY)


def test_the_only_deed_of_support_is_the_missiles(graph) -> None:
    [row] = support(graph)
    assert (row["supporter"], row["means"], row["item"]) == ("usa", "weapons", "missiles")
    assert row["against"] == []
    [when] = row["when"]  # "in recent months": no day of a delivery is made up
    assert when == "/2014-01-05"


def test_all_kinds_add_the_alliance_and_nothing_else(graph) -> None:
    deeds = {tuple(r["claims"]) for r in support(graph)}
    added = [r for r in support(graph, kind="all") if tuple(r["claims"]) not in deeds]
    assert [(r["supporter"], r["relation"]) for r in added] == [("iran", "alliedWith")]
    assert [(r["supporter"], r["relation"]) for r in support(graph, kind="ties")] == [
        ("iran", "alliedWith")
    ]


@pytest.mark.parametrize("source", [CSM, "any"])
def test_how_the_us_and_iran_stand_is_not_reported(graph, source) -> None:
    given = {"as_of": DAY, "source": source}
    for one, other in (("usa", "iran"), ("iran", "usa")):
        rows = graph.query("undetermined", actor=one, other=other, **given).rows
        assert rows == ({"other_actor": other},)
    assert graph.query("pair", a="usa", b="iran", **given).rows == ()


def test_no_supporters_oppose_each_other_in_the_report(graph) -> None:
    assert graph.query("opposed-supporters", actor="iraq", as_of=DAY, source=CSM).rows == ()


def opposed(project, graph_of, name, subject, object_, **tables):
    """The report's rows with one dated claim of an invented test source beside them."""
    packaged = (files("belligraph.data") / "claims" / f"{CSM}.csv").read_text("utf-8")
    rows = [row | {"place": "", "event": ""} for row in csv.DictReader(packaged.splitlines())]
    rows.append({"row": "test-1", "subject": subject, "relation": "opposes", "object": object_,
                 "date": "2014-01-05", "source": "test-source", "locator": "line 1",
                 "means": "threat"})  # fmt: skip
    folder = project(
        name, 'as_of = "2014-01-06"\nregistry = "extend"',
        publishers=[{"id": "test-outlet", "name": "Test outlet"}],
        sources=[{"id": "test-source", "title": "Invented for a test", "publisher": "test-outlet",
                  "kind": "news", "published": DAY, "language": "en", "checked": "no"}],
        claims=rows, **tables,
    )  # fmt: skip
    return graph_of(folder)


@pytest.mark.parametrize(("subject", "object_"), [("usa", "iran"), ("iran", "usa")])
def test_one_claim_between_them_makes_one_pair_with_three_edges(
    project, graph_of, subject, object_
) -> None:
    graph = opposed(project, graph_of, "with", subject, object_)
    rows = {claim.id: claim.row for claim in graph.claims}
    [pair] = graph.query("opposed-supporters", actor="Iraq", as_of=DAY).rows
    assert (pair["a"], pair["b"]) == ("iran", "usa")
    assert [rows[id_] for id_ in pair["claims_a"]] == ["csm-34"]
    assert [rows[id_] for id_ in pair["claims_b"]] == ["csm-30"]
    assert [rows[id_] for id_ in pair["claims_opposed"]] == ["test-1"]
    assert graph.query("undetermined", actor="usa", other="iran", as_of=DAY).rows == ()
    drawn = graph.network(as_of=DAY)
    assert drawn[subject][object_]["opposes"]["sign"] == -1


def test_its_retraction_takes_the_pair_away_again(project, graph_of) -> None:
    retracted = [{"row": "test-1", "retracted": "2014-02-01", "reason": "Invented."}]
    graph = opposed(project, graph_of, "without", "usa", "iran", retractions=retracted)
    assert graph.query("opposed-supporters", actor="iraq", as_of=DAY).rows == ()
    assert graph.query("undetermined", actor="usa", other="iran", as_of=DAY).rows
    known = graph.query("opposed-supporters", actor="iraq", as_of=DAY, known_by="2014-01-31")
    assert len(known.rows) == 1
    assert not graph.network(as_of=DAY).has_edge("usa", "iran")


def triangles_of(graph):
    """All triangles, the unbalanced ones, and the frustration index, as of the report's day."""
    made = graph.signed(DAY)
    found = balance(made.graph)
    assert found.frustration.proven
    assert made.conflicts == ()
    census = found.census
    return census.triangles, census.ppn + census.nnn, found.frustration.value


def test_the_one_claim_makes_one_unbalanced_triangle_and_frustrates_one_tie(
    project, graph_of
) -> None:
    graph = opposed(project, graph_of, "with", "usa", "iran")
    assert triangles_of(graph) == (1, 1, 1)
    [(a, b, _)] = balance(graph.signed(DAY).graph).frustration.frustrated
    assert {a, b} < {"iran", "iraq", "usa"}


def test_its_retraction_leaves_no_triangle_and_no_frustration(project, graph_of) -> None:
    retracted = [{"row": "test-1", "retracted": "2014-02-01", "reason": "Invented."}]
    graph = opposed(project, graph_of, "without", "usa", "iran", retractions=retracted)
    assert triangles_of(graph) == (0, 0, 0)


def test_that_iran_opposes_isil_is_derived_from_two_premises(graph) -> None:
    rows = {claim.id: claim.row for claim in graph.claims}
    [pair] = graph.query("pair", a="Iran", b="ISIL", as_of=DAY).rows
    assert (pair["relation"], pair["method"]) == ("opposes", "derived")
    assert pair["rule"] == "affiliate-of-enemy"
    assert sorted(rows[id_] for id_ in pair["premises"]) == ["csm-19", "csm-35"]
    [derived] = graph.query("derived", actor="iran", as_of=DAY).rows
    assert (derived["claim"], derived["premises"]) == (pair["claim"], pair["premises"])
    for premise in pair["premises"]:
        [row] = graph.query("chain", claim=premise).rows
        assert row["reported_in"] == CSM


def test_a_derived_opponent_counts_only_when_asked_for(graph) -> None:
    def opponents(**parameters):
        return {r["opponent"] for r in graph.query("who-opposes", actor="isil", **parameters).rows}

    assert opponents(as_of=DAY) == {"iraq"}
    assert opponents(as_of=DAY, derived="yes") == {"iraq", "iran"}
    [row] = [
        r
        for r in graph.query("who-opposes", actor="isil", as_of=DAY, derived="yes").rows
        if r["opponent"] == "iran"
    ]
    assert (row["method"], row["rule"]) == (["derived"], ["affiliate-of-enemy"])
    assert len(row["premises"]) == 2
    assert not graph.network(as_of=DAY).has_edge("iran", "isil")


def test_the_offensive_of_2004_is_dated_2004(graph) -> None:
    [event] = [
        r
        for r in graph.query("events", place="Fallujah", source=CSM).rows
        if r["kind"] == "offensive"
    ]
    assert (event["when"], event["where"]) == ("2004", "fallujah")
    [claim] = [c for c in graph.claims if c.row == "csm-29"]
    assert event["claims"] == [claim.id]
    now = graph.query("events", place="Fallujah", source=CSM, as_of=DAY).rows
    assert "fallujah-us-offensive-2004" not in {r["event"] for r in now}


def test_the_marginalising_is_alleged_by_sunnis(graph) -> None:
    [row] = graph.query("who-opposes", actor="Sunnis in Iraq", source=CSM).rows
    assert (row["opponent"], row["means"]) == ("iraq", "repression")
    assert (row["standing"], row["according_to"]) == (["alleged"], ["Sunnis in Iraq"])
    assert graph.query("who-opposes", actor="Sunnis in Iraq", source=CSM, view="stated").rows == ()


def test_34_dead_are_a_figure_of_one_event_according_to_voice_of_america(graph) -> None:
    rows = graph.query("events", place="Anbar", source=CSM, as_of=DAY).rows
    [event] = [r for r in rows if r["deaths_low"] is not None]
    assert (event["deaths_low"], event["deaths_best"], event["deaths_high"]) == (34, None, None)
    assert (event["when"], event["according_to"]) == ("2014-01-05", "voice-of-america")
    assert len(event["claims"]) == 2


@pytest.mark.parametrize(
    ("names", "actor"),
    [
        (["ISIL", "ISIS", "isis", "Islamic State of Iraq and the Levant"], "isil"),
        (["Al Qaeda", "Al-Qaeda", "al-qaeda", "al Qa‘ida"], "al-qaeda"),
        (["Baghdad", "Iraq", "the Iraqi"], "iraq"),
        (["Washington", "US", "U.S.", "American"], "usa"),
    ],
)
def test_the_names_of_an_actor_are_one_actor(graph, names, actor) -> None:
    assert {graph.registry.actor(name, date(2014, 1, 6)) for name in names} == {actor}


def test_baghdad_is_a_place_where_a_place_is_asked_for(graph) -> None:
    assert graph.registry.place("Baghdad") == "baghdad"


def test_the_iraq_of_2003_is_another_actor(graph) -> None:
    asked = graph.query("who-opposes", actor="Iraq", as_of="2003-01-15")
    assert asked.parameters["actor"] == "iraq-baathist"
