"""SHACL compiled: each shape becomes questions to what is said of a node.

Only the part of SHACL core that `ontology/shapes.ttl` uses; anything else is refused. Where two
values cannot be ordered, `sh:lessThan` is broken, and `sh:in`, `sh:hasValue` and `sh:disjoint`
compare terms, as the specification has it: W3C, Shapes Constraint Language (SHACL), 2017.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from ..rdf import Description, Term
from .conditions import (
    ON_VALUES,
    Conditions,
    Fitting,
    IsA,
    engine_term,
    ordered,
    refuse_unknown,
)
from .report import Severity

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
ORDERS = {SH.lessThan: False, SH.lessThanOrEquals: True}
COUNTS = {SH.minCount, SH.maxCount, SH.hasValue}
ANYWHERE = {SH.message, SH.severity, DCTERMS.subject, *TARGETS, *ON_VALUES}
OF_PROPERTIES = ANYWHERE | {SH.path, SH.disjoint, *COUNTS, *ORDERS}
OF_NODES = ANYWHERE | {SH.closed, SH.ignoredProperties}
OF_MEMBERS = {SH.path, SH.minCount, *ON_VALUES} - {SH["or"]}
"""What is compiled of the shapes of properties, those of nodes, and properties within `sh:or`."""


@dataclass(frozen=True, slots=True)
class Breach:
    """What breaks a shape.

    Attributes:
        value: the value complained of; None = all that are there, or that none is.
        path: its property, where that should not be there at all.
    """

    value: Term | None = None
    path: str = ""


Asked = Callable[[Term, Description], Iterable[Breach]]
"""What of a node, and of all that is said of it, breaks one constraint."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that has a target.

    Attributes:
        path: the property that it is about; empty = the node itself.
        about: the property whose values are to be shown; empty = the value complained of, if any.
        classes, subjects_of, objects_of: what it is aimed at: instances of classes, and what
            properties stand on or point to.
        fitting: what its values, or the node, have to be.
        least, most: how many values there may be.
        asked: all else that it asks.
    """

    name: str
    severity: Severity
    message: str
    path: str
    about: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    objects_of: tuple[str, ...]
    fitting: Fitting
    least: int
    most: float
    asked: tuple[Asked, ...]

    def breaches(self, node: Term, said: Description) -> Iterator[Breach]:
        """What breaks it.

        Args:
            said: all that is said of the node, each value once.
        """
        values = said.get(self.path, ()) if self.path else (node,)
        if not self.least <= len(values) <= self.most:
            yield Breach()
        yield from (Breach(value) for value in values if not self.fitting(value))
        for one in self.asked:
            yield from one(node, said)


class Aimed:
    """Shapes that are aimed at the same nodes, of which most break none."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self.shapes = tuple(shapes)
        self._required = frozenset(one.path for one in self.shapes if one.least)
        self._asked = tuple(asked for one in self.shapes for asked in one.asked)
        asking = [one for one in self.shapes if one.fitting.ask or one.most < math.inf]
        self._of_nodes = tuple(one.fitting for one in asking if not one.path)
        self._of_values: dict[str, list[Shape]] = {}
        for one in asking:
            self._of_values.setdefault(one.path, []).append(one)

    def hold(self, node: Term, said: Description, *, fit: bool) -> bool:
        """Whether nothing breaks any of them: what `breaches` tells in full, told sooner.

        Args:
            fit: whether all values are known to be what shapes ask of them.
        """
        if not self._required <= said.keys():
            return False
        for path, values in said.items():
            if (len(values) > 1 or not fit) and not all(
                len(values) <= shape.most and (fit or shape.fitting.all(values))
                for shape in self._of_values.get(path, ())
            ):
                return False
        if not all(fitting(node) for fitting in self._of_nodes):
            return False
        for asked in self._asked:
            for _ in asked(node, said):
                return False
        return True


def compiled(shapes: Graph, is_a: IsA) -> list[Shape]:
    """All shapes that have a target, in the order of their names.

    Args:
        is_a: asks whether a node is an instance of a class.

    Raises:
        ValueError: a shape has something that is not compiled.
    """
    aimed = {shape for target in TARGETS for shape in shapes.subjects(target)}
    conditions = Conditions(shapes, is_a)
    return [_Compiled(shapes, conditions, shape).shape() for shape in sorted(aimed, key=str)]


