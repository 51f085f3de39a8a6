"""What SHACL asks of one value, as questions to the engine's terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rdflib import RDF, SH, XSD, Graph
from rdflib import Literal as ShapesLiteral
from rdflib.collection import Collection as RdfList
from rdflib.term import IdentifiedNode, Node

from ..rdf import Term, node
from .terms import Literal, NamedNode, literal, text_of

Fit = Callable[[Term], bool]
"""Whether a value breaks nothing of what is asked."""
IsA = Callable[[Term, str], bool]
"""Whether a node is an instance of a class."""
Key = float | Decimal | datetime
"""What a value is put in order by."""
KEPT = 4_096
"""How many values are known to fit, for each condition; more would cost memory and save nothing."""


class Fitting:
    """Conditions on values; those that fit are remembered, since most come again.

    Attributes:
        ask: whether there are any.
    """

    def __init__(self, fits: Iterable[Fit]) -> None:
        self._fits, self._good = tuple(fits), set[Term]()
        self.ask = bool(self._fits)

    def __call__(self, value: Term) -> bool:
        """Whether a value fits."""
        if value in self._good:
            return True
        for fit in self._fits:
            if not fit(value):
                return False
        if len(self._good) == KEPT:
            self._good.clear()
        self._good.add(value)
        return True

    def all(self, values: Iterable[Term]) -> bool:
        """Whether all of some values fit."""
        return self._good.issuperset(values) or all(map(self, values))


class Conditions:
    """The constraints of shapes on single values."""

    def __init__(self, shapes: Graph, is_a: IsA) -> None:
        self._shapes, self._is_a = shapes, is_a
        self._same: dict[tuple[tuple[Node, Node], ...], Fitting] = {}

    def fitting(self, shape: Node, without: Collection[Node] = ()) -> Fitting:
        """What a value has to be; shapes that ask the same share it.

        Args:
            without: constraints to leave out.
        """
        asked = tuple(
            (constraint, given)
            for constraint in _CONDITIONS
            if constraint not in without
            for given in sorted(self._shapes.objects(shape, constraint), key=str)
        )
        if asked not in self._same:
            self._same[asked] = Fitting(_CONDITIONS[name](self, given) for name, given in asked)
        return self._same[asked]

    def listed(self, head: Node) -> list[IdentifiedNode]:
        """The members of a list that stand for shapes."""
        return [one for one in self.members(head) if isinstance(one, IdentifiedNode)]

    def members(self, head: Node) -> list[Node]:
        """The members of a list, in their order."""
        return list(RdfList(self._shapes, head))

    def _kind(self, kind: Node) -> Fit:
        if kind != SH.IRI:
            raise ValueError(f"sh:nodeKind {kind} is not compiled")
        return lambda value: isinstance(value, NamedNode)

    def _datatype(self, type_: Node) -> Fit:
        wanted, well_formed = node(str(type_)), _WELL_FORMED.get(str(type_), _always)
        return lambda value: (
            isinstance(value, Literal) and value.datatype == wanted and well_formed(value)
        )

    def _in(self, head: Node) -> Fit:
        return frozenset(engine_term(one) for one in self.members(head)).__contains__

    def _pattern(self, given: Node) -> Fit:
        """Python's `$` stands before a line end as well."""
        if "$" in (pattern := str(given))[:-1]:
            raise ValueError(f"sh:pattern {pattern} is not compiled: '$' stands at the end only")
        search = re.compile(f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern).search
        return lambda value: (text := text_of(value)) is not None and bool(search(text))

    def _max_length(self, given: Node) -> Fit:
        most = int(str(given))
        return lambda value: (text := text_of(value)) is not None and len(text) <= most

    def _least(self, given: Node) -> Fit:
        return lambda value: ordered(engine_term(given), value, or_equal=True)

    def _most(self, given: Node) -> Fit:
        return lambda value: ordered(value, engine_term(given), or_equal=True)

    def _class(self, given: Node) -> Fit:
        return lambda value: self._is_a(value, str(given))

    def _or(self, head: Node) -> Fit:
        any_of = [self._node(one) for one in self.listed(head)]
        return lambda value: any(fit(value) for fit in any_of)

    def _node(self, shape: Node) -> Fit:
        refuse_unknown(self._shapes, shape, ON_VALUES)
        return self.fitting(shape)


