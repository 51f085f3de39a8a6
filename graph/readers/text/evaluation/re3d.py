"""Relations marked in documents in the format of re3d (Dstl, 2017).

A folder holds `documents`, `entities` and `relations`, one JSON object a line, or has such folders
in it. Relations lead from a source to a target, spans of the document's text; where one holds both
ways, both are marked. `FightingAgainst` and `Dislikes` are read as opposition, `AlliesOf` and
`Likes` as support, each in the direction as marked; the rest is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ....dates import PartialDate, parse_date
from ....errors import Problem, TableError
from ....model import Relation
from ....registry import Registry
from .lines import Line, read_lines
from .matching import Known
from .values import End, Gold, Item, Said, spot

RELATIONS = {
    "FightingAgainst": Relation.OPPOSES,
    "Dislikes": Relation.OPPOSES,
    "AlliesOf": Relation.SUPPORTS,
    "Likes": Relation.SUPPORTS,
}
ACTORS = frozenset({"Organisation", "Person", "Nationality"})
PUBLISHED = parse_date("2016")
"""Of documents whose address has no date; most are of this year."""
_DATED = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")
_NO_NAME = re.compile(
    r"^(?:(?:the|a|an|we|us|i|he|she|it|they|them|you|our|their|its|his|her|these|those|this|that|"
    r"all|both|some|many|other|others)\b\s*)+",
    re.IGNORECASE,
)


Span = tuple[int, int]


@dataclass(slots=True)
class _Marked:
    """What is marked in one document: spans of actors, and (type, source, target)."""

    actors: list[Span] = field(default_factory=list)
    relations: list[tuple[str, Span, Span]] = field(default_factory=list)


def read_re3d(folder: Path, registry: Registry) -> Gold:
    """Documents with marked relations.

    Raises:
        TableError: bad lines, all of them, or no such files.
    """
    problems: list[Problem] = []
    for _ in _items(folder, registry, problems):
        pass
    if problems:
        raise TableError(problems)
    return Gold(folder.name, lambda: _items(folder, registry, []))


def is_name(mention: str) -> bool:
    """Whether a mention names somebody: a capital letter beyond an article or pronoun.

    >>> [is_name(m) for m in ("The SDF", "Iraqi forces", "al-Qaida", "We", "the regime")]
    [True, True, True, False, False]
    """
    return any(c.isupper() for c in _NO_NAME.sub("", mention))


def _items(folder: Path, registry: Registry, problems: list[Problem]) -> Iterator[Item]:
    known = Known(registry)
    for part in _parts(folder):
        documents = _file(part, "documents")
        marked = {line.text("_id"): _Marked() for line in read_lines(documents, [])}
        for line in read_lines(_file(part, "entities"), problems):
            _enter_actor(line, marked)
        for line in read_lines(_file(part, "relations"), problems):
            _enter_relation(line, marked)
        for line in read_lines(documents, problems):
            yield _item(line, part.name, marked, known)


def _parts(folder: Path) -> list[Path]:
    """The folder itself or those within that hold documents, in order of their names."""
    found = [p for p in (folder, *sorted(folder.iterdir())) if _file(p, "documents").is_file()]
    if not found:
        expected = "documents, entities and relations (.jsonl or .json), here or in folders within"
        raise TableError([Problem(str(folder), None, None, folder.name, expected)])
    return found


def _file(folder: Path, name: str) -> Path:
    plain = folder / f"{name}.json"
    return plain if plain.is_file() else folder / f"{name}.jsonl"


def _enter_actor(line: Line, marked: dict[str, _Marked]) -> None:
    document, type_ = _document(line, marked), line.text("type", None)
    span = _span(line, "begin", "end")
    if span and type_ in ACTORS:
        document.actors.append(span)


def _enter_relation(line: Line, marked: dict[str, _Marked]) -> None:
    document, type_ = _document(line, marked), line.text("type", None)
    source = _span(line, "sourceBegin", "sourceEnd")
    target = _span(line, "targetBegin", "targetEnd")
    if source and target and type_ in RELATIONS:
        document.relations.append((type_, source, target))


def _document(line: Line, marked: dict[str, _Marked]) -> _Marked:
    id_ = line.text("documentId", None)
    if id_ and id_ not in marked:
        line.bad("documentId", id_, "the _id of a document of the folder")
    return marked.get(id_) or _Marked()


def _span(line: Line, first: str, last: str) -> Span | None:
    start, end = line.number_of(first), line.number_of(last)
    if start is not None and end is not None and start < end:
        return start, end
    line.bad(first, start, f"the start of a span, before {last}")
    return None


def _item(line: Line, part: str, marked: dict[str, _Marked], known: Known) -> Item:
    id_, text = line.text("_id", None), line.text("text", None)
    found = marked.get(id_) or _Marked()
    needed = max((span[1] for span in _spans(found)), default=0)
    if needed > len(text):
        line.bad("text", f"{len(text)} characters", f"the {needed} that its spans reach to")
    dated = _DATED.search(line.text("sourceUrl"))
    published = parse_date("-".join(dated.groups())) if dated else PUBLISHED
    said = tuple(
        Said(_end(source, text, published, known), RELATIONS[type_],
             _end(target, text, published, known), label=type_)
        for type_, source, target in found.relations
    )  # fmt: skip
    named = tuple(spot(text, *span) for span in found.actors if is_name(text[slice(*span)]))
    return Item(
        id_, part, text, published, said,
        signs_only=True, named=named, publisher=line.text("sourceName"),
    )  # fmt: skip


def _spans(found: _Marked) -> Iterator[Span]:
    yield from found.actors
    for _, source, target in found.relations:
        yield from (source, target)


def _end(span: Span, text: str, published: PartialDate, known: Known) -> End:
    mention = text[slice(*span)]
    key, names = known.actor(mention, published)
    return End(mention, (spot(text, *span),), key, names, resolved=False)