class _Compiled:
    """One shape that has a target."""

    def __init__(self, shapes: Graph, conditions: Conditions, shape: Node) -> None:
        self._shapes, self._conditions, self._shape = shapes, conditions, shape
        self._path = _path(shapes, shape)

    def shape(self) -> Shape:
        """It, with all that it asks."""
        refuse_unknown(self._shapes, self._shape, OF_PROPERTIES if self._path else OF_NODES)
        severity = self._shapes.value(self._shape, SH.severity)
        apart = () if self._path else {SH["or"]}
        return Shape(
            str(self._shape),
            "warning" if severity == SH.Warning else "violation",
            str(self._shapes.value(self._shape, SH.message)),
            self._path,
            str(self._shapes.value(self._shape, DCTERMS.subject) or ""),
            self._named(SH.targetClass),
            self._named(SH.targetSubjectsOf),
            self._named(SH.targetObjectsOf),
            self._conditions.fitting(self._shape, apart),
            _least(self._shapes, self._shape),
            min((int(str(most)) for most in self._given(SH.maxCount)), default=math.inf),
            tuple(self._of_values() if self._path else self._of_nodes()),
        )

    def _of_values(self) -> Iterator[Asked]:
        for value in self._given(SH.hasValue):
            yield _has_value(self._path, engine_term(value))
        for other in self._given(SH.disjoint):
            yield _disjoint(self._path, str(other))
        for order, or_equal in ORDERS.items():
            for other in self._given(order):
                yield _in_order(self._path, str(other), or_equal=or_equal)

    def _of_nodes(self) -> Iterator[Asked]:
        for head in self._given(SH["or"]):
            yield _either([self._member(one) for one in self._conditions.listed(head)])
        if self._given(SH.closed) != [Literal(True)] * len(self._given(SH.ignoredProperties)):
            raise ValueError(f"{self._shape}: sh:closed is compiled with what it ignores only")
        for head in self._given(SH.ignoredProperties):
            yield _closed(frozenset(map(str, self._conditions.members(head))))

    def _member(self, member: Node) -> Callable[[Description], bool]:
        """Whether a member of `sh:or`, which is about a property, holds."""
        refuse_unknown(self._shapes, member, OF_MEMBERS)
        path, fitting = _path(self._shapes, member), self._conditions.fitting(member)
        least = _least(self._shapes, member)
        if bool(least) == fitting.ask or not path:
            raise ValueError(f"{self._shape}: either values or their number is compiled here")
        if least:
            return lambda said: path in said
        return lambda said: fitting.all(said.get(path, ()))

    def _named(self, target: Node) -> tuple[str, ...]:
        return tuple(map(str, self._given(target)))

    def _given(self, constraint: Node) -> list[Node]:
        return sorted(self._shapes.objects(self._shape, constraint), key=str)


def _has_value(path: str, wanted: Term) -> Asked:
    return lambda _, said: () if wanted in said.get(path, ()) else (Breach(),)


def _disjoint(path: str, other: str) -> Asked:
    def asked(_: Term, said: Description) -> Iterable[Breach]:
        others = said.get(other, ())
        return [Breach(value) for value in said.get(path, ()) if value in others]

    return asked


def _in_order(path: str, other: str, *, or_equal: bool) -> Asked:
    def asked(_: Term, said: Description) -> Iterable[Breach]:
        others = said.get(other, ())
        return [
            Breach(value)
            for value in said.get(path, ())
            if not all(ordered(value, one, or_equal=or_equal) for one in others)
        ]

    return asked


def _either(members: list[Callable[[Description], bool]]) -> Asked:
    def asked(node: Term, said: Description) -> Iterable[Breach]:
        for holds in members:
            if holds(said):
                return ()
        return (Breach(node),)

    return asked


def _closed(known: frozenset[str]) -> Asked:
    def asked(_: Term, said: Description) -> Iterable[Breach]:
        if known.issuperset(said):
            return ()
        return [Breach(v, path) for path in said.keys() - known for v in said[path]]

    return asked


def _least(shapes: Graph, shape: Node) -> int:
    """How many values there have to be: one or none."""
    given = list(shapes.objects(shape, SH.minCount))
    if given not in ([], [Literal(1)]):
        raise ValueError(f"{shape}: sh:minCount {', '.join(map(str, given))} is not compiled")
    return len(given)


def _path(shapes: Graph, shape: Node) -> str:
    """The property that a shape is about; empty = it is about nodes."""
    path = shapes.value(shape, SH.path)
    if path is not None and not isinstance(path, URIRef):
        raise ValueError(f"{shape}: a path of more than one property is not compiled")
    return "" if path is None else str(path)
