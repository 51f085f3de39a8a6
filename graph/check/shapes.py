"""The shapes of `ontology/shapes.ttl` over the union of all graphs, as queries in the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rdflib import Graph

from ..rdf import Term, node
from ..store import Store
from ..vocabulary import BG, iri
from .compiler import Rule, rules
from .conditions import Below
from .report import Finding, claim_name, thing

BELOW = "SELECT DISTINCT ?class ?above { ?class rdfs:subClassOf+ ?above }"


def shape_findings(store: Store, shapes: Graph | None = None) -> Iterator[Finding]:
    """What breaks a shape; nothing is copied out of the engine but what is found.

    Args:
        shapes: None = those of the ontology.

    Raises:
        ValueError: the shapes have something that is not compiled.
    """
    screens: dict[str, bool] = {}
    for rule in rules(shapes or ontology_shapes(), _below(store)):
        if rule.screen not in screens:
            screens[rule.screen] = not rule.screen or bool(store.query(rule.screen))
        if screens[rule.screen]:
            yield from _findings(rule, store)


@cache
def ontology_shapes() -> Graph:
    """The shapes that every graph of claims has to fulfil."""
    text = files("belligraph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def _below(store: Store) -> Below:
    """The classes below others, as the graph itself says."""
    below: defaultdict[str, set[str]] = defaultdict(set)
    for class_, above in store.select(BELOW):
        below[str(above.value)].add(str(class_.value))
    return below


def _findings(rule: Rule, store: Store) -> Iterator[Finding]:
    found = store.select(rule.query)
    names = [variable.value for variable in found.variables]
    for row in found:
        terms = dict(zip(names, row, strict=True))
        kind, subject = _named(terms["focus"], store)
        value = _value(rule, terms, store)
        yield Finding(rule.severity, kind, subject, rule.message, value)


def _value(rule: Rule, terms: dict[str, Term], store: Store) -> str:
    """What stands there: the value complained of, else all values of the property to mend."""
    if "path" in terms:
        return f"{_shown(terms['path'], store)} {_shown(terms['value'], store)}"
    if "value" in terms and not rule.about:
        return _shown(terms["value"], store)
    values = set(_objects(terms["focus"], rule.about or rule.path, store))
    return ", ".join(sorted(_shown(value, store) for value in values))


def _named(term: Term, store: Store) -> tuple[str, str]:
    """The kind of a node and its name for people."""
    kind, id_ = thing(str(term.value))
    if kind != "claim":
        return kind, id_
    rows = _objects(node(iri("claim", id_)), BG + "row", store)
    return kind, claim_name(min((str(row.value) for row in rows), default=""), id_)


def _shown(term: Term, store: Store) -> str:
    return _named(term, store)[1] if isinstance(term, type(_NODE)) else str(term.value)


def _objects(subject: Term, predicate: str, store: Store) -> Iterator[Term]:
    if not hasattr(subject, "datatype"):  # a literal has no properties
        for quad in store.engine.quads_for_pattern(subject, node(predicate), None, None):
            yield quad.object  # type: ignore[misc]


_NODE = node(BG)
