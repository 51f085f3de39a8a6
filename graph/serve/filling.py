"""A named query with its parameters put in, as a query that anybody can read, change and send.

The protocol has no way to give parameters beside a query, so each becomes a term within it. What a
person types was made a term before (`queries.parameters`): it never becomes part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..queries import NamedQuery
from ..rdf import Term
from ..vocabulary import PREFIXES

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*'
    r"|[?$](?P<variable>\w+)|(?P<word>[A-Za-z]+)|(?P<other>\s+|.)",
    re.DOTALL,
)
_SELECTS_NOTHING = re.compile(r"\b(SELECT(?:\s+DISTINCT)?)\s+(?=WHERE\b|\{)")
_GROUPS_BY_NOTHING = re.compile(r"\bGROUP BY\s*(?=\}|\Z|HAVING\b|ORDER\b|LIMIT\b)")
_HEADER = re.compile(r"^#.*\n", re.MULTILINE)
_LISTS = ("SELECT", "BY")
"""After these words stand variables that are passed on, among which a term has no place."""
_ENDS = frozenset(("WHERE", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))


def filled(query: NamedQuery, terms: Mapping[str, Term]) -> str:
    """The text of a query with terms in the place of its parameters, and the prefixes it uses."""
    text, depth, in_list = [], 0, False
    for match in _TOKEN.finditer(_HEADER.sub("", query.text)):
        token, word = match[0], (match["word"] or "").upper()
        if word in _LISTS:
            in_list, depth = True, 0
        elif word in _ENDS or token in ("{", "}"):
            in_list = False
        depth += {"(": 1, ")": -1}.get(token, 0)
        term = terms.get(match["variable"] or "")
        if term is None:
            text.append(token)
        elif not in_list or depth:
            text.append(str(term))
    return with_prefixes(_tidy("".join(text)))


def with_prefixes(text: str) -> str:
    """A query with the declarations of those of our prefixes that it uses."""
    used = [name for name in PREFIXES if re.search(rf"(?<![\w:]){name}:", text)]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + "\n" + text


def _tidy(text: str) -> str:
    """Without the blanks that parameters left, and whole where nothing is left to pass on."""
    text = _SELECTS_NOTHING.sub(r"\1 (true AS ?found) ", text)
    text = _GROUPS_BY_NOTHING.sub("", text)
    lines = (re.sub(r"(?<=\S) {2,}", " ", line).rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line.strip()) + "\n"
