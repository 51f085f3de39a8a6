"""A project becomes a graph: its tables and texts are read, and fill a store.

The one order in which this is done, for a build, for a check and for a graph in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from .columns import RELATIONS
from .dates import parse_date
from .derive import PUBLISHER, derive, rules
from .errors import InputError, ProjectError, did_you_mean, quoted
from .model import Claim
from .project import Project, Text
from .rdf import plain_quads
from .readers.tables import Imported, read_imports
from .registry import Registry, nearest
from .relations import View, tabulate
from .review import decided, undecided
from .store import About, Store

if TYPE_CHECKING:
    from .readers.tables import Tally
    from .readers.text import Document, Extraction

Progress = Callable[[str, int, int], None]
"""Called with a step, how much of it is done, and how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """A progress that tells nobody."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came in from tables, datasets and texts; `tallies` counts the rows of datasets."""

    registry: Registry
    claims: tuple[Claim, ...]
    documents: dict[str, str]
    tallies: tuple[Tally, ...] = ()


def index(store: Store, project: Project) -> dict[str, str]:
    """Fill a store with a project, without checks and pages; returns its texts, by sha256."""
    read = read_project(project)
    fill(store, project, read)
    return read.documents


def read_project(
    project: Project,
    texts: Iterable[Text] = (),
    progress: Progress = silent,
) -> Built:
    """Read a project's tables, its datasets, then its texts and `texts`, with one registry.

    Raises:
        TableError: bad cells, all of them: first of the tables, then of the datasets.
        TextError: a text cannot be read; MissingExtraError: there is no parser for texts.
    """
    steps = 1 + len(project.imports)
    progress("tables", 0, steps)
    tables = project.tables()
    progress("tables", 1, steps)
    imported = _imported(project, tables.registry, lambda done: progress("tables", 1 + done, steps))
    registry = imported.registry
    claims = [*tables.claims, *imported.claims]
    every = [*project.texts, *texts]
    documents: list[Document] = []
    keys = decided(project.folder) if every and project.folder else frozenset()
    for extraction, via in _read_texts(every, registry, keys, progress):
        registry = _extended(registry, extraction)
        claims += (replace(one.claim, via=(*one.claim.via, *via)) for one in extraction.claims)
        documents.append(extraction.document)
    if documents:
        registry = _with_copies(registry, documents)
    texts_read = {d.sha256: d.text for d in documents}
    return Built(registry, tuple(claims), texts_read, imported.tallies)


def _imported(project: Project, registry: Registry, tell: Callable[[int], None]) -> Imported:
    """What a project's datasets hold; their sources must be in its tables where it names them."""
    if not project.imports:
        return Imported(registry)
    for one in project.imports:
        if one.source and one.source not in registry.sources:
            near = did_you_mean(nearest(one.source, registry.sources))
            raise ProjectError(
                f"imports: source = {quoted(one.source)}; expected an id of sources.csv{near}"
            )
    return read_imports(project.imports, registry, project.curator, tell)


def _read_texts(
    texts: Sequence[Text], registry: Registry, keys: frozenset[str], progress: Progress
) -> Iterator[tuple[Extraction, tuple[str, ...]]]:
    """What the reports of texts say, and the outlets that passed each on; each by itself.

    Claims of `keys` are left out: people have decided on them, and what they accepted is a row.
    """
    if not texts:
        return
    from .readers.text import Reader, read_documents

    reader = Reader(registry, "rules")
    for number, text in enumerate(texts):
        progress("texts", number, len(texts))
        published = parse_date(text.published) if text.published else None
        documents = read_documents(text.file, registry, published, text.publisher or None)
        via = (registry.publisher(text.via),) if text.via else ()
        read = reader.read(documents)
        yield from ((undecided(one, registry, keys), via) for one in read)
    progress("texts", len(texts), len(texts))


def _extended(registry: Registry, extraction: Extraction) -> Registry:
    """The registry with the report itself, and with those whom only it names."""
    document = extraction.document
    source = replace(document.source, path=PurePath(document.source.path).name)  # no local folder
    if source.id in registry.sources:
        raise InputError(f"{document.path}: the same text is read twice")
    publishers = {p.id: p for p in (document.publisher, *extraction.publishers)}
    return replace(
        registry,
        actors={**{a.id: a for a in extraction.actors}, **registry.actors},
        publishers={**publishers, **registry.publishers},
        places={**{p.id: p for p in extraction.places}, **registry.places},
        sources={**registry.sources, source.id: source},
    )


def _with_copies(registry: Registry, documents: Iterable[Document]) -> Registry:
    """The registry in which the sources of texts that repeat an earlier one say so."""
    from .readers.text.documents.likeness import copies

    found = copies(documents)
    marked = {i: replace(registry.sources[i], copy_of=of) for i, of in found.items()}
    return replace(registry, sources={**registry.sources, **marked})


def fill(store: Store, project: Project, read: Built) -> list[Claim]:
    """Registry, claims, conclusions and plain triples; returns all claims."""
    store.add_registry(read.registry)
    store.add_claims(read.claims, project.origin)
    claims = [*read.claims, *conclude(store, project.rules, read.claims, project.origin)]
    add_plain(store, About(project.title, project.as_of, project.window))
    return claims


def conclude(
    store: Store, chosen: Iterable[str] | None, claims: Iterable[Claim], origin: str
) -> list[Claim]:
    """What rules conclude, added to a store with the rules as sources.

    Args:
        chosen: names of the rules; None = all packaged ones.
        claims: those in the store, of which none is derived.
    """
    used = rules(chosen)
    if not used:
        return []
    sources = {rule.source.id: rule.source for rule in used}
    store.add_registry(Registry(publishers={PUBLISHER.id: PUBLISHER}, sources=sources))
    return derive(store, used, claims, origin)


def add_plain(store: Store, about: About) -> None:
    """The default view as plain triples, with what the store says of itself."""
    table = tabulate(store.columns(), View(as_of=about.as_of, window=about.window))
    triples = (
        (table.names[subject], RELATIONS[relation], table.names[object_])
        for subject, relation, object_ in zip(
            table.subject, table.relation, table.object, strict=True
        )
    )
    store.add_quads(plain_quads(triples, about.title, about.as_of, about.window))
