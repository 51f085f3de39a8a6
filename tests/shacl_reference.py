"""What pySHACL finds in a small store: the reference for our own shapes in the engine."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import rdflib
from pyshacl import validate
from rdflib import DCTERMS, RDF, SH, Graph, URIRef
from rdflib.term import Node

from belligraph.check.report import Finding, claim_name, thing
from belligraph.check.shapes import ontology_shapes, shape_findings
from belligraph.store import Store
from belligraph.vocabulary import BG, iri

ORDERS = (SH.lessThan, SH.lessThanOrEquals)


def agreed(store: Store) -> tuple[set[Finding], set[Finding]]:
    """What the engine finds, and what pySHACL finds.

    pySHACL gives up on values that cannot be put in order ("soon" and a day), or orders them by the
    names of their types. Then neither is asked for order; what is ill-typed is told all the same.
    """
    shapes = ontology_shapes()
    with _literals_as_written():
        data = Graph()
        spelled: dict[Node, str] = {}
        both = zip(store.as_rdflib().quads((None, None, None, None)), store.quads(), strict=True)
        for (subject, predicate, value, _), quad in both:
            data.add((subject, predicate, value))
            spelled[value] = str(getattr(quad.object, "value", value))
        if not _can_be_ordered(data, shapes):
            shapes = _without_order(shapes)
        expected = set(pyshacl_findings(data, shapes, spelled))
    return set(shape_findings(store, shapes)), expected


def _can_be_ordered(data: Graph, shapes: Graph) -> bool:
    """Whether all values that are to be in order are of the types that they should have."""
    for order in ORDERS:
        for shape, other in shapes.subject_objects(order):
            type_ = shapes.value(shape, SH.datatype)
            for property_ in (shapes.value(shape, SH.path), other):
                for value in data.objects(None, property_):
                    if getattr(value, "datatype", None) != type_ or value.ill_typed:
                        return False
    return True


def _without_order(shapes: Graph) -> Graph:
    fewer = Graph() + shapes
    for order in ORDERS:
        fewer.remove((None, order, None))
    return fewer


def pyshacl_findings(data: Graph, shapes: Graph, spelled: dict[Node, str]) -> Iterator[Finding]:
    """One finding a validation result.

    Args:
        spelled: how the engine spells values.
    """
    _, results, _ = validate(Graph() + data, shacl_graph=Graph() + shapes, inference="none")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        if (None, SH.detail, result) not in results:
            yield _Result(result, results, shapes, data, spelled).finding()


class _Result:
    def __init__(
        self, result: Node, results: Graph, shapes: Graph, data: Graph, spelled: dict[Node, str]
    ) -> None:
        self._result, self._results, self._shapes = result, results, shapes
        self._data, self._spelled = data, spelled

    def finding(self) -> Finding:
        kind, subject = self._named(self._of(SH.focusNode))
        severity = self._of(SH.resultSeverity)
        return Finding(
            "warning" if severity == SH.Warning else "violation",
            kind,
            subject,
            str(self._of(SH.resultMessage)),
            self._found(),
        )

    def _found(self) -> str:
        value, path = self._of(SH.value), self._of(SH.resultPath)
        about = self._shapes.value(self._of(SH.sourceShape), DCTERMS.subject)
        if self._of(SH.sourceConstraintComponent) == SH.ClosedConstraintComponent:
            return f"{self._shown(path)} {self._shown(value)}"
        if about is None and value is not None:
            return self._shown(value)
        values = self._data.objects(self._of(SH.focusNode), about or path)
        return ", ".join(sorted(self._shown(v) for v in values))

    def _of(self, property_: URIRef) -> Node | None:
        return self._results.value(self._result, property_)

    def _named(self, node: Node | None) -> tuple[str, str]:
        kind, id_ = thing(str(node))
        if kind != "claim":
            return kind, id_
        rows = self._data.objects(URIRef(iri("claim", id_)), URIRef(BG + "row"))
        return kind, claim_name(min((self._spelled[row] for row in rows), default=""), id_)

    def _shown(self, node: Node | None) -> str:
        if isinstance(node, URIRef):
            return self._named(node)[1]
        return self._spelled[node] if node in self._spelled else str(node)


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """rdflib rewrites literals, and logs and warns of ill-typed ones, which are looked for here."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "NotImplemented should not", DeprecationWarning)
            warnings.filterwarnings("ignore", "Parsing weird boolean", UserWarning)
            yield
    finally:
        logger.setLevel(before[0])
        rdflib.NORMALIZE_LITERALS = before[1]
