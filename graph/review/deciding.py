"""Decisions on claims, written to the tables of a project at once and taken back again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..additions import add_entries
from ..errors import Problem, TableError
from ..model import Actor, Claim, Place
from ..project import FILE, open_project
from ..readers.curated import CLAIM_COLUMNS
from ..readers.entities import TABLES
from . import remembering
from .appending import Appending, Change
from .desk import Desk, Entries
from .passages import Texts
from .records import Found, key_of, plain
from .remembering import Decision, Remembered, read_decisions
from .rows import terse
from .sources import SUFFIX, Given, source_cells
from .strangers import Cells, Newcomer

COLUMNS = {table.name: table.columns for table in TABLES}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on a claim.

    Attributes:
        cells: the row of an accepted claim.
        new: actors and places that go into the tables with it.
        file, line: where the decision stands, for messages.
    """

    found: Found
    decision: Decision
    cells: Cells = field(default_factory=dict)
    new: tuple[Newcomer, ...] = ()
    reason: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What decisions changed.

    Attributes:
        rows: (file, row) of every accepted claim.
        keys: of the claims that need not be asked any more.
    """

    change: Change
    entries: Entries
    claims: tuple[Claim, ...]
    rows: tuple[tuple[str, Cells], ...]
    keys: frozenset[str]


class Review:
    """Claims that were read, a project, and the decisions that were made there.

    Attributes:
        desk: the claims beside the tables.
        recovered: a former session was cut off, and what it left half done was taken back.
    """

    def __init__(
        self,
        folder: Path,
        found: Sequence[Found],
        texts: Texts,
        given: Given,
        reviewer: str | None = None,
    ) -> None:
        self.folder = folder.parent if folder.name == FILE else folder
        self._appending = Appending(self.folder)
        self.project = open_project(self.folder)
        self.recovered = self._appending.recover()
        if self.recovered:
            self.project = open_project(self.folder)
        curator = self.project.curator
        self._reviewer = plain(curator if reviewer is None else reviewer)
        self._decided = {key for one in read_decisions(self.folder) for key in one.keys}
        self._found = found
        self.desk = Desk(self.project.tables(), curator, found, texts, given)

    def waiting(self) -> list[Found]:
        """The claims that nobody decided on, the most uncertain first.

        Those with actors or places that no table has go before the others.
        """
        left = [one for one in self._found if one.key not in self._decided]

        def certainty(one: Found) -> tuple[bool, float]:
            return not self.desk.strangers(one, self.desk.draft(one)), one.claim.confidence

        return sorted(left, key=certainty)

    def decided(self, found: Found) -> bool:
        """Whether a decision on a claim was made."""
        return found.key in self._decided

    def decide(self, verdicts: Sequence[Verdict]) -> Made:
        """Write decisions, all of them or none.

        Raises:
            TableError: rows that the reader of tables refuses, with every bad cell.
            ProjectError: a table lacks a column, or cannot be written.
        """
        new = _newcomers(verdicts)
        kept, problems = self._checked(verdicts)
        if problems:
            raise TableError(problems)
        claims = tuple(claim for _, group in kept.values() for claim in group)
        entries = replace(
            self.desk.lacking(claims),
            actors=tuple(one for one in new if isinstance(one, Actor)),
            places=tuple(one for one in new if isinstance(one, Place)),
        )
        rows = tuple((_file(cells), cells) for cells, _ in kept.values())
        memories = [self._memory(v, *kept.get(n, ({}, ()))) for n, v in enumerate(verdicts)]
        with self._appending.whole(_files(entries, rows)) as made:
            self._write(entries, rows, memories)
        keys = frozenset(k for one in memories for k in one.keys) - self._decided
        self.desk.add(claims, entries)
        self._decided |= keys
        return Made(made[0], entries, claims, rows, keys)

    def undo(self, made: Made) -> None:
        """Take decisions back, rows and all.

        Raises:
            ProjectError: something else changed the tables since.
        """
        self._appending.undo(made.change)
        self.desk.remove(made.claims, made.entries)
        self._decided -= made.keys

    def problems(self, verdicts: Sequence[Verdict]) -> list[Problem]:
        """What keeps decisions from being written."""
        return self._checked(verdicts)[1]

    def _checked(
        self, verdicts: Sequence[Verdict]
    ) -> tuple[dict[int, tuple[Cells, tuple[Claim, ...]]], list[Problem]]:
        """The rows of accepted claims, with notes, and their claims; by number of the verdict."""
        new = _newcomers(verdicts)
        kept: dict[int, tuple[Cells, tuple[Claim, ...]]] = {}
        problems: list[Problem] = []
        seen: dict[str, int] = {}
        for number, verdict in enumerate(verdicts):
            if verdict.decision is not Decision.ACCEPT:
                continue
            cells = terse(verdict.cells)
            checked = self.desk.check(cells, new, verdict.file, verdict.line)
            problems += checked.problems
            for claim in checked.claims:
                line = seen.setdefault(claim.id, verdict.line)
                if line != verdict.line:
                    expected = f"a claim that line {line} does not make already"
                    problems.append(
                        Problem(verdict.file, verdict.line, "decision", "accept", expected)
                    )
            if checked.claims and not cells["note"]:
                cells = cells | {"note": str(self.desk.saying(checked.claims[0], new))}
            kept[number] = (cells, checked.claims)
        return kept, problems

    def _memory(self, verdict: Verdict, cells: Cells, claims: tuple[Claim, ...]) -> Remembered:
        found = verdict.found
        told = cells.get("note") or str(self.desk.look(found, self.desk.draft(found)).saying)
        return Remembered(
            id=found.key,
            decision=verdict.decision,
            reviewer=self._reviewer,
            reason=plain(verdict.reason),
            row=cells.get("row", ""),
            kept=tuple(k for c in claims if (k := key_of(c, found.origin)) != found.key),
            claim=told,
            document=found.origin.id,
        )

    def _write(
        self, entries: Entries, rows: Sequence[tuple[str, Cells]], memories: Sequence[Remembered]
    ) -> None:
        publishers = [{"id": p.id, "name": p.name} for p in entries.publishers]
        add = self._appending.append
        add("publishers.csv", COLUMNS["publishers"], publishers)
        add("sources.csv", COLUMNS["sources"], [source_cells(s) for s in entries.sources])
        if entries.newcomers:
            add_entries(self.folder, entries.actors, entries.places, self.desk.registry)
        for file in dict.fromkeys(file for file, _ in rows):
            add(file, CLAIM_COLUMNS, [cells for of, cells in rows if of == file])
        add(remembering.FILE, remembering.COLUMNS, [one.cells for one in memories])


def _newcomers(verdicts: Sequence[Verdict]) -> list[Newcomer]:
    """Who and what goes into the tables with decisions, each once."""
    return list({(type(one), one.id): one for v in verdicts for one in v.new}.values())


def _file(cells: Cells) -> str:
    return f"claims/reviewed-{cells['source'].removesuffix(SUFFIX)}.csv"


def _files(entries: Entries, rows: Iterable[tuple[str, Cells]]) -> list[str]:
    """The tables that decisions may change."""
    shared = ["publishers.csv", "sources.csv", "actors.csv", "places.csv"]
    own = [file for file, _ in rows]
    return [*(shared if own or entries.newcomers else ()), *dict.fromkeys(own), remembering.FILE]
