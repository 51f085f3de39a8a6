"""`belligraph review`: a person answers, and what they decide is in the project at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner, Result

from belligraph.cli import belligraph as group
from belligraph.model import ActorKind, Claim, Means, Modality, PlaceKind
from belligraph.project import open_project
from calling import Run
from found_claims import ATTACK, DOCUMENT, HELD, RIFLES, TRAINING, named, write_claims, write_text

Answer = Callable[..., Result]
PROMPT = "[a]ccept [e]dit"


@pytest.fixture
def answer(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Runs a review with typed answers: `answer("a", "r why", records=[RIFLES])`."""
    monkeypatch.chdir(tmp_path)
    write_text(tmp_path)

    def run(*answers: str, records: tuple[Any, ...] = (), more: tuple[str, ...] = ()) -> Result:
        file = write_claims(tmp_path, *records)
        typed = "".join(f"{line}\n" for line in answers)
        arguments = ["review", str(file), "--data", str(small), *more]
        return CliRunner().invoke(group, arguments, input=typed, catch_exceptions=False)

    return run


def added(folder: Path) -> list[Claim]:
    claims = open_project(folder).tables().claims
    return [claim for claim in claims if not claim.row.startswith("t-")]


def test_a_claim_is_shown_in_words_and_in_its_context(answer: Answer) -> None:
    done = answer("q", records=(RIFLES,))
    assert done.exit_code == 0
    shown = " ".join(done.stdout.split())
    assert "1 of 1 · confidence 0.90 · paragraph 2 · The Bugle, 2020-06-29" in shown
    assert "Borduria said that [Arcadia sent rifles to Syldavia] on Sunday. It was hot." in shown
    assert (
        "Arcadia supports Syldavia with rifles (weapons), 28 June 2020, "
        "according to Borduria (The Bugle)."
    ) in shown
    assert "\x1b" not in done.output
    assert done.stderr == "0 accepted, 0 rejected, 0 skipped; 1 open\n"


def test_accept_reject_skip_and_what_is_asked_next_time(answer: Answer, small: Path) -> None:
    done = answer("r who is that", "s", "a")
    assert "1 accepted, 1 rejected, 1 skipped; 1 open" in done.stderr
    (claim,) = added(small)
    assert claim.means is Means.WEAPONS
    again = answer("q")
    assert "1 of 1" in again.stdout
    assert "train Syldavia" in again.stdout
    assert answer("a").stderr.endswith("1 accepted, 0 rejected, 0 skipped; 0 open\n")
    assert "Nothing is open" in answer().stderr


def test_an_end_of_input_is_an_end_of_the_session(answer: Answer, small: Path) -> None:
    done = answer("r")
    assert done.exit_code == 0
    assert done.stderr.endswith("0 accepted, 1 rejected, 0 skipped; 2 open\n")


def test_an_unknown_actor_is_asked_for_and_added(answer: Answer, small: Path) -> None:
    done = answer("a", "armed_group", records=(ATTACK,))
    assert "in no table: Plum League (plum-league)" in done.stdout
    assert f"added to the tables: the-bugle, {DOCUMENT}-reviewed, plum-league" in done.stdout
    actor = open_project(small).tables().registry.actors["plum-league"]
    assert (actor.name, actor.kind) == ("Plum League", ActorKind.ARMED_GROUP)


def test_an_unknown_place_is_asked_for_and_added(answer: Answer, small: Path) -> None:
    done = answer("a", "armed_group", "site", records=(HELD,))
    assert "Tarn Bridge is in no table. Which place is meant?" in done.stdout
    assert "country, province, district, town, site, region" in done.stdout
    assert done.stdout.count("added to the tables: ") == 1
    place = open_project(small).tables().registry.places["tarn-bridge"]
    assert (place.name, place.kind) == ("Tarn Bridge", PlaceKind.SITE)


