"""The journal: who changed a store when, by what, and what came of it, as PROV.

It lies beside a snapshot's files as N-Quads of one named graph, not in the engine: queries, exports
and servers do not tell who worked on a store, and the same files give the same store whenever it
is built. It is published together with what it tells of, so neither is there without the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ...errors import StoreError
from ...rdf import node
from ...vocabulary import ID, expand, iri, local_id

JOURNAL = "journal.nq"
GRAPH = node(f"{ID}graph/journal")
ENTITIES = "http://rdfs.org/ns/void#entities"


@dataclass(frozen=True, slots=True)
class Doing:
    """What is about to change a store.

    Attributes:
        action: `build`, `import`, `load`, `undo` or `restore`.
        what: in words, such as the reader and the names of its files.
        who: empty = whoever is logged in.
        inputs: sha256 of what is read; empty = not known.
        undoes: the number of the entry that is undone; 0 = none.
    """

    action: str
    what: str
    who: str = ""
    inputs: str = ""
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a store.

    Attributes:
        number: that of the snapshot that it made.
        when: UTC, to the second, as `2014-01-06T12:00:00Z`.
        added, removed: how many claims came and went.
        claims: how many there were then.
        content: sha256 of their ids in order.
    """

    number: int
    action: str
    what: str
    who: str
    when: str
    added: int
    removed: int
    claims: int
    content: str
    inputs: str = ""
    undoes: int = 0


def read_journal(snapshot: Path) -> list[Entry]:
    """All changes that led to a snapshot, oldest first; none where no journal was kept.

    Raises:
        StoreError: the journal is damaged.
    """
    file = snapshot / JOURNAL
    if not file.exists():
        return []
    try:
        quads = ox.parse(file.read_bytes(), format=ox.RdfFormat.N_QUADS)
        return entries(quad.triple for quad in quads)
    except (OSError, SyntaxError, LookupError, ValueError) as error:
        raise StoreError(f"{file} is damaged: {error}") from None


def write_journal(snapshot: Path, changes: Iterable[Entry]) -> None:
    """Write the changes that led to a snapshot."""
    (snapshot / JOURNAL).write_bytes(journal_nquads(changes))


def journal_nquads(changes: Iterable[Entry]) -> bytes:
    """Changes as N-Quads of one named graph."""
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, GRAPH)
        for one in changes
        for triple in entry_triples(one)
    ]
    return ox.serialize(dict.fromkeys(quads), format=ox.RdfFormat.N_QUADS) or b""


def entry_triples(entry: Entry) -> Iterator[ox.Triple]:
    """A change as an activity of PROV; its claims are counted with VoID."""
    me, made = _change(entry.number), node(iri("snapshot", str(entry.number)))
    agent = node(iri("agent", entry.who))
    yield _triple(me, "rdf:type", node(expand("prov:Activity")))
    yield _triple(me, "dcterms:type", ox.Literal(entry.action))
    yield _triple(me, "rdfs:label", ox.Literal(entry.what))
    moment = ox.Literal(entry.when, datatype=node(expand("xsd:dateTime")))
    yield _triple(me, "prov:endedAtTime", moment)
    yield _triple(me, "prov:wasAssociatedWith", agent)
    yield _triple(agent, "rdf:type", node(expand("prov:Agent")))
    yield _triple(agent, "rdfs:label", ox.Literal(entry.who))
    yield _triple(me, "prov:generated", made)
    yield _triple(made, "dcterms:identifier", ox.Literal(entry.content))
    yield _counted(made, entry.claims)
    for verb, part, count in (
        ("prov:generated", "added", entry.added),
        ("prov:invalidated", "removed", entry.removed),
    ):
        things = node(f"{me.value}#{part}")
        yield _triple(me, verb, things)
        yield _counted(things, count)
    if entry.inputs:
        yield _triple(me, "prov:used", node(iri("input", entry.inputs)))
    if entry.undoes:
        yield _triple(me, "prov:wasInformedBy", _change(entry.undoes))


def entries(triples: Iterable[ox.Triple]) -> list[Entry]:
    """The changes that triples tell of, by number; the inverse of `entry_triples`.

    Raises:
        LookupError, ValueError: they do not tell all of a change.
    """
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        said[one.subject.value][one.predicate.value].append(one.object.value)  # type: ignore[union-attr]
    kind = expand("prov:Activity")
    changes = [me for me, facts in said.items() if kind in facts[expand("rdf:type")]]
    return sorted((_entry(me, said) for me in changes), key=lambda entry: entry.number)


def _entry(me: str, said: dict[str, dict[str, list[str]]]) -> Entry:
    def one(subject: str, predicate: str) -> str:
        return said[subject][expand(predicate)][0]

    def count(subject: str) -> int:
        return int(said[subject][ENTITIES][0])

    number = local_id(me, "change")
    made = iri("snapshot", number)
    used = said[me][expand("prov:used")]
    undone = said[me][expand("prov:wasInformedBy")]
    return Entry(
        number=int(number),
        action=one(me, "dcterms:type"),
        what=one(me, "rdfs:label"),
        who=one(one(me, "prov:wasAssociatedWith"), "rdfs:label"),
        when=one(me, "prov:endedAtTime"),
        added=count(f"{me}#added"),
        removed=count(f"{me}#removed"),
        claims=count(made),
        content=one(made, "dcterms:identifier"),
        inputs=local_id(used[0], "input") if used else "",
        undoes=int(local_id(undone[0], "change")) if undone else 0,
    )


def _change(number: int) -> ox.NamedNode:
    return node(iri("change", str(number)))


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, node(expand(predicate)), value)


def _counted(things: ox.NamedNode, count: int) -> ox.Triple:
    return ox.Triple(things, node(ENTITIES), ox.Literal(count))
