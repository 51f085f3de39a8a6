"""How single values become RDF terms and back, and tables of fields that use them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ..dates import EXPECTED, parse_date, parse_interval
from ..errors import ModelError
from ..vocabulary import BG, EDTF, ID, XSD, expand, iri, local_id, term

Term = NamedNode | BlankNode | Literal
Description = Mapping[str, Sequence[Term]]
"""The objects of one subject, by the IRI of the predicate."""


@lru_cache(maxsize=65_536)
def node(address: str) -> NamedNode:
    """The named node of an IRI; cached, since a graph repeats few of them many times."""
    return NamedNode(address)


@lru_cache(maxsize=65_536)
def thing(kind: str, id_: str) -> NamedNode:
    """The named node of a thing of ours."""
    return NamedNode(iri(kind, id_))


@lru_cache(maxsize=4_096)
def address_of(name: str) -> str:
    """The IRI of a prefixed name."""
    return expand(name)


@lru_cache(maxsize=4_096)
def prefixed(name: str) -> NamedNode:
    """The named node of a prefixed name."""
    return NamedNode(expand(name))


@lru_cache(maxsize=65_536)
def written(named: NamedNode) -> str:
    """A named node as it stands in lines of N-Quads."""
    return str(named)


def literal(value: str | bool | int | float | date) -> Literal:
    """The typed literal of a plain value."""
    if isinstance(value, date):
        return _day(value)
    return Literal(value)


@lru_cache(maxsize=65_536)
def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=node(XSD + "date"))


@dataclass(frozen=True, slots=True)
class Codec:
    """A value to a term, and the term back to the value; `expected` tells which terms have one."""

    to: Callable[[Any], Term]
    back: Callable[[Any], Any]
    expected: str = "a text"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model value as a property.

    Attributes:
        many: a tuple, one triple a member.
        property, address: the predicate as a node and as an IRI.
    """

    name: str
    predicate: str
    codec: Codec
    many: bool = False
    property: NamedNode = field(init=False)
    address: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "property", prefixed(self.predicate))
        object.__setattr__(self, "address", address_of(self.predicate))


_read_date = lru_cache(maxsize=16_384)(parse_date)
_read_interval = lru_cache(maxsize=16_384)(parse_interval)
"""A graph repeats few dates many times, and their values never change."""


def _edtf(value: Any) -> Literal:
    return Literal(str(value), datatype=node(EDTF))


TEXT = Codec(Literal, lambda t: t.value)
YES_NO = Codec(Literal, lambda t: t.value == "true")
WHOLE = Codec(Literal, lambda t: int(t.value), "a whole number")
DOUBLE = Codec(lambda v: Literal(float(v)), lambda t: float(t.value), "a number")
DATE = Codec(_edtf, lambda t: _read_date(t.value), EXPECTED)
INTERVAL = Codec(_edtf, lambda t: _read_interval(t.value), EXPECTED)


def one_of(terms: type[StrEnum]) -> Codec:
    """A member of an enumeration as a concept of the ontology."""
    concepts = {term(t): t for t in terms}
    nodes = {member: node(address) for address, member in concepts.items()}
    return Codec(nodes.__getitem__, lambda t: concepts[t.value], "one of our terms")


def ref(kind: str) -> Codec:
    """An id as the IRI of a thing of ours."""
    expected = f"the IRI of {'an' if kind[0] in 'ae' else 'a'} {kind}"
    return Codec(lambda id_: thing(kind, id_), lambda t: local_id(t.value, kind), expected)


def field_triples(value: Any, fields: Iterable[Field]) -> Iterator[tuple[NamedNode, Term]]:
    """The properties of a value; empty fields give none."""
    for one in fields:
        content = getattr(value, one.name)
        if one.many:
            for member in content:
                yield one.property, one.codec.to(member)
        elif content is not None and content != "":
            yield one.property, one.codec.to(content)


def read_fields(described: Description, fields: Iterable[Field]) -> dict[str, Any]:
    """The fields that a description holds, by name.

    Raises:
        ModelError: what stands in one of them is no value of it, or there are several.
    """
    found: dict[str, Any] = {}
    for one in fields:
        objects = described.get(one.address)
        try:
            if one.many:
                found[one.name] = tuple(sorted(map(one.codec.back, objects or ())))
            elif objects:
                found[one.name] = one.codec.back(only(one.predicate, objects))
        except ModelError:
            raise
        except (LookupError, ValueError):
            there = ", ".join(str(term.value) for term in objects or ())
            raise ModelError(one.predicate, there, one.codec.expected) from None
    return found


def only(predicate: str, objects: Sequence[Any]) -> Any:
    """The one value of a property; several graphs may say it.

    Raises:
        ModelError: there are several.
    """
    if len(objects) > 1 and any(one != objects[0] for one in objects):
        raise ModelError(predicate, in_words(objects), "one value")
    return objects[0]


def in_words(terms: Iterable[Any]) -> str:
    """Terms as a message tells them: what is ours without the start of its IRI."""
    return ", ".join(sorted({_shortened(str(term.value)) for term in terms}))


def _shortened(text: str) -> str:
    return f"bg:{text.removeprefix(BG)}" if text.startswith(BG) else text.removeprefix(ID)


def descriptions(quads: Iterable[Quad]) -> dict[str, Description]:
    """Quads by the IRI of their subject, then of their predicate."""
    found: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object  # made anew each time they are asked for
        if isinstance(subject, NamedNode) and not isinstance(value, Triple):
            found[subject.value][quad.predicate.value].append(value)
    return dict(found)
