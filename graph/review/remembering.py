"""Decisions on claims, kept in a project so that nothing is asked twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..errors import Problem, TableError
from ..readers.cells import Row, read_rows
from ..readers.formulas import inert
from .appending import FOLDER

FILE = f"{FOLDER}/decisions.csv"
COLUMNS = ("id", "decision", "reviewer", "reason", "row", "kept", "claim", "document")
REQUIRED = ("id", "decision")
_KEY = re.compile(r"[0-9a-f]{64}")


class Decision(StrEnum):
    """What became of a claim."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A decision that was made.

    Attributes:
        id: what the claim says, as a hash (`records.key_of`).
        row: the key of the row that it became.
        kept: the same hashes of the claims of that row, as far as it was edited.
        claim: the claim in words of ours.
        document: the id of the text.
    """

    id: str
    decision: Decision
    reviewer: str = ""
    reason: str = ""
    row: str = ""
    kept: tuple[str, ...] = ()
    claim: str = ""
    document: str = ""

    @property
    def keys(self) -> set[str]:
        """All that need not be asked any more."""
        return {self.id, *self.kept}

    @property
    def cells(self) -> dict[str, str]:
        """The row of the table of decisions; a spreadsheet runs none of its cells."""
        return {
            "id": self.id,
            "decision": self.decision.value,
            "reviewer": inert(self.reviewer),
            "reason": inert(self.reason),
            "row": self.row,
            "kept": ";".join(self.kept),
            "claim": inert(self.claim),
            "document": self.document,
        }


def read_decisions(folder: Path) -> list[Remembered]:
    """The decisions of a project, oldest first.

    Raises:
        TableError: bad cells, all of them.
    """
    file = folder / FILE
    if not file.is_file():
        return []
    problems: list[Problem] = []
    rows = read_rows(file, COLUMNS, REQUIRED, problems)
    made = [_remembered(row) for row in rows]
    problems += (problem for row in rows for problem in row.problems)
    if problems:
        raise TableError(problems)
    return [one for one in made if one is not None]


def _remembered(row: Row) -> Remembered | None:
    decision = row.choice("decision", Decision)
    if decision is None and not row.problems:
        row.required("decision", f"one of {', '.join(Decision)}")
    kept = tuple(row.texts("kept"))
    for column, key in (("id", row.text("id")), *(("kept", one) for one in kept)):
        if not _KEY.fullmatch(key):
            row.bad(column, key, "64 digits in lower-case hex")
    if decision is None or row.problems:
        return None
    texts = {c: row.text(c) for c in ("id", "reviewer", "reason", "row", "claim", "document")}
    return Remembered(decision=decision, kept=kept, **texts)
