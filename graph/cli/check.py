"""`belligraph check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from . import options
from .printing import tell

MANY = 30_000


@click.command()
@click.argument("project", required=False, type=click.Path(path_type=Path))
@options.store_folder
def command(project: Path | None, store_path: Path) -> None:
    """Check PROJECT, or without one the store, against the shapes and for consistency.

    Prints a line a finding. The exit code is 1 if there are violations; warnings leave it 0.

    \b
    Example:
      belligraph check my-conflict
      belligraph check --store out/store
    """
    from ..assemble import index
    from ..build import read_documents
    from ..check import check
    from ..pages.telling.words import counted
    from ..project import open_project
    from ..store import MEMORY, existing, open_snapshot, open_store

    if project is None:
        snapshot = existing(store_path)
        store = open_snapshot(snapshot, store_path)
        documents = read_documents(store_path.parent / "documents")
    else:
        snapshot, store = None, open_store(MEMORY)
        documents = index(store, open_project(project))
    size = sum(batch.claims for batch in store.batches)
    if size > MANY:
        tell(f"Checking {size:,} claims: this takes some minutes.")
    report = check(store, documents, snapshot)
    click.echo("".join(f"{finding}\n" for finding in report.findings), nl=False)
    wrong = sum(f.severity == "violation" for f in report.findings)
    doubtful = counted(len(report.findings) - wrong, "warning")
    click.echo(f"{counted(wrong, 'violation')}, {doubtful}", err=True)
    sys.exit(0 if report.ok else 1)
