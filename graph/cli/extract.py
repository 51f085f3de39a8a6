"""`belligraph extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options
from .models import confirm, endpoint, llm

if TYPE_CHECKING:
    from .extracting import Coming


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE",
              help="When the texts appeared; else as HTML and JSON lines say.")  # fmt: skip
@click.option("--publisher", metavar="NAME", help="Who published the texts.")
@options.actors_of
@click.option("--backend", "backends", type=click.Choice(["encoder", "rules", "llm"]),
              multiple=True, default=["encoder"], show_default=True,
              help="What reads: the rules and, where they are silent, a network; the rules alone, "
                   "which are faster and find less; a language model; or several (repeatable): "
                   "what both read is surer.")  # fmt: skip
@llm
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl",
              show_default=True, help="One JSON object a claim, or a table.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write there, document by document; run again, it goes on where it was cut "
                   "off.")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 256), default=1, show_default=True,
              metavar="N", help="How many read at once; the output is the same.")  # fmt: skip
def command(
    files: tuple[str, ...],
    published: str,
    publisher: str | None,
    data: Path | None,
    format_: str,
    out: Path | None,
    processes: int,
    backends: tuple[str, ...],
    llm_url: str,
    llm_model: str,
    llm_cache: Path,
    *,
    yes: bool,
) -> None:
    """Read claims from news texts, each with its span; - is standard input.

    Reads plain text, Markdown (.md), web pages (.html) and JSON lines (.jsonl) of
    {"text", "title", "published", "publisher", "url"}. A text that cannot be read is told and left
    out; the exit code is then 1. With --out a record of progress lies beside the file, and new
    documents may be given after those that are done.

    With --backend llm texts are sent to --llm-url, which must speak the protocol of OpenAI's chat
    completions; the key is read from BELLIGRAPH_LLM_KEY. A claim is kept only where the words it
    rests on stand in the text. What would be sent is told, and you are asked before.

    Needs a spaCy model: pip install 'belligraph[text]'.

    \b
    Example:
      belligraph extract report.txt --published 2014-01-06 --publisher "The Herald"
      belligraph extract news.jsonl --out claims.jsonl --processes 4
      cat report.txt | belligraph extract - --published 2014-01-06 --format table
    """
    if out is not None and format_ == "table":
        raise click.UsageError("--out is for --format jsonl")
    from ..dates import parse_date
    from ..project import open_project
    from ..readers.text.extraction.backends import Readers
    from ..readers.text.extraction.many import Work, outcomes
    from .extracting import append, costs, documents, known, print_lines, print_table

    registry = open_project(data).tables().registry
    day = parse_date(published) if published else None
    coming: Coming = documents(files, registry, day, publisher)
    where = endpoint(llm_url, llm_model, llm_cache) if "llm" in backends else None
    if where is not None:
        coming = list(coming) if "-" in files else coming  # else they are read once more below
        confirm(where, costs(where, registry, coming), yes=yes)
        coming = coming if "-" in files else documents(files, registry, day, publisher)
    readers = Readers.called(backends, registry, where)
    work = Work(readers, registry)
    if out is not None:
        settings = {
            "--published": published or "",
            "--publisher": publisher or "",
            "actors and places": known(registry),
            **readers.settings(),
        }
        append(out, coming, work, processes, settings)
    elif format_ == "table":
        print_table(outcomes(coming, work, processes))
    else:
        print_lines(outcomes(coming, work, processes))
