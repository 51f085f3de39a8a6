"""The cast of a document: known names found in it, and who else turned up.

Unknown proper names become provisional actors, unknown outlets provisional publishers, unknown
persons speakers by name. What was named is remembered in order, for pronouns and "the group".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import Actor, ActorKind, Publisher, Speaker
from ...registry import Name, Registry
from .document import slug
from .lexicon import lexicon
from .names import Found, Names
from .values import Mention, Ref

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from spacy.tokens import Doc, Token

PROVISIONAL, METONYM, REMEMBERED_CHARACTERS = 0.7, 0.95, 600


class Cast:
    """All who were seen so far in one document.

    Attributes:
        actors, publishers: provisional ones, by id.
        published: the last day on which the document may have appeared.
        voice: who speaks where a quotation says "we".
    """

    def __init__(self, registry: Registry, names: Names, published: date) -> None:
        self.registry = registry
        self.actors: dict[str, Actor] = {}
        self.publishers: dict[str, Publisher] = {}
        self.voice: Ref | None = None
        self._names = names
        self.published = published
        self._spans: dict[int, Found] = {}
        self._offset = 0
        self._seen: list[Ref] = []
        self._people: dict[str, Speaker] = {}

    def enter(self, doc: Doc, offset: int) -> None:
        """Begin a paragraph that starts at an offset of the document."""
        self._offset, self.voice = offset, None
        self._spans = {i: f for f in self._names.find(doc) for i in range(f.start, f.end)}
        for name in doc.ents:
            if name.label_ == "PERSON" and len(name) > 1 and name.start not in self._spans:
                self._people.setdefault(name[-1].text, Speaker(" ".join(name.text.split())))
        for found in dict.fromkeys(self._spans.values()):
            ref = self.known(doc[found.end - 1], self.published)
            if ref is not None and not _in_compound(doc, found):
                self._seen.append(ref)

    def found(self, token: Token) -> Found | None:
        """The known name that a word belongs to."""
        return self._spans.get(token.i)

    def mention(self, first: Token, last: Token, id_: str | None, label: str) -> Mention:
        """The words from `first` to `last` as a mention of something."""
        doc = first.doc
        start, end = doc[first.i].idx, doc[last.i].idx + len(doc[last.i])
        return Mention(id_, label, doc.text[start:end], self._offset + start, self._offset + end)

    def known(self, token: Token, on: date) -> Ref | None:
        """Whom the known name at a word means, in an actor's or a speaker's role."""
        found = self.found(token)
        if found is None:
            return None
        names = _fitting(found.of("actor"), on)
        first, last = token.doc[found.start], token.doc[found.end - 1]
        if len({n.id for n in names}) == 1:
            return self._actor(names[0], first, last, on)
        outlets = {n.id for n in found.of("publisher")}
        if len(outlets) == 1 and not names:
            publisher = self.registry.publishers[outlets.pop()]
            if publisher.actor in self.registry.actors:
                actor = self.registry.actors[str(publisher.actor)]
                return Ref("actor", self.mention(first, last, actor.id, actor.name))
            return Ref("outlet", self.mention(first, last, publisher.id, publisher.name))
        return None

    def _actor(self, name: Name, first: Token, last: Token, on: date) -> Ref:
        actor = self.registry.actors[name.id]
        sure = METONYM if name.manner == "metonym" else 1.0
        if actor.kind is not ActorKind.PERSON:
            return Ref("actor", self.mention(first, last, actor.id, actor.name), sure,
                       manner=name.manner)  # fmt: skip
        speaker = Speaker(actor.name, actor.id)
        held = sorted(self.registry.speaks_for(actor.id, on) - {actor.id})
        stands = self.registry.actors.get(held[0]) if len(held) == 1 else None
        meant = stands or actor
        return Ref("actor", self.mention(first, last, meant.id, meant.name), METONYM, speaker)

    def person(self, token: Token) -> Speaker | None:
        """The person whom no table knows and whose surname, or whole name, stands here."""
        return self._people.get(token.text)

    def provisional_actor(self, first: Token, last: Token, name: str, kind: ActorKind) -> Ref:
        """An actor whom no table knows, by the name that the text gives."""
        id_ = slug(name)
        known = self.registry.actors.get(id_) or self.actors.get(id_)
        if known is None:
            known = self.actors[id_] = Actor(id=id_, name=name, kind=kind, provisional=True)
        mention = self.mention(first, last, id_, known.name)
        return Ref("actor", mention, PROVISIONAL, manner="provisional")

    def listed_state(self, first: Token, last: Token, word: str) -> Ref | None:
        """The state that a word of the lexicon means, where the registry lacks it or the word."""
        name, manner = lexicon().states.get(word, ("", ""))
        if not name:
            return None
        ids = {n.id for n in self.registry.actors_called(name, self.published)}
        if len(ids) > 1:
            return None
        if ids:
            name = self.registry.actors[ids.pop()].name
        ref = self.provisional_actor(first, last, name, ActorKind.STATE)
        return replace(ref, manner=manner if manner == "metonym" else ref.manner)

    def stranger(self, noun: Token) -> Ref | None:
        """Who is meant by a noun that means nobody known: in a document nobody."""
        return None

    def outlet(self, first: Token, last: Token, name: str) -> Ref:
        """An outlet by its name; one that no table knows is kept provisionally."""
        id_ = slug(name)
        known = self.registry.publishers.get(id_) or self.publishers.get(id_)
        if known is None:
            known = self.publishers[id_] = Publisher(id=id_, name=name)
        return Ref("outlet", self.mention(first, last, id_, known.name), PROVISIONAL)

    def nearest(self, noun: Token, fits: Callable[[Ref], bool]) -> Ref | None:
        """The last that was named before in the paragraph, else the next there, else before it."""
        position = self._offset + noun.idx
        here = [r for r in self._seen if r.mention.start >= self._offset and fits(r)]
        before = [r for r in here if r.mention.end <= position]
        there = before[-1:] or here[:1]
        return there[0] if there else self.last(noun, fits)

    def last(self, before: Token, fits: Callable[[Ref], bool]) -> Ref | None:
        """The last that was named before a word, not too far away, and fits."""
        position = self._offset + before.idx
        for ref in reversed(self._seen):
            if ref.mention.end <= position:
                if position - ref.mention.end > REMEMBERED_CHARACTERS:
                    return None
                if fits(ref):
                    return ref
        return None

    def state(self, ref: Ref) -> bool:
        """Whether a state or government is meant."""
        return self.kind(ref) in (ActorKind.STATE, ActorKind.GOVERNMENT)

    def kind(self, ref: Ref) -> ActorKind | None:
        """What kind of actor is meant."""
        known = self.registry.actors.get(ref.id) or self.actors.get(ref.id)
        return known.kind if known is not None and ref.kind == "actor" else None


def _in_compound(doc: Doc, found: Found) -> bool:
    """Whether a name only describes another thing: "Al-Qaeda-linked"."""
    return (
        found.end < len(doc) and doc[found.end].text == "-" and not doc[found.end - 1].whitespace_
    )


def _fitting(names: tuple[Name, ...], on: date) -> list[Name]:
    """The names that hold at a date; plain names before adjectives and metonyms."""
    holding = [n for n in names if n.holds(on)]
    return [n for n in holding if n.manner == "name"] or holding
