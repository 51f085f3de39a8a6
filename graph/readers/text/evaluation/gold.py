"""Our own marked sentences: JSON lines with the fields of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ....dates import PartialDate
from ....errors import Problem, TableError
from ....model import MEANS_OF, Extent, Means, Modality, Relation, Scope, Standing
from ....registry import Registry
from .lines import Line, read_lines
from .matching import Known
from .values import End, Gold, Item, Said, Spot, spot

KEYS = ("id", "kind", "conflict", "published", "text", "claims")
CLAIM_KEYS = (
    "subject", "subject_actor", "subject_start", "relation", "object", "object_actor",
    "object_start", "means", "item", "against", "negated", "modality", "condition", "standing",
    "speaker", "place", "valid", "scope", "extent", "evidence",
)  # fmt: skip


def read_gold(file: Path, registry: Registry) -> Gold:
    """Marked sentences, one JSON object a line.

    Each has `id`, `kind` of sentence, `published`, `text` and its `claims`; a claim has
    `subject`, `relation` and `object`, and of the rest what differs from the defaults: means
    unknown, modality actual, standing stated, scope self, not negated, all else empty. `subject`
    and `object` are mentions as they stand in the text, `subject_actor` and `object_actor` the
    names of whom they mean; `evidence` is a part of the text.

    Raises:
        TableError: bad lines, all of them, or no such file.
    """
    problems: list[Problem] = []
    for _ in _items(file, registry, problems):
        pass
    if problems:
        raise TableError(problems)
    return Gold(file.name, lambda: _items(file, registry, []))


def _items(file: Path, registry: Registry, problems: list[Problem]) -> Iterator[Item]:
    known = Known(registry)
    seen: set[str] = set()
    for line in read_lines(file, problems):
        line.only(KEYS)
        id_, kind, text = line.text("id", None), line.text("kind", None), line.text("text", None)
        if id_ in seen:
            line.bad("id", id_, "an id that no line before has")
        seen.add(id_)
        published = line.day("published")
        line.text("conflict")
        if published is not None:
            claims = (_claim(one, text, published, known) for one in line.objects("claims"))
            yield Item(id_, kind, text, published, tuple(c for c in claims if c is not None))


def _claim(line: Line, text: str, published: PartialDate, known: Known) -> Said | None:
    line.only(CLAIM_KEYS)
    relation = line.choice("relation", Relation)
    means = line.choice("means", Means, Means.UNKNOWN)
    modality = line.choice("modality", Modality, Modality.ACTUAL)
    evidence = _evidence(line, text)
    subject = _end(line, "subject", text, evidence, published, known)
    place = relation is not None and relation.takes_place
    object_ = _end(line, "object", text, evidence, published, known, place=place)
    details = _details(line, published, known)
    negated = line.flag("negated")
    if relation is None or means is None or modality is None or not (subject and object_):
        return None
    allowed = MEANS_OF.get(relation, frozenset({Means.UNKNOWN}))
    if means not in allowed:
        fitting = ", ".join(m for m in Means if m in allowed)
        line.bad("means", means.value, f"with {relation} one of {fitting}")
    return Said(subject, relation, object_, negated, modality, means, (), relation.value, details)


def _details(line: Line, published: PartialDate, known: Known) -> dict[str, frozenset[str]]:
    """All that is scored only where the claim was found."""
    chosen = {
        "standing": line.choice("standing", Standing, Standing.STATED),
        "scope": line.choice("scope", Scope, Scope.SELF),
        "extent": line.choice("extent", Extent) if line.data.get("extent") else None,
    }
    speaker, place = line.text("speaker"), line.text("place")
    against = [known.actor(one, published)[1] for one in line.texts("against")]
    return {
        **{name: frozenset([term.value] if term else []) for name, term in chosen.items()},
        "item": frozenset([line.text("item").casefold()]) - {""},
        "condition": frozenset(["given"] if line.text("condition") else []),
        "speaker": known.actor(speaker, published)[1] if speaker else frozenset(),
        "place": known.place(place)[1] if place else frozenset(),
        "valid": frozenset([line.interval("valid")]) - {""},
        "against": frozenset().union(*against),
    }


def _evidence(line: Line, text: str) -> tuple[int, int]:
    """The span of the evidence; the whole text where none is given."""
    evidence = line.text("evidence")
    start = text.find(evidence)
    if start < 0:
        line.bad("evidence", evidence, "a part of the text, word for word")
    return (start, start + len(evidence)) if evidence and start >= 0 else (0, len(text))


def _end(
    line: Line,
    key: str,
    text: str,
    evidence: tuple[int, int],
    published: PartialDate,
    known: Known,
    *,
    place: bool = False,
) -> End | None:
    mention = line.text(key, None)
    start = line.number_of(f"{key}_start")
    if not mention:
        return None
    spots = _spots(mention, text, evidence, start)
    if not spots:
        where = f"at {start} of the text" if start is not None else "in the text"
        line.bad(key, mention, f"a mention as it stands {where}")
        return None
    actor = line.text(f"{key}_actor")
    resolve = known.place if place else known.actor
    name, names = resolve(actor or mention, published)
    return End(mention, spots, name, names, resolved=bool(actor))


def _spots(
    mention: str, text: str, evidence: tuple[int, int], start: int | None
) -> tuple[Spot, ...]:
    """Where it says it stands; else where it stands in the evidence, else anywhere."""
    words = re.compile(rf"(?<!\w){re.escape(mention)}(?!\w)")
    if start is not None:
        here = text.startswith(mention, start)
        return (spot(text, start, start + len(mention)),) if here else ()
    found = [m.start() for m in words.finditer(text, *evidence)]
    found = found or [m.start() for m in words.finditer(text)]
    return tuple(spot(text, at, at + len(mention)) for at in found)
