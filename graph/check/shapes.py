"""The shapes of `ontology/shapes.ttl` over the union of all graphs.

What is said of nodes passes by, graph by graph, and hardly any of it breaks a shape. What does is
looked at again when all has passed, and so is what several graphs speak of: then it is held against
shapes with all that any graph says of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rdflib import Graph

from ..rdf import Description, Term, node
from ..store import Store
from ..vocabulary import BG, RDF, iri
from .compiler import Aimed, Breach, Shape, compiled
from .conditions import Fitting
from .reading import Part, parts
from .report import Finding, claim_name, thing
from .terms import BlankNode, NamedNode, pointed

if TYPE_CHECKING:
    from pyoxigraph import Quad

BELOW = "SELECT DISTINCT ?class ?above { ?class rdfs:subClassOf+ ?above }"
TYPE = RDF + "type"


def shape_findings(store: Store, shapes: Graph | None = None) -> Iterator[Finding]:
    """What breaks a shape.

    Args:
        shapes: None = those of the ontology.

    Raises:
        ValueError: the shapes have something that is not compiled.
    """
    all_shapes = Shapes(store, shapes)
    for part in parts(store, all_shapes.fits):
        all_shapes.take(all_shapes.look(part))
    return all_shapes.findings()


@cache
def ontology_shapes() -> Graph:
    """The shapes that every graph of claims has to fulfil."""
    text = files("belligraph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


@dataclass(frozen=True, slots=True)
class Seen:
    """What shapes make of a part by itself.

    Attributes:
        aimed: by address of a node, whether shapes are aimed at it.
        again: what is to be looked at with all that any graph says of it.
    """

    aimed: dict[str, bool] = field(default_factory=dict)
    again: set[Term] = field(default_factory=set)


class Shapes:
    """Takes all that is said of nodes, and holds it against shapes."""

    def __init__(self, store: Store, shapes: Graph | None = None) -> None:
        """Compile shapes; None = those of the ontology.

        Raises:
            ValueError: the shapes have something that is not compiled.
        """
        self._store = store
        self._below = _below(store)
        every = compiled(shapes or ontology_shapes(), self._is_a)
        self._of_classes = _by(every, lambda shape: self._and_below(shape.classes))
        self._of_subjects = _by(every, lambda shape: shape.subjects_of)
        self._of_objects = _by(every, lambda shape: shape.objects_of)
        self._of_paths: dict[str, set[Fitting]] = {}
        for shape in (one for one in every if one.fitting.ask):
            self._of_paths.setdefault(shape.path, set()).add(shape.fitting)
        self._meant: dict[tuple[frozenset[str], ...], Aimed] = {}
        self._again = set[Term]()
        self._aimed, self._others = set[int](), set[int]()

    def look(self, part: Part) -> Seen:
        """Look at a part, without a memory of others."""
        seen = Seen(again=set(part.apart))
        pointing = self._pointing(part.found, seen.again)
        for address, said in part.found.items():
            aimed = self._aimed_at(said, frozenset(pointing.get(address, ())))
            focus, fit = NamedNode(address), address not in part.unfit
            seen.aimed[address] = bool(aimed.shapes)
            if not aimed.hold(focus, said, fit=fit):
                seen.again.add(focus)
        return seen

    def take(self, seen: Seen) -> None:
        """Take in what was seen of each part."""
        self._again |= seen.again
        for address, aimed in seen.aimed.items():
            if self._is_twice(hash(address), aimed=aimed):
                self._again.add(NamedNode(address))

    def findings(self) -> Iterator[Finding]:
        """What breaks a shape, when all parts have passed."""
        for focus in sorted(self._again, key=str):
            said = self._said(focus)
            pointing = (p for p in self._of_objects if any(self._quads(None, p, focus)))
            for shape in self._aimed_at(said, frozenset(pointing)).shapes:
                for breach in shape.breaches(focus, said):
                    yield self._finding(shape, focus, said, breach)

    def fits(self, path: str, value: Term) -> bool:
        """Whether a value is what every shape that is about a property asks, whatever its aim."""
        return all(fitting(value) for fitting in self._of_paths.get(path, ()))

    def _pointing(self, found: dict[str, Description], again: set[Term]) -> dict[str, set[str]]:
        """What is pointed to by properties that shapes are aimed at, by address.

        Args:
            again: takes what is not among the found.
        """
        pointing: defaultdict[str, set[str]] = defaultdict(set)
        for said in found.values():
            for property_ in self._of_objects.keys() & said.keys():
                for value in said[property_]:
                    if isinstance(value, NamedNode) and value.value in found:
                        pointing[value.value].add(property_)
                    else:
                        again.add(value)
        return pointing

    def _is_twice(self, code: int, *, aimed: bool) -> bool:
        """Whether shapes are aimed at a node that was there before, in whatever graph.

        Two that share a number are taken for one, which costs a second look and nothing else.
        """
        if aimed:
            twice = code in self._aimed or code in self._others
            self._aimed.add(code)
            return twice
        self._others.add(code)
        return code in self._aimed

    def _aimed_at(self, said: Description, pointing: frozenset[str]) -> Aimed:
        """The shapes that are aimed at a node."""
        types = frozenset(t.value for t in said.get(TYPE, ()) if isinstance(t, NamedNode))
        key = types, frozenset(self._of_subjects.keys() & said.keys()), pointing
        if key not in self._meant:
            kinds = zip((self._of_classes, self._of_subjects, self._of_objects), key, strict=True)
            aimed = [shape for by, names in kinds for n in names for shape in by.get(n, ())]
            self._meant[key] = Aimed({shape.name: shape for shape in aimed}.values())
        return self._meant[key]

    def _is_a(self, value: Term, class_: str) -> bool:
        among = self._and_below([class_])
        return any(pointed(quad) in among for quad in self._quads(value, TYPE, None))

    def _and_below(self, classes: Iterable[str]) -> set[str]:
        """Classes and those below them."""
        return {one for class_ in classes for one in (class_, *self._below.get(class_, ()))}

    def _said(self, focus: Term) -> Description:
        """All that any graph says of a node, each value once."""
        said: defaultdict[str, dict[Term, None]] = defaultdict(dict)
        for quad in self._quads(focus, None, None):
            said[quad.predicate.value][quad.object] = None  # type: ignore[index]
        return {name: tuple(values) for name, values in said.items()}

    def _quads(self, subject: Term | None, name: str | None, value: Term | None) -> Iterator[Quad]:
        if not isinstance(subject, NamedNode | BlankNode | None):
            return iter(())  # of a literal nothing is said
        property_ = None if name is None else node(name)
        return self._store.engine.quads_for_pattern(subject, property_, value, None)

    def _finding(self, shape: Shape, focus: Term, said: Description, breach: Breach) -> Finding:
        kind, subject = self._named(focus)
        value = self._shown(shape, said, breach)
        return Finding(shape.severity, kind, subject, shape.message, value)

    def _shown(self, shape: Shape, said: Description, breach: Breach) -> str:
        """What stands there: the value complained of, else all values of the property to mend."""
        if breach.path and breach.value is not None:
            return f"{self._name(node(breach.path))} {self._name(breach.value)}"
        if breach.value is not None and not shape.about:
            return self._name(breach.value)
        return ", ".join(sorted(map(self._name, said.get(shape.about or shape.path, ()))))

    def _name(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._named(term)[1]
        return str(getattr(term, "value", term))  # a triple may stand there, which has no value

    def _named(self, term: Term) -> tuple[str, str]:
        """The kind of a node and its name for people."""
        kind, id_ = thing(str(term.value))
        if kind != "claim":
            return kind, id_
        rows = self._quads(node(iri("claim", id_)), BG + "row", None)
        return kind, claim_name(min(map(pointed, rows), default=""), id_)


def _by(shapes: Iterable[Shape], names: Callable[[Shape], Iterable[str]]) -> dict[str, list[Shape]]:
    """Shapes by what they are aimed at."""
    by: defaultdict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        for name in names(shape):
            by[name].append(shape)
    return dict(by)


def _below(store: Store) -> dict[str, set[str]]:
    """The classes below others, however far down, as the graph itself says."""
    below: defaultdict[str, set[str]] = defaultdict(set)
    for class_, above in store.select(BELOW):
        below[str(above.value)].add(str(class_.value))
    return below
