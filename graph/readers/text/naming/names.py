"""Names in a text: those of the registry, then of the reference tables; longest match first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from ....registry import Name, Registry, normalised
from .reference import reference, towns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

Kind = Literal["actor", "place", "publisher", "listed", "town"]
"""`listed` and `town` are of the reference tables: an actor, and a town by the id of its state."""
Index = defaultdict[str, dict[tuple[str, ...], list["Entry"]]]
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one thing, and what kind of thing it is."""

    kind: Kind
    name: Name


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text: tokens from `start` to before `end`, and all it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, kind: Kind) -> tuple[Name, ...]:
        """What it may mean of one kind."""
        return tuple(e.name for e in self.entries if e.kind == kind)


class Names:
    """All names of a registry, ready to be found in parsed text."""

    def __init__(self, registry: Registry) -> None:
        self._by_first = _index(_entries(registry))
        self._listed = _listed()

    def find(self, doc: Doc) -> Iterator[Found]:
        """Every known name, from left to right, none inside another."""
        pieces = [(piece, token.i) for token in doc for piece in _token_pieces(token)]
        at = 0
        while at < len(pieces):
            found = self._longest(doc, pieces, at)
            if found is None:
                at += 1
                continue
            yield found
            while at < len(pieces) and pieces[at][1] < found.end:
                at += 1

    def _longest(self, doc: Doc, pieces: list[tuple[str, int]], at: int) -> Found | None:
        known = self._by_first.get(pieces[at][0], {})
        listed = self._listed.get(pieces[at][0], {})
        if not (known or listed) or (at and pieces[at - 1][1] == pieces[at][1]):
            return None
        for key in sorted({**known, **listed}, key=len, reverse=True):
            last = at + len(key)
            if tuple(p for p, _ in pieces[at:last]) != key:
                continue
            start, end = pieces[at][1], pieces[last - 1][1] + 1
            if last < len(pieces) and pieces[last][1] < end:
                continue
            text = doc[start:end].text
            fitting = _fitting(known.get(key, ()), text)
            if not any(e.kind == "actor" for e in fitting):
                fitting += _fitting(listed.get(key, ()), text)
            if fitting:
                return Found(start, end, fitting)
        return None


def _fitting(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    return tuple(e for e in entries if _written_alike(e.name.text, text))


def _index(entries: Iterator[Entry]) -> Index:
    index: Index = defaultdict(dict)
    for entry in entries:
        key = _pieces(entry.name.text)
        if key:
            index[key[0]].setdefault(key, []).append(entry)
    return index


@cache
def _listed() -> Mapping[str, Mapping[tuple[str, ...], list[Entry]]]:
    """The names of the reference tables, the same for every registry."""
    return _index(_of_reference())


def _of_reference() -> Iterator[Entry]:
    for name in reference().actor_names():
        if name.text != name.id:  # an id is in lower case, as "turkey" and "from afar" are
            yield Entry("listed", name)
    for town, state in towns().items():
        yield Entry("town", Name(state, town, "metonym", None, None))


def _entries(registry: Registry) -> Iterator[Entry]:
    for name in registry.actor_names():
        yield Entry("actor", name)
    for place in registry.places.values():
        for text in (place.name, *(a.value for a in place.aliases)):
            yield Entry("place", Name(place.id, text, "name", None, None))
    for publisher in registry.publishers.values():
        for text in (publisher.name, *(a.value for a in publisher.aliases)):
            yield Entry("publisher", Name(publisher.id, text, "name", None, None))


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(normalised(re.sub(r"['’]s\b", " s", text)).split())


@cache
def _word_pieces(text: str) -> tuple[str, ...]:
    return tuple(normalised(text).split())


def _token_pieces(token: Token) -> tuple[str, ...]:
    return _word_pieces(token.text) if len(token.text) < 60 else ()


def _written_alike(name: str, text: str) -> bool:
    """Whether a text is written as the name is: "us" is not "US", "post" is not "the Post"."""
    bare = _ARTICLE.sub("", name, count=1)
    letters = [c for c in bare if c.isalpha()]
    if letters and len(letters) <= _ACRONYM and all(c.isupper() for c in letters):
        return text.isupper()
    return not bare[:1].isupper() or text[:1].isupper() or not text[:1].isalpha()
