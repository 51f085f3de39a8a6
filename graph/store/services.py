"""No query of ours reaches another host; the engine itself would."""

from __future__ import annotations

import re

from ..errors import QueryError

_NOT_WORDS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:.-])", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_service(query: str) -> None:
    """Refuse a query that asks another server.

    Raises:
        QueryError: it does.
    """
    plain = _ESCAPED.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    if _SERVICE.search(_NOT_WORDS.sub(" ", plain)) or _SERVICE.search(_NOT_WORDS.sub(" ", query)):
        raise QueryError("the query asks another server (SERVICE), which is not done here")
