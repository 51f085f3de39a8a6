"""Asking the engine: its complaints as our errors, and what it must not be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import QueryError


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


_NOT_WORDS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:.-])", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_service(query: str) -> None:
    """No query of ours reaches another host; the engine itself would.

    Raises:
        QueryError: it does.
    """
    plain = _ESCAPED.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    if _SERVICE.search(_NOT_WORDS.sub(" ", plain)) or _SERVICE.search(_NOT_WORDS.sub(" ", query)):
        raise QueryError("the query asks another server (SERVICE), which is not done here")
