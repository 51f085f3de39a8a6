"""What the codes of event schemes mean as claims, as data: `data/codes/*.csv`.

CAMEO by codebook 1.1b3 (Schrodt 2012) with Goldstein's scale (Goldstein 1992, Journal of Conflict
Resolution 36, as extended to CAMEO); PLOVER by draft 2.0 of its manual (Open Event Data Alliance
2023) with its own scores; ACLED's event and sub-event types by its codebook (Raleigh, Linke, Hegre
& Karlsen 2010, Journal of Peace Research 47, and the codebook of 2023). `data/README.md` tells how
each code was decided; a user's table of the same columns replaces single codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from ..errors import Problem, TableError, UnknownNameError
from ..model import MEANS_OF, ActorKind, Means, Modality, Relation
from .cells import Readable, Row, read_rows

HOW = ("means", "modality", "negated", "reversed")
COLUMNS = ("code", "quad", "relation", *HOW, "intensity", "note")
UNSCALED = {"acled": ("code", "relation", *HOW, "both", "note")}
"""Columns of schemes without scale and classes, some of whose events have no direction."""
FORMS = {
    "cameo": (
        re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}"),
        "two to four digits beginning with 01 to 20; a leading zero is kept",
    ),
    "plover": (
        re.compile(r"[A-Z]+(-[a-z]+)*"),
        "a type in capitals, or a type, a hyphen and a mode: ASSAULT-drone",
    ),
    "acled": (
        re.compile(r"[A-Z][A-Za-z/ -]*(: [A-Z][A-Za-z/ -]*)?(: (unarmed|rioters|state))?"),
        "event type: sub-event type, and 'unarmed', 'rioters' or 'state' for what the second side "
        "is, as in Battles: Armed clash",
    ),
}
STRONGEST = 10.0


class Quad(StrEnum):
    """The four classes of events, in the order of GDELT's `QuadClass` 1 to 4."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


@dataclass(frozen=True, slots=True)
class Code:
    """What an event with this code says about the two actors of its row.

    Attributes:
        relation: supports, opposes, or None: no claim, and the fields of the claim say nothing.
        intensity: from -10 (conflict) to 10 (cooperation), on the scheme's own scale; None = it
            has none.
        quad: the class the scheme itself gives the code, whatever we make of it; None = none.
        negated: the row tells that the relation does not hold (help that was refused).
        reversed: the row's target is the subject of the claim and its source the object, since
            who asks for help is the one who would be supported.
        both: the row does not say who did it to whom, and the claim holds in either direction.
    """

    code: str
    relation: Relation | None
    means: Means
    modality: Modality
    intensity: float | None
    note: str
    quad: Quad | None
    negated: bool = False
    reversed: bool = False
    both: bool = False

    @property
    def sign(self) -> int:
        """+1 for support, -1 for opposition, 0 for no claim and for what is negated."""
        return 0 if self.relation is None or self.negated else self.relation.sign


STAND_IN = Code("", None, Means.UNKNOWN, Modality.ACTUAL, 0.0, "", Quad.VERBAL_COOPERATION)


def codes(scheme: str, override: Path | None = None) -> Mapping[str, Code]:
    """All codes of a scheme, by code.

    Args:
        scheme: `cameo`, `plover` or `acled`.
        override: a CSV table of the same columns. Each row replaces one code, or adds one that is
            not shipped; a row's empty `quad` and `intensity` stay as they are shipped.

    Raises:
        UnknownNameError: no such scheme.
        TableError: bad cells of the override, all of them, or no such file.

    >>> codes("cameo")["0232"].reversed
    True
    """
    if scheme not in FORMS:
        raise UnknownNameError("scheme of event codes", scheme, list(FORMS))
    shipped = _shipped(scheme)
    if override is None:
        return shipped
    return MappingProxyType({**shipped, **_read(override, scheme, shipped)})


def look_up(known: Mapping[str, Code], code: str) -> Code | None:
    """A code, or else the nearest that covers it.

    That is one of fewer digits in CAMEO, the type in PLOVER, and in ACLED the sub-event type
    whatever the second side is, then the event type.

    Returns None where nothing covers it.

    >>> look_up(codes("cameo"), "1213").code
    '121'
    >>> look_up(codes("plover"), "PROTEST-vandalize").code
    'PROTEST'
    >>> look_up(codes("acled"), "Battles: Armed clash: state").code
    'Battles: Armed clash'
    """
    return next((known[c] for c in _covering(code) if c in known), None)


