"""The command group, which loads a command's module only when that command runs."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword

import click

from .._version import __version__
from ..errors import did_you_mean

COMMANDS = {
    "init": "Start a project for a conflict of your own.",
    "build": "Read, check, store, derive, answer and draw a project.",
    "check": "Check tables, or a store, against the shapes and for consistency.",
    "import": "Read a public event dataset into a store.",
    "load": "Read files of quads into a store.",
    "query": "Ask a named query, or one of your own.",
    "rules": "List the rules that derive claims, and what they concluded.",
    "actors": "Look up actors: id, aliases, nearest names.",
    "add-actors": "Add actors that imports brought to your tables.",
    "extract": "Read claims from news texts.",
    "review": "Accept, edit or reject the claims that were read from texts.",
    "judge": "Judge how a text says that two of its mentions stand to each other.",
    "train": "Learn from judged pairs how to judge others.",
    "evaluate": "Measure extraction against texts that people marked.",
    "explain": "Explain how two actors stand: claims, chains, weights.",
    "path": "Find friendly and hostile paths between two actors.",
    "analyse": "Analyse balance, blocs, roles and series.",
    "compare": "Compare two sources in one store: pairs, signs and dates.",
    "diff": "Compare two stores: which claims changed which relations.",
    "history": "List the changes of a store: who, when, what.",
    "undo": "Undo a change of a store.",
    "snapshot": "Save a store in a folder.",
    "restore": "Bring back a store from a folder.",
    "verify": "Tell whether a store is whole.",
    "network": "Write the signed network as of a date.",
    "pages": "Draw the pages of a store.",
    "export": "Write the graph in the formats of other programs.",
    "push": "Copy a store to a SPARQL server.",
    "serve": "Serve the pages and a read-only SPARQL endpoint.",
}

HISTORY = "'belligraph history' lists what became of the store."
LEFT = {
    "import": HISTORY,
    "load": "The store is what it was; the same command goes on behind the files that were kept.",
    "undo": HISTORY,
    "restore": HISTORY,
    "snapshot": "What was not whole is removed; if its folder is there, it is whole.",
    "pages": "If pages were written, they are not all of one make: draw them again.",
    "review": "What was decided is kept.",
    "add-actors": "Look at the end of actors.csv.",
    "init": "If the folder is there, it is not whole: remove it.",
    "push": "Some graphs are new and some are not; push again, and it goes on from there.",
    "serve": "The server is stopped.",
}
"""What an interrupted command leaves; the others change nothing before they are done."""
INTERRUPTED = 130
"""The exit code by which shells know Ctrl-C: 128 and the number of the signal."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from the module of its name."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        command: click.Command = import_module(f".{module}", __package__).command
        command.short_help = COMMANDS[cmd_name]
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where Ctrl-C ends it, say so and what became of its work."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            name = ctx.invoked_subcommand or ""
            left = LEFT.get(name, "Nothing was changed.")
            click.echo(f"\nInterrupted: belligraph {name}. {left}", err=True)
            ctx.exit(INTERRUPTED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a misspelt one is told with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 3)
            ctx.fail(f"No such command '{args[0]}'{did_you_mean(near)}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup)
@click.version_option(__version__, message="belligraph %(version)s")
def belligraph() -> None:
    """A conflict event knowledge graph.

    Who supports or opposes whom, by what means, where, when, according to whom.

    Dates are EDTF, such as 2014-01-06, 2014-01, 2014 or 2014~ (about). Data goes to standard
    output, talk to standard error.

    \b
    Exit codes:
      0    all is well
      1    what was given is wrong, or a check found something wrong
      2    the command line is wrong
      130  interrupted by Ctrl-C

    \b
    Example:
      belligraph build
      belligraph query who-supports -p actor=Baghdad --as-of 2014-01-06
    """
