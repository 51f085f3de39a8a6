"""Every command and option explains itself, and each command shows an example."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from belligraph import __version__
from belligraph.cli import belligraph as group
from belligraph.cli.group import COMMANDS
from belligraph.queries import names


def commands(within: click.Group, *names: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, groups included, by the words that call it."""
    for name in within.list_commands(context := click.Context(within)):
        found = within.get_command(context, name)
        assert found is not None
        yield " ".join((*names, name)), found
        if isinstance(found, click.Group):
            yield from commands(found, *names, name)


EVERY = dict(commands(group))


@pytest.fixture(params=EVERY)
def command(request) -> tuple[str, click.Command]:
    return request.param, EVERY[request.param]


def test_the_analyses_are_among_them() -> None:
    assert set(COMMANDS) < set(EVERY)
    assert {"analyse balance", "analyse blocs", "analyse roles", "analyse series"} < set(EVERY)


def test_help_has_an_example(command) -> None:
    name, _ = command
    done = CliRunner().invoke(group, [*name.split(), "--help"])
    assert done.exit_code == 0
    _, found, example = done.output.partition("Example:")
    assert found
    assert f"belligraph {name} " in example or f"belligraph {name}\n" in example


def test_every_option_has_help(command) -> None:
    _, found = command
    assert found.help
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert parameter.help.endswith((".", ")")), parameter.help


def test_every_option_names_what_it_takes(command) -> None:
    """A FOLDER, a DATE, a NUMBER: not only of which type of the program it is."""
    name, found = command
    for parameter in found.params:
        if isinstance(parameter, click.Option) and not parameter.is_flag:
            taken = parameter.make_metavar(click.Context(found))
            assert not re.search("RANGE|TEXT|PATH|INTEGER|FLOAT|FILENAME", taken), (name, taken)


VARIED = {
    "--all", "--backend", "--data", "--force", "--format", "--from", "--limit", "--out",
    "--published", "--publisher", "--show", "--since", "--source", "--store", "--title", "--to",
    "--until",
}  # fmt: skip
"""Options that mean something else in another command."""


def test_an_option_is_explained_in_the_same_words_everywhere() -> None:
    told: dict[str, set[str]] = {}
    for found in EVERY.values():
        for parameter in found.params:
            if isinstance(parameter, click.Option):
                told.setdefault(parameter.opts[-1], set()).add(parameter.help or "")
    assert {name for name, helps in told.items() if len(helps) > 1} == VARIED
    assert {"--as-of", "--window", "--min-score", "--populations"} <= told.keys()


def test_the_group_tells_the_exit_codes_and_how_dates_are_written() -> None:
    told = CliRunner().invoke(group, ["--help"]).output
    assert [line.split()[0] for line in re.findall(r"(?m)^    \d+ .*$", told)] == [
        "0", "1", "2", "130",
    ]  # fmt: skip
    assert "EDTF" in told


def test_an_example_uses_only_options_that_are_there(command) -> None:
    _, found = command
    _, _, example = (found.help or "").partition("Example:")
    for line in example.splitlines():
        words = line.split()
        if words[:1] == ["belligraph"]:
            called = [n for n in EVERY if words[1:][: len(n.split())] == n.split()]
            known = {o for p in EVERY[max(called, key=len)].params for o in p.opts}
            assert {w for w in words if w.startswith("--")} <= known


@pytest.mark.parametrize("name", [n for n, c in EVERY.items() if isinstance(c, click.Group)])
def test_a_group_lists_its_commands_in_whole_lines(name) -> None:
    listed = CliRunner().invoke(group, [*name.split(), "--help"]).output.partition("Commands:")[2]
    assert "..." not in listed
    below = {n.removeprefix(f"{name} "): c for n, c in EVERY.items() if n.startswith(f"{name} ")}
    assert below
    for word, found in below.items():
        assert re.search(rf"^  {word} +{re.escape(found.short_help)}$", listed, re.MULTILINE)


WORDS = {
    "analyse": ["tie", "camps", "blocs"],
    "analyse balance": ["triangle", "frustration index", "camps"],
    "analyse blocs": ["camps", "blocs", "firmness", "hinges", "adjusted rand index"],
    "analyse roles": ["bloc", "net", "participation", "betweenness", "brokers"],
    "analyse series": ["snapshot", "conflicts", "line balance"],
    "analyse spells": ["spell", "ended"],
    "compare": ["agreement", "other way", "meet", "comparable", "kappa"],
    "path": ["friendly", "hostile"],
}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_a_table_are_explained(name) -> None:
    said = " ".join((EVERY[name].help or "").lower().split())
    explained, _, _ = said.partition("example:")
    assert [word for word in WORDS[name] if word not in explained] == []


def test_the_group_lists_every_command_with_a_line_and_an_example() -> None:
    done = CliRunner().invoke(group, ["--help"])
    for name, line in COMMANDS.items():
        assert name in done.output
        assert line in " ".join(done.output.split())
    assert "Example:" in done.output


def test_query_help_lists_every_named_query() -> None:
    done = CliRunner().invoke(group, ["query", "--help"])
    assert all(f"  {name} " in done.output for name in names())


@pytest.mark.parametrize("name", names())
def test_describe_explains_parameters_and_columns(name) -> None:
    done = CliRunner().invoke(group, ["query", name, "--describe"])
    assert done.exit_code == 0
    assert "Parameters:\n" in done.output
    assert "Columns:\n" in done.output
    assert "  as_of: date" in done.output


def test_version(belligraph) -> None:
    done = belligraph("--version")
    assert (done.returncode, done.stdout) == (0, f"belligraph {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"], ["query"], ["actors"], ["pages"],
        ["export", "docx"], ["export", "--format", "csv"],
        ["build", "--text", "a.txt", "--published", "2014", "--published", "2015"],
        ["build", "--publisher", "A"],
        ["network", "--window", "-1"], ["extract"], ["init"],
        ["query", "offers", "-p", "actor"], ["query", "offers", "-p", "=usa"],
        ["query", "offers", "-p", "actor=usa", "-p", "actor=iran"],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2_on_standard_error(arguments) -> None:
    done = CliRunner().invoke(group, arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage: " in done.stderr


def test_the_shell_completes_commands_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    command = Path(sys.executable).parent / "belligraph"

    def completed(*words: str) -> list[str]:
        monkeypatch.setenv("_BELLIGRAPH_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(("belligraph", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        done = subprocess.run([command], capture_output=True, text=True, check=True)
        return [line.partition(",")[2] for line in done.stdout.splitlines()]

    assert {"explain", "export", "extract"} <= set(completed("ex"))
    assert "--as-of" in completed("pages", "--as")
    assert "duckdb" in completed("import", "--engine", "d")
