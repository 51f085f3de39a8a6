"""Results as the engine writes them, cell by cell: what is never looked at is never converted.

Terms handed over one by one cost more than the rows are worth: the engine writes its results as
tab-separated values (SPARQL 1.1 Query Results CSV and TSV Formats) in less time, which hold all
that a term says, and a cell becomes a value when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pyoxigraph as ox

from ..rdf import Term, node
from ..vocabulary import XSD
from .asking import engine_errors
from .engine import Store

Value = str | int | float | bool | None
Line = tuple[str, ...]
"""The cells of a row."""
TRIPLE = ("subject", "predicate", "object")

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def lines(
    store: Store, query: str, terms: Mapping[str, Term] | None = None
) -> tuple[list[str], list[Line]]:
    """The variables and the rows of a query, in the engine's order, as cells.

    The rows of CONSTRUCT and DESCRIBE are triples; ASK gives one row with one cell.

    Raises:
        QueryError: it does not parse, or cannot run.
    """
    result = store.query(query, terms)
    if isinstance(result, ox.QueryBoolean):
        return ["answer"], [("true" if result else "false",)]
    if isinstance(result, ox.QuerySolutions):
        return _solutions(result)
    with engine_errors():
        return [*TRIPLE], [tuple(map(_written, triple)) for triple in result]


def select_lines(
    store: Store, query: str, terms: Mapping[str, Term] | None = None
) -> tuple[list[str], list[Line]]:
    """The same of a query that must be a SELECT."""
    return _solutions(store.select(query, terms))


def written(solutions: ox.QuerySolutions) -> str:
    """Rows as the engine writes them: a line a row, below one of the variables."""
    with engine_errors():
        return (solutions.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode()


def _solutions(solutions: ox.QuerySolutions) -> tuple[list[str], list[Line]]:
    names = [variable.value for variable in solutions.variables]
    text = written(solutions).removesuffix("\n")
    if not names:
        return names, [()] * text.count("\n")
    cells = text.replace("\n", "\t").split("\t")
    by_row = [iter(cells[len(names) :])] * len(names)  # one iterator, so that a row takes its cells
    return names, list(zip(*by_row, strict=True))


def _written(term: object) -> str:
    return f"<{term.value}>" if isinstance(term, ox.NamedNode) else str(term)


def value(cell: str) -> Value:
    """What a cell holds: numbers and flags as such, else text; nothing as None.

    >>> value("5"), value('"two\\\\nlines"@en'), value("<https://example.org/>"), value("")
    (5, 'two\\nlines', 'https://example.org/', None)
    """
    first = cell[:1]
    if first == "<" and cell[1] != "<":  # most are IRIs
        return cell[1:-1]
    if first == '"':
        text, _, kind = cell.rpartition('"')
        return _typed(unescaped(text[1:]), kind[3:-1]) if kind[:1] == "^" else unescaped(text[1:])
    if first in ("<", "_"):
        return text_of(cell)
    if not cell:
        return None
    if cell in ("true", "false"):
        return cell == "true"
    return _read_or_text(cell, float if "." in cell or "e" in cell or "E" in cell else int)


def text_of(cell: str) -> str:
    """What a cell holds, as text whatever it is: what the engine calls the value of a term."""
    if cell.startswith('"'):
        return unescaped(cell.rpartition('"')[0][1:])
    if cell.startswith("<") and not cell.startswith("<<"):
        return cell[1:-1]
    return cell.removeprefix("_:")


def term_of(cell: str) -> ox.NamedNode | ox.Literal | None:
    """The term that a cell is of; None = a text in a language, or no IRI or literal at all."""
    if cell.startswith('"'):
        text, _, kind = cell.rpartition('"')
        if kind.startswith("@"):
            return None
        text = unescaped(text[1:])
        return ox.Literal(text, datatype=node(kind[3:-1])) if kind else ox.Literal(text)
    if cell.startswith("<"):
        return None if cell.startswith("<<") else ox.NamedNode(cell[1:-1])
    return ox.Literal(cell, datatype=node(XSD + bare)) if (bare := _bare(cell)) else None


def _bare(cell: str) -> str:
    """The type of what stands without quotation marks; empty = it is no literal."""
    if not cell or cell.startswith("_"):
        return ""
    if cell in ("true", "false"):
        return "boolean"
    if "e" in cell or "E" in cell:
        return "double"
    return "decimal" if "." in cell else "integer"


def unescaped(text: str) -> str:
    """A literal without its escapes."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(escape[3], escape[3])


def _typed(text: str, datatype: str) -> Value:
    read = _READ.get(datatype)
    return _read_or_text(text, read) if read else text


def _read_or_text(text: str, read: Callable[[str], Value]) -> Value:
    """What is called a number need not be one, or has more digits than Python takes."""
    try:
        return read(text)
    except ValueError:
        return text


_INTEGERS = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
_READ: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in _INTEGERS},
    **{XSD + name: float for name in ("decimal", "double", "float")},
    XSD + "boolean": lambda text: text in ("true", "1"),
}
