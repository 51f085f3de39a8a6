"""Names in a text: those that it introduces, of the registry, then of the reference tables.

Of several that begin at a word the longest is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from ....model import ActorKind
from ....registry import Name, Registry, normalised
from .introduced import FORCES, Introduced, introduced, spells
from .lands import lands
from .reference import reference, towns

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Token

Kind = Literal["actor", "place", "publisher", "listed", "town", "told", "land", "thing"]
"""`listed` and `town` are of the reference tables: an actor, and a town by the id of its state.

`told` is whom only the text introduces, and `land` a state of these: by his name; `thing` is what
it calls no actor.
"""
GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION})
Index = defaultdict[str, dict[tuple[str, ...], list["Entry"]]]
Lookup = Mapping[str, Mapping[tuple[str, ...], list["Entry"]]]
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_ACRONYM = 5
_COMMON = frozenset({
    "and", "armed", "army", "council", "defence", "defense", "democratic", "for", "force", "forces",
    "front", "group", "liberation", "movement", "national", "of", "party", "patriotic", "people",
    "peoples", "popular", "resistance", "revolutionary", "the", "union", "united",
})  # fmt: skip
"""Words that names of many groups have."""


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
        self._registry = registry
        self._by_first: Lookup = _index(_entries(registry))
        self._listed = _listed()
        self._told: Lookup = {}

    def introducing(self, text: str) -> Names:
        """These names and those that a text introduces, which go before."""
        told = copy(self)
        short = (e for one in introduced(text) for e in self._entries_told(one))
        told._told = _index(chain(short, self._unknown_lands(text)))
        return told

    def _unknown_lands(self, text: str) -> Iterator[Entry]:
        """The names of the states of a text that no table has, as they are written there."""
        for land in lands(text):
            if self._known(land.name) or any(map(self._known, land.adjectives)):
                continue
            yield Entry("land", Name(land.name, land.name, "name", None, None))
            for word in land.adjectives:
                yield Entry("land", Name(land.name, word, "adjective", None, None))
            for seat in land.seats:
                if not self._known(seat):
                    yield Entry("land", Name(land.name, seat, "metonym", None, None))

    def _known(self, name: str) -> bool:
        """Whether any table has a name, of whatever it is."""
        key = _pieces(name)
        return any(key in index.get(key[0], {}) for index in (self._by_first, self._listed) if key)

    def _entries_told(self, one: Introduced) -> Iterator[Entry]:
        """A name that a text introduces and its short form: of somebody known, else its own.

        The short one may be known for somebody else, whose name is spelled by it, too.
        """
        if one.manner == "thing":
            if not self._called(one.short):
                yield Entry("thing", Name(one.name, one.short, "name", None, None))
            return
        words = one.name.split()
        ends = [n for n in range(1, len(words) - 1) if words[n - 1][0].isupper()]
        whole = (" ".join(words[n:]) for n in (0, *(ends if one.manner == "foreign" else ())))
        named = ((name, e) for name in whole for e in self._called(name))
        known = next((e for n, e in named if n == one.name or self._short(e, one.short)), None)
        if one.manner == "part" and known is not None:
            return  # a word of a known name means others, too
        if one.manner != "part":
            known = known or next((e for e in self._called(one.short) if self._same(one, e)), None)
        known = known or self.served(one.name)
        if known is None and one.manner == "forces":
            return
        kind, id_ = (known.kind, known.name.id) if known is not None else ("told", one.name)
        for text in (one.name, one.short):
            yield Entry(kind, Name(id_, text, "name", None, None))

    def _called(self, name: str) -> list[Entry]:
        """Who has a name, as the tables tell: one actor, or nobody."""
        key = _pieces(name)
        for index in (self._by_first, self._listed):
            every = index.get(key[0], {}).get(key, ()) if key else ()
            entries = [e for e in every if e.kind in ("actor", "listed")]
            named = [e for e in entries if e.name.manner == "name"]
            if len({e.name.id for e in named}) == 1:
                return named[:1]
        return []

    def _short(self, known: Entry, short: str) -> bool:
        """Whether an actor of the tables goes by a short name there, too."""
        actors = (reference() if known.kind == "listed" else self._registry).actors
        return short in {alias.value for alias in actors[known.name.id].aliases}

    def served(self, name: str) -> Entry | None:
        """Whose forces a name is of: "Royal Nepal Army", "Sudanese Armed Forces"."""
        forces = FORCES.fullmatch(name)
        key = _pieces(forces[1]) if forces else ()
        for index in (self._by_first, self._listed):
            every = index.get(key[0], {}).get(key, ()) if key else ()
            states = {e.name.id: e for e in every if self._is_state(e)}
            if len(states) == 1:
                return next(iter(states.values()))
        return None

    def _is_state(self, entry: Entry) -> bool:
        if entry.kind not in ("actor", "listed") or entry.name.manner not in ("name", "adjective"):
            return False
        actors = (reference() if entry.kind == "listed" else self._registry).actors
        return actors[entry.name.id].kind is ActorKind.STATE

    def _same(self, one: Introduced, known: Entry) -> bool:
        """Whether a known short name means whom a text introduces by it: "JNIM", but not "ADF"."""
        actors = (reference() if known.kind == "listed" else self._registry).actors
        name = actors[known.name.id].name
        if one.manner == "foreign" or not spells(one.short, name):
            return True
        words, others = set(_pieces(one.name)), set(_pieces(name))
        if words - _COMMON and others - _COMMON and not words & others - _COMMON:
            return False  # "Somali National Army", "Syrian National Army"
        return len(words & others) * 2 > min(len(words), len(others))

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
        first = pieces[at][0]
        known, listed = self._by_first.get(first, {}), self._listed.get(first, {})
        told = self._told.get(first, {})
        if not (known or listed or told) or (at and pieces[at - 1][1] == pieces[at][1]):
            return None
        for key in sorted({**known, **listed, **told}, key=len, reverse=True):
            last = at + len(key)
            if tuple(p for p, _ in pieces[at:last]) != key:
                continue
            start, end = pieces[at][1], pieces[last - 1][1] + 1
            if last < len(pieces) and pieces[last][1] < end:
                continue
            text = doc[start:end].text
            fitting = _fitting(told.get(key, ()), text) or _fitting(known.get(key, ()), text)
            if key not in told and not any(e.kind == "actor" for e in fitting):
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
def _listed() -> Lookup:
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
    """Whether a text is written as the name is: "us" is not "US", "Let" is not "LeT"."""
    bare = _ARTICLE.sub("", name, count=1)
    letters = [c for c in bare if c.isalpha()]
    if len(letters) <= _ACRONYM and any(c.isupper() for c in letters[1:]):
        return text.isupper() or text == bare
    return not bare[:1].isupper() or text[:1].isupper() or not text[:1].isalpha()


def in_use(names: tuple[Name, ...], on: date) -> list[Name]:
    """The names that hold at a date; plain names before adjectives and metonyms."""
    holding = [n for n in names if n.holds(on)]
    return [n for n in holding if n.manner == "name"] or holding


def gone(names: tuple[Name, ...], registry: Registry, on: date) -> list[Name]:
    """Which group a name meant when it was last used: "al-Qaeda in Iraq", told of later."""
    ended = {
        n: min(i.latest_end for i in (n.valid, n.exists) if i is not None and i.latest_end)
        for n in names
        if n.manner == "name" and not n.ongoing and registry.actors[n.id].kind in GROUPS
    }
    last = max((end for end in ended.values() if end < on), default=None)
    return [n for n, end in ended.items() if end == last]


def past(found: Found, registry: Registry, on: date) -> bool:
    """Whether a name is nothing but one that nobody has any more: "the Republican Guard"."""
    actors = found.of("actor")
    only = len(actors) == len(found.entries) > 0
    return only and not any(n.holds(on) for n in actors) and not gone(actors, registry, on)
