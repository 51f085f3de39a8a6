"""The main job: read a project, check it, store it, derive, answer, draw.

Everything is made beside the old output and takes its place only when all went well, the store
first. What cuts a build off leaves the old as it was, or the new, which the next command finishes.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from .assemble import Built, Progress, fill, read_project, silent
from .check import Report, check
from .errors import CheckError, InputError, StoreForeignError
from .model import Claim, Method
from .notes import notes
from .project import Project, Text
from .queries import ask, named_query
from .registry import Registry
from .relations import Edge, View, edges
from .staging import STAGING, STORE, complete, finish, staged, tidy
from .store import Doing, Store, check_replaceable, files_hash, is_new, replacing

DOCUMENT = re.compile(r"[0-9a-f]{64}\.txt")
QUESTIONS = ("offers", "denials", "derived")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made; written to `summary.json`.

    Attributes:
        claims: how many, by method.
        relations: how many directed relations the drawn view has, by word.
        answers: how many rows the standing questions gave in that view.
        warnings: what the check found doubtful but not wrong.
        notes: what a person should know before trusting the picture; told, not written.
    """

    title: str
    as_of: str | None
    window: int
    only: tuple[str, ...]
    actors: int
    places: int
    sources: int
    events: int
    claims: Mapping[str, int]
    relations: Mapping[str, int]
    answers: Mapping[str, int]
    warnings: tuple[str, ...]
    notes: tuple[str, ...] = ()


def build(
    project: Project,
    out: Path,
    *,
    texts: Iterable[Text] = (),
    only: Iterable[str] = (),
    force: bool = False,
    progress: Progress = silent,
) -> Summary:
    """Build a project into `out`: `store`, `site`, `documents` and `summary.json`.

    Args:
        texts: more texts than the project names.
        only: sources (ids, titles or files) to which answers and pages are narrowed.
        force: replace a store that holds batches of other origin.
        progress: told of every step.

    Raises:
        InputError: tables, texts, or the graph they make are wrong; nothing is replaced.
        StoreError: the store is locked, foreign, or cannot be written.
    """
    _check_out(out)
    origin = _origin(project, out / STORE, force=force)  # before the long work
    project, texts = replace(project, origin=origin), tuple(texts)
    inputs = files_hash([*project.inputs(), *(Path(text.file) for text in texts)])
    read = read_project(project, texts, progress)
    doing = Doing("build", project.title, project.curator, inputs)
    with (
        staged(out) as staging,
        replacing(out / STORE, origin, force=force, doing=doing) as store,
    ):
        tidy(out, staging)
        progress("store", 0, 1)
        claims = fill(store, project, read)
        progress("store", 1, 1)
        view = _view(project, read.registry, only)
        shown = edges(claims, view, read.registry)
        report = _check(store, read.documents, progress)
        summary = _summary(project, store, read.registry, claims, view, shown, report)
        _draw(staging / "site", claims, read, view, project, progress)
        _write(staging, read.documents, summary)
        told = tuple(notes(project, out, read, claims, view))
        complete(staging, inputs)
    return replace(summary, notes=told)


def _origin(project: Project, store: Path, *, force: bool) -> str:
    """The mark of the project in a store: the way there from it, so that both can be moved at once.

    A store that knows the project by its path, as earlier versions had it, goes on with that.

    Raises:
        StoreForeignError: the store holds batches of other origin.
    """
    way = _way(project.origin, store)
    with suppress(StoreForeignError):
        check_replaceable(store, way, force=force)
        return way
    check_replaceable(store, project.origin)
    return project.origin


def _way(origin: str, store: Path) -> str:
    if not Path(origin).is_absolute():  # the packaged sample
        return origin
    try:
        return Path(os.path.relpath(origin, store.resolve())).as_posix()
    except ValueError:  # on another drive
        return origin


def _view(project: Project, registry: Registry, only: Iterable[str]) -> View:
    sources = frozenset(registry.source(mention) for mention in only)
    return View(as_of=project.as_of, window=project.window, sources=sources or None)


def _check(store: Store, documents: Mapping[str, str], progress: Progress) -> Report:
    progress("check", 0, 1)
    report = check(store, documents)
    progress("check", 1, 1)
    if not report.ok:
        raise CheckError(str(f) for f in report.findings if f.severity == "violation")
    return report


def _summary(
    project: Project,
    store: Store,
    registry: Registry,
    claims: list[Claim],
    view: View,
    shown: list[Edge],
    report: Report,
) -> Summary:
    methods = Counter(claim.method.value for claim in claims)
    signs = Counter(edge.relation.value for edge in shown)
    given = {"as_of": project.as_of.isoformat()} if project.as_of else {}
    given["window"] = str(project.window)
    asked = [given | {"source": source} for source in sorted(view.sources or ["any"])]
    answers = {
        name: sum(len(ask(store, named_query(name), registry, one).rows) for one in asked)
        for name in QUESTIONS
    }
    return Summary(
        title=project.title,
        as_of=project.as_of.isoformat() if project.as_of else None,
        window=project.window,
        only=tuple(sorted(view.sources or ())),
        actors=len(registry.actors),
        places=len(registry.places),
        sources=len(registry.sources),
        events=len(registry.events),
        claims={m.value: methods[m.value] for m in Method if methods[m.value]},
        relations=dict(sorted(signs.items())),
        answers=answers,
        warnings=tuple(str(f) for f in report.findings if f.severity == "warning"),
    )


def _draw(
    site: Path, claims: list[Claim], read: Built, view: View, project: Project, progress: Progress
) -> None:
    from .pages.site import titled, write_site

    progress("pages", 0, 1)
    title = titled(project.title, read.registry, view)
    write_site(
        site, claims, read.registry, view, title=title, documents=read.documents,
        contact=project.contact,
    )  # fmt: skip
    progress("pages", 1, 1)


def _write(staging: Path, documents: Mapping[str, str], summary: Summary) -> None:
    folder = staging / "documents"
    folder.mkdir()
    for sha256, text in sorted(documents.items()):
        with (folder / f"{sha256}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(text)
    said = {name: value for name, value in asdict(summary).items() if name != "notes"}
    text = json.dumps(said, indent=2, ensure_ascii=False) + "\n"
    (staging / "summary.json").write_text(text, encoding="utf-8")


def _check_out(out: Path) -> None:
    """The output folder is new, empty, or made by a build: nothing of anybody else is touched."""
    if out.exists() and not out.is_dir():
        raise InputError(f"--out {out}: a folder is expected, this is a file")
    for name in ("site", "documents", "summary.json"):
        if (out / name).is_symlink():
            raise InputError(f"--out {out}: '{name}' is a link; it would be replaced by a build")
    if (out / STORE / "meta.json").is_file() or not out.is_dir():
        return
    others = sorted(path.name for path in out.iterdir() if not _is_begun(path))
    if others:
        raise InputError(
            f"--out {out}: the folder holds '{others[0]}' and no build; choose a new or empty one"
        )


def _is_begun(path: Path) -> bool:
    """Whether a first build that was cut off left this."""
    is_empty_store = path.name == STORE and path.is_dir() and is_new(path)
    return is_empty_store or path.name.startswith(STAGING)


def read_documents(folder: Path) -> dict[str, str]:
    """The texts at hand of an earlier build, by sha256; other files there are left alone."""
    finish(folder.parent)
    documents = {}
    for file in sorted(folder.glob("*.txt")):
        if DOCUMENT.fullmatch(file.name):
            with file.open(encoding="utf-8", errors="replace", newline="") as text:
                documents[file.stem] = text.read()
    return documents
