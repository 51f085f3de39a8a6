"""Terms put into the text of a query, where an engine of our own would bind variables.

The engine answers sooner so, since it plans with the terms before it; and the protocol has no way
to give them beside a query. They are written by the engine, and take the place of whole tokens, so
that no value can become part of the query itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from ..rdf import Term
from ..vocabulary import BG, PREFIXES

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"{3} | '{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n\r]*)
      | [?$](?P<variable>\w+)
      | (?P<word>[^\W\d][\w.-]*:?[\w.%-]*|:[\w.%-]*)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)+)([uU])")
"""Backslashes of a text before a letter `u`: SPARQL undoes escapes of characters before it reads
texts, so that `\\\\u0041` would not stay what it is. An escaped `u` does."""
SCORE = ("bg:score", f"<{BG}score>")
_HEADER = re.compile(r"^#.*\n", re.MULTILINE)
KEPT = 256
"""Texts of queries of which it is kept where their variables stand."""
_ENDS = frozenset({"having", "order", "limit", "offset", "values"})


def written(term: Term) -> str:
    """A term as it stands in SPARQL."""
    return sparql_text(str(term))


def sparql_text(ntriples: str) -> str:
    r"""Terms or triples, as N-Triples has them, for use in SPARQL.

    >>> print(sparql_text(r'"\\u0041" "\u0041"'))
    "\\\u00750041" "\u0041"
    """
    return _ESCAPED.sub(lambda m: f"{m[1]}\\u{ord(m[2]):04X}", ntriples)


def with_terms(query: str, terms: Mapping[str, Term]) -> str:
    """A query with terms in the place of variables; they are still among the results.

    >>> import pyoxigraph as ox
    >>> with_terms("SELECT ?a ?b { ?a ?p ?b }", {"a": ox.NamedNode("urn:x")})
    'SELECT (<urn:x> AS ?a) ?b { <urn:x> ?p ?b }'
    """
    put = {name: written(term) for name, term in terms.items()}
    parts = _parts(query, frozenset(put))
    return "".join(
        part if isinstance(part, str) else f"{part.before}{put[part.name]}{part.after}"
        for part in parts
    )


@lru_cache(maxsize=KEPT)
def variables(query: str) -> Set[str]:
    """The names of the variables of a query.

    >>> variables("SELECT ?a { ?a ?p '?b' }") == {"a", "p"}
    True
    """
    return {token["variable"] for token in _TOKEN.finditer(query) if token["variable"]}


def filled(query: str, terms: Mapping[str, Term]) -> str:
    """A query with terms put in, without its header, as anybody can read, change and send it."""
    return with_prefixes(with_terms(_HEADER.sub("", query), terms))


def with_prefixes(query: str) -> str:
    """A query with the declarations of those of our prefixes that it uses."""
    used = [name for name in PREFIXES if re.search(rf"(?<![\w:]){name}:", query)]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + "\n" + query


def declared(query: str) -> str:
    """A query with the prefixes of `vocabulary.PREFIXES`, which servers do not know."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items()) + "\n" + query


def uses_score(query: str) -> bool:
    """Whether a query needs the aggregate `bg:score`, which only the embedded engine has."""
    return any(token[0] in SCORE for token in _TOKEN.finditer(query))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term is to stand, and what is written around it."""

    name: str
    before: str = ""
    after: str = ""


@lru_cache(maxsize=KEPT)
def _parts(query: str, names: Set[str]) -> tuple[str | _Place, ...]:
    """A query as texts that stay and places of terms; the same query is asked of many terms."""
    parts: list[str | _Place] = []
    for part in _replaced(query, names):
        last = parts[-1] if parts else None
        if isinstance(part, str) and isinstance(last, str):
            parts[-1] = last + part
        else:
            parts.append(part)
    return tuple(parts)


def _replaced(query: str, names: Set[str]) -> Iterator[str | _Place]:
    """The tokens of the query.

    A term needs a name where it is selected or grouped by: once its own, in what the whole query
    selects; elsewhere one that nothing else has.
    """
    clause, brackets, braces, before = "", 0, 0, ""
    named = set[str]()
    for token in _TOKEN.finditer(query):
        text, name = token[0], token["variable"]
        word = (token["word"] or "").lower()
        if word == "select" or (word == "by" and before in ("group", "order")):
            clause, brackets = word.replace("by", before), 0
        elif word in _ENDS or text in ("{", "}") or (clause == "select" and word == "where"):
            clause = ""
        brackets += (text == "(") - (text == ")")
        braces += (text == "{") - (text == "}")
        if name not in names:
            yield text
        elif not clause or brackets:
            yield _Place(name)
        elif clause == "order":
            yield _Place(name, "(", ")")
        elif clause == "group" or braces:
            yield _Place(name, "(", f" AS ?term_{token.start()})")
        elif name not in named:
            named.add(name)
            yield _Place(name, "(", f" AS ?{name})")
        before = word or (before if text.isspace() or token["comment"] else "")
