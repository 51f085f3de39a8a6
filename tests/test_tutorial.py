"""The tutorial, followed to the letter, leads where it says."""

import csv
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from belligraph import open_graph
from belligraph.cli import belligraph

DOCS = Path(__file__).parents[1] / "docs"
TABLES = {"sources": "sources.csv", "actors": "actors.csv", "claims": "claims/example.csv"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, Result]:
    """What each command of the tutorial gave, by the command, its blocks of rows added between."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return dict(followed((DOCS / "tutorial.md").read_text("utf-8"), folder / "korea"))


def followed(text: str, project: Path):
    blocks = re.finditer(
        r"`+(csv|text|toml)\n(.*?)```|^ {4}belligraph ([^\n]+)$", text, re.S | re.M
    )
    named = iter(TABLES.values())
    for kind, block, command in (found.groups() for found in blocks):
        if kind == "csv":
            table = project / next(named)
            table.write_text(table.read_text("utf-8") + block, "utf-8")
        elif kind == "toml":
            table = project / "belligraph.toml"
            changed = re.sub(r"(?m)^as_of = .*\n", block, table.read_text("utf-8"))
            table.write_text(changed, "utf-8")
        elif kind == "text":
            Path("note.txt").write_text(block, "utf-8")
        else:
            yield command, CliRunner().invoke(belligraph, shlex.split(command))


def test_every_command_works(results: dict[str, Result]) -> None:
    assert len(results) == 8
    for command, result in results.items():
        assert result.exit_code == 0, (command, result.output)


def test_the_rows_have_the_columns_that_are_told(folder: Path, results: object) -> None:
    for table in TABLES.values():
        with (folder / "korea" / table).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert all(len(row) == len(header) for row in rows), table
    header = "id,title,publisher,kind,published,author,url,licence,language,checked,note"
    assert (folder / "korea" / "sources.csv").read_text("utf-8").startswith(header)


def test_two_lines_are_drawn_and_three_requests_told(folder: Path, results: object) -> None:
    graph = open_graph(folder / "out" / "store")
    view = graph.view("1950-07-31")
    assert len(graph.relations(view)) == 2
    assert sum(claim.modality == "requested" for claim in graph.claims) == 3
    assert graph.between("usa", "north-korea", view).standing == "undetermined"


def test_the_page_shows_what_the_tutorial_says(folder: Path, results: object) -> None:
    site = folder / "out" / "site"
    first = (site / "index.html").read_text("utf-8")
    assert "As of 31 July 1950" in first
    assert "United States" in (site / "matrix.html").read_text("utf-8")
    claims = [one.read_text("utf-8") for one in (site / "claims").glob("*.html")]
    assert sum("requested" in one for one in claims) == 3


def test_requests_are_rows_only_when_asked_for(results: dict[str, Result]) -> None:
    wide, narrow = (r for c, r in results.items() if c.startswith("query who-supports"))
    assert "requested" in wide.output
    assert "requested" not in narrow.output
    assert "not neutrality" in narrow.output


def test_the_text_is_read(results: dict[str, Result]) -> None:
    (read,) = (r for c, r in results.items() if c.startswith("extract"))
    assert re.search(r"opposes\s+Republic of Korea", read.output)
    assert "promised" in read.output
