"""Hand-curated tables: the registry and the claims that people typed.

`read_tables` reads a folder of tables. All bad rows are reported at once; then nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..errors import Problem, TableError, did_you_mean
from ..model import Claim, Retraction
from ..registry import Registry, nearest
from .cells import Readable, Row, read_rows
from .claim_rows import claims_of
from .entities import TABLES, read_entities

CLAIM_REQUIRED = ("row", "subject", "relation", "object", "date", "source", "locator")
CLAIM_COLUMNS = (
    *CLAIM_REQUIRED, "means", "item", "amount", "scope", "against", "modality", "negated",
    "condition", "standing", "extent", "speaker", "via", "disputes", "place", "event", "note",
)  # fmt: skip
RETRACTION_REQUIRED = ("row", "retracted", "reason")
RETRACTION_COLUMNS = (*RETRACTION_REQUIRED, "source")


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
    rows = {
        table.name: read_rows(files.entities[table.name], table.columns, table.required, problems)
        for table in TABLES
        if table.name in files.entities
    }
    registry = read_entities(rows, base or Registry(), problems)
    claim_rows = [
        row for f in files.claims for row in read_rows(f, CLAIM_COLUMNS, CLAIM_REQUIRED, problems)
    ]
    claims = _claims(claim_rows, registry, agent)
    if files.retractions is not None:
        retraction_rows = read_rows(
            files.retractions, RETRACTION_COLUMNS, RETRACTION_REQUIRED, problems
        )
        _retract(claims, retraction_rows)
        claim_rows += retraction_rows
    problems.extend(p for row in claim_rows for p in row.problems)
    if problems:
        raise TableError(problems)
    return Tables(registry, tuple(c for group in claims.values() for c in group))


def _claims(rows: Iterable[Row], registry: Registry, agent: str) -> dict[str, list[Claim]]:
    """The claims of all rows, by row key; those that dispute others come after these."""
    by_key: dict[str, Row] = {}
    for row in rows:
        for column in CLAIM_REQUIRED:
            row.required(column)
        key = row.text("row")
        if key in by_key:
            first = by_key[key]
            row.bad("row", key, f"a key that {first.file}, line {first.line} does not have")
        by_key.setdefault(key, row)
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
    done: set[str] = set()
    waiting = dict.fromkeys(by_key)
    while waiting:
        ready = [
            k for k in waiting if by_key[k].text("disputes") in done | {"", k} | _unknown(k, by_key)
        ]
        if not ready:
            for key in waiting:
                by_key[key].bad("disputes", by_key[key].text("disputes"), "no circle of denials")
            ready = list(waiting)
        for key in ready:
            del waiting[key]
            done.add(key)
            yield key


def _unknown(key: str, by_key: Mapping[str, Row]) -> set[str]:
    target = by_key[key].text("disputes")
    return set() if target in by_key else {target}


def _retract(claims: dict[str, list[Claim]], rows: Iterable[Row]) -> None:
    for row in rows:
        on, reason = row.date("retracted"), row.required("reason", "why it was withdrawn")
        key = row.required("row")
        if key and key not in claims:
            row.bad("row", key, f"the 'row' of a claim{did_you_mean(nearest(key, claims))}")
        if on is None:
            row.bad("retracted", row.text("retracted"), "the date of the retraction")
        elif key in claims and reason:
            withdrawn = Retraction(on, reason)
            claims[key] = [replace(claim, retracted=withdrawn) for claim in claims[key]]
