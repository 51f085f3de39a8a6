"""Where a store is: a folder, or the address of a server."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

FOLDERS_ONLY = frozenset(
    {"add-actors", "check", "history", "import", "push", "restore", "rules",
     "serve", "snapshot", "undo", "verify"}
)  # fmt: skip
"""Commands that write to a store, or read what only a folder has."""
REMOTE = "belligraph.store.remote"


def place(ctx: click.Context, _: click.Parameter, value: Any) -> Path | str | None:
    """A folder as a path, an address as text, and refused where a folder is needed."""
    if value is None:
        return None
    if not str(value).lower().startswith(("http:", "https:")):
        return Path(value)
    if ctx.info_name in FOLDERS_ONLY:
        raise click.UsageError(
            f"'{ctx.info_name}' works on a store in a folder, and --store is an address", ctx
        )
    tell_progress()
    return str(value)


def tell_progress() -> None:
    """Have what is fetched from a server, or written to one, told on standard error."""
    log = logging.getLogger(REMOTE)
    if not log.handlers:
        log.addHandler(_Telling())
        log.setLevel(logging.INFO)
        log.propagate = False


class _Telling(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """A line on the standard error of now, which a test may have put another in place of."""
        from .printing import tell

        tell(record.getMessage())
