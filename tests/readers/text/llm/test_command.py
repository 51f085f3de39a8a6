"""`--backend llm` on the command line: nothing is sent unless it was asked for and agreed to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from readers.text.llm.conftest import Model

CLAIM = {
    "subject": "Iran", "relation": "supports", "object": "Iraq", "means": "weapons",
    "negated": False, "modality": "actual", "standing": "stated", "speaker": "",
    "evidence": "Iran sent rifles to Iraq",
}  # fmt: skip
PUBLISHED = ("--published", "2014-01-06")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Iran sent rifles to Iraq on Sunday.\n")
    return path


@pytest.fixture
def env(model: Model) -> dict[str, str]:
    model.answers = [json.dumps({"claims": [CLAIM, CLAIM | {"evidence": "invented"}]})]
    return {"BELLIGRAPH_LLM_URL": model.url, "BELLIGRAPH_LLM_MODEL": "tiny",
            "BELLIGRAPH_LLM_KEY": "sk-secret-7", "NO_PROXY": "*"}  # fmt: skip


def test_the_cost_is_told_and_nothing_sent_before_it_is_agreed_to(
    belligraph: Run, report: Path, model: Model, env: dict[str, str], tmp_path: Path
) -> None:
    arguments = ("extract", report, *PUBLISHED, "--backend", "llm", "--llm-cache", tmp_path / "c")
    for answer in ("", "n\n"):
        done = belligraph(*arguments, env=env, stdin=answer)
        assert done.returncode == 1
        assert "tiny at http://127.0.0.1" in done.stderr
        assert "1 request with" in done.stderr
    assert model.asked == []
    done = belligraph(*arguments, env=env, stdin="y\n")
    [claim] = map(json.loads, done.stdout.splitlines())
    assert (claim["subject"]["id"], claim["object"]["id"]) == ("iran", "iraq")
    again = belligraph(*arguments, env=env)
    assert again.stdout == done.stdout
    assert "0 requests with 0 characters" in again.stderr
    assert len(model.asked) == 1
    assert "sk-secret-7" not in done.stderr + done.stdout + again.stderr


def test_nothing_is_sent_by_other_backends(
    belligraph: Run, report: Path, model: Model, env: dict[str, str]
) -> None:
    assert belligraph("extract", report, *PUBLISHED, env=env).returncode == 0
    assert model.asked == []


def test_without_an_address_it_is_asked_for(belligraph: Run, report: Path) -> None:
    done = belligraph("extract", report, *PUBLISHED, "--backend", "llm", "--yes")
    assert done.returncode == 1
    assert "BELLIGRAPH_LLM_URL" in done.stderr


def test_processes_share_the_work_and_the_output_stays(
    belligraph: Run, tmp_path: Path, model: Model, env: dict[str, str]
) -> None:
    news = tmp_path / "news.jsonl"
    lines = ({"text": f"Iran sent rifles to Iraq. No {n}.", "published": "2014"} for n in range(6))
    news.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    found = []
    for processes in (1, 2):
        out = tmp_path / f"{processes}.jsonl"
        cache = tmp_path / f"cache{processes}"
        done = belligraph("extract", news, "--backend", "llm", "--yes", "--llm-cache", cache,
                          "--out", out, "--processes", processes, env=env)  # fmt: skip
        assert done.returncode == 0
        found.append(out.read_bytes())
    assert found[0] == found[1]
    assert len(found[0].splitlines()) == 6
    assert len(model.asked) == 12


def test_an_endpoint_that_fails_midway_leaves_what_is_done_to_be_gone_on_with(
    belligraph: Run, tmp_path: Path, model: Model, env: dict[str, str]
) -> None:
    from starlette.responses import PlainTextResponse

    news, out = tmp_path / "news.jsonl", tmp_path / "out.jsonl"
    lines = ({"text": f"Iran sent rifles to Iraq. No {n}.", "published": "2014"} for n in range(3))
    news.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    good = json.dumps({"claims": [CLAIM]})
    model.answers = [good, good, PlainTextResponse("no", 402), good]
    arguments = ("extract", news, "--backend", "llm", "--yes", "--llm-cache", tmp_path / "c",
                 "--out", out)  # fmt: skip
    done = belligraph(*arguments, env=env)
    assert done.returncode == 1
    assert "it answers 402: no; what was done is kept" in done.stderr
    done = belligraph(*arguments, env=env)
    assert done.stderr.splitlines()[1] == "2 documents are done already"
    assert (len(model.asked), len(out.read_bytes().splitlines())) == (4, 3)


def test_pairs_are_judged(
    belligraph: Run, model: Model, env: dict[str, str], tmp_path: Path
) -> None:
    said = {"relation": "opposes", "direction": "backward", "negated": False, "modality": "actual"}
    model.answers = [json.dumps(said)]
    pair = {"text": "Iran met Iraq.", "subject": "Iran", "object": "Iraq"}
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps(pair) + "\n")
    done = belligraph("judge", pairs, "--backend", "llm", "--yes", "--llm-cache", tmp_path / "c",
                      env=env)  # fmt: skip
    assert json.loads(done.stdout) == pair | said | {"confidence": 0.7}
