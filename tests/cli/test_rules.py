"""`belligraph rules` lists which rules are used, and what followed from each in a store."""

from __future__ import annotations

import pytest

from belligraph.derive import rule_names, rules


@pytest.fixture
def listed(belligraph, tmp_path):
    """The cells before the title of each row, by the name of the rule."""

    def run(*arguments: object) -> dict[str, list[str]]:
        done = belligraph("rules", *arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        lines = [line for line in done.stdout.splitlines() if line.strip().startswith(NAMES)]
        return {line.split()[0]: line.partition(_title(line))[0].split()[1:] for line in lines}

    return run


NAMES = tuple(rule_names())


def _title(line: str) -> str:
    [rule] = rules([line.split()[0]])
    assert rule.query.title in line
    return rule.query.title


def test_a_store_tells_what_followed_from_each(listed, sample_out) -> None:
    found = listed("--store", sample_out / "store")
    assert sorted(found) == list(NAMES)
    assert {cells[0] for cells in found.values()} == {"on"}
    assert {cells[2] for cells in found.values()} == {"0"}
    assert int(found["against-of-support"][1]) >= 10
    assert found["successor-of-group"][1] == "0"


def test_a_project_tells_which_are_used_and_needs_no_store(listed, project) -> None:
    folder = project("some", 'registry = "own"\nrules = ["against-of-support"]')
    assert listed(folder) == {
        "affiliate-of-enemy": ["off"],
        "against-of-support": ["on"],
        "successor-of-group": ["off"],
    }


def test_a_store_that_is_named_must_be_there(belligraph, tmp_path) -> None:
    done = belligraph("rules", "--store", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no store" in done.stderr
