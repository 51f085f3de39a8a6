"""Actors and what claims report of them as FollowTheMoney entities, one JSON object a line.

That model knows links but neither offers nor denials, and whoever reads a link reads a fact. So
only claims of deeds that count in the view become links, each with its source behind it. What is
alleged, disputed, derived or hangs on a condition says so in `status`.
Specification: followthemoney.tech, schemata Person, Organization, PublicBody, Article,
Membership and UnknownLink.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from ..dates import Interval, PartialDate
from ..model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Means,
    Method,
    Office,
    Relation,
    Scope,
    Source,
    Standing,
)
from ..registry import Registry
from ..relations import Edge
from .exactness import iso_prefix

Entity = dict[str, Any]
SCHEMATA = {
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.COALITION: "Organization",
    ActorKind.PERSON: "Person",
}
"""Populations are no legal entities and have none."""
ROLES = {
    Relation.SUPPORTS: "supports",
    Relation.OPPOSES: "opposes",
    Relation.ALLIED_WITH: "allied with",
    Relation.AFFILIATED_WITH: "affiliated with",
    Relation.PART_OF: "part of",
    Relation.SPLIT_FROM: "split from",
    Relation.MERGED_INTO: "merged into",
}
NAMES = frozenset({"name", "alias", "previousName", "weakAlias", "abbreviation"})
LONGEST_ID = 180
LONGEST_NAME = 384
LONGEST_TEXT = 1_000


def write_entities(edges: Iterable[Edge], registry: Registry, out: BinaryIO) -> None:
    """Write links, the actors at their ends, what these are members of, and the sources, each once.

    Args:
        edges: relations between actors; those of populations are left out.
    """
    for entity in _entities([*edges], registry):
        line = json.dumps(entity, ensure_ascii=False, sort_keys=True)
        out.write(line.encode() + b"\n")


def _entities(edges: Iterable[Edge], registry: Registry) -> Iterator[Entity]:
    kinds = {id_: actor.kind for id_, actor in registry.actors.items()}
    drawn = [edge for edge in edges if {kinds[edge.subject], kinds[edge.object]} <= set(SCHEMATA)]
    actors = {end: registry.actors[end] for edge in drawn for end in (edge.subject, edge.object)}
    claims = {claim.id: (claim, edge) for edge in drawn for claim in edge.claims}
    sources = {claim.source for claim, _ in claims.values()}
    sources.update(id_ for actor in actors.values() for id_ in actor.sources)
    for _, actor in sorted(actors.items()):
        yield _actor(actor, registry)
    for id_ in sorted(sources & registry.sources.keys()):
        yield _article(registry.sources[id_], registry)
    for _, actor in sorted(actors.items()):
        yield from _memberships(actor, actors)
    for _, (claim, edge) in sorted(claims.items()):
        yield _link(claim, edge, registry)


def _actor(actor: Actor, registry: Registry) -> Entity:
    codes = [code.value.partition(":") for code in actor.codes]
    return _entity(
        _id("actor", actor.id),
        SCHEMATA[actor.kind],
        name=[actor.name],
        alias=_each_once(alias for alias in actor.aliases if not _ended(alias)),
        previousName=_each_once(alias for alias in actor.aliases if _ended(alias)),
        weakAlias=_each_once((*actor.adjectives, *actor.metonyms)),
        abbreviation=[actor.short],
        summary=["; ".join(_portrait(actor, registry))],
        classification=[actor.kind.value.replace("_", " ")],
        position=[_position(office, registry) for office in actor.offices],
        wikidataId=[value for scheme, _, value in codes if scheme == "wikidata"],
        proof=[_id("source", id_) for id_ in actor.sources if id_ in registry.sources],
        notes=[actor.note],
    )


def _each_once(names: Iterable[Dated]) -> list[str]:
    return sorted({name.value for name in names})


def _ended(name: Dated) -> bool:
    """Whether a name is known to have gone out of use."""
    return name.valid is not None and name.valid.latest_end is not None


def _portrait(actor: Actor, registry: Registry) -> Iterator[str]:
    """An actor in a line: of what kind it is, and when and in whose place it came to be."""
    yield actor.kind.value.replace("_", " ")
    if actor.active:
        yield f"active {actor.active}"
    if actor.predecessors:
        known = (registry.actors.get(id_) for id_ in actor.predecessors)
        yield f"continues {', '.join(one.name for one in known if one)}"
    if actor.provisional:
        yield "in no table, seen in a text or a dataset only"


def _position(office: Office, registry: Registry) -> str:
    held = registry.actors.get(office.actor)
    when = f", {office.valid}" if office.valid else ""
    return f"{office.title} ({held.name if held else office.actor}{when})"


def _article(source: Source, registry: Registry) -> Entity:
    return _entity(
        _id("source", source.id),
        "Article",
        title=[source.title],
        author=[name.strip() for name in source.author.split(";")],
        publisher=[_publisher(source.publisher, registry)],
        publishedAt=[iso_prefix(source.published) if source.published else ""],
        sourceUrl=[source.url],
        summary=["; ".join(_described(source))],
        notes=[source.note],
    )


def _described(source: Source) -> Iterator[str]:
    """A source in a line: of what kind it is, and how exactly it is dated."""
    yield source.kind.value
    yield f"published {source.published}" if source.published else "undated"
    if source.copy_of:
        yield f"repeats {_id('source', source.copy_of)}"


def _memberships(actor: Actor, actors: Mapping[str, Actor]) -> Iterator[Entity]:
    """What an actor is a member of, as far as that is in the file and can have members."""
    for one in actor.member_of:
        body = actors.get(one.value)
        if body is not None and body.kind is not ActorKind.PERSON:
            digest = hashlib.sha256("\0".join([actor.id, body.id, str(one.valid)]).encode())
            yield _entity(
                _id("membership", digest.hexdigest()),
                "Membership",
                member=[_id("actor", actor.id)],
                organization=[_id("actor", body.id)],
                summary=[f"valid: {one.valid}" if one.valid else ""],
                **_dates(one.valid),
            )


def _link(claim: Claim, edge: Edge, registry: Registry) -> Entity:
    source = registry.sources.get(claim.source)
    return _entity(
        _id("claim", claim.id),
        "UnknownLink",
        subject=[_id("actor", claim.subject)],
        object=[_id("actor", claim.object)],
        role=[_role(claim)],
        status=[*_status(claim, edge)],
        summary=["; ".join(_told(claim, registry))],
        description=[claim.gist],
        recordId=[claim.id],
        publisher=[_publisher(claim.publisher, registry)],
        sourceUrl=[source.url if source else ""],
        proof=[_id("source", source.id)] if source else [],
        **_dates(claim.valid),
    )


def _role(claim: Claim) -> str:
    """What the subject does, by what means: `supports: weapons (missiles)`."""
    means = "" if claim.means is Means.UNKNOWN else f": {claim.means.value.replace('_', ' ')}"
    item = f" ({claim.item})" if claim.item else ""
    scope = " with affiliates" if claim.scope is Scope.WITH_AFFILIATES else ""
    return f"{ROLES[claim.relation]}{scope}{means}{item}"


def _status(claim: Claim, edge: Edge) -> Iterator[str]:
    """What keeps a claim from being a plain deed."""
    if claim.standing is Standing.ALLEGED:
        yield "alleged"
    if edge.disputed:
        yield "disputed"
    if claim.method is Method.DERIVED:
        yield "derived"
    if claim.condition:
        yield "conditional"


def _told(claim: Claim, registry: Registry) -> Iterator[str]:
    """What the model has no property for."""
    if claim.method is Method.DERIVED:
        yield f"derived by the rule {claim.rule}"
    elif claim.speaker:
        yield f"according to {claim.speaker.name}"
    if claim.via:
        yield f"via {', '.join(_publisher(id_, registry) for id_ in claim.via)}"
    if claim.against:
        names = (registry.actors.get(id_) for id_ in claim.against)
        yield f"against {', '.join(actor.name for actor in names if actor)}"
    if claim.condition:
        yield f"condition: {claim.condition}"
    if claim.amount is not None:
        yield f"amount: {claim.amount:g} {claim.unit}".rstrip()
    if claim.evidence.locator:
        yield claim.evidence.locator
    yield f"dated {claim.valid}" if claim.valid else "undated"


def _dates(valid: Interval | None) -> dict[str, list[str]]:
    """Dates as prefixes of ISO 8601; what is uncertain or open has none."""
    if valid is None:
        return {}
    start, end = (
        iso_prefix(one) if isinstance(one, PartialDate) else "" for one in (valid.start, valid.end)
    )
    return {"date": [start]} if valid.single else {"startDate": [start], "endDate": [end]}


def _publisher(id_: str, registry: Registry) -> str:
    publisher = registry.publishers.get(id_)
    return publisher.name if publisher else id_


def _id(kind: str, id_: str) -> str:
    """An id of that model, which knows no `_`; ours never has two hyphens in a row."""
    fit = id_.replace("_", "--")
    short = fit if len(fit) <= LONGEST_ID else hashlib.sha256(fit.encode()).hexdigest()
    return f"bg-{kind}-{short}"


def _entity(id_: str, schema: str, **said: Iterable[str]) -> Entity:
    """An entity with the properties that have a value."""
    cut = {name: [text[: _longest(name)] for text in texts if text] for name, texts in said.items()}
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: texts for name, texts in cut.items() if texts},
    }


def _longest(name: str) -> int:
    return LONGEST_NAME if name in NAMES else LONGEST_TEXT
