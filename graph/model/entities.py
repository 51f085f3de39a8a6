"""What claims speak of: actors, publishers, places, theatres, sources and events."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import Interval, PartialDate
from ..errors import ModelError
from .checks import check_id, check_sha256, check_text, check_thousandths, put_in_order
from .terms import ActorKind, EventKind, PlaceKind, SourceKind

CODE = re.compile(r"[a-z]+:[A-Za-z0-9._-]+")
_ACTOR_SETS = (
    "aliases", "adjectives", "metonyms", "predecessors", "member_of", "offices", "codes", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A name or an id that holds for a time; `valid` None = whenever the thing exists."""

    value: str
    valid: Interval | None = None

    def __post_init__(self) -> None:
        check_text(self, "value", required=True)


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person holds in an actor."""

    actor: str
    title: str
    valid: Interval | None = None

    def __post_init__(self) -> None:
        check_id(self, "actor")
        check_text(self, "title", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, group, body, person or population that supports, opposes, is supported or opposed.

    Attributes:
        aliases: other names; `adjectives`: words before a noun ("Iraqi"); `metonyms`: places that
            stand for it ("Baghdad").
        predecessors: ids of the actors it continues.
        member_of: ids of coalitions and parent bodies, dated.
        codes: identifiers elsewhere, `scheme:value`, dated.
        sources: ids of the sources the entry rests on.
        provisional: seen in a text and not in any table.
    """

    id: str
    name: str
    kind: ActorKind
    short: str = ""
    active: Interval | None = None
    aliases: tuple[Dated, ...] = ()
    adjectives: tuple[Dated, ...] = ()
    metonyms: tuple[Dated, ...] = ()
    predecessors: tuple[str, ...] = ()
    member_of: tuple[Dated, ...] = ()
    offices: tuple[Office, ...] = ()
    codes: tuple[Dated, ...] = ()
    sources: tuple[str, ...] = ()
    locator: str = ""
    note: str = ""
    provisional: bool = False

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "name", required=True)
        for name in ("short", "locator", "note"):
            check_text(self, name)
        if self.offices and self.kind is not ActorKind.PERSON:
            raise ModelError("offices", self.kind.value, "a person, since only persons hold office")
        for code in self.codes:
            if not CODE.fullmatch(code.value):
                raise ModelError("codes", code.value, "scheme:value, such as ucdp:116")
        put_in_order(self, _ACTOR_SETS)

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes a source or passes a claim on; `actor`: whose own voice it is, if anyone's."""

    id: str
    name: str
    aliases: tuple[Dated, ...] = ()
    actor: str | None = None

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "name", required=True)
        check_id(self, "actor", optional=True)
        put_in_order(self, ["aliases"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place; latitude and longitude in WGS 84 degrees, both or neither."""

    id: str
    name: str
    kind: PlaceKind
    part_of: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[Dated, ...] = ()
    sources: tuple[str, ...] = ()
    locator: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "name", required=True)
        check_id(self, "part_of", optional=True)
        if (self.latitude is None) != (self.longitude is None):
            raise ModelError("latitude", self.latitude, "both latitude and longitude, or neither")
        for name, limit in (("latitude", 90), ("longitude", 180)):
            value = getattr(self, name)
            if value is not None and not -limit <= value <= limit:
                raise ModelError(name, value, f"degrees between -{limit} and {limit}")
        put_in_order(self, ["aliases", "sources"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A dated set of places in which one campaign runs."""

    id: str
    name: str
    places: tuple[str, ...]
    valid: Interval
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "name", required=True)
        if not self.places:
            raise ModelError("places", "", "at least one place")
        put_in_order(self, ["places"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or dataset that claims come from.

    Attributes:
        publisher: id of the publisher.
        published: None where the document bears no date.
        checked: the text was at hand when its claims were entered.
        document: sha256 of the text it was read from, for sources read by machine.
        path: that text's file as it was named.
        copy_of: id of the source whose text this one repeats nearly word for word.
    """

    id: str
    title: str
    publisher: str
    kind: SourceKind
    published: PartialDate | None = None
    author: str = ""
    url: str = ""
    licence: str = ""
    language: str = "en"
    checked: bool = False
    document: str | None = None
    path: str = ""
    copy_of: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "title", required=True)
        check_id(self, "publisher")
        for name in ("author", "url", "licence", "path", "note"):
            check_text(self, name)
        if self.url and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", self.url):
            raise ModelError("url", self.url, "an address that starts with http:// or https://")
        if not re.fullmatch(r"[a-z]{2,3}", self.language):
            raise ModelError("language", self.language, "a two-letter language code")
        check_sha256(self, "document")
        check_id(self, "copy_of", optional=True)
        if self.copy_of == self.id:
            raise ModelError("copy_of", self.id, "another source, or nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening with figures; deaths are whole persons, according to somebody.

    Attributes:
        code: how a dataset codes it, with the scheme: `cameo:190`.
        intensity: what that code weighs on its scheme's scale, -10 (conflict) to 10, to three
            decimals.
    """

    id: str
    name: str
    kind: EventKind
    date: Interval
    place: str | None = None
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    according_to: str = ""
    reports: int = 1
    code: str = ""
    intensity: float | None = None
    source: str
    locator: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self, "id")
        check_text(self, "name", required=True)
        check_id(self, "place", optional=True)
        check_id(self, "source")
        check_text(self, "code")
        check_thousandths(self, "intensity")
        if self.reports < 1:
            raise ModelError("reports", self.reports, "a number, 1 or more")
        given = [n for n in (self.deaths_low, self.deaths_best, self.deaths_high) if n is not None]
        if any(n < 0 for n in given) or given != sorted(given):
            raise ModelError("deaths_best", given, "low <= best <= high, none below zero")
        if given and not self.according_to:
            raise ModelError("according_to", "", "whose figure it is")