def test_who_was_named_before_going_back_is_not_asked_for_again(
    answer: Answer, small: Path
) -> None:
    both = {**HELD, "subject": named("plum-league", "Plum League")}
    done = answer("a", "armed_group", "", "a", "site", records=(both,))
    assert done.stdout.count("Plum League is in no table") == 1
    assert done.stdout.count("Tarn Bridge is in no table") == 2
    (claim,) = added(small)
    assert (claim.subject, claim.object) == ("plum-league", "tarn-bridge")


def test_an_unknown_actor_may_get_another_name(answer: Answer, small: Path) -> None:
    answer("a", "armed_group League of the Plum", records=(ATTACK,))
    (claim,) = added(small)
    assert claim.subject == "league-of-the-plum"


def test_an_unknown_actor_may_be_a_known_one_by_number_id_or_name(
    answer: Answer, small: Path
) -> None:
    near = {**ATTACK, "subject": named("arcadians", "Arcadians")}
    done = answer("a", "1", records=(near,))
    assert "  1  arcadia  Arcadia" in done.stdout
    assert added(small)[0].subject == "arcadia"
    done = answer("a", "Nobody", "Klow", records=({**near, "means": "threat"},))
    assert "no actor is called 'Nobody'" in done.stdout
    assert {claim.subject for claim in added(small)} == {"arcadia", "syldavia"}


def test_who_was_pointed_out_once_is_so_in_the_rest_of_the_text(
    answer: Answer, small: Path
) -> None:
    threat = {**ATTACK, "means": "threat"}
    done = answer("a", "arcadia", "a", records=(ATTACK, threat))
    assert done.stdout.count("Who is meant?") == 1
    assert "plum-league is taken for arcadia, as before" in done.stdout
    assert [claim.subject for claim in added(small)] == ["arcadia", "arcadia"]


def test_in_another_text_it_may_be_somebody_else(answer: Answer, small: Path) -> None:
    other = {**ATTACK, "document": {"id": "the-trumpet-2020-06-30-00000000"}}
    done = answer("a", "arcadia", "a", "syldavia", records=(ATTACK, other))
    assert done.stdout.count("Who is meant?") == 2
    assert {claim.subject for claim in added(small)} == {"arcadia", "syldavia"}


def test_whom_somebody_was_taken_for_is_forgotten_with_the_decision(
    answer: Answer, small: Path
) -> None:
    done = answer("a", "arcadia", "u", "s", "q", records=(ATTACK, {**ATTACK, "means": "threat"}))
    assert done.stdout.count("as before") == 1
    assert done.stdout.rindex("as before") < done.stdout.index("taken back: accepted")


def test_going_back_from_that_question_decides_nothing(answer: Answer, small: Path) -> None:
    done = answer("a", "", "q", records=(ATTACK,))
    assert "0 accepted" in done.stderr
    assert not (small / "review").exists()


def test_edits_at_once_and_field_by_field(answer: Answer, small: Path) -> None:
    done = answer(
        "e modality=promised", "e", "item guns", "date", "2020-06", "colour red", "", "a",
        records=(RIFLES,),
    )  # fmt: skip
    assert "changed: modality" in done.stdout
    assert "changed: date, item, modality" in done.stdout
    assert "Arcadia promised to support Syldavia with guns (weapons), June 2020" in done.stdout
    assert "There is no field 'colour'" in done.stdout
    (claim,) = added(small)
    assert (claim.modality, claim.item, str(claim.valid)) == (Modality.PROMISED, "guns", "2020-06")


def test_a_bad_edit_is_told_and_not_accepted(answer: Answer, small: Path) -> None:
    done = answer("e means attack", "a", "e means =", "a", records=(RIFLES,))
    assert "means: 'attack'; expected with 'supports' one of" in done.stdout
    assert "Not accepted: means: 'attack'" in done.stdout
    (claim,) = added(small)
    assert claim.means is Means.UNKNOWN


