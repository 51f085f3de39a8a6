"""The index of actors: by kind, found by any of their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...registry import Registry
from ..material import Material
from ..page import Page
from ..telling import words
from ..telling.profiles import Profile

PATH = "actors/index.html"
NAMES_SHOWN = 3
UNSTATED = "of no stated kind"


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor in the index.

    Attributes:
        short: what it is called for short, where that is another name.
        names: the first of its other names; `more` counts the rest.
        drawn: how many others it supports or opposes, or is supported or opposed by.
        others: these, and those of whom only words or other ties are reported.
    """

    profile: Profile
    short: str
    names: tuple[str, ...]
    more: int
    drawn: int
    others: int


def index(material: Material) -> Page:
    """The index: actors by kind, the kinds with the most of them first."""
    groups = by_kind([entry(one, material.registry) for one in material.actors])
    number = words.counted(len(material.actors), "actor")
    kinds = ", ".join(f"{len(group):,} {kind}" for kind, group in groups)
    told = f"{number} of whom something is reported in this view{': ' * bool(kinds)}{kinds}."
    content = {"groups": groups, "told": told, "provisional": words.PROVISIONAL}
    return Page(PATH, "actors.html.j2", "Actors", told, content, ("actors.js",))


def by_kind(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries under the names of their kinds; those of which no kind is stated come last."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        groups[one.profile.kind].append(one)
    ordered = sorted(groups, key=lambda kind: (not kind, -len(groups[kind]), kind))
    return [(_named(kind, len(groups[kind])), groups[kind]) for kind in ordered]


def entry(profile: Profile, registry: Registry) -> Entry:
    """An actor as the index lists it."""
    actor = registry.actors.get(profile.id)
    aliases = [alias.value for alias in actor.aliases] if actor else []
    names = [name for name in dict.fromkeys(aliases) if name not in (profile.name, profile.label)]
    return Entry(
        profile,
        profile.label if profile.label != profile.name else "",
        tuple(names[:NAMES_SHOWN]),
        max(0, len(names) - NAMES_SHOWN),
        sum(bool(pair.blocks) for _, pair in profile.others),
        len(profile.others),
    )


def _named(kind: str, number: int) -> str:
    if not kind:
        return UNSTATED
    return kind if number == 1 else f"{kind}s"
