"""Asking the engine: its complaints as our errors, and what it must not be asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import QueryError
from ..vocabulary import PREFIXES
from .aggregates import SCORE
from .parsing import parses, spellings


@contextmanager
def engine_errors() -> Iterator[None]:
    """What the engine complains of, as our errors; to be put round the reading of rows as well.

    Raises:
        QueryError: the query does not parse, or it cannot run: rows are worked out as they are
            read, and a SERVICE may not be reached.
    """
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {error}") from None
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot run: {error}") from None


def refuse_service(query: str) -> None:
    """No query of ours reaches another host; the engine itself would.

    Raises:
        QueryError: it does.
    """
    spelled = spellings(query)
    if spelled is not None and _parses(spelled[0]) and not _parses(spelled[1]):
        raise QueryError("the query asks another server (SERVICE), which is not done here")


def _parses(query: str) -> bool:
    return parses(query, PREFIXES, {SCORE: dict})
