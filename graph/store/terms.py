"""Terms put into the text of a query, where an engine of our own would bind variables.

The terms are written by the engine, and take the place of whole tokens, so that no value can
become part of the query itself. A row of `VALUES` would not do: the named queries have
sub-selects, which do not see what is bound outside of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
    return "".join(_replaced(query, put)) if put else query


def declared(query: str) -> str:
    """A query with the prefixes of `vocabulary.PREFIXES`, which servers do not know."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items()) + "\n" + query


def uses_score(query: str) -> bool:
    """Whether a query needs the aggregate `bg:score`, which only the embedded engine has."""
    return any(token[0] in SCORE for token in _TOKEN.finditer(query))


def _replaced(query: str, put: Mapping[str, str]) -> Iterator[str]:
    """The tokens of the query.

    Variables are selected, grouped by, or used. A term that is selected needs a name, which must
    come once: a sub-select passes none out, since the query around it has the term itself.
    """
    clause, brackets, braces, before = "", 0, 0, ""
    given: set[str] = set()
    for token in _TOKEN.finditer(query):
        text, name = token[0], token["variable"]
        word = (token["word"] or "").lower()
        if word == "select" or (word == "by" and before in ("group", "order")):
            clause, brackets, given = word.replace("by", before), 0, set()
        elif word in _ENDS or text in ("{", "}") or (clause == "select" and word == "where"):
            clause = ""
        brackets += (text == "(") - (text == ")")
        braces += (text == "{") - (text == "}")
        if name not in put:
            yield text
        elif not clause or brackets:
            yield put[name]
        else:
            yield _named(clause, name, put[name], token.start() if braces else 0, given)
        before = word or (before if text.isspace() or token["comment"] else "")


def _named(clause: str, name: str, term: str, within: int, given: set[str]) -> str:
    """A term where a variable is selected, grouped or ordered by; empty if that was done before.

    Args:
        within: where in the query the token is, if that is within a sub-select; else 0.
        given: names that the clause has; a sub-select needs one, whichever.
    """
    if clause == "order":
        return f"({term})"
    if name in given or (clause == "select" and within and given):
        return ""
    given.add(name)
    return f"({term} AS ?{name if clause == 'select' and not within else f'term_{within}_{name}'})"
