"""Every command of the how-to does what its line says, on the packaged sample."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from belligraph import open_graph
from belligraph.cli import belligraph
from belligraph.store import history

HOWTO = Path(__file__).parents[1] / "docs" / "howto.md"
COMMANDS = re.findall(r"(?m)^    belligraph (.+)$", HOWTO.read_text("utf-8"))
NOTHING = "Nothing in this view"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_out: Path) -> Path:
    folder = tmp_path_factory.mktemp("howto")
    shutil.copytree(sample_out, folder / "out", symlinks=True)
    return folder


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, str]:
    """What each command printed, by the command; they run in the order of the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = {}
        for command in COMMANDS:
            result = CliRunner().invoke(belligraph, shlex.split(command))
            assert result.exit_code == 0, (command, result.output)
            found[command] = result.output
        return found


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("query")])
def test_every_question_has_an_answer_in_the_sample(answers: dict[str, str], command: str) -> None:
    assert NOTHING not in answers[command]
    assert not re.search(r"(?m)^0 rows", answers[command])


def test_what_is_to_be_written_is_written(answers: dict[str, str], folder: Path) -> None:
    written = [Path(words[words.index("--out") + 1])
               for words in map(shlex.split, COMMANDS) if "--out" in words]  # fmt: skip
    assert len(written) == 6
    for path in written:
        assert (folder / path).exists(), path
    assert (folder / "pair" / "index.html").is_file()
    assert (folder / "copy" / "store" / "current").exists()


def test_the_packed_graph_is_loaded_whole(answers: dict[str, str], folder: Path) -> None:
    loaded, built = (open_graph(folder / name / "store") for name in ("second", "out"))
    assert set(loaded.claims) == set(built.claims)


def test_a_change_is_undone_also_where_the_store_is_named_from_here(
    answers: dict[str, str], folder: Path
) -> None:
    assert [entry.action for entry in history(folder / "out" / "store")][-1] == "undo"


def test_what_was_saved_is_what_is_there(answers: dict[str, str]) -> None:
    compared = next(text for command, text in answers.items() if command.startswith("diff"))
    assert re.search(r"claims that came +none", compared)
    assert re.search(r"ties changed +none", compared)
