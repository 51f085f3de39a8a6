"""Whom a registry may lack: states, known groups and leaders, and where towns lie.

    states.csv    a state, its other names, its adjectives, and the seats that stand for it
    groups.csv    groups, bodies and peoples, and the state in which they act, if it is one
    leaders.csv   who led whom, and when; and whom nobody stands for but himself
    towns.csv     towns and regions by state, to know whose "the army" is

All of them are provisional: a project's own tables go before.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ....dates import parse_interval
from ....model import Actor, ActorKind, Dated, Office
from ....registry import Registry
from ..documents.document import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEADER = "leader"
_PEOPLE = re.compile(r"\w+ (?:Albanian|Croat|Serb|Turk)s")
"""Peoples called by two nations, who may have an army: "Bosnian Serbs"."""


@cache
def reference() -> Registry:
    """All actors of the tables, by id."""
    actors = [*_states(), *_groups(), *_leaders()]
    return Registry(actors={a.id: a for a in actors})


@cache
def towns() -> Mapping[str, str]:
    """The id of its state by the name of a town or region."""
    return {t: slug(row["state"]) for row in _rows("towns") for t in row["towns"].split(";")}


@cache
def home_of_groups() -> Mapping[str, str]:
    """The id of the state in which a group acts, by the id of the group."""
    return {slug(r["name"]): slug(r["state"]) for r in _rows("groups") if r["state"]}


def _rows(table: str) -> Iterator[dict[str, str]]:
    path = files("belligraph.data") / "lexicon" / f"{table}.csv"
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _states() -> Iterator[Actor]:
    for row in _rows("states"):
        yield _actor(
            row["state"],
            ActorKind.STATE,
            aliases=_dated(row["aliases"]),
            adjectives=_dated(row["adjective"]),
            metonyms=_dated(row["seat"]),
        )


def _groups() -> Iterator[Actor]:
    for row in _rows("groups"):
        kind, name = ActorKind(row["kind"]), row["name"]
        people = bool(_PEOPLE.fullmatch(name))
        of = _dated(name.removesuffix("s")) if people else ()  # "Bosnian Croat gunners"
        yield _actor(name, kind, aliases=_dated(row["aliases"]), adjectives=of)


def _leaders() -> Iterator[Actor]:
    for row in _rows("leaders"):
        offices: tuple[Office, ...] = ()
        if row["actor"]:
            offices = (Office(slug(row["actor"]), LEADER, parse_interval(row["held"])),)
        yield _actor(row["name"], ActorKind.PERSON, aliases=_dated(row["aliases"]), offices=offices)


def _actor(
    name: str,
    kind: ActorKind,
    *,
    aliases: tuple[Dated, ...] = (),
    adjectives: tuple[Dated, ...] = (),
    metonyms: tuple[Dated, ...] = (),
    offices: tuple[Office, ...] = (),
) -> Actor:
    return Actor(
        id=slug(name),
        name=name,
        kind=kind,
        aliases=aliases,
        adjectives=adjectives,
        metonyms=metonyms,
        offices=offices,
        provisional=True,
    )


def _dated(names: str) -> tuple[Dated, ...]:
    return tuple(Dated(name) for name in names.split(";") if name)
