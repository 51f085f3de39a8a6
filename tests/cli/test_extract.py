"""`belligraph extract` over many documents: cut off at any moment, nothing is lost or doubled."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from belligraph.readers.text.extraction import results as module
from calling import PROGRAM, Run

pytestmark = pytest.mark.text
Write = Callable[..., Path]


def report(number: int) -> dict[str, str]:
    return {
        "text": f"Iran sent weapons to Iraq on Sunday. The Zarn{number} Army attacked Iraq.\n",
        "published": "2014-01-06",
        "publisher": "The Herald",
    }


@pytest.fixture
def news(tmp_path: Path) -> Write:
    """Writes JSON lines of reports: `news(3)`."""

    def write(count: int, name: str = "news.jsonl", **changed: str) -> Path:
        path = tmp_path / name
        lines = (json.dumps(report(n) | changed) for n in range(count))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_that_texts_hold_no_claim_is_told(belligraph: Run, news: Write) -> None:
    rain = "It rained in Baghdad on Sunday, and the market was closed early."
    done = belligraph("extract", news(2, text=rain), "--backend", "rules")
    assert (done.stdout, done.stderr, done.returncode) == ("", "no claims in 2 documents\n", 0)
    some = belligraph("extract", news(2), "--backend", "rules")
    assert some.stdout and not some.stderr


def test_claims_are_the_same_for_any_number_of_processes(
    belligraph: Run, started: Run, news: Write, tmp_path: Path
) -> None:
    path = news(12)
    (tmp_path / "empty.txt").write_text(" ")
    arguments = ("extract", path, tmp_path / "empty.txt", path)
    one, two = belligraph(*arguments), started(*arguments, "--processes", 2)
    assert len(one.stdout.splitlines()) == 48
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, 1)


@pytest.mark.slow
def test_a_run_killed_at_any_moment_ends_with_the_same_file(
    started: Run, news: Write, tmp_path: Path
) -> None:
    path, whole, cut = news(150), tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    assert started("extract", path, "--out", whole).returncode == 0
    moments = random.Random(7)  # noqa: S311
    for processes in (1, 2, 1):
        command = [PROGRAM, "extract", str(path), "--out", str(cut), "--processes", str(processes)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
            size = cut.stat().st_size if cut.exists() else 0
            while running.poll() is None and (not cut.exists() or cut.stat().st_size <= size):
                sleep(0.01)
            sleep(moments.random())  # it is at work
            running.kill()
    assert cut.stat().st_size < whole.stat().st_size
    assert started("extract", path, "--out", cut, "--processes", 2).returncode == 0
    assert cut.read_bytes() == whole.read_bytes()


def test_what_was_written_after_the_record_is_taken_away(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    belligraph("extract", news(4), "--out", out)
    whole = out.read_bytes()
    with out.open("ab") as file:
        file.write(b'{"subject": {"id": "ir')
    done = belligraph("extract", news(4), "--out", out)
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == "4 documents are done already"
    assert out.read_bytes() == whole


def test_documents_that_come_after_are_added(belligraph: Run, news: Write, tmp_path: Path) -> None:
    out, other = tmp_path / "out.jsonl", tmp_path / "other.jsonl"
    belligraph("extract", news(2), "--out", out)
    belligraph("extract", news(5), "--out", out)
    done = belligraph("extract", news(5), "--out", other)
    assert "5 documents, 10 claims" in done.stderr
    assert out.read_bytes() == other.read_bytes()


def test_other_documents_or_options_are_refused(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    belligraph("extract", news(2), "--out", out)
    before = out.read_bytes()
    other = belligraph("extract", news(2, publisher="x", text="Iran armed Iraq."), "--out", out)
    fewer = belligraph("extract", news(1), "--out", out)
    ruled = belligraph("extract", news(2), "--out", out, "--backend", "rules")
    for done in (other, fewer):
        assert done.returncode == 1
        assert "the first 2 documents are not those that were read before" in done.stderr
    assert "--backend: expected 'encoder', found 'rules'" in ruled.stderr
    assert out.read_bytes() == before


def test_files_that_are_not_ours_are_left_alone(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    out = tmp_path / "mine.jsonl"
    out.write_text("mine\n")
    done = belligraph("extract", news(1), "--out", out)
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert out.read_text() == "mine\n"
    record = tmp_path / f"new.jsonl{module.SUFFIX}"
    record.write_text("[]")
    done = belligraph("extract", news(1), "--out", tmp_path / "new.jsonl")
    assert "is no record of progress of ours" in done.stderr
    assert not (tmp_path / "new.jsonl").exists()


def test_a_file_that_was_shortened_is_told(belligraph: Run, news: Write, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    belligraph("extract", news(1), "--out", out)
    out.write_bytes(out.read_bytes()[:-10])
    done = belligraph("extract", news(1), "--out", out)
    assert "is shorter than out.jsonl.progress says" in done.stderr


def test_unreadable_documents_are_told_and_the_others_read(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"The army \xff")
    out = tmp_path / "out.jsonl"
    done = belligraph("extract", tmp_path / "bad.txt", tmp_path / "none.txt", news(1), "--out", out,
                      "--published", "2014-01-06")  # fmt: skip
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert "bad.txt' is not UTF-8" in told[0]
    assert "none.txt' cannot be read" in told[1]
    assert told[2].endswith("out.jsonl: 3 documents, 2 not read, 2 claims")
    assert told[3] == "Error: 2 of 3 documents were not read, as told above"


@pytest.mark.parametrize("bad", ["{\n", "[1]\n", '{"text": 7}\n', '{"text": " "}\n', "\udcff\n"])
def test_a_bad_line_is_told_and_the_others_are_read(
    belligraph: Run, news: Write, tmp_path: Path, bad: str
) -> None:
    path, out = news(3), tmp_path / "out.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(lines[0] + bad + lines[2], errors="surrogateescape")
    done = belligraph("extract", path, "--out", out)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert told[0].startswith(f"Not read: '{path}:2'")
    assert told[1:] == [
        f"{out}: 3 documents, 1 not read, 4 claims",
        "Error: 1 of 3 documents were not read, as told above",
    ]
    printed = belligraph("extract", path)
    assert printed.stdout == out.read_text()
    assert printed.returncode == 1


def test_a_run_with_a_bad_line_goes_on_as_any_other(
    belligraph: Run, started: Run, news: Write, tmp_path: Path
) -> None:
    path, out, whole = news(2), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    path.write_text(path.read_text() + "{\n")
    belligraph("extract", path, "--out", out)
    path.write_text(path.read_text() + news(1, "more.jsonl").read_text())
    gone_on = belligraph("extract", path, "--out", out)
    assert gone_on.stderr.splitlines()[0] == "3 documents are done already"
    assert started("extract", path, "--out", whole, "--processes", 2).returncode == 1
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    ("name", "content"),
    [("bad.txt", b"The army \xff"), ("none.txt", None), ("bad.jsonl", b"{\n[]\n")],
)
def test_without_a_readable_document_nothing_stays_behind(
    belligraph: Run, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    done = belligraph("extract", tmp_path / name, "--out", tmp_path / "out.jsonl",
                      "--published", "2014-01-06")  # fmt: skip
    assert done.returncode == 1
    assert name in done.stderr.splitlines()[0]
    assert "out.jsonl" not in done.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_an_empty_file_that_was_there_stays_empty(belligraph: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.touch()
    done = belligraph("extract", tmp_path / "none.txt", "--out", out, "--published", "2014-01-06")
    assert done.returncode == 1
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert out.read_bytes() == b""


def test_a_file_of_claims_survives_a_run_that_adds_nothing(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    path, out = news(1), tmp_path / "out.jsonl"
    belligraph("extract", path, "--out", out)
    before = out.read_bytes()
    done = belligraph("extract", path, tmp_path / "none.txt", "--out", out)
    assert "2 documents, 1 not read, 2 claims" in done.stderr
    assert out.read_bytes() == before


def begun_with(out: Path, **changed: str) -> None:
    """Rewrite what a record says that its run was begun with."""
    record = out.with_name(out.name + module.SUFFIX)
    said = json.loads(record.read_text())
    assert changed.keys() <= said["settings"].keys()
    said["settings"] |= changed
    record.write_text(json.dumps(said))


@pytest.mark.parametrize("changed", ["version", "parser", "network", "actors and places"])
def test_another_version_or_model_is_refused(
    belligraph: Run, news: Write, tmp_path: Path, changed: str
) -> None:
    out, path = tmp_path / "out.jsonl", news(1)
    arguments = ("extract", path, "--out", out)
    assert belligraph(*arguments).returncode == 0
    assert belligraph(*arguments).returncode == 0
    before = out.read_bytes()
    begun_with(out, **{changed: "another"})
    done = belligraph(*arguments)
    assert done.returncode == 1
    [error] = done.stderr.splitlines()
    assert error.startswith(f"Error: {out} was begun otherwise, as out.jsonl.progress says: ")
    assert f"{changed}: expected 'another', found '" in error
    assert out.read_bytes() == before


def test_a_record_without_the_models_is_refused(
    belligraph: Run, news: Write, tmp_path: Path
) -> None:
    out, path = tmp_path / "out.jsonl", news(1)
    belligraph("extract", path, "--out", out, "--backend", "rules")
    done = belligraph("extract", path, "--out", out)
    [error] = done.stderr.splitlines()
    said = "--backend: expected 'rules', found 'encoder'; network: expected none, found '"
    assert said in error


def test_a_pipe_sees_no_progress(belligraph: Run, news: Write, tmp_path: Path) -> None:
    done = belligraph("extract", news(2), "--out", tmp_path / "out.jsonl")
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "\r" not in done.stderr


def test_a_table_goes_to_no_file(belligraph: Run, news: Write, tmp_path: Path) -> None:
    done = belligraph("extract", news(1), "--out", tmp_path / "o", "--format", "table")
    assert done.returncode == 2


def test_a_table_tells_where_and_when_and_has_no_empty_columns(
    belligraph: Run, news: Write
) -> None:
    path = news(1, text="Iran armed Hezbollah in Syria in 2014 against Israel.", title="Arms")
    done = belligraph("extract", path, "--backend", "rules", "--format", "table")
    head, _, row = done.stdout.split("\n")[1:4]
    assert head.split() == [
        "subject", "relation", "object", "against", "means", "modality", "standing", "place",
        "when", "confidence", "text",
    ]  # fmt: skip
    assert [cell.strip() for cell in row.split("  ") if cell.strip()][7:9] == ["Syria", "2014"]
