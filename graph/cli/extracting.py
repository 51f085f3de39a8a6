"""What `belligraph extract` does with the claims of documents: print, tabulate, append them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .printing import on_terminal, tell

if TYPE_CHECKING:
    from ..dates import PartialDate
    from ..errors import TextError
    from ..readers.text import Document
    from ..readers.text.extraction.many import Outcome, Work
    from ..readers.text.extraction.results import Results
    from ..readers.text.llm import Cost, Endpoint
    from ..registry import Registry

    Coming = Iterable[Document | TextError]

COLUMNS = (
    "subject", "relation", "object", "against", "means", "modality", "standing", "condition",
    "speaker", "place", "when", "confidence", "text",
)  # fmt: skip


def documents(
    files: Iterable[str], registry: Registry, day: PartialDate | None, publisher: str | None
) -> Iterator[Document | TextError]:
    """The documents of files, and what keeps others from being read."""
    from ..readers.text.documents.document import documents_or_faults

    return chain.from_iterable(documents_or_faults(f, registry, day, publisher) for f in files)


def known(registry: Registry) -> str:
    """The names by which documents are read, as a hash."""
    names = repr(sorted(registry.actors.items())) + repr(sorted(registry.places.items()))
    return sha256(names.encode()).hexdigest()[:16]


def costs(where: Endpoint, registry: Registry, coming: Coming) -> Iterator[Cost]:
    """What asking an endpoint about documents would cost."""
    from ..errors import TextError
    from ..readers.text.llm import Llm

    model = Llm(where, registry)
    readable = (one for one in coming if not isinstance(one, TextError))
    return map(model.cost_of_text, readable)


def print_lines(found: Iterable[Outcome]) -> None:
    """Claims as JSON lines, as they are read; that there is none is told."""
    from ..pages.telling.words import counted

    read = claims = 0
    with _watching() as watch:
        for outcome in found:
            read += 1
            watch(outcome)
            claims += len(outcome.claims)
            for claim in outcome.claims:
                click.echo(claim)
    if read and not claims:
        tell(f"no claims in {counted(read, 'document')}")


def print_table(found: Iterable[Outcome]) -> None:
    """Claims as a table, once all are read; columns in which nothing stands are left out."""
    from .answers import print_rows

    rows = []
    with _watching() as watch:
        for outcome in found:
            watch(outcome)
            rows += [_row(json.loads(claim)) for claim in outcome.claims]
        filled = [i for i in range(len(COLUMNS)) if any(row[i] for row in rows)]
        print_rows([COLUMNS[i] for i in filled], [[row[i] for i in filled] for row in rows])


def append(
    out: Path, coming: Coming, work: Work, processes: int, settings: Mapping[str, str]
) -> None:
    """Claims into a file that can be gone on with, its progress told on a terminal."""
    from ..pages.telling.words import counted
    from ..readers.text.extraction.many import outcomes
    from ..readers.text.extraction.results import remaining, results

    with _watching() as watch, results(out, settings) as kept:
        if kept.progress.documents:
            held = counted(kept.progress.documents, "document is", "documents are")
            click.echo(f"{held} done already", err=True)
        with _counting(kept) as count:
            for outcome in outcomes(remaining(coming, kept.progress), work, processes):
                kept.add(outcome)
                watch(outcome)
                count()
        done = kept.progress
        unread = f", {done.unread:,} not read" if done.unread else ""
        if done.read:  # else no file is left to be told of
            documents_, claims = counted(done.documents, "document"), counted(done.claims, "claim")
            click.echo(f"{out}: {documents_}{unread}, {claims}", err=True)


@contextmanager
def _watching() -> Iterator[Callable[[Outcome], None]]:
    """Tells what keeps documents from being read, and ends with an error where anything did."""
    from ..errors import TextError

    total, faults, held = 0, 0, None

    def watch(outcome: Outcome) -> None:
        nonlocal total, faults, held
        if held is not None:
            tell(f"Not read: {held}")
        total, faults, held = total + 1, faults + (outcome.fault is not None), outcome.fault

    yield watch
    if held is not None:
        if total == 1:
            raise held
        tell(f"Not read: {held}")
    if faults:
        raise TextError(f"{faults:,} of {total:,} documents were not read, as told above")


@contextmanager
def _counting(kept: Results) -> Iterator[Callable[[], None]]:
    """Counts documents and claims on standard error, if that is a terminal."""
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from ..pages.telling.words import counted

    console = on_terminal()
    columns = (TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        task = bars.add_task("reading")

        def count() -> None:
            done = kept.progress
            said = f"{counted(done.documents, 'document')}, {counted(done.claims, 'claim')}"
            bars.update(task, description=said)

        yield count


def _row(record: dict[str, Any]) -> list[str]:
    speaker, place = record["speaker"], record["place"]
    denied = "not " if record["negated"] else ""
    return [
        record["subject"]["label"],
        denied + record["relation"],
        record["object"]["label"],
        ", ".join(one["label"] for one in record["against"]),
        f"{record['means']} ({record['item']})" if record["item"] else record["means"],
        record["modality"],
        record["standing"],
        record["condition"] or "",
        speaker["label"] if speaker else "",
        place["label"] if place else "",
        _when(record["valid"]["from"], record["valid"]["to"]),
        str(record["confidence"]),
        " ".join(record["evidence"]["text"].split()),
    ]


def _when(first: str | None, last: str | None) -> str:
    """The time of a claim in EDTF."""
    return (first or "") if first == last else f"{first or ''}/{last or ''}"
