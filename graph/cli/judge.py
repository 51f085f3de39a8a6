"""`belligraph judge`."""

from __future__ import annotations

import json
from typing import TextIO

import click


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-", metavar="[FILE]")
@click.option(
    "--score",
    is_flag=True,
    help="Compare with the relation that the lines bear, and print how often it agrees.",
)
def command(file: TextIO, *, score: bool) -> None:
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
    from ..errors import TextError
    from ..readers.text.judging import judged, read_pairs, scored

    try:
        asked = read_pairs(file, file.name)
    except UnicodeDecodeError as error:
        raise TextError(f"{file.name} is not UTF-8 ({error.reason}); save it as UTF-8") from None
    lines, answers = [line for line, _ in asked], judged(pair for _, pair in asked)
    if score:
        for text in scored(list(zip(lines, answers, strict=True)), file.name):
            click.echo(text)
        return
    for line, answer in zip(lines, answers, strict=True):
        click.echo(json.dumps(line | answer.record(), ensure_ascii=False))
