"""Hand-curated tables: the registry and the claims that people typed.

`read_tables` reads a folder of tables. All bad rows are reported at once; then nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..errors import Problem, TableError, did_you_mean
from ..model import Claim, Retraction
from ..registry import Registry, nearest, normalised
from .cells import UNKNOWN, Readable, Row, read_rows
from .claim_rows import claims_of
from .entities import TABLES, read_entities
from .references import mended_first

CLAIM_REQUIRED = ("row", "subject", "relation", "object", "date", "source", "locator")
CLAIM_COLUMNS = (
    *CLAIM_REQUIRED, "means", "item", "amount", "scope", "against", "modality", "negated",
    "condition", "standing", "extent", "speaker", "via", "disputes", "place", "event", "note",
)  # fmt: skip
RETRACTION_COLUMNS = ("row", "retracted", "reason")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a folder of tables holds."""

    registry: Registry
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a project's tables: entity tables by name, claims and retractions."""

    entities: Mapping[str, Readable]
    claims: tuple[Readable, ...] = ()
    retractions: Readable | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """A file under the name that it has in a project."""

    name: str
    file: Readable

    def read_bytes(self) -> bytes:
        """All of it."""
        return self.file.read_bytes()


def read_tables(files: Files, base: Registry | None = None, agent: str = "") -> Tables:
    """Read a project's tables.

    Args:
        files: the tables that exist; a missing one is empty.
        base: a registry that the tables extend; their rows go before its entries.
        agent: who made the records.

    Raises:
        TableError: every bad cell of every file; nothing is loaded then.
    """
    problems: list[Problem] = []
    rows, unread = _entity_rows(files, problems)
    registry = read_entities(rows, base or Registry(), problems)
    claim_rows = [row for file in files.claims for row in _claim_rows(file, problems)]
    claims = _claims(claim_rows, registry, agent)
    if files.retractions is not None:
        retraction_rows = read_rows(
            files.retractions, RETRACTION_COLUMNS, RETRACTION_COLUMNS, problems
        )
        _retract(claims, retraction_rows)
        claim_rows += retraction_rows
    problems.extend(p for row in claim_rows for p in row.problems)
    if problems:
        missing = {t.name: t.required for t in TABLES if t.name not in files.entities}
        raise TableError(mended_first(problems, missing, _refused(rows, unread)))
    return Tables(registry, tuple(c for group in claims.values() for c in group))


def _entity_rows(
    files: Files, problems: list[Problem]
) -> tuple[dict[str, list[Row]], dict[str, list[Problem]]]:
    """The rows of the entity tables by name of table, and what kept others from being rows."""
    rows: dict[str, list[Row]] = {}
    unread: dict[str, list[Problem]] = {}
    for table in TABLES:
        if file := files.entities.get(table.name):
            found = unread[table.name] = []
            rows[table.name] = read_rows(file, table.columns, table.required, found)
            problems += found
    return rows, unread


def _claim_rows(file: Readable, problems: list[Problem]) -> list[Row]:
    named = Within(f"claims/{file.name}", file)
    return read_rows(named, CLAIM_COLUMNS, CLAIM_REQUIRED, problems)


def _refused(
    rows: Mapping[str, list[Row]], unread: Mapping[str, list[Problem]]
) -> dict[str, frozenset[str]]:
    """What stands in the refused rows of each table, normalised; "" = in all of it."""
    refused = {}
    for name, group in rows.items():
        cells = {row.text(c) for row in group if row.problems for c in ("id", "name", "title")}
        cells |= {problem.value.partition(",")[0] for problem in unread[name]}
        whole = {""} if unread[name] and not group else set()
        refused[name] = frozenset({normalised(cell) for cell in cells} - {""} | whole)
    return refused


def _claims(rows: Iterable[Row], registry: Registry, agent: str) -> dict[str, list[Claim]]:
    """The claims of all rows, by row key; those that dispute others come after these."""
    by_key: dict[str, Row] = {}
    for row in rows:
        for column in CLAIM_REQUIRED:
            row.required(column)
        key = row.text("row")
        if first := by_key.get(key):
            row.bad("row", key, f"a key that {first.file}, line {first.line} does not have")
        if not key or first:
            key = f"{row.file}:{row.line}"  # read all the same, for its other bad cells
        by_key[key] = row
    claims: dict[str, list[Claim]] = {}
    seen: dict[str, str] = {}
    for key in _disputed_first(by_key):
        row = by_key[key]
        claims[key] = list(claims_of(row, registry, agent, claims))
        for claim in claims[key]:
            if claim.id in seen:
                row.bad("row", key, f"a claim that row '{seen[claim.id]}' does not make already")
            seen.setdefault(claim.id, key)
    return {key: claims[key] for key in by_key}


def _disputed_first(by_key: Mapping[str, Row]) -> Iterator[str]:
    waiting = {key: row.text("disputes") for key, row in by_key.items()}
    while waiting:
        ready = [k for k, target in waiting.items() if target == k or target not in waiting]
        if not ready:
            for key, target in waiting.items():
                by_key[key].bad("disputes", target, "no circle of denials")
            ready = list(waiting)
        for key in ready:
            del waiting[key]
            yield key


def _retract(claims: dict[str, list[Claim]], rows: Iterable[Row]) -> None:
    lines: dict[str, int] = {}
    for row in rows:
        key, reason = row.required("row"), row.required("reason", "why it was withdrawn")
        if row.text("retracted") in ("", UNKNOWN):
            row.bad("retracted", row.text("retracted"), "the date of the retraction")
        if key and key not in claims:
            near = did_you_mean(nearest(key, dict.fromkeys(claims)))
            row.bad("row", key, f"the 'row' of a claim{near}")
        if key and key in lines:
            row.bad("row", key, f"a row that line {lines[key]} does not retract")
        lines.setdefault(key, row.line)
        on = row.date("retracted")
        withdrawn = None if row.problems else row.make(Retraction, on=on, reason=reason)
        if withdrawn is not None:
            claims[key] = [replace(claim, retracted=withdrawn) for claim in claims[key]]
