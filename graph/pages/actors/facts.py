"""Who an actor is, with all that its entry and the entries of others say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...dates import Interval
from ...model import Actor, Dated
from ...registry import Registry
from ..addresses import actor_page
from ..telling import words
from ..telling.evidence import Teller

HANDFUL, NAMED = 6, 3
"""How many values of a fact stand open, and how many of more are named before they unfold."""


@dataclass(frozen=True, slots=True)
class Item:
    """A name that may lead to a page, with a note such as the time it holds for."""

    name: str
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its values; `brief` names the first of many, and is empty where they are few."""

    name: str
    items: list[Item]
    brief: str = ""


@dataclass(frozen=True)
class Kin:
    """What others' entries in the registry say of an actor, by its id."""

    members: Mapping[str, list[Item]]
    holders: Mapping[str, list[Item]]
    successors: Mapping[str, list[Item]]

    @classmethod
    def of(cls, registry: Registry, known: frozenset[str]) -> Kin:
        """The kin of all actors of a registry."""
        members, holders, successors = (defaultdict[str, list[Item]](list) for _ in range(3))
        for other in sorted(registry.actors.values(), key=lambda a: (a.label.casefold(), a.id)):
            for parent in other.member_of:
                members[parent.value].append(_item(other, known, parent.valid))
            for office in other.offices:
                holders[office.actor].append(_item(other, known, office.valid, office.title))
            for former in other.predecessors:
                successors[former].append(_item(other, known, other.active))
        return cls(members, holders, successors)


def _item(
    actor: Actor, known: Collection[str], valid: Interval | None = None, note: str = ""
) -> Item:
    time = words.period(valid) if valid else ""
    return Item(
        actor.label,
        actor_page(actor.id) if actor.id in known else "",
        ", ".join(part for part in (note, time) if part),
    )


def facts(actor: Actor, kin: Kin, teller: Teller, known: Collection[str]) -> list[Fact]:
    """Who an actor is: facts with their values, each of which may lead to a page."""
    registry = teller.registry

    def other(id_: str, valid: Interval | None = None, note: str = "") -> Item:
        found = registry.actors.get(id_)
        return _item(found, known, valid, note) if found else Item(id_, note=note)

    active = words.period(actor.active) if actor.active else words.NOT_STATED
    found = [
        Fact("Full name", [Item(actor.name)] if actor.short else []),
        Fact("Kind", [Item(words.KINDS[actor.kind])]),
        Fact("Active", [Item(active)]),
        Fact("Also called", _dated(actor.aliases), _brief([one.value for one in actor.aliases])),
        _linked("Office", [other(o.actor, o.valid, o.title) for o in actor.offices]),
        _linked("Member of", [other(one.value, one.valid) for one in actor.member_of]),
        _linked("Members", kin.members.get(actor.id, [])),
        _linked("Holders of office", kin.holders.get(actor.id, [])),
        _linked("Continues", [other(id_) for id_ in actor.predecessors]),
        _linked("Continued by", kin.successors.get(actor.id, [])),
        Fact("Codes elsewhere", _dated(actor.codes)),
    ]
    return [one for one in found if one.items]


def _linked(name: str, items: list[Item]) -> Fact:
    return Fact(name, items, _brief([item.name for item in items]))


def _brief(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are; empty for a handful."""
    if len(names) <= HANDFUL:
        return ""
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED:,} more"


def _dated(values: Iterable[Dated]) -> list[Item]:
    """Names of one time together: "ISI, Islamic State of Iraq (October 2006 to 8 April 2013)"."""
    by_time: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for one in values:
        start = one.valid.earliest_start if one.valid else None
        by_time[start or date.min, words.period(one.valid) if one.valid else ""].append(one.value)
    return [Item(", ".join(names), note=time) for (_, time), names in sorted(by_time.items())]
