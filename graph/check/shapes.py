"""The shapes of `ontology/shapes.ttl` over the union of all graphs."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from pyshacl import validate
from rdflib import DCTERMS, RDF, SH, Graph, URIRef
from rdflib.term import Node

from ..store import Store
from ..vocabulary import BG, iri
from .report import Finding, claim_name, thing


def shape_findings(store: Store) -> Iterator[Finding]:
    """What breaks a shape: one finding a validation result."""
    data, shapes = Graph(), Graph()
    with _no_log_of_literals():
        for subject, predicate, value, _ in store.as_rdflib().quads((None, None, None, None)):
            data.add((subject, predicate, value))
    text = files("belligraph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    shapes.parse(data=text, format="turtle")
    results = _results(data, shapes)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _finding(result, results, shapes, data)


def _results(data: Graph, shapes: Graph) -> Graph:
    """The validation report.

    pyshacl gives up where it cannot put two literals in order ("soon" and a day). Then one of them
    is ill-typed, which it tells when it need not order them.
    """
    try:
        return _validated(data, shapes)
    except TypeError:
        for order in (SH.lessThan, SH.lessThanOrEquals):
            shapes.remove((None, order, None))
        return _validated(data, shapes)


def _validated(data: Graph, shapes: Graph) -> Graph:
    with warnings.catch_warnings():  # from rdflib, on the way to its TypeError
        warnings.filterwarnings("ignore", "NotImplemented should not be used", DeprecationWarning)
        _, results, text = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(results, Graph):  # then it is what pyshacl failed with
        raise TypeError(f"the shapes could not be applied: {text}")
    return results


def _finding(result: Node, results: Graph, shapes: Graph, data: Graph) -> Finding:
    kind, subject = _named(results.value(result, SH.focusNode), data)
    return Finding(
        "warning" if results.value(result, SH.resultSeverity) == SH.Warning else "violation",
        kind,
        subject,
        str(results.value(result, SH.resultMessage)),
        _found(result, results, shapes, data),
    )


def _found(result: Node, results: Graph, shapes: Graph, data: Graph) -> str:
    """What stands there: the value complained of, else all values of the property to mend."""
    value = results.value(result, SH.value)
    path = results.value(result, SH.resultPath)
    about = shapes.value(results.value(result, SH.sourceShape), DCTERMS.subject)
    if results.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent:
        return f"{_shown(path, data)} {_shown(value, data)}"
    if about is None and value is not None:
        return _shown(value, data)
    focus = results.value(result, SH.focusNode)
    return ", ".join(sorted(_shown(v, data) for v in data.objects(focus, about or path)))


def _named(node: Node | None, data: Graph) -> tuple[str, str]:
    """The kind of a node and its name for people."""
    kind, id_ = thing(str(node))
    if kind != "claim":
        return kind, id_
    row = data.value(URIRef(iri("claim", id_)), URIRef(BG + "row"))
    return kind, claim_name(str(row or ""), id_)


def _shown(node: Node | None, data: Graph) -> str:
    return _named(node, data)[1] if isinstance(node, URIRef) else str(node)


@contextmanager
def _no_log_of_literals() -> Iterator[None]:
    """Literals that are ill-typed are not logged: the shapes report them."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
