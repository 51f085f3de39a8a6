"""How far two reviewers agree, of the claims on which both decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, TableError
from ..readers.cells import read_rows
from ..relations.comparison import kappa
from .sheets import Sheet, Word, decision_of

CHOICES = (Word.ACCEPT, Word.REJECT)
COLUMNS = ("id", "decision")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two reviewers decided.

    Attributes:
        table: claims by the decision of the one (rows) and of the other (columns), each in the
            order of `CHOICES`.
        alone: claims on which only the one decided, and only the other.
    """

    table: tuple[tuple[int, int], tuple[int, int]]
    alone: tuple[int, int]

    @property
    def claims(self) -> int:
        """On how many claims both decided."""
        return sum(map(sum, self.table))

    @property
    def observed(self) -> float | None:
        """The share of these claims on which they decided alike."""
        alike = self.table[0][0] + self.table[1][1]
        return alike / self.claims if self.claims else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, (observed - by chance) / (1 - by chance).

        Chance agreement is what two reviewers reach who accept as often as these two, but at
        random. Cohen (1960), "A coefficient of agreement for nominal scales", Educational and
        Psychological Measurement 20, 37-46. None where chance leaves no room: nothing in common,
        or both gave one and the same decision throughout.
        """
        return kappa(self.table)


def agreement(one: Path, other: Path) -> Agreement:
    """The agreement of two tables of decisions: of projects, or sheets that were filled in.

    Raises:
        TableError: bad cells of both, all of them.
    """
    problems: list[Problem] = []
    first, second = _decisions(one, problems), _decisions(other, problems)
    if problems:
        raise TableError(problems)
    both = first.keys() & second.keys()
    counts = Counter((first[key], second[key]) for key in both)
    (aa, ar), (ra, rr) = ([counts[a, b] for b in CHOICES] for a in CHOICES)
    return Agreement(((aa, ar), (ra, rr)), (len(first) - len(both), len(second) - len(both)))


def _decisions(file: Path, problems: list[Problem]) -> dict[str, Word]:
    """The decisions of a table by the id of the claim; other columns are passed over."""
    try:
        sheet = Sheet(str(file), file.read_bytes())
    except OSError as error:
        problems.append(Problem(str(file), None, None, str(error.strerror), "a readable file"))
        return {}
    rows = read_rows(sheet, (*COLUMNS, *sheet.header()), COLUMNS, problems)
    lines: dict[str, int] = {}
    made: dict[str, Word] = {}
    for row in rows:
        word, key = decision_of(row), row.text("id")
        if word in CHOICES:
            line = lines.setdefault(key, row.line)
            if line != row.line:
                row.bad("id", key, f"an id that line {line} does not have")
            made[key] = word
        problems += row.problems
    return made
