"""The options of commands that may ask a language model, and the question whether to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ..readers.text.llm import Cost, Endpoint

F = TypeVar("F", bound=Callable[..., Any])
DESCRIBED = (
    "With --backend llm texts are sent to the endpoint of --llm-url, which must speak the protocol "
    "of OpenAI's chat completions; the key is read from BELLIGRAPH_LLM_KEY."
)


def llm(command: F) -> F:
    """Options that say where a language model answers."""
    for option in (
        click.option("--yes", is_flag=True, help="Ask the model without asking you first."),
        click.option("--llm-cache", type=click.Path(path_type=Path, file_okay=False),
                     default=Path("out/llm"), show_default=True, metavar="FOLDER",
                     help="Where the model's answers are kept."),
        click.option("--llm-model", envvar="BELLIGRAPH_LLM_MODEL", show_envvar=True, default="",
                     metavar="NAME", help="The model to ask (for --backend llm)."),
        click.option("--llm-url", envvar="BELLIGRAPH_LLM_URL", show_envvar=True, default="",
                     metavar="URL", help="Where it answers, such as http://localhost:8000/v1."),
    ):  # fmt: skip
        command = option(command)
    return command


def endpoint(url: str, model: str, cache: Path) -> Endpoint:
    """The endpoint that options and environment name."""
    from ..readers.text.llm import Endpoint

    return Endpoint(url, model, environ.get("BELLIGRAPH_LLM_KEY", ""), cache)


def confirm(where: Endpoint, costs: Iterable[Cost], *, yes: bool) -> None:
    """Say what is about to be sent, and go on only where that is wanted."""
    from ..readers.text.llm import Cost

    whole = sum(costs, Cost())
    click.echo(f"{where.model} at {where.url}: {whole}", err=True)
    if whole.requests and not yes:
        click.confirm("Send them?", abort=True, err=True)
