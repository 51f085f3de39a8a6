"""Claims as one flat table for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TextIO

from ..model import Claim, to_json
from ..readers.formulas import inert

EXPANDED = {
    "speaker": ("name", "actor"),
    "evidence": ("locator", "document", "paragraph", "start", "end"),
    "retracted": ("on", "reason"),
}


def write_table(claims: Iterable[Claim], out: TextIO) -> None:
    """Write one line a claim, by id; sets are joined with `;`, fields of fields with `_`.

    A text that a spreadsheet would run as a formula is marked as text with a leading `'`.
    """
    names = [f.name for f in fields(Claim)]
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["id", *(c for name in names for c in _columns(name))])
    for claim in sorted(claims, key=lambda claim: claim.id):
        values = to_json(claim)
        writer.writerow([claim.id, *(v for name in names for v in _cells(name, values[name]))])


def _columns(name: str) -> list[str]:
    return [f"{name}_{part}" for part in EXPANDED.get(name, ())] or [name]


def _cells(name: str, value: Any) -> list[str]:
    if name in EXPANDED:
        return [_cell((value or {}).get(part)) for part in EXPANDED[name]]
    return [_cell(value)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return inert(";".join(value))
    return inert(value) if isinstance(value, str) else str(value)
