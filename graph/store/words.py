r"""The words of a query, beside its texts, addresses and comments, in which anything may stand.

Looked at once from end to end, whoever wrote it: what nobody closes goes to its end. Such a query
does not parse, and looking for the end from every quote anew would take the square of its length.
"""

from __future__ import annotations

import re

NOT_WORDS = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"""|\Z)|' + r"'''(?:[^\\]|\\.)*?(?:'''|\Z)|"
    r'"(?:[^"\\\n\r]|\\.)*(?:"|$|\r|\Z)|' + r"'(?:[^'\\\n\r]|\\.)*(?:'|$|\r|\Z)|"
    r"<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*|\\[^uU]",  # in names \# and \' stand for themselves
    re.DOTALL | re.MULTILINE,
)
"""Texts, addresses and comments."""
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s*\S*?:\s*|BASE\s+|@)*", re.IGNORECASE)
_FIRST = re.compile(r"\w+")
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
"""The words that queries begin with, behind the prologue."""
PROLOGUE = ("PREFIX", "BASE", "VERSION")
UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
_SPARQL = re.compile(
    rf"\{{|^[ \t]*(?:{'|'.join(FORMS + PROLOGUE)})\s",
    re.IGNORECASE | re.MULTILINE,
)


def first_word(query: str) -> str:
    """The word that says what a query does, in capitals; empty where there is none.

    >>> first_word("PREFIX a: <b:c> # SELECT\\ninsert data {}")
    'INSERT'
    """
    plain = NOT_WORDS.sub(" ", query)
    found = _FIRST.match(plain, _PROLOGUE.match(plain).end())  # type: ignore[union-attr]
    return found[0].upper() if found else ""


def is_sparql(text: str) -> bool:
    """Whether a text is meant as SPARQL, and not as the name of a query or of a file.

    >>> [is_sparql(text) for text in ("ASK {}", "describe <urn:x>", "who-supports", "ask.rq")]
    [True, True, False, False]
    """
    return _SPARQL.search(text) is not None
