"""Rules within a project: what the first report leads to, and what its settings switch off."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from belligraph.check import check
from belligraph.derive import Tally, rule_names, tally

CSM = "csm-2014-01-06"
DAY = "2014-01-06"
SETTINGS = f'as_of = "{DAY}"\nregistry = "extend"'
LATER = {"source": "test-source", "locator": "line 1"}
SPLIT = {"row": "test-1", "subject": "isil", "relation": "splitFrom", "object": "al-qaeda",
         "date": "2014-02-03", **LATER}  # fmt: skip
END = {**SPLIT, "relation": "affiliatedWith", "date": "../2014-02-03"}


@pytest.fixture
def report(project, graph_of):
    """The report's rows, with rows of an invented source of 10 February beside them."""

    def make(rows: Iterable[dict[str, str]] = (), settings: str = SETTINGS, **tables: Any):
        packaged = (files("belligraph.data") / "claims" / f"{CSM}.csv").read_text("utf-8")
        claims = [r | {"place": "", "event": ""} for r in csv.DictReader(packaged.splitlines())]
        folder: Path = project(
            "report", settings, claims=[*claims, *rows],
            publishers=[{"id": "test-outlet", "name": "Test outlet"}],
            sources=[{"id": "test-source", "title": "Invented for a test", "checked": "no",
                      "publisher": "test-outlet", "kind": "news", "published": "2014-02-10",
                      "language": "en"}],
            **tables,
        )  # fmt: skip
        return graph_of(folder)

    return make


def opposition(graph, **parameters) -> list[tuple[str, list[str]]]:
    """When Iran opposes ISIL, and the rows of the premises."""
    given = {"as_of": DAY, "view": "default", **parameters}
    rows = {claim.id: claim.row for claim in graph.claims}
    return [
        (row["when"], sorted(rows[id_] for id_ in row["premises"]))
        for row in graph.query("pair", a="iran", b="isil", **given).rows
    ]


def test_the_report_leads_to_it_from_two_premises(report) -> None:
    graph = report()
    assert opposition(graph) == [("2014-01-06/..", ["csm-19", "csm-35"])]
    assert opposition(graph, derived="no") == []


@pytest.mark.parametrize("later", [SPLIT, END], ids=["a split", "the tie with its end"])
def test_a_later_claim_that_ends_the_link_ends_it(report, later) -> None:
    graph = report([later])
    found = opposition(graph)
    assert ("2014-01-06/2014-02-03", ["csm-19", "csm-35", "test-1"]) in found
    assert {when for when, _ in found} == {"2014-01-06/2014-02-03"}
    assert opposition(graph, as_of="2014-06-30") == found
    assert opposition(graph, as_of="2016-01-06") == []


@pytest.mark.parametrize("later", [SPLIT, END])
def test_the_answer_as_known_by_6_january_stays(report, later) -> None:
    graph = report([later])
    for as_of in (DAY, "2016-01-06"):
        assert opposition(graph, as_of=as_of, known_by=DAY) == [
            ("2014-01-06/..", ["csm-19", "csm-35"])
        ]


def test_a_retracted_link_takes_it_away_and_the_former_answer_stays(report) -> None:
    withdrawn = [{"row": "csm-19", "retracted": "2014-02-10", "reason": "Invented."}]
    graph = report(retractions=withdrawn)
    assert opposition(graph) == []
    before = [("2014-01-06/..", ["csm-19", "csm-35"])]
    assert opposition(graph, known_by="2014-02-09") == before
    assert tally(graph.store)["affiliate-of-enemy"] == Tally(0, 1)


def test_a_graph_with_what_fell_and_what_ended_breaks_no_rule_of_the_check(report) -> None:
    withdrawn = [{"row": "csm-35", "retracted": "2014-03-01", "reason": "Invented."}]
    graph = report([SPLIT], retractions=withdrawn)
    assert len([claim for claim in graph.claims if claim.derived_from]) == 2
    assert check(graph.store).ok


@pytest.mark.parametrize("name", ["who-opposes", "pair", "derived", "shared-enemies", "chain"])
def test_named_queries_take_what_was_derived_when_asked(report, name) -> None:
    graph = report([SPLIT])
    [derived] = [c.id for c in graph.claims if c.derived_from and not c.retracted]
    given = {
        "who-opposes": {"actor": "isil"},
        "pair": {"a": "iran", "b": "isil"},
        "derived": {"actor": "iran"},
        "shared-enemies": {"a": "iran", "b": "iraq"},
        "chain": {"claim": derived},
    }[name]
    assert graph.query(name, **given, derived="yes").rows


def test_rules_are_switched_off_by_name(report) -> None:
    assert opposition(report(settings=SETTINGS + '\nrules = ["against-of-support"]')) == []


def test_without_rules_there_is_no_rule_among_the_sources(report) -> None:
    graph = report(settings=f"{SETTINGS}\nrules = []")
    assert not [claim for claim in graph.claims if claim.derived_from]
    assert not [id_ for id_ in graph.registry.sources if id_.startswith("rule-")]


def test_the_sample_uses_every_rule(graph) -> None:
    used = [id_ for id_ in graph.registry.sources if id_.startswith("rule-")]
    assert used == [f"rule-{name}" for name in rule_names()]
    counted = tally(graph.store)
    assert counted["affiliate-of-enemy"].standing >= 3
    assert counted["against-of-support"].standing >= 10


def test_help_on_the_field_is_opposition_in_the_sample(graph) -> None:
    rows = graph.query("derived", actor="insurgents-in-iraq").rows
    assert [(r["subject"], r["relation"], r["when"]) for r in rows] == [
        ("iraq", "opposes", "2005-11")
    ]
