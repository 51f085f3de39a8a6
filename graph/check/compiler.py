"""SHACL as SPARQL: each shape becomes a few queries that give what breaks it.

Only the part of SHACL core that `ontology/shapes.ttl` uses; anything else is refused. Where two
values cannot be ordered, `sh:lessThan` is broken, and `sh:in`, `sh:hasValue` and `sh:disjoint`
compare terms, as the specification has it: W3C, Shapes Constraint Language (SHACL), 2017.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from .conditions import ON_VALUES, Below, Conditions, either, n3, refuse_unknown
from .report import Severity

AIMS = {
    SH.targetSubjectsOf: "?focus {0} ?aimed",
    SH.targetObjectsOf: "?aimed {0} ?focus",
}
TARGETS = (SH.targetClass, *AIMS)
ORDERS = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}
COUNTS = {SH.minCount, SH.maxCount, SH.hasValue}
ANYWHERE = {SH.message, SH.severity, DCTERMS.subject, *TARGETS, *ON_VALUES}
OF_PROPERTIES = ANYWHERE | {SH.path, SH.disjoint, *COUNTS, *ORDERS}
OF_NODES = ANYWHERE | {SH.closed, SH.ignoredProperties}
OF_MEMBERS = {SH.path, SH.minCount, *ON_VALUES} - {SH["or"]}
"""What is compiled of the shapes of properties, those of nodes, and properties within `sh:or`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What breaks one shape in one way.

    Attributes:
        path: the property that the shape is about; empty = the node itself.
        about: the property whose values are to be shown; empty = the value complained of, if any.
        screen: ASK; false = nothing can be found. Empty = the query itself costs little.
        query: SELECT of `focus`, of `value` where one is complained of, and of `path` where a
            property should not be there at all.
    """

    shape: str
    severity: Severity
    message: str
    path: str
    about: str
    screen: str
    query: str


def rules(shapes: Graph, below: Below) -> Iterator[Rule]:
    """The rules of all shapes that have a target, in the order of their names.

    Raises:
        ValueError: a shape has something that is not compiled.
    """
    aimed = {shape for target in TARGETS for shape in shapes.subjects(target)}
    for shape in sorted(aimed, key=str):
        yield from _Shape(shapes, below, shape).rules()


class _Shape:
    """One shape that has a target."""

    def __init__(self, shapes: Graph, below: Below, shape: Node) -> None:
        self._shapes, self._shape = shapes, shape
        self._conditions = Conditions(shapes, below)
        self._path = _path(shapes, shape)
        self._target = self._aimed()

    def rules(self) -> Iterator[Rule]:
        """The rules for all that it asks."""
        known = OF_PROPERTIES if self._path else OF_NODES
        refuse_unknown(self._shapes, self._shape, known)
        if self._path:
            yield from self._of_values()
            yield from self._of_counts()
            yield from self._of_pairs()
        else:
            yield from self._of_nodes()

    def _of_values(self) -> Iterator[Rule]:
        """Values are looked at wherever they stand before the nodes are picked that are meant."""
        if broken := self._broken(self._shape, f"?focus {self._path} ?value", "?value"):
            found = scan("?focus ?value", either(broken))
            yield self._rule(f"?focus ?value {{ {found} {self._target} }}", f"ASK {{ {found} }}")

    def _of_counts(self) -> Iterator[Rule]:
        bound = f"?focus {self._path} ?value"
        for most in self._given(SH.maxCount):
            sizes = "(COUNT(*) AS ?rows) (COUNT(DISTINCT ?focus) AS ?nodes)"
            ask = f"ASK {{ {{ SELECT {sizes} {{ {bound} }} }} FILTER(?rows > ?nodes) }}"
            many = f"GROUP BY ?focus HAVING(COUNT(DISTINCT ?value) > {most})"
            yield self._rule(f"?focus {{ {scan('?focus', bound, many)} {self._target} }}", ask)
        for least in self._given(SH.minCount):
            yield self._rule(f"?focus {{ {self._target} {self._without(least, bound)} }}")
        for value in self._given(SH.hasValue):
            wanted = f"?focus {self._path} {n3(value)}"
            yield self._rule(f"?focus {{ {self._target} MINUS {{ {wanted} }} }}")

    def _of_pairs(self) -> Iterator[Rule]:
        values = scan("?focus ?value", f"?focus {self._path} ?value")
        for other in self._given(SH.disjoint):
            same = scan("?focus ?value", f"?focus {n3(other)} ?value")
            yield self._rule(f"?focus ?value {{ {values} {same} {self._target} }}")
        for order, sign in ORDERS.items():
            for other in self._given(order):
                others = scan("?focus ?other", f"?focus {n3(other)} ?other")
                not_so = f"FILTER(!COALESCE(?value {sign} ?other, false))"
                wrong = scan("?focus ?value", f"{values} {others} {not_so}")
                yield self._rule(f"?focus ?value {{ {wrong} {self._target} }}")

    def _of_nodes(self) -> Iterator[Rule]:
        if broken := self._broken(self._shape, self._target, "?focus", {SH["or"]}):
            yield self._rule(f"?focus (?focus AS ?value) {{ {either(broken)} }}")
        for head in self._given(SH["or"]):
            members = enumerate(self._conditions.listed(head))
            broken = sorted((self._against(one, i) for i, one in members), reverse=True)
            yield self._rule(f"?focus (?focus AS ?value) {{ {self._target} {' '.join(broken)} }}")
        if self._given(SH.closed) != [Literal(True)] * len(self._given(SH.ignoredProperties)):
            raise ValueError(f"{self._shape}: sh:closed is compiled with what it ignores only")
        for head in self._given(SH.ignoredProperties):
            known = " ".join(n3(one) for one in self._conditions.members(head))
            others = f"?focus ?path ?value MINUS {{ VALUES ?path {{ {known} }} }}"
            yield self._rule(f"?focus ?path ?value {{ {self._target} {others} }}")

    def _against(self, member: Node, number: int) -> str:
        """The pattern of nodes that break a member of `sh:or`, which is about a property.

        Those that lack a value are what is left without those that have one: MINUS comes last.
        """
        refuse_unknown(self._shapes, member, OF_MEMBERS)
        var = f"?value{number}"
        bound = f"?focus {_path(self._shapes, member)} {var}"
        broken = self._broken(member, bound, var)
        counts = list(self._shapes.objects(member, SH.minCount))
        if bool(counts) == bool(broken):
            raise ValueError(f"{self._shape}: either values or their number is compiled here")
        return scan("?focus", either(broken)) if broken else self._without(counts[0], bound)

    def _broken(
        self, shape: Node, bound: str, var: str, without: Collection[Node] = ()
    ) -> list[str]:
        """The patterns of values that break a constraint on values.

        Args:
            bound: the pattern that binds the variable.
        """
        classes = sorted(self._shapes.objects(shape, SH["class"]), key=str)
        wanted = list(self._conditions.wanted(shape, var, without))
        strangers = [
            f"{bound} MINUS {{ {self._conditions.instance(one, var)} }}" for one in classes
        ]
        unfit = [f"{bound} FILTER(!COALESCE({' && '.join(wanted)}, false))"] if wanted else []
        return strangers + unfit

    def _without(self, least: Node, bound: str) -> str:
        """What leaves the nodes that have no value."""
        if least != Literal(1):
            raise ValueError(f"{self._shape}: sh:minCount {least} is not compiled")
        return f"MINUS {{ {bound} }}"

    def _aimed(self) -> str:
        patterns = [self._conditions.instance(c, "?focus") for c in self._given(SH.targetClass)]
        for target, pattern in AIMS.items():
            patterns += [pattern.format(n3(property_)) for property_ in self._given(target)]
        return f"{{ {either(patterns)} }}"

    def _given(self, constraint: Node) -> list[Node]:
        return sorted(self._shapes.objects(self._shape, constraint), key=str)

    def _rule(self, found: str, screen: str = "") -> Rule:
        severity = self._shapes.value(self._shape, SH.severity)
        return Rule(
            str(self._shape),
            "warning" if severity == SH.Warning else "violation",
            str(self._shapes.value(self._shape, SH.message)),
            self._path[1:-1],
            str(self._shapes.value(self._shape, DCTERMS.subject) or ""),
            screen,
            f"SELECT DISTINCT {found}",
        )


def scan(names: str, pattern: str, more: str = "") -> str:
    """A sub-select that gives each solution once.

    The engine joins sub-selects by hashing; joined patterns it looks up one by one, which takes ten
    times as long where most nodes have the property.
    """
    return f"{{ SELECT DISTINCT {names} {{ {pattern} }} {more} }}"


def _path(shapes: Graph, shape: Node) -> str:
    """The property that a shape is about, as SPARQL writes it; empty = it is about nodes."""
    path = shapes.value(shape, SH.path)
    if path is not None and not isinstance(path, URIRef):
        raise ValueError(f"{shape}: a path of more than one property is not compiled")
    return "" if path is None else n3(path)
