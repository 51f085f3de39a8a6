from __future__ import annotations

import pytest

from belligraph.errors import TextError
from belligraph.readers.text.evaluation.pairs import scored
from belligraph.readers.text.judging import Judgement

SUPPORT, OPPOSITION = Judgement("supports", "forward"), Judgement("opposes", "both", negated=True)
NEITHER = Judgement("neutral")


def test_each_relation_has_its_score_and_the_rest_is_held_against_the_lines() -> None:
    judged = [
        ({"relation": "supports", "direction": "forward"}, SUPPORT),
        ({"relation": "supports", "direction": "backward"}, SUPPORT),
        ({"relation": "supports"}, NEITHER),
        ({"relation": "opposes", "direction": "both", "negated": True}, OPPOSITION),
        ({"relation": "neutral", "direction": ""}, NEITHER),
        ({"relation": "neutral"}, SUPPORT),
    ]
    lines = [line.split() for line in scored(judged, "pairs")]
    assert lines[1] == ["supports", "0.667", "0.667", "0.667", "3"]
    assert lines[2] == ["opposes", "1.000", "1.000", "1.000", "1"]
    assert lines[3] == ["neutral", "0.500", "0.500", "0.500", "2"]
    assert lines[4] == ["macro", "F1", "0.722", "6"]
    assert [line[3:6] for line in lines[5:]] == [
        ["2", "of", "3"],
        ["3", "of", "3"],
        ["3", "of", "3"],
    ]


def test_nothing_seen_is_no_division_by_nothing() -> None:
    assert len(list(scored([({"relation": "supports"}, NEITHER)], "pairs"))) == 5


def test_lines_without_a_relation_are_named() -> None:
    judged = [({"relation": "supports"}, NEITHER), ({}, NEITHER), ({"relation": "both"}, NEITHER)]
    with pytest.raises(TextError, match=r"pairs: relation: expected one of .*; pairs 2, 3"):
        list(scored(judged, "pairs"))
