"""What the README and the pages beside it show is true."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from belligraph.cli import belligraph

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "docs/analysis.md"]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_the_python_prints_what_the_page_says(page: str) -> None:
    code, printed = re.findall(r"```python\n(.*?)```\n\n((?:    [^\n]*\n)+)", page, re.DOTALL)[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 - our own README
    assert out.getvalue() == re.sub(r"(?m)^    ", "", printed)


def test_the_commands_and_their_options_exist(page: str) -> None:
    lines = re.findall(r"(?m)^    belligraph (.+?)(?: +#.*)?$", page)
    assert lines
    for line in lines:
        command, *words = line.split()
        group = [command, words.pop(0)] if command == "analyse" else [command]
        shown = CliRunner().invoke(belligraph, [*group, "--help"])
        assert shown.exit_code == 0, command
        for word in words:
            if word.startswith("-"):
                assert word in shown.output, f"{command} {word}"


def test_the_pictures_and_links_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text("utf-8")):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target