@cache
def actor_types() -> Mapping[str, ActorKind | None]:
    """The kind of actor that each CAMEO type of actors means; None = no actor of its own."""
    problems: list[Problem] = []
    columns = ("code", "kind", "note")
    rows = read_rows(
        files("belligraph.data") / "codes" / "actor-types.csv", columns, columns, problems
    )
    found = {row.required("code"): row.choice("kind", ActorKind) for row in rows}
    _refuse([*problems, *(p for row in rows for p in row.problems)])
    return MappingProxyType(found)


@cache
def _shipped(scheme: str) -> Mapping[str, Code]:
    file = files("belligraph.data") / "codes" / f"{scheme}.csv"
    return MappingProxyType(_read(file, scheme, {}))


def _covering(code: str) -> Iterator[str]:
    yield code
    event, *rest = code.split(": ")
    if len(rest) == 2:
        yield f"{event}: {rest[0]}"
        yield f"{event}: {rest[1]}"
    if rest:
        yield event
    elif code.isdigit() and len(code) <= 4:
        yield from (code[:end] for end in range(len(code) - 1, 1, -1))
    elif code[:1].isalpha():
        yield code.partition("-")[0]


def _read(file: Readable, scheme: str, shipped: Mapping[str, Code]) -> dict[str, Code]:
    problems: list[Problem] = []
    found: dict[str, Code] = {}
    for row in read_rows(file, UNSCALED.get(scheme, COLUMNS), ("code",), problems):
        code = _code(row, scheme, shipped)
        if code.code in found:
            row.bad("code", code.code, "each code once")
        found[code.code] = code
        problems += row.problems
    _refuse(problems)
    return found


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise TableError(problems)


def _code(row: Row, scheme: str, shipped: Mapping[str, Code]) -> Code:
    """A row's code; where a cell is bad the value is a stand-in, and the row is refused."""
    name = _name(row, scheme)
    unscaled = scheme in UNSCALED
    base = STAND_IN if row.problems else look_up(shipped, name)
    relation = _relation(row)
    return Code(
        code=name,
        relation=relation,
        means=_means(row, relation),
        modality=row.choice("modality", Modality) or Modality.ACTUAL,
        intensity=None if unscaled else _intensity(row, base),
        note=row.text("note"),
        quad=None if unscaled else _quad(row, base),
        negated=row.yes("negated"),
        reversed=row.yes("reversed"),
        both=row.yes("both"),
    )


def _name(row: Row, scheme: str) -> str:
    form, expected = FORMS[scheme]
    name = row.required("code", expected)
    if name and not form.fullmatch(name):
        row.bad("code", name, expected)
    return name


def _relation(row: Row) -> Relation | None:
    relation = row.choice("relation", Relation)
    if relation is not None and not relation.is_act:
        row.bad("relation", relation, "supports, opposes, or nothing where there is no claim")
    if not row.text("relation"):
        for column in (*HOW, "both"):
            if row.text(column):
                row.bad(column, row.text(column), "nothing, since there is no relation")
    return relation


def _means(row: Row, relation: Relation | None) -> Means:
    means = row.choice("means", Means) or Means.UNKNOWN
    fitting = MEANS_OF.get(relation, frozenset(Means)) if relation else frozenset(Means)
    if means not in fitting:
        row.bad("means", means, f"a means by which an actor {relation} another")
    return means


def _intensity(row: Row, base: Code | None) -> float | None:
    value = row.number("intensity", float)
    if base is not None and not row.text("intensity"):
        return base.intensity
    if value is None and row.text("intensity"):
        return 0.0
    if value is None or not -STRONGEST <= value <= STRONGEST:
        row.bad("intensity", row.text("intensity"), "a number from -10 to 10")
    return value or 0.0


def _quad(row: Row, base: Code | None) -> Quad | None:
    quad = row.choice("quad", Quad)
    if quad is None and not row.text("quad") and base is None:
        row.bad("quad", "", f"one of {', '.join(Quad)}")
    return quad or (base or STAND_IN).quad
