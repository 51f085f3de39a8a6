"""What the README and the pages beside it show is true."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from belligraph.cli import belligraph
from belligraph.cli.group import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "docs").glob("*.md"))
PAGES = ["README.md", "docs/analysis.md", "docs/python.md"]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_the_python_prints_what_the_page_says(page: str) -> None:
    code, printed = re.findall(r"```python\n(.*?)```\n\n((?:    [^\n]*\n)+)", page, re.DOTALL)[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 - our own README
    assert out.getvalue() == re.sub(r"(?m)^    ", "", printed)


@pytest.mark.parametrize("name", ["README.md", *DOCS])
def test_the_commands_and_their_options_exist(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^(?:    )?belligraph ([a-z].+?)(?: +#.*)?$", page)
    for line in lines:
        command, *words = line.split()
        group = [command, words.pop(0)] if command == "analyse" else [command]
        shown = CliRunner().invoke(belligraph, [*group, "--help"])
        assert shown.exit_code == 0, command
        for word in words:
            if word.startswith("-"):
                assert word in shown.output, f"{command} {word}"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", *DOCS])
def test_the_pictures_and_links_exist(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_command_is_told_of_in_the_docs() -> None:
    told = "".join((ROOT / name).read_text("utf-8") for name in ["README.md", *DOCS])
    for name in COMMANDS:
        assert f"belligraph {name}" in told, name
