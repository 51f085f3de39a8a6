"""Every bad value of a file of JSON lines is told, with line, key, value and what was expected."""

from __future__ import annotations

import pytest

from belligraph.errors import TableError
from belligraph.readers.text.evaluation import read_gold

GOOD = {"id": "a", "kind": "active", "published": "2022-06-15", "text": "Iran armed Hezbollah."}
CLAIM = {"subject": "Iran", "relation": "supports", "object": "Hezbollah"}


def with_claim(**changes: object) -> dict[str, object]:
    return GOOD | {"claims": [CLAIM | changes]}


@pytest.fixture
def refused(written, registry):
    """What is told of lines that are refused."""

    def told(*lines: object) -> list[str]:
        with pytest.raises(TableError) as error:
            read_gold(written(lines), registry)
        return [str(problem) for problem in error.value.problems]

    return told


def test_half_a_character_is_told(refused) -> None:
    told = refused('{"id": "a", "kind": "k", "published": "2022", "text": "T \\ud800"}')
    assert "key text: 'T \\ud800'; expected characters of Unicode" in told[0]


def test_a_number_too_long_to_be_one_is_told(refused) -> None:
    assert refused('{"id": ' + "9" * 5000 + "}")[0].endswith("expected a JSON object in UTF-8")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"relation": "supprts"}, "key claims[0].relation: 'supprts'; expected one of supports,"),
        ({"means": "tanks"}, "key claims[0].means: 'tanks'; expected one of military,"),
        ({"means": "attack"}, "key claims[0].means: 'attack'; expected with supports one of"),
        ({"negated": "no"}, "key claims[0].negated: 'no'; expected true or false"),
        ({"against": "Israel"}, "key claims[0].against: 'Israel'; expected a list of texts"),
        ({"subject": "Tehran"}, "key claims[0].subject: 'Tehran'; expected a mention as it stands"),
        ({"subject_start": 3}, "expected a mention as it stands at 3 of the text"),
        ({"subject_start": -1}, "key claims[0].subject_start: '-1'; expected a whole number"),
        ({"object": ""}, "key claims[0].object: ''; expected a text that is not empty"),
        ({"evidence": "Iran arms"}, "key claims[0].evidence: 'Iran arms'; expected a part of the"),
        ({"valid": "5.1.2014"}, "key claims[0].valid: '5.1.2014'; expected an EDTF date"),
        ({"modus": "actual"}, "key claims[0].modus: 'modus'; expected one of subject,"),
    ],
)
def test_a_bad_value_of_a_claim_is_told(refused, changes, told) -> None:
    [problem] = refused(with_claim(**changes))
    assert problem.startswith("marked.jsonl, line 1, ")
    assert told in problem


def test_the_nearest_known_word_is_told(refused) -> None:
    assert refused(with_claim(modality="promissed"))[0].endswith("nearest known: promised")


def test_all_bad_lines_are_told_at_once(refused) -> None:
    told = refused(
        GOOD | {"published": "soon"}, "{no json", GOOD | {"id": "b", "kind": ""}, "[1]",
        GOOD | {"id": "b"}, GOOD | {"id": "c", "claims": "none"},
    )  # fmt: skip
    assert [line.partition(",")[2].partition(":")[0] for line in told] == [
        " line 1, key published", " line 2", " line 3, key kind", " line 4", " line 5, key id",
        " line 6, key claims",
    ]  # fmt: skip


def test_bytes_that_are_no_utf_8_are_a_problem_of_their_line(tmp_path, registry) -> None:
    file = tmp_path / "marked.jsonl"
    file.write_bytes(b'\n{"id": "\xff"}\n')
    with pytest.raises(TableError, match=r"marked\.jsonl, line 2: .* expected a JSON object in UT"):
        read_gold(file, registry)


def test_a_file_that_is_not_there_is_told(tmp_path, registry) -> None:
    with pytest.raises(TableError, match=r"nowhere\.jsonl: .*expected a file to read"):
        read_gold(tmp_path / "nowhere.jsonl", registry)
