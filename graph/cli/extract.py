"""`belligraph extract`."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import click

COLUMNS = (
    "subject", "relation", "object", "means", "modality", "standing", "condition", "speaker",
    "confidence", "text",
)  # fmt: skip


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE",
              help="When the texts appeared (EDTF); else as HTML and JSON lines say.")  # fmt: skip
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--data", type=click.Path(path_type=Path), help="A project whose actors to use.")
@click.option("--broad", is_flag=True,
              help="Also what single words suggest where the rules are silent, for people to "
                   "look at: more claims, less sure.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["jsonl", "table"]), default="jsonl",
              show_default=True, help="One JSON object a claim, or a table.")  # fmt: skip
def command(
    files: tuple[str, ...],
    published: str,
    publisher: str | None,
    data: Path | None,
    format_: str,
    *,
    broad: bool,
) -> None:
    """Read claims from news texts, each with its span; - is standard input.

    Reads plain text, Markdown (.md), web pages (.html) and JSON lines (.jsonl) of
    {"text", "title", "published", "publisher", "url"}.

    Needs a spaCy model: pip install 'belligraph[text]'.

    \b
    Example:
      belligraph extract report.txt --published 2014-01-06 --publisher "The Herald"
      cat report.txt | belligraph extract - --published 2014-01-06 --format table
    """
    from ..dates import parse_date
    from ..project import open_project
    from ..readers.text import Reader, read_documents, to_record

    registry = open_project(data).tables().registry
    day = parse_date(published) if published else None
    given = chain.from_iterable(read_documents(file, registry, day, publisher) for file in files)
    records = []
    for extraction in Reader(registry, broad=broad).read(given):
        for one in extraction.claims:
            record = to_record(one, extraction.document, registry)
            if format_ == "jsonl":
                click.echo(json.dumps(record, ensure_ascii=False))
            else:
                records.append(record)
    if format_ == "table":
        from .answers import print_rows

        print_rows(list(COLUMNS), [_row(record) for record in records])


def _row(record: dict[str, Any]) -> list[str]:
    speaker = record["speaker"]
    denied = "not " if record["negated"] else ""
    return [
        record["subject"]["label"],
        denied + record["relation"],
        record["object"]["label"],
        record["item"] or record["means"],
        record["modality"],
        record["standing"],
        record["condition"] or "",
        speaker["label"] if speaker else "",
        str(record["confidence"]),
        " ".join(record["evidence"]["text"].split()),
    ]
