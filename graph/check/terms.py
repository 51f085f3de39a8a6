"""The kinds of the engine's terms, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from ..rdf import Term, node

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad
else:
    NamedNode, BlankNode, Literal = get_args(Term)

__all__ = ["BlankNode", "Literal", "NamedNode", "literal", "pointed", "text_of"]


def literal(text: str, type_: str) -> Literal:
    """A literal of a type, given by its IRI."""
    return Literal(text, datatype=node(type_))


def text_of(value: Term) -> str | None:
    """An IRI or what a literal says; nodes without a name have no text."""
    return value.value if isinstance(value, NamedNode | Literal) else None


def pointed(quad: Quad) -> str:
    """What a quad points to, as an IRI or as what a literal says."""
    return str(getattr(quad.object, "value", quad.object))
