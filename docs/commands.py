"""Remakes docs/commands.md, the help of every command: `python docs/commands.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from belligraph.cli import belligraph

PAGE = Path(__file__).with_name("commands.md")
WIDTH = 80
INTRODUCTION = """\
# Commands

What `belligraph COMMAND --help` says, for every command; this page is made by `docs/commands.py`.
"""


def page() -> str:
    """The page: a heading and the help of each command."""
    sections = (
        f"## {' '.join(words)}\n\n```text\n{told(*words)}```\n"
        for words in [("belligraph",), *(("belligraph", *words) for words in commands(belligraph))]
    )
    return "\n".join([INTRODUCTION, *sections])


def commands(group: click.Group) -> Iterator[tuple[str, ...]]:
    """The words that call each command below a group, groups included, in the order of its help."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (name,)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((name, *words) for words in commands(command))


def told(_: str, *words: str) -> str:
    """The help of a command, as wide as the page is."""
    environment = {"COLUMNS": str(WIDTH), "BELLIGRAPH_STORE": None}
    done = CliRunner().invoke(
        belligraph, [*words, "--help"], prog_name="belligraph", terminal_width=WIDTH,
        env=environment,
    )  # fmt: skip
    if done.exit_code:
        raise RuntimeError(f"{' '.join(words)}: {done.output}")
    return "".join(f"{line.rstrip()}\n" for line in done.output.splitlines())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
