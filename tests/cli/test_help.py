"""Every command and option explains itself, and each command shows an example."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from belligraph import __version__
from belligraph.cli import belligraph as group
from belligraph.cli.group import COMMANDS
from belligraph.queries import names


@pytest.fixture(params=COMMANDS)
def command(request) -> tuple[str, click.Command]:
    found = group.get_command(click.Context(group), request.param)
    assert found is not None
    return request.param, found


def test_help_has_an_example(command) -> None:
    name, _ = command
    done = CliRunner().invoke(group, [name, "--help"])
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


def test_an_example_uses_only_options_that_are_there(command) -> None:
    name, found = command
    _, _, example = (found.help or "").partition("Example:")
    known = {option for parameter in found.params for option in parameter.opts}
    for line in example.splitlines():
        words = line.split()
        if words[:2] == ["belligraph", name]:
            assert {w for w in words if w.startswith("--")} <= known


def test_the_group_lists_every_command_with_a_line_and_an_example() -> None:
    done = CliRunner().invoke(group, ["--help"])
    for name, line in COMMANDS.items():
        assert name in done.output
        assert line in done.output
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
        ["nothing"], ["query"], ["actors"], ["export", "--format", "docx"], ["pages"],
        ["build", "--text", "a.txt"], ["build", "--publisher", "A"],
        ["network", "--window", "-1"], ["extract", "a.txt"], ["init"],
        ["query", "offers", "-p", "actor"], ["query", "offers", "-p", "=usa"],
        ["query", "offers", "-p", "actor=usa", "-p", "actor=iran"],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2_on_standard_error(arguments) -> None:
    done = CliRunner().invoke(group, arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage: " in done.stderr
