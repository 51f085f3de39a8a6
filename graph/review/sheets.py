"""Claims to decide on in a spreadsheet: out with an empty column, and back with decisions.

Going out, an apostrophe before a cell keeps a spreadsheet from running it or from changing its
date; coming back it is taken away. Whatever delimiter and mark a spreadsheet saves with is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..errors import Problem, TableError, did_you_mean
from ..readers.cells import Row, read_rows
from ..readers.formulas import FORMULA, inert
from ..registry import nearest
from .deciding import Review, Verdict
from .records import Found
from .remembering import Decision
from .rows import DEFAULTS, EDITED
from .strangers import Cells, Newcomer, Stranger, put

NEAREST = 3
"""How many of the known ones are named beside one that no table has."""
COLUMNS = ("decision", "reason", "add", "claim", "sentence", *EDITED, "confidence", "id")
MARK = "\ufeff"
"""Without it some spreadsheets take UTF-8 for another encoding."""


class Word(StrEnum):
    """What may stand in the column of decisions."""

    ACCEPT = "accept"
    REJECT = "reject"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a spreadsheet saved it."""

    name: str
    data: bytes

    def read_bytes(self) -> bytes:
        """The same without a mark, and with commas between the cells."""
        data = self.data.removeprefix(MARK.encode())
        text = data.decode("utf-8", "replace")
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        if delimiter == "," or not _is_text(data):
            return data
        out = io.StringIO()
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue().encode()

    def header(self) -> list[str]:
        """The names of its columns."""
        text = self.read_bytes().decode("utf-8", "replace")
        return [name.strip() for name in next(csv.reader(io.StringIO(text, newline="")), [])]


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def to_sheet(review: Review, waiting: Sequence[Found]) -> str:
    """The claims that wait for a decision, a row each."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    hints: dict[str, str] = {}
    for found in waiting:
        cells = review.desk.draft(found)
        look = review.desk.look(found, cells)
        told = {
            "add": ";".join(f"{s.mention}: {_hint(s, review, hints)}" for s in look.strangers),
            "claim": str(look.saying),
            "sentence": " ".join(review.desk.passage(found).sentence.split()),
            "confidence": f"{found.claim.confidence:g}",
            "id": found.key,
        }
        shown = {column: _kept(column, cells[column]) for column in EDITED}
        writer.writerow(shown | {name: inert(text) for name, text in told.items()})
    return MARK + out.getvalue()


def _hint(stranger: Stranger, review: Review, hints: dict[str, str]) -> str:
    """What stands in the place of an answer: who of the known ones might be meant."""
    if stranger.name not in hints:
        near = stranger.near(review.desk.registry, NEAREST)
        hints[stranger.name] = f"? {' or '.join(near)}".rstrip()
    return hints[stranger.name]


def from_sheet(sheet: Sheet, review: Review, found: Sequence[Found]) -> list[Verdict]:
    """The decisions of a sheet; those that were made before are left out.

    Raises:
        TableError: bad cells, all of them.
    """
    problems: list[Problem] = []
    rows = read_rows(sheet, COLUMNS, ("decision", "id"), problems)
    by_key = {one.key: one for one in found}
    seen: dict[str, int] = {}
    verdicts = []
    for row in rows:
        word = decision_of(row)
        if word in (None, Word.SKIP):
            continue
        verdict = _verdict(row, word, by_key, seen, review)
        if verdict is not None and not review.decided(verdict.found):
            verdicts.append(verdict)
    problems += (problem for row in rows for problem in row.problems)
    problems += review.problems(verdicts)
    if problems:
        raise TableError(sorted(problems, key=lambda p: p.row or 0))
    return verdicts


def decision_of(row: Row) -> Word | None:
    """What a row decides, in capitals or not; None = nothing yet, or no such decision."""
    row.cells["decision"] = row.text("decision").lower()
    return row.choice("decision", Word)


def _verdict(
    row: Row, word: Word | None, by_key: Mapping[str, Found], seen: dict[str, int], review: Review
) -> Verdict | None:
    key = row.text("id")
    found = by_key.get(key)
    if found is None:
        row.bad("id", key, "the id of a claim of the file that is reviewed")
        return None
    if key in seen:
        row.bad("id", key, f"an id that line {seen[key]} does not have")
        return None
    seen[key] = row.line
    reason = _plain(row.text("reason"))
    if word is Word.REJECT:
        return Verdict(found, Decision.REJECT, reason=reason, file=row.file, line=row.line)
    drafted = review.desk.draft(found)
    said = {c: _plain(row.text(c), c) for c in EDITED if c in row.cells}
    cells, new = _with_new(row, drafted | said, found, review)
    return Verdict(found, Decision.ACCEPT, cells, new, reason, row.file, row.line)


def _with_new(
    row: Row, cells: Cells, found: Found, review: Review
) -> tuple[Cells, tuple[Newcomer, ...]]:
    """The row with what its column `add` means, and what of it is new."""
    strangers = review.desk.strangers(found, cells)
    new = []
    for mention, kind in _added(row):
        called = [s for s in strangers if s.mention == mention]  # an actor and a place, at most
        added = next((s for s in called if kind in s.kinds), None)
        known = next((s for s in called if kind in s.known(review.desk.registry)), None)
        if added is not None:
            new.append(added.added(kind, cells["source"]))
            cells = put(cells, added, new[-1].id)
        elif known is not None:
            cells = put(cells, known, kind)
        elif called:
            row.bad("add", f"{mention}: {kind}", _answers(called[0], kind))
    return cells, tuple(new)


def _answers(stranger: Stranger, given: str) -> str:
    """What may stand behind a name in the column `add`."""
    near = did_you_mean(nearest(given, dict.fromkeys(stranger.kinds, "")))
    what = "a place" if stranger.is_place else "an actor"
    return f"the id of {what}, or of a new one its kind: {', '.join(stranger.kinds)}{near}"


def _added(row: Row) -> Iterator[tuple[str, str]]:
    for one in row.texts("add"):
        mention, _, kind = (part.strip() for part in one.rpartition(":"))
        yield mention, kind


def _kept(column: str, value: str) -> str:
    """A cell that a spreadsheet leaves as it is."""
    value = value or DEFAULTS.get(column, "")
    return f"'{value}" if column == "date" and value[:1].isdigit() else inert(value)


def _plain(value: str, column: str = "") -> str:
    """A cell without the apostrophe that it went out with."""
    bare = value.removeprefix("'")
    return bare if column == "date" or bare.startswith(FORMULA) else value
