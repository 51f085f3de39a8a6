"""A claim as the cells of a row, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..dates import parse_interval
from ..errors import AmbiguousNameError, DateError, Problem, UnknownNameError
from ..model import Claim
from ..readers.cells import UNKNOWN, Row
from ..readers.claim_rows import claims_of
from ..readers.curated import CLAIM_COLUMNS, CLAIM_REQUIRED
from ..readers.formulas import FORMULA
from ..readers.text.documents.document import slug
from ..registry import Registry
from .records import Found, Name
from .strangers import Cells

EDITED = tuple(c for c in CLAIM_COLUMNS if c not in ("row", "source"))
"""The columns that a reviewer may change."""
DEFAULTS = {"means": "unknown", "scope": "self", "modality": "actual", "negated": "no",
            "standing": "stated"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """What the tables of a project hold.

    Attributes:
        agent: who makes the records.
        rows: the claims of each row, by its key.
        keys: the keys of the rows, by the ids of their claims.
    """

    registry: Registry
    agent: str
    rows: Mapping[str, list[Claim]]
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the reader of tables makes of a row: its claims, or what is wrong."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def draft(found: Found, registry: Registry, source: str, locator: str) -> Cells:
    """The row of a claim that was read, with the ids of a project as far as it knows the names."""
    claim = found.claim
    when = claim.valid.text if claim.valid else UNKNOWN
    on = _day(when, registry, source)

    def named(role: str, resolve: Callable[[str], str], between: str = ";") -> str:
        return between.join(_known(n, resolve) or _as_id(n) for n in found.of(role))

    def actor(mention: str) -> str:
        if mention not in registry.actors and not registry.actors_called(mention):
            raise UnknownNameError("actor", mention)  # without a long search for near ones
        return registry.actor(mention, on)

    cells = {
        "row": f"rv-{found.key[:8]}",
        "subject": named("subject", actor),
        "relation": claim.relation.value,
        "object": named("object", registry.place if claim.relation.takes_place else actor),
        "date": when,
        "source": source,
        "locator": locator,
        "means": claim.means.value,
        "item": claim.item,
        "scope": claim.scope.value,
        "against": named("against", actor),
        "modality": claim.modality.value,
        "negated": "yes" if claim.negated else "no",
        "condition": claim.condition,
        "standing": claim.standing.value,
        "extent": claim.extent.value if claim.extent else "",
        "speaker": "".join(_known(n, actor) or _as_name(n) for n in found.of("speaker")),
        "via": named("via", registry.publisher, " > "),
        "place": named("place", registry.place),
    }
    return dict.fromkeys(CLAIM_COLUMNS, "") | terse(cells)


def terse(cells: Cells) -> Cells:
    """The row without what goes without saying."""
    return {c: "" if cell == DEFAULTS.get(c) else cell for c, cell in cells.items()}


def check(cells: Cells, held: Held, file: str = "", line: int = 0) -> Checked:
    """The claims of a row as the reader of tables makes them.

    Args:
        file, line: where the cells stand, for messages.
    """
    row = Row(file, line, dict(cells))
    for column in CLAIM_REQUIRED:
        row.required(column)
    for column, value in cells.items():
        if value.startswith(FORMULA):
            row.bad(column, value, "a value that does not begin with = + - or @")
    claims = tuple(claims_of(row, held.registry, held.agent, held.rows))
    for claim in claims:
        if claim.id in held.keys:
            key = held.keys[claim.id]
            row.bad("row", cells["row"], f"a claim that row '{key}' does not make already")
    return Checked(() if row.problems else claims, tuple(row.problems))


def _day(when: str, registry: Registry, source: str) -> date | None:
    """A day on which the names of a row hold."""
    try:
        valid = parse_interval(when)
        return valid.earliest_start or valid.latest_end
    except DateError:
        known = registry.sources.get(source)
        return known.published.first if known and known.published else None


def _known(name: Name, resolve: Callable[[str], str]) -> str:
    """The id in the tables of what a name means; empty where they do not have it."""
    for mention in filter(None, (name.id, name.label)):
        try:
            return resolve(mention)
        except (UnknownNameError, AmbiguousNameError):
            continue
    return ""


def _as_id(name: Name) -> str:
    return name.id or slug(name.label)


def _as_name(name: Name) -> str:
    """A person's name, which must not look like the id of an actor."""
    return name.label[:1].upper() + name.label[1:]
