"""`belligraph evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from ..readers.text.evaluation.matching import Match
    from ..readers.text.extraction.reader import Backend


@click.command()
@click.option("--gold", required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE",
              help="Marked texts: JSON lines, or a folder in the format of re3d.")  # fmt: skip
@click.option("--match", type=click.Choice(["spans", "entities", "resolved"]), default="spans",
              show_default=True,
              help="Compare ends by where they stand, whom they mean, or his name.")  # fmt: skip
@click.option("--misses", type=click.IntRange(0), default=10, show_default=True, metavar="NUMBER",
              help="List the errors of so many of the worst texts.")  # fmt: skip
@click.option("--backend", type=click.Choice(["encoder", "rules"]), default="encoder",
              show_default=True, help="What reads, as `extract` says.")  # fmt: skip
@options.actors_of
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="For people, or all of it as JSON.")  # fmt: skip
def command(
    gold: Path, match: Match, misses: int, data: Path | None, backend: Backend, format_: str
) -> None:
    """Measure extraction against marked texts: precision, recall and F1.

    A claim that was read is right where a marked one fits it; a marked one is found where one that
    was read fits it. Alliances count as support both ways. Spans match where the head of one
    mention lies in the other, or where both mean the same actor. Entities match where each actor of
    a text is taken for the one that was read in most of his claims, whatever he is called there.
    Force is negation and modality; the interval of F1 is of texts drawn again and again.

    Needs a spaCy model: pip install 'belligraph[text]'.

    \b
    Example:
      belligraph evaluate --gold marked.jsonl --misses 20
      belligraph evaluate --gold re3d --match spans --format json
    """
    from ..project import open_project
    from ..readers.text.evaluation import as_data, evaluate, read_gold, read_re3d, told
    from .answers import printable

    registry = open_project(data).tables().registry
    marked = (read_re3d if gold.is_dir() else read_gold)(gold, registry)
    report = evaluate(marked, registry, match, misses, backend)
    if format_ == "json":
        click.echo(json.dumps(as_data(report), indent=2, ensure_ascii=False))
        return
    for line in told(report):
        click.echo(printable(line))
