"""`belligraph judge`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from .models import confirm, endpoint, llm

if TYPE_CHECKING:
    from ..readers.text.extraction.backends import Judging
    from ..readers.text.judging import Pair
    from ..readers.text.llm import Endpoint


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-", metavar="[FILE]")
@click.option(
    "--score",
    is_flag=True,
    help="Compare with the relation that the lines bear, and print how often it agrees.",
)
@click.option(
    "--backend",
    "backends",
    type=click.Choice(["encoder", "classifier", "rules", "llm"]),
    multiple=True,
    default=["encoder"],
    show_default=True,
    help="By a network, a classifier and the rules together, by the classifier and the rules, by "
    "the rules alone, by a language model, or by several of these (repeatable): the surest "
    "answers, surer where others agree.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A model of belligraph train for the classifier; the packaged one where none is given.",
)
@llm
def command(
    file: TextIO,
    backends: tuple[str, ...],
    model: Path | None,
    llm_url: str,
    llm_model: str,
    llm_cache: Path,
    *,
    score: bool,
    yes: bool,
) -> None:
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
    if model is not None and not {"classifier", "encoder"} & set(backends):
        raise click.UsageError("--model is for --backend encoder and classifier")
    from ..errors import TextError
    from ..readers.text.evaluation.pairs import scored
    from ..readers.text.judging import read_pairs

    try:
        asked = read_pairs(file, file.name)
    except UnicodeDecodeError as error:
        raise TextError(f"{file.name} is not UTF-8 ({error.reason}); save it as UTF-8") from None
    lines, pairs = [line for line, _ in asked], [pair for _, pair in asked]
    where = endpoint(llm_url, llm_model, llm_cache) if "llm" in backends else None
    answers = _judging(backends, model, where, pairs, yes=yes).judge(pairs)
    if score:
        for text in scored(list(zip(lines, answers, strict=True)), file.name):
            click.echo(text)
        return
    for line, answer in zip(lines, answers, strict=True):
        click.echo(json.dumps(line | answer.record(), ensure_ascii=False))


def _judging(
    names: tuple[str, ...],
    model: Path | None,
    where: Endpoint | None,
    pairs: list[Pair],
    *,
    yes: bool,
) -> Judging:
    from ..readers.text.classifier import packaged_model, read_model
    from ..readers.text.encoder import packaged_network
    from ..readers.text.extraction.backends import JudgedTogether, Learned, Rules

    made: list[Judging] = []
    for name in dict.fromkeys(names):
        if name == "rules":
            made.append(Rules())
        elif name in ("encoder", "classifier"):
            network = packaged_network() if name == "encoder" else None
            made.append(Learned(packaged_model() if model is None else read_model(model), network))
        elif where is not None:
            from ..readers.text.llm import Llm
            from ..registry import Registry

            asking = Llm(where, Registry())
            confirm(where, map(asking.cost_of_pair, pairs), yes=yes)
            made.append(asking)
    return made[0] if len(made) == 1 else JudgedTogether(made)
