"""Many texts compared: sums, kinds, the worst misses, in words and for programs."""

from __future__ import annotations

import json

import pytest

from belligraph.readers.text.evaluation import Report, as_data, evaluate, read_gold, told
from belligraph.readers.text.evaluation.report import compare
from belligraph.readers.text.evaluation.score import Tally
from markings import IRAN, ISRAEL, SYRIA, item, said

BACKS, FIGHTS = said(IRAN, "supports", SYRIA), said(ISRAEL, "opposes", IRAN)
DENIED = said(IRAN, "supports", SYRIA, negated=True)
READ = [
    (item(BACKS, id_="right"), [BACKS]),
    (item(BACKS, FIGHTS, id_="missed both", kind="passive"), []),
    (item(BACKS, id_="misread"), [DENIED]),
    (item(id_="quiet", kind="none"), []),
    (item(id_="invented", kind="none"), [FIGHTS]),
]


def report(misses: int = 10) -> Report:
    return compare("a gold", READ, "spans", misses)


def test_counts_are_of_all_texts() -> None:
    found = report()
    assert found.texts == 5
    assert found.scores["sign"].tally == Tally(4, 2, 3, 2)
    assert found.scores["force"].tally == Tally(4, 1, 3, 1)
    assert "named" not in found.scores


def test_each_kind_has_its_own() -> None:
    found = report()
    assert found.kind_texts == {"active": 2, "none": 2, "passive": 1}
    assert found.kinds["active"]["sign"] == Tally(2, 2, 2, 2)
    assert found.kinds["passive"]["sign"] == Tally(2, 0, 0, 0)


def test_texts_without_a_claim_are_counted_with_those_that_yield_one() -> None:
    assert (report().without_claim, report().yielding) == (2, 1)


@pytest.mark.parametrize(
    ("most", "ids"),
    [(10, ["missed both", "invented", "misread"]), (1, ["missed both"]), (0, [])],
)
def test_the_worst_misses_come_first(most, ids) -> None:
    assert [miss.id for miss in report(most).misses] == ids


def test_no_texts_at_all() -> None:
    found = compare("empty", [], "spans", 10)
    assert (found.texts, found.scores, found.misses) == (0, {}, ())
    assert list(told(found))
    assert json.dumps(as_data(found))


def test_people_are_told_the_figures() -> None:
    lines = list(told(report()))
    assert lines[0] == "a gold: 5 texts, ends matched by where they stand"
    [sign] = [line.split() for line in lines if line.startswith("subject, sign, object")]
    assert sign[3:10] == ["0.667", "0.500", "0.571", "4", "2", "3", "2"]
    assert "1 of 2 texts without a claim yield one (50.0%)" in lines
    assert "  missed    Israel opposes Iran" in lines
    assert "  misread   Iran supports Syria, read as Iran not supports Syria" in lines


def test_a_rate_of_nothing_is_no_figure() -> None:
    [ties] = [line.split() for line in told(report()) if line.startswith("unsigned ties")]
    assert ties[2:5] == ["-", "-", "-"]


def test_programs_are_given_the_same() -> None:
    found = as_data(report())
    assert found == json.loads(json.dumps(found))
    assert found["scores"]["sign"]["right"] == 2
    assert {"marked": "none", "read": "opposes", "pairs": 1} in found["confusion"]
    assert found["kinds"]["passive"]["sign"]["recall"] == 0
    assert found["misses"][0]["missed"] == ["Iran supports Syria", "Israel opposes Iran"]


LINE = {"kind": "active", "published": "2022-06-15"}
ATTACK = {"subject": "Russian troops", "subject_actor": "Russia", "relation": "opposes",
          "object": "them", "object_actor": "Ukraine", "means": "attack"}  # fmt: skip
LINES = [
    LINE | {"id": "1", "text": "Ukrainian forces fled. Russian troops attacked Ukrainian forces.",
            "claims": [ATTACK | {"object": "Ukrainian forces"}]},
    LINE | {"id": "2", "text": "Iran denied arming Hezbollah.", "claims": [
        {"subject": "Iran", "subject_actor": "Iran", "relation": "supports", "negated": True,
         "object": "Hezbollah", "object_actor": "Hezbollah", "means": "weapons",
         "speaker": "Iran"}]},
    LINE | {"id": "3", "kind": "none", "text": "Prices rose in Kyiv."},
]  # fmt: skip


@pytest.mark.text
@pytest.mark.parametrize("match", ["spans", "entities", "resolved"])
def test_what_the_extractor_reads_is_measured(written, registry, match) -> None:
    found = evaluate(read_gold(written(LINES), registry), registry, match)
    assert found.scores["means"].tally == Tally(2, 2, 2, 2)
    assert found.fields["speaker"] == (2, 2)
    assert (found.without_claim, found.yielding) == (1, 0)


@pytest.mark.text
def test_the_same_texts_give_the_same_report(written, registry) -> None:
    gold = read_gold(written(LINES), registry)
    assert evaluate(gold, registry) == evaluate(gold, registry)
