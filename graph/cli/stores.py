"""Where a store is: a folder, or the address of a server."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from ..errors import quoted

REMOTE = "belligraph.store.remote"


def place(ctx: click.Context, parameter: click.Parameter, value: Any) -> Path | str | None:
    """A folder as a path, an address as text."""
    if value is None:
        return None
    if not _is_address(ctx, parameter, value):
        return Path(value)
    if not str(value).lower().startswith(("http:", "https:")):
        raise click.BadParameter(
            f"{quoted(value)}; expected a folder, or an address that begins with http:// or "
            "https://", ctx, parameter,
        )  # fmt: skip
    tell_progress()
    return str(value)


def folder(ctx: click.Context, parameter: click.Parameter, value: Any) -> Path:
    """A folder as a path; an address is refused."""
    if _is_address(ctx, parameter, value):
        raise click.UsageError(
            f"'{ctx.info_name}' works on a store in a folder, and --store is an address", ctx
        )
    return Path(value)


def _is_address(ctx: click.Context, parameter: click.Parameter, value: Any) -> bool:
    if not str(value):
        raise click.BadParameter("it is empty; expected where the store is", ctx, parameter)
    from ..store.remote import is_address

    return is_address(str(value))


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
