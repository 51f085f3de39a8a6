"""The countries and organisations that coded event tables name, as data: `data/codes/*.csv`.

Countries by ISO 3166-1 alpha-3, which CAMEO uses, with the names under which the datasets have
them; organisations by CAMEO's codes of known groups.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Protocol, TypeVar

from .....errors import Problem, TableError
from .....model import ActorKind
from ....cells import Row, read_rows
from ...actors import folded

COUNTRY_COLUMNS = ("code", "name", "kind", "aliases", "former")
GROUP_COLUMNS = ("code", "name", "kind", "aliases")


class _Named(Protocol):
    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose government is an actor.

    Attributes:
        code: ISO 3166-1 alpha-3.
        aliases: other names, as datasets write them.
        former: codes that it had before.
    """

    code: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the others."""
        return (self.name, *self.aliases)

    @property
    def government(self) -> str:
        """What its government is called."""
        return f"Government of {self.name}"


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation or armed group with a code of its own in CAMEO."""

    code: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the others."""
        return (self.name, *self.aliases)


T = TypeVar("T")
N = TypeVar("N", bound=_Named)


@cache
def countries() -> Mapping[str, Country]:
    """Countries by code, former codes included."""
    rows = _rows("countries", COUNTRY_COLUMNS, _country)
    return MappingProxyType({code: one for one in rows for code in (one.code, *one.former)})


@cache
def groups() -> Mapping[str, Group]:
    """Known groups by code."""
    return MappingProxyType({one.code: one for one in _rows("groups", GROUP_COLUMNS, _group)})


@cache
def _country_names() -> Mapping[str, Country]:
    return _by_name(countries())


@cache
def _group_names() -> Mapping[str, Group]:
    return _by_name(groups())


def country_called(name: str) -> Country | None:
    """The country of that name.

    >>> country_called("Korea, Republic of").code
    'KOR'
    """
    return _country_names().get(folded(name))


def group_called(name: str) -> Group | None:
    """The known group of that name."""
    return _group_names().get(folded(name))


def _rows(name: str, columns: tuple[str, ...], made: Callable[[Row], T]) -> list[T]:
    problems: list[Problem] = []
    table = files("belligraph.data") / "codes" / f"{name}.csv"
    rows = list(read_rows(table, columns, columns, problems))
    found = [made(row) for row in rows]
    problems += [problem for row in rows for problem in row.problems]
    if problems:
        raise TableError(problems)
    return found


def _by_name(things: Mapping[str, N]) -> Mapping[str, N]:
    return {folded(name): one for one in things.values() for name in one.names}


def _country(row: Row) -> Country:
    kind = row.choice("kind", ActorKind, ActorKind.STATE) or ActorKind.STATE
    aliases, former = tuple(row.texts("aliases")), tuple(row.texts("former"))
    return Country(row.required("code"), row.required("name"), kind, aliases, former)


def _group(row: Row) -> Group:
    kind = row.choice("kind", ActorKind, ActorKind.ORGANISATION) or ActorKind.ORGANISATION
    aliases = tuple(row.texts("aliases"))
    return Group(row.required("code"), row.required("name"), kind, aliases)
