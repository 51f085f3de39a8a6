"""`belligraph judge`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from ..readers.text.judging.judge import Answering


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-", metavar="[FILE]")
@click.option(
    "--score",
    is_flag=True,
    help="Compare with the relation that the lines bear, and print how often it agrees.",
)
@click.option(
    "--backend",
    type=click.Choice(["classifier", "rules"]),
    default="classifier",
    show_default=True,
    help="By what was learned together with the rules, or by the rules alone.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A model of belligraph train for the classifier; the packaged one where none is given.",
)
def command(file: TextIO, *, score: bool, backend: str, model: Path | None) -> None:
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
    if model is not None and backend == "rules":
        raise click.UsageError("--model is for --backend classifier")
    from ..errors import TextError
    from ..readers.text.judging import judged, read_pairs, scored

    try:
        asked = read_pairs(file, file.name)
    except UnicodeDecodeError as error:
        raise TextError(f"{file.name} is not UTF-8 ({error.reason}); save it as UTF-8") from None
    lines = [line for line, _ in asked]
    answers = judged((pair for _, pair in asked), _answering(backend, model))
    if score:
        for text in scored(list(zip(lines, answers, strict=True)), file.name):
            click.echo(text)
        return
    for line, answer in zip(lines, answers, strict=True):
        click.echo(json.dumps(line | answer.record(), ensure_ascii=False))


def _answering(backend: str, model: Path | None) -> Answering:
    if backend == "rules":
        from ..readers.text.judging.ruled import ruled

        return ruled
    from ..readers.text.classifier import Classifier, packaged_model, read_model

    return Classifier(packaged_model() if model is None else read_model(model))
