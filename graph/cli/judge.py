"""`belligraph judge`."""

from __future__ import annotations

import json
from typing import TextIO

import click


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-", metavar="[FILE]")
def command(file: TextIO) -> None:
    """Judge how a text says that one mention stands to another.

    Reads JSON lines {"text", "subject", "object"}, the two mentions as they stand in the text
    (with "subject_start" and "object_start" where one occurs several times), from a file or from
    standard input, and writes them back with relation (supports, opposes, neutral), direction
    (forward, backward, both), negated, modality and confidence.

    Needs a spaCy model: pip install 'belligraph[text]'.

    \b
    Example:
      echo '{"text": "Iran armed Hezbollah.", "subject": "Iran", "object": "Hezbollah"}' |
        belligraph judge
    """
    from ..readers.text.judging import judged, read_pairs

    asked = read_pairs(file, file.name)
    answers = judged(pair for _, pair in asked)
    for (record, _), answer in zip(asked, answers, strict=True):
        click.echo(json.dumps(record | answer.record(), ensure_ascii=False))
