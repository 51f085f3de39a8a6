"""What reading a text yields: mentions, claims with their mentions, and who was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ....model import Actor, Claim, Place, Publisher, Speaker
from .document import Document


@dataclass(frozen=True, slots=True)
class Mention:
    """What stands in the text for a thing.

    Attributes:
        id: None for a person whom no table knows.
        label: the canonical English name.
        text: as it stands in the document, from `start` to before `end` in code points.
    """

    id: str | None
    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """A claim, and the mentions it was read from: (role, mention) in the order of the roles.

    Roles: subject, object, speaker, place, against, via; the last two may occur several times.
    """

    claim: Claim
    mentions: tuple[tuple[str, Mention], ...]

    def of(self, role: str) -> list[Mention]:
        """The mentions of one role."""
        return [mention for given, mention in self.mentions if given == role]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document; actors, publishers and places are provisional."""

    document: Document
    claims: tuple[ExtractedClaim, ...]
    actors: tuple[Actor, ...]
    publishers: tuple[Publisher, ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A mention that was resolved while reading.

    Attributes:
        kind: an `actor`; a `person` who is none, known as a speaker only; or an `outlet`.
        sure: how sure the resolution is, 0..1.
        person: the person who speaks or acts in office for the actor.
        manner: how the name points: name, adjective, metonym, provisional, or coreference.
        affiliates: named together with its affiliates.
    """

    kind: Literal["actor", "person", "outlet"]
    mention: Mention
    sure: float = 1.0
    person: Speaker | None = None
    manner: str = "name"
    affiliates: bool = False

    @property
    def id(self) -> str:
        """The id of an actor or outlet."""
        return self.mention.id or ""

    @property
    def speaker(self) -> Speaker:
        """Who it is when it speaks: the person where there is one."""
        return self.person or Speaker(self.mention.label, self.mention.id)

    @property
    def spoken_mention(self) -> Mention:
        """The mention as that of a speaker."""
        said = self.speaker
        return replace(self.mention, id=said.actor, label=said.name)

    def at(self, mention: Mention, sure: float) -> Ref:
        """The same thing meant by another mention, less surely."""
        moved = replace(mention, id=self.mention.id, label=self.mention.label)
        return replace(self, mention=moved, sure=self.sure * sure, manner="coreference")