def test_the_row_in_an_editor(
    answer: Answer, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n"
        "text = file.read_text('utf-8')\nassert '# ' in text\n"
        "file.write_text(text.replace('item = \"rifles\"', 'item = \"old guns\"'), 'utf-8')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    answer("t", "a", records=(RIFLES,))
    assert added(small)[0].item == "old guns"


@pytest.mark.parametrize(
    ("line", "said"),
    [("item = rifles", "Nothing was changed"), ("colour = ''", "there is no field 'colour'"),
     ("item = 3", "no text in quotes")],
)  # fmt: skip
def test_an_editor_that_writes_nonsense_changes_nothing(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(f"import sys\nopen(sys.argv[1], 'w').write({line!r})\n")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    done = answer("t", "q", records=(RIFLES,))
    assert said in done.stdout
    assert "changed:" not in done.stdout.replace("Nothing was changed:", "")


def test_undo_goes_back_several_steps_and_takes_rows_back(answer: Answer, small: Path) -> None:
    before = {f: f.read_bytes() for f in small.rglob("*.csv")}
    done = answer("a", "armed_group", "s", "r", "u", "u", "u", "u", "q")
    undone = re.findall(r"taken back: (\w+)|there is (nothing) to undo", done.stdout)
    assert ["".join(one) for one in undone] == ["rejected", "skipped", "accepted", "nothing"]
    assert {f: f.read_bytes() for f in small.rglob("*.csv")} == before


def test_undo_drops_edits_first(answer: Answer, small: Path) -> None:
    done = answer("r", "e", "", "e item guns", "u", "u", "q", records=(RIFLES, TRAINING))
    assert done.stdout.count("edits dropped") == 1
    assert done.stdout.index("edits dropped") < done.stdout.index("taken back: rejected")


def test_help_and_what_is_no_answer(answer: Answer) -> None:
    done = answer("?", "armed_group", "", "q")
    assert done.stdout.count("take the last decision back") == 3
    assert "0 accepted, 0 rejected" in done.stderr


def test_nothing_in_a_text_speaks_to_the_terminal(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "bugle.txt").write_text("gone", encoding="utf-8")
    hostile = {
        **RIFLES, "subject": named("evil", "\x1b]0;x\x07Evil", "\x1b[31m"),
        "evidence": {"start": 0, "end": 4, "text": "\x1b[31mred \u202egun"},
    }  # fmt: skip
    done = answer("a", "", "q", records=(hostile,))
    assert "\x1b" not in done.output
    assert "\x07" not in done.output
    assert "\u202e" not in done.output
    assert "the text is not at hand" in done.stdout


# spreadsheets and agreement


def test_out_to_a_spreadsheet_and_back(answer: Answer, small: Path, tmp_path: Path) -> None:
    table = tmp_path / "open.csv"
    assert answer(more=("--to", str(table))).stderr == f"3 open claims in {table}\n"
    text = table.read_text("utf-8-sig")
    lines = text.splitlines()
    lines[2] = lines[2].replace('""', '"reject"', 1)
    lines[3] = lines[3].replace('""', '"accept"', 1)
    table.write_text("\n".join(lines), encoding="utf-8")
    done = answer(more=("--from", str(table), "--reviewer", "Ben"))
    assert done.stderr == "1 accepted, 1 rejected; 1 open\n"
    assert added(small)[0].means is Means.WEAPONS
    assert ",reject,Ben," in (small / "review" / "decisions.csv").read_text("utf-8")


def test_a_table_that_is_there_is_not_written_over(tell, small: Path, tmp_path: Path) -> None:
    table = tmp_path / "open.csv"
    table.write_text("mine", encoding="utf-8")
    done = tell("review", write_claims(tmp_path), "--data", small, "--to", table)
    assert (done.code, table.read_text("utf-8")) == (1, "mine")
    assert "is there already" in done.err


def test_agreement_of_two_reviewers(tell, tmp_path: Path) -> None:
    files = []
    for name, words in (("ann", "aarr"), ("ben", "aara")):
        rows = [f"{n},{'accept' if w == 'a' else 'reject'}" for n, w in enumerate(words)]
        files.append(tmp_path / f"{name}.csv")
        files[-1].write_text("\n".join(["id,decision", *rows]), encoding="utf-8")
    done = tell("review", "--agreement", *files)
    assert (done.code, done.err) == (0, "")
    figures = dict(line.split(maxsplit=1) for line in done.out.splitlines() if line)
    assert figures["n"] == "4 claims on which both decided"
    assert figures["agreement"] == "0.750"
    assert figures["kappa"] == "0.500"
    assert re.search(r"A reject +1 +1$", done.out, re.MULTILINE)


# how it fails


def test_every_mistake_is_one_clear_message(tell, small: Path, tmp_path: Path) -> None:
    claims = write_claims(tmp_path)
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n[]\n", encoding="utf-8")
    for arguments, said in (
        ((tmp_path / "none.jsonl", "--data", small), "cannot be read"),
        ((bad, "--data", small), "bad.jsonl, line 2: '[]'; expected a JSON object"),
        ((claims, "--data", tmp_path / "none"), "there is no folder"),
        ((claims, "--data", tmp_path), "has no belligraph.toml"),
        ((claims, "--data", small, "--published", "soon"), "'soon' is no date"),
        ((claims, "--data", small, "--source", "harald"), "nearest known: herald"),
        ((claims, "--data", small, "--from", tmp_path / "none.csv"), "No such file"),
        ((claims, "--data", small, "--to", "/dev/null/x"), "Not a directory"),
    ):
        done = tell("review", *arguments)
        assert done.code == 1, said
        assert said in done.err
        assert "Traceback" not in done.err
    assert sorted(f.name for f in small.iterdir()) == [
        "actors.csv", "belligraph.toml", "claims", "publishers.csv", "sources.csv",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [[], ["x.jsonl", "--to", "a", "--from", "b"], ["--agreement", "a.csv"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(group, ["review", *arguments]).exit_code == 2


def test_claims_on_standard_input_need_a_terminal_to_ask(
    belligraph: Run, small: Path, tmp_path: Path
) -> None:
    text = write_claims(tmp_path).read_text("utf-8")
    program = str(Path(sys.executable).with_name("belligraph"))
    done = subprocess.run(
        [program, "review", "-", "--data", str(small)], input=text, capture_output=True,
        text=True, check=False, start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert "there is no terminal to ask" in done.stderr
    table = tmp_path / "open.csv"
    done = belligraph("review", "-", "--data", small, "--to", table, stdin=text)
    assert (done.returncode, table.exists()) == (0, True)


def until_said(stream: IO[str], words: str) -> None:
    """Reads on to some words, letter by letter, since a prompt ends no line."""
    said = ""
    while words not in said:
        letter = stream.read(1)
        assert letter, said
        said += letter


def test_a_killed_session_keeps_all_but_the_claim_on_screen(
    answer: Answer, small: Path, tmp_path: Path
) -> None:
    program = str(Path(sys.executable).with_name("belligraph"))
    file = write_claims(tmp_path)
    with subprocess.Popen(
        [program, "review", str(file), "--data", str(small)], cwd=tmp_path, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=1,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        for typed, words in (("s\n", "train Syldavia"), ("a\n", "accepted: row")):
            until_said(running.stdout, PROMPT)
            running.stdin.write(typed)
            until_said(running.stdout, words)
        until_said(running.stdout, PROMPT)
        other = subprocess.run(
            [program, "review", str(file), "--data", str(small)], cwd=tmp_path, text=True,
            capture_output=True, check=False, input="q\n",
        )  # fmt: skip
        assert other.returncode == 1
        assert "another review of" in other.stderr
        running.kill()
    (claim,) = added(small)
    assert claim.means is Means.TRAINING
    assert "2 open" in answer("q").stderr
