"""`belligraph train`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument(
    "pairs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE...",
)  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False),
              metavar="MODEL", help="Where the model is written, as JSON.")  # fmt: skip
def command(pairs: tuple[Path, ...], out: Path) -> None:
    """Learn from judged pairs how to judge others.

    Reads JSON lines {"text", "subject", "object", "relation", "direction", "negated", "modality"}
    from one or more files and writes a model for belligraph judge --model. The same lines give the
    same model.

    Needs scikit-learn and a spaCy model: pip install 'belligraph[text,classify]'.

    \b
    Example:
      belligraph train pairs.jsonl --out model.json
      belligraph judge --model model.json --score others.jsonl
    """
    from ..readers.text.classifier.training import trained
    from ..readers.text.judging import read_pairs

    lines = [line for path in pairs for line in read_pairs(_lines(path), str(path))]
    model = trained(lines, ", ".join(map(str, pairs)))
    out.write_text(model.dumps(), encoding="utf-8")
    click.echo(f"{out}: learned from {len(lines)} pairs")


def _lines(path: Path) -> list[str]:
    from ..errors import TextError

    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise TextError(f"{path} is not UTF-8 ({error.reason}); save it as UTF-8") from None