def refuse_unknown(shapes: Graph, shape: Node, known: Collection[Node]) -> None:
    """Say what of a shape is not compiled where it stands.

    Raises:
        ValueError: there is anything.
    """
    for name in sorted(set(shapes.predicates(shape)) - {RDF.type, *known}, key=str):
        raise ValueError(f"{shape}: {name} is not compiled here")


def engine_term(term: Node) -> NamedNode | Literal:
    """A term of the shapes as the engine has it."""
    if isinstance(term, ShapesLiteral):
        return literal(str(term), str(term.datatype or XSD.string))
    return node(str(term))


def ordered(lower: Term, upper: Term, *, or_equal: bool) -> bool:
    """Whether one value comes before another; what cannot be put in order does not."""
    first, second = key(lower), key(upper)
    if first is None or second is None:
        return False
    try:
        return first < second or (or_equal and first == second)  # type: ignore[operator]
    except TypeError:  # a number and a day, or one of two days has no time zone
        return False


@lru_cache(maxsize=KEPT)
def key(value: Term) -> Key | None:
    """What a number or a day is put in order by; None = it is neither, or ill-formed."""
    if not isinstance(value, Literal):
        return None
    form, read = _ORDERED.get(value.datatype.value, (_NOTHING, str))
    with suppress(ValueError):  # no day of a month, a year that is not from 1 to 9999
        return read(value.value) if form.fullmatch(value.value) else None
    return None


def _midnight(day: str) -> datetime:
    return datetime.fromisoformat(f"{day[:10]}T00:00:00{day[10:]}")


def _always(_: Literal) -> bool:
    return True


def _has_key(value: Literal) -> bool:
    return key(value) is not None


_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_DOUBLE = rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN"
_DAY, _ZONE = "[0-9]{4}-[0-9]{2}-[0-9]{2}", r"([+-][0-9]{2}:[0-9]{2}|Z)?"
_MOMENT = rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]+)?{_ZONE}"
_NOTHING = re.compile(r"(?!)")
_ORDERED: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    str(type_): (re.compile(form), read)
    for type_, form, read in (
        (XSD.integer, "[+-]?[0-9]+", int),
        (XSD.decimal, _DECIMAL, Decimal),
        (XSD.double, _DOUBLE, float),
        (XSD.float, _DOUBLE, float),
        (XSD.date, _DAY + _ZONE, _midnight),
        (XSD.dateTime, _MOMENT, datetime.fromisoformat),
    )
}
"""Of a type, the form of its texts, and what they are put in order by."""
_WELL_FORMED: dict[str, Callable[[Literal], bool]] = {
    str(XSD.boolean): lambda value: value.value in ("true", "false", "1", "0"),
    **{str(type_): _has_key for type_ in (XSD.date, XSD.dateTime, XSD.double, XSD.integer)},
}
"""What is no ill-formed literal of a type; of others every text is taken."""
_CONDITIONS: dict[Node, Callable[[Conditions, Node], Fit]] = {
    SH.nodeKind: Conditions._kind,
    SH.datatype: Conditions._datatype,
    SH["in"]: Conditions._in,
    SH.pattern: Conditions._pattern,
    SH.maxLength: Conditions._max_length,
    SH.minInclusive: Conditions._least,
    SH.maxInclusive: Conditions._most,
    SH.node: Conditions._node,
    SH["or"]: Conditions._or,
    SH["class"]: Conditions._class,
}
ON_VALUES = frozenset(_CONDITIONS)
"""The constraints that can be held against a value by itself."""
