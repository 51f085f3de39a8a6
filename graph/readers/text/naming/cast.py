"""The cast of a document: known names found in it, and who else turned up.

Unknown proper names become provisional actors or places, unknown outlets provisional publishers,
unknown persons speakers by name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Actor, ActorKind, Place, PlaceKind, Publisher, Speaker
from ....registry import Name, Registry
from ..documents.document import slug
from ..documents.values import Mention, Ref
from ..sentences.syntax import SUBJECTS
from .misnomers import in_compound, misnomer, namesake
from .names import Found, Names, gone, in_use, past
from .recall import Recall
from .reference import reference

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Token

PROVISIONAL, LISTED, METONYM = 0.7, 0.85, 0.95
ARMED = frozenset({
    "army", "brigade", "brigades", "column", "fighters", "force", "forces", "front", "guard",
    "guards", "liberation", "militia", "rebels",
})  # fmt: skip
"""Words in names of armed groups."""
LIVING = frozenset({"base", "exile", "live", "reside", "study"})
MEETING = frozenset({"conference", "congress", "exile", "meeting", "negotiation", "summit", "talk"})
"""What takes place elsewhere: "talks in Geneva"."""
WHERE = frozenset({"in", "across", "inside", "into", "throughout", "within", "around", "near",
                   "outside"})  # fmt: skip


class Cast(Recall):
    """All who were seen so far in one document.

    Attributes:
        actors, publishers, places: provisional ones, by id.
        published: the last day on which the document may have appeared.
        voice: who speaks where a quotation says "we".
        speaking: the word for who speaks, known or not.
        apart: ids of those whom a pronoun or "the group" does not mean at the moment.
        hostile: those apart own nothing of what is meant, as who attacks "its" base.
        asked: the words whose meaning is being looked for, so that none is explained by itself.
        spoke: the state that spoke in the sentence before.
        grounds: states in which something takes place, by their names or those of their towns.
    """

    def __init__(self, registry: Registry, names: Names, published: date) -> None:
        super().__init__()
        self.registry = registry
        self.actors: dict[str, Actor] = {}
        self.publishers: dict[str, Publisher] = {}
        self.places: dict[str, Place] = {}
        self.voice: Ref | None = None
        self.speaking: Token | None = None
        self.apart: frozenset[str] = frozenset()
        self.hostile = False
        self.asked: set[int] = set()
        self._names = names
        self.published = published
        self._spans: dict[int, Found] = {}
        self._people: dict[str, Speaker] = {}
        self._namesakes: set[str] = set()
        self._whole: set[str] = set()
        self.grounds: list[Ref] = []
        self.spoke: Ref | None = None
        self._dated: set[str] = set()
        self._dateline = 0

    def enter(self, doc: Doc, offset: int) -> None:
        """Begin a paragraph that starts at an offset of the document."""
        self._offset, self.voice, self.speaking = offset, None, None
        every = list(self._names.find(doc))
        self._namesakes |= {doc[f.start].text for f in every if namesake(doc, f, self.registry)}
        self._whole |= {e.name.id for f in every if f.end - f.start > 1 for e in f.entries}
        named = [f for f in every if not (misnomer(doc, f, self.registry) or self._other(doc, f))]
        named = [f for f in named if not past(f, self.registry, self.published)]
        self._spans = {i: f for f in named for i in range(f.start, f.end)}
        for name in doc.ents:
            if name.label_ == "PERSON" and len(name) > 1 and name.start not in self._spans:
                whole = Speaker(" ".join(name.text.split()))
                for word in (name[-1], name[0]):
                    self._people.setdefault(word.text, whole)
        for found in dict.fromkeys(self._spans.values()):
            ref = self.known(doc[found.end - 1], self.published)
            if ref is not None and not in_compound(doc, found):
                self._seen.append(ref)
                if doc[found.end - 1].dep_ in SUBJECTS:
                    self._acting.add(ref.mention.start)
            ground = self._ground(doc, found, ref)
            if ground is not None and (not found.of("town") or self._plays_in(ground)):
                self.grounds.append(ground)

    def _other(self, doc: Doc, found: Found) -> bool:
        """Whether a surname is that of somebody else whom the text has introduced."""
        known = {entry.name.id for entry in found.entries}
        return doc[found.start : found.end].text in self._namesakes and not known & self._whole

    def play_in(self, where: Doc, offset: int) -> None:
        """Take what a dateline names for where the text plays."""
        held = len(self._seen)
        self.enter(where, offset)
        dated = [ref for ref in self._seen[held:] if self.state(ref)]
        self.grounds += 2 * dated
        self._dated |= {ref.id for ref in (*dated, *self.grounds)}
        self._dateline = offset + len(where.text)

    def only_dated(self, state: Ref) -> bool:
        """Whether nothing but a dateline has named a state so far, or a town of it."""
        named = (r for r in (*self._seen, *self.grounds) if r.mention.start >= self._dateline)
        return state.id in self._dated and all(ref.id != state.id for ref in named)

    def _ground(self, doc: Doc, found: Found, ref: Ref | None) -> Ref | None:
        """The state in which a town lies, or in which something is said to take place."""
        first, last = doc[found.start], doc[found.end - 1]
        if any(_lived_in(word) for word in doc[found.start : found.end]):
            return None
        for town in found.of("town")[:1]:
            return self.of_reference(town.id, first, last)
        heads = [w.head.lower_ for w in doc[found.start : found.end] if w.dep_ == "pobj"]
        seat = ref is not None and ref.manner == "metonym"  # "marched through Khartoum"
        placed = any(word in WHERE or (seat and word == "through") for word in heads)
        return ref if placed and ref is not None and self.state(ref) else None

    def _plays_in(self, state: Ref) -> bool:
        """Whether a text with a dateline may play in a state of which it names a town.

        It must name the state, too: "Beni" lies in Nepal as well as in Congo.
        """
        named = self._dated or {state.id}
        return state.id in named or any(ref.id == state.id for ref in self._seen)

    def ground(self, token: Token) -> Ref | None:
        """The state in which the town that a word names lies."""
        found = self.found(token)
        return self._ground(token.doc, found, None) if found is not None else None

    def found(self, token: Token) -> Found | None:
        """The known name that a word belongs to."""
        return self._spans.get(token.i)

    def mention(self, first: Token, last: Token, id_: str | None, label: str) -> Mention:
        """The words from `first` to `last` as a mention of something."""
        words = first.doc[first.i : last.i + 1]
        start, end = self._offset + words.start_char, self._offset + words.end_char
        return Mention(id_, label, words.text, start, end)

    def known(self, token: Token, on: date) -> Ref | None:
        """Whom the known name at a word means, in an actor's or a speaker's role."""
        found = self.found(token)
        if found is None:
            return None
        names = in_use(found.of("actor"), on) or gone(found.of("actor"), self.registry, on)
        first, last = token.doc[found.start], token.doc[found.end - 1]
        if not found.of("actor") and not found.of("publisher"):
            return self._listed(found, first, last, on)
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

    def _listed(self, found: Found, first: Token, last: Token, on: date) -> Ref | None:
        """Whom a name means that the text introduces, or the reference tables have."""
        for name in found.of("told")[:1]:
            return self._told(name.id, first, last)
        for name in found.of("land")[:1]:
            land = self._provisional(first, last, name.id, ActorKind.STATE)
            return land if name.manner == "name" else replace(land, manner=name.manner)
        names = in_use(found.of("listed"), on)
        if len({n.id for n in names}) != 1:
            return None
        actor, manner = reference().actors[names[0].id], names[0].manner
        if actor.kind is not ActorKind.PERSON:
            return self.of_reference(actor.id, first, last, manner)
        held = sorted(reference().speaks_for(actor.id, on) - {actor.id})
        stands = self.of_reference(held[0], first, last) if len(held) == 1 else None
        if stands is None:
            spoken = Speaker(actor.name)
            return Ref("person", self.mention(first, last, None, spoken.name), person=spoken)
        return replace(stands, person=Speaker(actor.name))

    def _told(self, name: str, first: Token, last: Token) -> Ref:
        """An actor whom the text introduces by a name and a short one."""
        armed = not ARMED.isdisjoint(name.lower().split())
        kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
        return self._provisional(first, last, name, kind)

    def served(self, name: str, first: Token, last: Token) -> Ref | None:
        """The state whose forces a name is of: "the Sri Lankan Navy"."""
        entry = self._names.served(name)
        if entry is None:
            return None
        if entry.kind == "listed":
            return self.of_reference(entry.name.id, first, last)
        actor = self.registry.actors[entry.name.id]
        return Ref("actor", self.mention(first, last, actor.id, actor.name))

    def of_reference(self, id_: str, first: Token, last: Token, manner: str = "name") -> Ref | None:
        """An actor of the reference tables, as the registry knows it, else a provisional one.

        None where the registry has several of its name at the date.
        """
        actor = reference().actors[id_]
        known = {n.id for n in self.registry.actors_called(actor.name, self.published)}
        if len(known) > 1:
            return None
        pointing = "provisional" if manner == "name" else manner
        if known:
            same = self.registry.actors[known.pop()]
            mention = self.mention(first, last, same.id, same.name)
            return Ref("actor", mention, LISTED, manner=manner)
        self.actors.setdefault(id_, Actor(id=id_, name=actor.name, kind=actor.kind,
                                          provisional=True))  # fmt: skip
        mention = self.mention(first, last, id_, actor.name)
        return Ref("actor", mention, PROVISIONAL, manner=pointing)

    def person(self, token: Token) -> Speaker | None:
        """The person whom no table knows and whose surname, or whole name, stands here."""
        return self._people.get(token.text)

    def provisional_actor(self, first: Token, last: Token, name: str, kind: ActorKind) -> Ref:
        """An actor whom no table knows, by the name that the text gives."""
        ref = self._provisional(first, last, name, kind)
        self.notice(ref)
        return ref

    def _provisional(self, first: Token, last: Token, name: str, kind: ActorKind) -> Ref:
        id_ = slug(name)
        known = self.registry.actors.get(id_) or self.actors.get(id_)
        if known is None:
            known = self.actors[id_] = Actor(id=id_, name=name, kind=kind, provisional=True)
        mention = self.mention(first, last, id_, known.name)
        return Ref("actor", mention, PROVISIONAL, manner="provisional")

    def provisional_place(self, first: Token, last: Token, name: str, kind: PlaceKind) -> Mention:
        """A place that no table knows, by the name that the text gives."""
        id_ = slug(name)
        known = self.registry.places.get(id_) or self.places.get(id_)
        if known is None:
            known = self.places[id_] = Place(id=id_, name=name, kind=kind)
        return self.mention(first, last, id_, known.name)

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

    def names(self, ref: Ref) -> tuple[str, ...]:
        """The names that the tables have for an actor."""
        known = self.registry.actors.get(ref.id) or reference().actors.get(ref.id)
        if known is None or ref.kind != "actor":
            return ()
        return (known.name, *(alias.value for alias in known.aliases))

    def state(self, ref: Ref) -> bool:
        """Whether a state or government is meant."""
        return self.kind(ref) in (ActorKind.STATE, ActorKind.GOVERNMENT)

    def kind(self, ref: Ref) -> ActorKind | None:
        """What kind of actor is meant."""
        known = self.registry.actors.get(ref.id) or self.actors.get(ref.id)
        return known.kind if known is not None and ref.kind == "actor" else None


def _lived_in(word: Token) -> bool:
    """Whether somebody only lives or meets somewhere: "from exile in Paris", "talks in Doha"."""
    within = word.dep_ == "pobj" and word.head.lower_ in WHERE
    return within and word.head.head.lemma_.lower() in LIVING | MEETING
