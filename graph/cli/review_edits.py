"""A row changed by a person: field by field, or as a small text in an editor."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..review import Cells

Ask = Callable[[str], str | None]
"""Asks with a prompt; None = there is nobody to answer any more."""


def fields() -> dict[str, str]:
    """What may stand in each field, in words; empty where it is free."""
    from ..model import Extent, Means, Modality, Relation, Scope, Standing
    from ..review import EDITED

    terms = {"relation": Relation, "means": Means, "scope": Scope, "modality": Modality,
             "standing": Standing, "extent": Extent}  # fmt: skip
    said = {name: ", ".join(kind) for name, kind in terms.items()} | {
        "negated": "yes, no",
        "date": "EDTF, such as 2014-01-05 or 2013-12/2014-01, or unknown",
        "via": "publishers joined by >",
        "amount": "a number and a unit, such as 300 personnel",
        "disputes": "the row that a denial denies",
        "note": "one sentence of ours; written for you where it is empty",
    }
    return {field: said.get(field, "") for field in EDITED}


def by_field(cells: Cells, ask: Ask) -> Cells:
    """The row after changes, asked for until there are none."""
    width = max(map(len, fields()))
    for field in fields():
        click.echo(f"  {field:<{width}}  {cells[field]}".rstrip())
    while answer := ask("field = value, a field alone to be asked, or nothing when done: "):
        cells = changed(cells, answer, ask)
    return cells


def changed(cells: Cells, answer: str, ask: Ask) -> Cells:
    """The row after one change, `field = value` or `field value`.

    Of a field alone the value is asked for; nothing leaves it as it is.
    """
    name, equals, value = (part.strip() for part in answer.partition("="))
    if not equals:
        name, _, value = (part.strip() for part in answer.partition(" "))
    if name not in fields():
        click.echo(f"There is no field '{name}'; there are {', '.join(fields())}.")
        return cells
    if not equals and not value:
        hint = f" ({fields()[name]})" if fields()[name] else ""
        value = ask(f"{name}{hint} [{cells[name]}]: ") or cells[name]
    return cells | {name: value}


def in_editor(cells: Cells) -> Cells:
    """The row as it was saved in the user's editor; as it was where that makes no sense."""
    try:
        text = click.edit(_as_text(cells), extension=".toml", require_save=True)
        return cells if text is None else cells | _read(text)
    except (click.ClickException, ValueError) as error:
        message = error.message if isinstance(error, click.ClickException) else str(error)
        click.echo(f"Nothing was changed: {message}.")
        return cells


def _as_text(cells: Cells) -> str:
    lines = ["# Change the texts in quotes, save, and close the editor."]
    for field, hint in fields().items():
        lines += [f"# {hint}"] if hint else []
        lines.append(f"{field} = {json.dumps(cells[field], ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _read(text: str) -> Cells:
    said = tomllib.loads(text)
    for name, value in said.items():
        if name not in fields():
            raise ValueError(f"there is no field '{name}'")
        if not isinstance(value, str):
            raise ValueError(f"{name} = {value!r} is no text in quotes")
    return {name: " ".join(value.split()) for name, value in said.items()}
