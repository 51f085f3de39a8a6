"""What SHACL asks of one value, as SPARQL expressions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from rdflib import RDF, SH, XSD, Graph
from rdflib.collection import Collection as RdfList
from rdflib.term import IdentifiedNode, Literal, Node

YEARS = "YEAR({0}) > 0 && YEAR({0}) < 10000"
"""Dates are those that the model can hold: their years have four digits."""
WELL_TYPED = {
    XSD.boolean: "xsd:boolean({0}) IN (true, false)",
    XSD.date: YEARS,
    XSD.dateTime: YEARS,
    XSD.double: "isNumeric({0})",
    XSD.integer: "isNumeric({0})",
}
"""What is no ill-typed literal of a type; of others SPARQL does not know."""

Below = Mapping[str, set[str]]
"""The classes below a class, however far down, by IRI."""


class Conditions:
    """The constraints of shapes on single values."""

    def __init__(self, shapes: Graph, below: Below) -> None:
        self._shapes, self._below = shapes, below

    def wanted(self, shape: Node, var: str, without: Collection[Node] = ()) -> Iterator[str]:
        """Expressions, each of them true of a value that breaks nothing; `sh:class` is apart.

        Args:
            var: the variable that is bound to the value, with its question mark.
            without: constraints to leave out.
        """
        for constraint, expression in _EXPRESSIONS.items():
            for given in sorted(self._shapes.objects(shape, constraint), key=str):
                if constraint not in without:
                    yield expression(self, given, var)

    def instance(self, class_: Node, var: str) -> str:
        """The pattern of what is an instance of a class."""
        every = sorted({str(class_)} | self._below.get(str(class_), set()))
        return either([f"{var} a <{one}>" for one in every])

    def listed(self, head: Node) -> list[IdentifiedNode]:
        """The members of a list that stand for shapes."""
        return [one for one in self.members(head) if isinstance(one, IdentifiedNode)]

    def members(self, head: Node) -> list[Node]:
        """The members of a list, in their order."""
        return list(RdfList(self._shapes, head))

    def _kind(self, kind: Node, var: str) -> str:
        if kind != SH.IRI:
            raise ValueError(f"sh:nodeKind {kind} is not compiled")
        return f"isIRI({var})"

    def _datatype(self, type_: Node, var: str) -> str:
        more = WELL_TYPED.get(type_)  # type: ignore[call-overload]
        is_typed = f"DATATYPE({var}) = {n3(type_)}"
        return f"{is_typed} && {more.format(var)}" if more else is_typed

    def _in(self, head: Node, var: str) -> str:
        terms = self.members(head)
        if any(isinstance(one, Literal) for one in terms):  # `=` would take 1.0 for 1
            return f"({' || '.join(f'sameTerm({var}, {n3(one)})' for one in terms)})"
        return f"{var} IN ({', '.join(map(n3, terms))})"

    def _or(self, head: Node, var: str) -> str:
        return f"({' || '.join(self.all_of(one, var) for one in self.listed(head))})"

    def all_of(self, shape: Node, var: str) -> str:
        """One expression that is true of a value that breaks nothing, and never an error."""
        refuse_unknown(self._shapes, shape, ON_VALUES)
        instances = (f"EXISTS {{ {self.instance(c, var)} }}" for c in self._classes(shape))
        return f"COALESCE({' && '.join([*self.wanted(shape, var), *instances])}, false)"

    def _classes(self, shape: Node) -> list[Node]:
        return sorted(self._shapes.objects(shape, SH["class"]), key=str)


def refuse_unknown(shapes: Graph, shape: Node, known: Collection[Node]) -> None:
    """Say what of a shape is not compiled where it stands.

    Raises:
        ValueError: there is anything.
    """
    for name in sorted(set(shapes.predicates(shape)) - {RDF.type, *known}, key=str):
        raise ValueError(f"{shape}: {name} is not compiled here")


def n3(term: Node) -> str:
    """A term as SPARQL writes it."""
    return term.n3()


def either(patterns: list[str]) -> str:
    """A pattern of what any of some patterns gives."""
    return patterns[0] if len(patterns) == 1 else " UNION ".join(f"{{ {p} }}" for p in patterns)


_EXPRESSIONS: dict[Node, Callable[[Conditions, Node, str], str]] = {
    SH.nodeKind: Conditions._kind,
    SH.datatype: Conditions._datatype,
    SH["in"]: Conditions._in,
    SH.pattern: lambda _, given, var: f"REGEX(STR({var}), {n3(Literal(str(given)))})",
    SH.maxLength: lambda _, given, var: f"STRLEN(STR({var})) <= {given}",
    SH.minInclusive: lambda _, given, var: f"{var} >= {n3(given)}",
    SH.maxInclusive: lambda _, given, var: f"{var} <= {n3(given)}",
    SH.node: Conditions.all_of,
    SH["or"]: Conditions._or,
}
ON_VALUES = frozenset({*_EXPRESSIONS, SH["class"]})
"""The constraints that can be held against a value by itself."""
