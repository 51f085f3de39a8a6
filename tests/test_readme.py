"""What the README shows is true."""

import contextlib
import io
import re
from pathlib import Path

from click.testing import CliRunner

from belligraph.cli import belligraph

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_python_prints_what_the_readme_says() -> None:
    code, printed = re.findall(r"```python\n(.*?)```\n\n((?:    [^\n]*\n)+)", README, re.DOTALL)[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 - our own README
    assert out.getvalue() == re.sub(r"(?m)^    ", "", printed)


def test_the_commands_and_their_options_exist() -> None:
    lines = re.findall(r"(?m)^    belligraph (.+?)(?: +#.*)?$", README)
    assert len(lines) >= 8
    for line in lines:
        command, *words = line.split()
        shown = CliRunner().invoke(belligraph, [command, "--help"])
        assert shown.exit_code == 0, command
        for word in words:
            if word.startswith("-"):
                assert word in shown.output, f"{command} {word}"


def test_the_pictures_and_links_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (Path(__file__).parent.parent / target).exists(), target
